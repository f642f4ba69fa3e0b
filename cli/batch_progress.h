// cli/batch_progress.h: how far a batch has come: a bar on a terminal, now and
// then a plain line elsewhere, for example in a log.
#ifndef QUAESTOR_CLI_BATCH_PROGRESS_H_
#define QUAESTOR_CLI_BATCH_PROGRESS_H_

#include <chrono>
#include <optional>
#include <string>

#include "archive/batch.h"

namespace quaestor {

class BatchProgress {
 public:
  explicit BatchProgress(bool quiet);
  ~BatchProgress() { Clear(); }
  BatchProgress(const BatchProgress&) = delete;
  BatchProgress& operator=(const BatchProgress&) = delete;

  // Shows it where it is time to.
  void Show(const BatchTotals& totals);
  // Takes the bar away. To be called before anything else is printed.
  void Clear();
  [[nodiscard]] std::chrono::steady_clock::duration Elapsed() const;

 private:
  using Clock = std::chrono::steady_clock;

  bool quiet_;
  bool terminal_;
  bool shown_ = false;
  Clock::time_point start_;
  Clock::time_point next_;
};

// "[#####.....] 120 of 300, 3 failed, 12 to review, 8.1/s, 22 s left"; without
// the bar for a width of 0. Rates are of what this run converted.
std::string ProgressText(const BatchTotals& totals,
                         std::chrono::duration<double> elapsed, int bar_width);

// "3 h 12 min", "2 min 5 s", "22 s".
std::string DurationText(std::chrono::duration<double> duration);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_BATCH_PROGRESS_H_
