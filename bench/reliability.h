// bench/reliability.h: how far confidences can be trusted, measured on fields
// of which it is known whether they were read right.
#ifndef QUAESTOR_BENCH_RELIABILITY_H_
#define QUAESTOR_BENCH_RELIABILITY_H_

#include <array>
#include <iosfwd>
#include <span>

namespace quaestor {

struct Judgement {
  double confidence = 0;
  bool right = false;
};

// Fields whose confidence is in one tenth of 0 to 1.
struct ReliabilityBin {
  int count = 0;
  double confidence = 0;  // mean
  double right = 0;       // share
};

using ReliabilityBins = std::array<ReliabilityBin, 10>;

ReliabilityBins BinsOf(std::span<const Judgement> judgements);

// The mean distance of the bins' confidence from their share of right fields.
double CalibrationError(std::span<const Judgement> judgements);

// The mean negative logarithm of the probability given to what was the case.
double LogLoss(std::span<const Judgement> judgements);

// Share of the fields to look at, lowest confidence first, to catch so many
// percent of the errors. Fields of the same confidence are looked at together.
double ReviewShare(std::span<const Judgement> judgements, int percent);

// A table of all that, and what a review of the fields below `threshold` sees.
void PrintReliability(std::ostream& out, std::span<const Judgement> judgements,
                      double threshold);

}  // namespace quaestor

#endif  // QUAESTOR_BENCH_RELIABILITY_H_
