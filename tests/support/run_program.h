// tests/support/run_program.h: runs the program as a user would.
#ifndef QUAESTOR_TESTS_SUPPORT_RUN_PROGRAM_H_
#define QUAESTOR_TESTS_SUPPORT_RUN_PROGRAM_H_

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

struct RunResult {
  int status = -1;  // exit status; -1 for death by a signal
  std::string out;
  std::string err;
};

// Runs `quaestor` with these arguments.
RunResult RunQuaestor(const std::vector<std::string>& arguments,
                      std::string_view input = "");

// The same through a shell, in which $QUAESTOR is the program.
RunResult RunShell(const std::string& script, std::string_view input = "");

// An empty folder of its own, removed with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  // Writes a file into it and returns its path.
  [[nodiscard]] std::string Write(const std::string& name,
                                  std::string_view bytes) const;
  // Names of what it holds, hidden files too, in order.
  [[nodiscard]] std::vector<std::string> Names(
      const std::string& subfolder = "") const;

 private:
  std::filesystem::path path_;
};

std::string ReadWholeFile(const std::filesystem::path& path);

}  // namespace quaestor

#endif  // QUAESTOR_TESTS_SUPPORT_RUN_PROGRAM_H_
