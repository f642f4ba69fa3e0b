#include "cli/messages.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace quaestor {
namespace {

bool IsColoured() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool refused = no_color != nullptr && *no_color != '\0';
  const bool dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  return !refused && !dumb && isatty(STDERR_FILENO) == 1;
}

std::string Painted(std::string_view text, std::string_view colour) {
  std::string painted = "\033[";
  painted += colour;
  painted += 'm';
  painted += text;
  painted += "\033[0m";
  return painted;
}

// One write, so that lines of several processes do not mix.
void WriteToStandardError(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace

std::string Printable(std::string_view text) {
  std::string printable;
  for (const char character : text) {
    const auto code = static_cast<unsigned char>(character);
    printable += code < 0x20 || code == 0x7F ? ' ' : character;
  }
  return printable;
}

void Say(Severity severity, std::string_view subject, std::string_view text) {
  std::string line = "quaestor: ";
  if (subject == "-") subject = "standard input";
  if (!subject.empty()) line += Printable(subject) + ": ";
  if (IsColoured()) {
    line +=
        Painted(Printable(text), severity == Severity::kError ? "31" : "33");
  } else {
    line += Printable(text);
  }
  WriteToStandardError(line + '\n');
}

Progress::Progress(std::size_t total, bool quiet)
    : total_(total),
      enabled_(!quiet && total > 1 && isatty(STDERR_FILENO) == 1),
      start_(std::chrono::steady_clock::now()) {}

void Progress::Show(std::size_t done) {
  const auto elapsed = std::chrono::steady_clock::now() - start_;
  if (!enabled_ || elapsed < std::chrono::seconds(1)) return;
  shown_ = true;
  WriteToStandardError("\r\033[K" + std::to_string(done) + " of " +
                       std::to_string(total_) + " documents");
}

void Progress::Clear() {
  if (shown_) WriteToStandardError("\r\033[K");
  shown_ = false;
}

}  // namespace quaestor
