// cli/messages.h: what the program tells people, on standard error.
#ifndef QUAESTOR_CLI_MESSAGES_H_
#define QUAESTOR_CLI_MESSAGES_H_

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace quaestor {

enum class Severity { kError, kWarning, kNote };

// One line, "quaestor: SUBJECT: TEXT"; the subject is a file or "". Coloured
// on a terminal, unless NO_COLOR is set.
void Say(Severity severity, std::string_view subject, std::string_view text);

// "12 of 300 documents" on a terminal, for work that takes longer than a
// second; nothing elsewhere.
class Progress {
 public:
  Progress(std::size_t total, bool quiet);
  ~Progress() { Clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void Show(std::size_t done);
  // Takes the line away. To be called before anything else is printed.
  void Clear();

 private:
  std::size_t total_;
  bool enabled_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point start_;
};

// Control characters replaced, so that a file name cannot spoil a terminal.
std::string Printable(std::string_view text);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_MESSAGES_H_
