#include "cli/batch_progress.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace quaestor {
namespace {

std::string OneDecimal(double number) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f", number);
  return text.data();
}

std::string Bar(double share, int width) {
  const int filled = static_cast<int>(share * width);
  return "[" + std::string(static_cast<std::size_t>(filled), '#') +
         std::string(static_cast<std::size_t>(width - filled), '.') + "] ";
}

void Print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace

std::string DurationText(std::chrono::duration<double> duration) {
  const auto seconds =
      static_cast<long>(std::ceil(std::max(0.0, duration.count())));
  const std::string rest = std::to_string(seconds % 60) + " s";
  if (seconds < 60) return rest;
  const std::string minutes = std::to_string(seconds / 60 % 60) + " min";
  if (seconds < 3600) return minutes + " " + rest;
  return std::to_string(seconds / 3600) + " h " + minutes;
}

std::string ProgressText(const BatchTotals& totals,
                         std::chrono::duration<double> elapsed, int bar_width) {
  const double share =
      totals.files == 0
          ? 1
          : static_cast<double>(std::min(totals.met, totals.files)) /
                static_cast<double>(totals.files);
  std::string text = bar_width > 0 ? Bar(share, bar_width) : "";
  text += std::to_string(totals.met) + " of " + std::to_string(totals.files);
  text += ", " + std::to_string(totals.failed) + " failed, " +
          std::to_string(totals.flagged) + " to review";
  const double rate =
      static_cast<double>(totals.met) / std::max(0.001, elapsed.count());
  text += ", " + OneDecimal(rate) + "/s";
  if (totals.met > 0 && totals.met < totals.files) {
    const double left = static_cast<double>(totals.files - totals.met) / rate;
    text += ", " + DurationText(std::chrono::duration<double>(left)) + " left";
  }
  return text;
}

BatchProgress::BatchProgress(bool quiet)
    : quiet_(quiet),
      terminal_(isatty(STDERR_FILENO) == 1),
      start_(Clock::now()),
      next_(start_ + std::chrono::seconds(1)) {}

void BatchProgress::Show(const BatchTotals& totals) {
  constexpr int kBarWidth = 20;
  const Clock::time_point now = Clock::now();
  if (quiet_ || now < next_) return;
  if (terminal_) {
    Print("\r\033[K" + ProgressText(totals, now - start_, kBarWidth));
    next_ = now + std::chrono::milliseconds(200);
  } else {
    Print("quaestor: " + ProgressText(totals, now - start_, 0) + "\n");
    next_ = now + std::chrono::seconds(30);
  }
  shown_ = terminal_;
}

void BatchProgress::Clear() {
  if (shown_) Print("\r\033[K");
  shown_ = false;
}

std::chrono::steady_clock::duration BatchProgress::Elapsed() const {
  return Clock::now() - start_;
}

}  // namespace quaestor
