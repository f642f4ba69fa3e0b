#include "bench/reliability.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <iomanip>
#include <map>
#include <ostream>

namespace quaestor {
namespace {

double Share(double part, std::size_t whole) {
  return whole > 0 ? part / static_cast<double>(whole) : 0;
}

std::size_t BinOf(double confidence) {
  return std::min<std::size_t>(static_cast<std::size_t>(confidence * 10), 9);
}

std::size_t CountIf(std::span<const Judgement> judgements,
                    const std::function<bool(const Judgement&)>& is) {
  return static_cast<std::size_t>(std::ranges::count_if(judgements, is));
}

void PrintBins(std::ostream& out, const ReliabilityBins& bins) {
  out << "  confidence    fields     mean    right\n";
  for (std::size_t i = 0; i < bins.size(); ++i) {
    const double from = static_cast<double>(i) / 10;
    out << "   " << std::setprecision(1) << from << " - " << from + 0.1
        << std::setw(10) << bins[i].count;
    if (bins[i].count > 0) {
      out << std::setprecision(4) << std::setw(9) << bins[i].confidence
          << std::setw(9) << bins[i].right;
    }
    out << '\n';
  }
}

}  // namespace

ReliabilityBins BinsOf(std::span<const Judgement> judgements) {
  ReliabilityBins bins;
  for (const Judgement& one : judgements) {
    ReliabilityBin& bin = bins[BinOf(one.confidence)];
    ++bin.count;
    bin.confidence += one.confidence;
    bin.right += one.right ? 1 : 0;
  }
  for (ReliabilityBin& bin : bins) {
    if (bin.count == 0) continue;
    bin.confidence /= bin.count;
    bin.right /= bin.count;
  }
  return bins;
}

double CalibrationError(std::span<const Judgement> judgements) {
  double sum = 0;
  for (const ReliabilityBin& bin : BinsOf(judgements)) {
    sum += bin.count * std::abs(bin.confidence - bin.right);
  }
  return Share(sum, judgements.size());
}

double LogLoss(std::span<const Judgement> judgements) {
  constexpr double kLeast = 1e-12;
  double sum = 0;
  for (const Judgement& one : judgements) {
    const double given = one.right ? one.confidence : 1 - one.confidence;
    sum -= std::log(std::max(given, kLeast));
  }
  return Share(sum, judgements.size());
}

double ReviewShare(std::span<const Judgement> judgements, int percent) {
  struct Level {
    std::size_t fields = 0;
    std::size_t errors = 0;
  };
  std::map<double, Level> levels;
  std::size_t errors = 0;
  for (const Judgement& one : judgements) {
    Level& level = levels[one.confidence];
    ++level.fields;
    if (!one.right) ++level.errors, ++errors;
  }
  std::size_t looked_at = 0;
  std::size_t caught = 0;
  for (const auto& [confidence, level] : levels) {
    if (caught * 100 >= static_cast<std::size_t>(percent) * errors) break;
    looked_at += level.fields;
    caught += level.errors;
  }
  return Share(static_cast<double>(looked_at), judgements.size());
}

void PrintReliability(std::ostream& out, std::span<const Judgement> judgements,
                      double threshold) {
  const auto wrong = [](const Judgement& one) { return !one.right; };
  const auto flagged = [&](const Judgement& one) {
    return one.confidence < threshold;
  };
  const auto silent = [&](const Judgement& one) {
    return wrong(one) && !flagged(one);
  };
  const std::size_t flags = CountIf(judgements, flagged);
  out << std::fixed;
  PrintBins(out, BinsOf(judgements));
  out << std::setprecision(4) << "  calibration error "
      << CalibrationError(judgements) << ", log loss " << LogLoss(judgements)
      << "\n  at " << std::setprecision(2) << threshold << ": "
      << CountIf(judgements, silent) << " of " << CountIf(judgements, wrong)
      << " errors silent, flagged " << flags << " ("
      << 100 * Share(static_cast<double>(flags), judgements.size())
      << " %)\n  to look at for";
  for (const int percent : {90, 95, 99, 100}) {
    out << (percent > 90 ? "," : "") << ' ' << percent << " % of the errors "
        << std::setprecision(2) << 100 * ReviewShare(judgements, percent)
        << " %";
  }
  out << '\n';
}

}  // namespace quaestor
