#include "parsers/piece_order.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "parsers/piece_runs.h"

namespace quaestor {
namespace {

// Shares of the font size.
constexpr double kSameLine = 0.5;
constexpr double kTouching = 0.08;
// Share of a piece's width that its neighbour may cover.
constexpr double kMaxCover = 0.35;

// A run and its extent along the line.
struct Extent {
  Run run;
  double start = 0;
  double end = 0;
  double base = 0;
  double size = 0;
  bool right_to_left = false;
};

Extent ExtentOf(const std::vector<Piece>& pieces, const Run& run) {
  const Piece& first = pieces[run.first];
  Extent extent{run, first.start, first.end, first.base, first.size, false};
  for (std::size_t i = run.first; i < run.end; ++i) {
    extent.start = std::min(extent.start, pieces[i].start);
    extent.end = std::max(extent.end, pieces[i].end);
    extent.right_to_left = extent.right_to_left || pieces[i].right_to_left;
    if (pieces[i].size > extent.size) {
      extent.size = pieces[i].size;
      extent.base = pieces[i].base;
    }
  }
  return extent;
}

bool OnLineOf(const std::vector<Piece>& pieces, const Extent& a,
              const Extent& b) {
  return std::abs(a.base - b.base) <= kSameLine * std::max(a.size, b.size) &&
         SameDirection(pieces[a.run.first], pieces[b.run.first]);
}

// Runs that touch or interlock, or any of them is read to the left.
bool NeedsOrder(std::vector<Extent>& line) {
  if (line.size() < 2) return false;
  std::sort(line.begin(), line.end(),
            [](const Extent& a, const Extent& b) { return a.start < b.start; });
  bool needed = line.front().right_to_left;
  double end = line.front().end;
  for (std::size_t i = 1; i < line.size(); ++i) {
    needed = needed || line[i].right_to_left ||
             line[i].start < end + kTouching * line[i].size;
    end = std::max(end, line[i].end);
  }
  return needed;
}

double SortKey(const Piece& piece) {
  return piece.combining ? (piece.start + piece.end) / 2 : piece.start;
}

// Texts that are painted over one another are not one line.
bool AreSideBySide(const std::vector<Piece>& line) {
  std::size_t covered = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Piece& a = line[i - 1];
    const Piece& b = line[i];
    if (a.combining || b.combining || IsOverprintedAccent(a, b) ||
        IsOverprintedAccent(b, a)) {
      continue;
    }
    const double width = std::min(a.end - a.start, b.end - b.start);
    if (a.end - b.start > kMaxCover * width) ++covered;
  }
  return covered * 20 <= line.size();
}

// The pieces of a line from left to right; empty where they cannot be sorted.
std::vector<Piece> SortedLine(const std::vector<Piece>& pieces,
                              const std::vector<Extent>& line) {
  std::vector<Piece> sorted;
  for (const Extent& extent : line) {
    sorted.insert(
        sorted.end(),
        pieces.begin() + static_cast<std::ptrdiff_t>(extent.run.first),
        pieces.begin() + static_cast<std::ptrdiff_t>(extent.run.end));
  }
  std::stable_sort(
      sorted.begin(), sorted.end(),
      [](const Piece& a, const Piece& b) { return SortKey(a) < SortKey(b); });
  if (!AreSideBySide(sorted)) sorted.clear();
  return sorted;
}

// Groups the runs by line, each group in painting order.
std::vector<std::vector<Extent>> FindLines(const std::vector<Piece>& pieces) {
  std::vector<Extent> extents;
  for (const Run& run : FindRuns(pieces)) {
    extents.push_back(ExtentOf(pieces, run));
  }
  std::stable_sort(
      extents.begin(), extents.end(),
      [](const Extent& a, const Extent& b) { return a.base < b.base; });
  std::vector<std::vector<Extent>> lines;
  for (const Extent& extent : extents) {
    if (lines.empty() || !OnLineOf(pieces, lines.back().front(), extent)) {
      lines.emplace_back();
    }
    lines.back().push_back(extent);
  }
  return lines;
}

}  // namespace

void RestoreOrder(std::vector<Piece>& pieces) {
  // The sorted lines, by the first of their pieces as painted.
  std::vector<std::pair<std::size_t, std::vector<Piece>>> sorted_lines;
  std::vector<bool> moved(pieces.size(), false);
  for (std::vector<Extent>& line : FindLines(pieces)) {
    if (!NeedsOrder(line)) continue;
    std::vector<Piece> sorted = SortedLine(pieces, line);
    if (sorted.empty()) continue;
    std::size_t first = pieces.size();
    for (const Extent& extent : line) {
      first = std::min(first, extent.run.first);
      std::fill(moved.begin() + static_cast<std::ptrdiff_t>(extent.run.first),
                moved.begin() + static_cast<std::ptrdiff_t>(extent.run.end),
                true);
    }
    sorted_lines.emplace_back(first, std::move(sorted));
  }
  if (sorted_lines.empty()) return;
  std::sort(sorted_lines.begin(), sorted_lines.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Piece> restored;
  restored.reserve(pieces.size());
  std::size_t next_line = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (next_line < sorted_lines.size() && sorted_lines[next_line].first == i) {
      for (const Piece& piece : sorted_lines[next_line].second) {
        restored.push_back(piece);
      }
      ++next_line;
    }
    if (!moved[i]) restored.push_back(pieces[i]);
  }
  pieces = std::move(restored);
}

}  // namespace quaestor
