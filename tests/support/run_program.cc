#include "tests/support/run_program.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace quaestor {
namespace {

int ExitStatus(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string Quoted(const std::string& word) {
  std::string quoted = "'";
  for (const char character : word) {
    quoted += character == '\'' ? "'\\''" : std::string(1, character);
  }
  return quoted + "'";
}

}  // namespace

RunResult RunQuaestor(const std::vector<std::string>& arguments,
                      std::string_view input) {
  std::string script = "\"$QUAESTOR\"";
  for (const std::string& word : arguments) script += " " + Quoted(word);
  return RunShell(script, input);
}

RunResult RunShell(const std::string& script, std::string_view input) {
  const TemporaryFolder folder;
  const std::string in = folder.Write("in", input);
  const std::string file = folder.Write(
      "script", "QUAESTOR=" + Quoted(QUAESTOR_PROGRAM) + "\n" + script + "\n");
  const std::string command = "bash " + Quoted(file) + " < " + Quoted(in) +
                              " > " + Quoted(folder.path() / "out") + " 2> " +
                              Quoted(folder.path() / "err");
  RunResult result;
  result.status = ExitStatus(std::system(command.c_str()));
  result.out = ReadWholeFile(folder.path() / "out");
  result.err = ReadWholeFile(folder.path() / "err");
  return result;
}

TemporaryFolder::TemporaryFolder() {
  std::string name =
      (std::filesystem::temp_directory_path() / "quaestor-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    throw std::runtime_error("no temporary folder");
  }
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::Write(const std::string& name,
                                   std::string_view bytes) const {
  const std::filesystem::path file = path_ / name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
  return file.string();
}

std::vector<std::string> TemporaryFolder::Names(
    const std::string& subfolder) const {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(path_ / subfolder)) {
    names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

std::string ReadWholeFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace quaestor
