#include "parsers/piece_runs.h"

#include <algorithm>
#include <cmath>

#include "parsers/word_text.h"

namespace quaestor {
namespace {

// All shares are of the font size.
constexpr double kSameBaseline = 0.2;
constexpr double kScriptShift = 0.75;  // a raised glyph is at most so far off
constexpr double kLeastShift = 0.08;   // and at least so far
constexpr double kScriptSize = 0.86;   // and at most so large
constexpr double kMaxOverlap = 0.6;    // glyphs that follow on may overlap
constexpr double kMaxRunGap = 3;       // a wider gap ends the run

double LargerSize(const Piece& a, const Piece& b) {
  return std::max(a.size, b.size);
}

bool OnOneLine(const Piece& a, const Piece& b) {
  return SameDirection(a, b) &&
         (std::abs(a.base - b.base) <= kSameBaseline * LargerSize(a, b) ||
          IsShifted(a, b));
}

bool Overlap(const Piece& a, const Piece& b) {
  const double shared = std::min(a.end, b.end) - std::max(a.start, b.start);
  const double least = std::min(a.end - a.start, b.end - b.start);
  return shared >= 0.5 * least;
}

bool FollowsOn(const Piece& before, const Piece& after) {
  if (after.breaks || !OnOneLine(before, after)) return false;
  const double size = LargerSize(before, after);
  if (before.combining || after.combining) {
    return std::abs(after.start - before.end) < 2 * size;
  }
  const double gap = Gap(before, after);
  return (gap > -kMaxOverlap * size && gap < kMaxRunGap * size) ||
         IsOverprintedAccent(before, after) ||
         IsOverprintedAccent(after, before);
}

}  // namespace

bool SameDirection(const Piece& a, const Piece& b) {
  if (a.glyph->angle == b.glyph->angle) return true;
  const double difference =
      std::abs(static_cast<double>(a.glyph->angle) - b.glyph->angle);
  return std::min(difference, 360 - difference) <= 2;
}

bool IsSmaller(const Piece& a, const Piece& b) {
  return a.size <= kScriptSize * b.size;
}

bool IsShifted(const Piece& a, const Piece& b) {
  const double shift = std::abs(a.base - b.base);
  return (IsSmaller(a, b) || IsSmaller(b, a)) &&
         shift >= kLeastShift * LargerSize(a, b) &&
         shift <= kScriptShift * LargerSize(a, b);
}

double Gap(const Piece& before, const Piece& after) {
  const double forward = after.start - before.end;
  if (!before.right_to_left && !after.right_to_left) return forward;
  const double backward = before.start - after.end;
  return std::abs(backward) < std::abs(forward) ? backward : forward;
}

bool IsOverprintedAccent(const Piece& accent, const Piece& letter) {
  return CombiningForm(accent.first) != 0 && IsAlphabetic(letter.first) &&
         Overlap(accent, letter);
}

std::vector<Run> FindRuns(const std::vector<Piece>& pieces) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i == 0 || !FollowsOn(pieces[i - 1], pieces[i])) runs.push_back({i, i});
    runs.back().end = i + 1;
  }
  return runs;
}

}  // namespace quaestor
