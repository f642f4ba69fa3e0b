#include "parsers/paragraph_breaks.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace quaestor {
namespace {

constexpr double kSpace = 0.25;  // of the size: a space between words

int SizeClass(double size) { return static_cast<int>(std::lround(size * 2)); }

bool SameSize(const LineFacts& a, const LineFacts& b) {
  return std::abs(a.size - b.size) <= 0.08 * std::max(a.size, b.size);
}

bool SameColumn(const LineFacts& a, const LineFacts& b) {
  return a.page == b.page && a.cell == b.cell && a.role == b.role &&
         a.footnote == b.footnote && a.field == b.field &&
         a.right_to_left == b.right_to_left;
}

bool IsCentred(const LineFacts& a, const LineFacts& b) {
  const double middle_a = (a.left + a.right) / 2;
  const double middle_b = (b.left + b.right) / 2;
  const double middle = (a.limit_left + a.limit_right) / 2;
  return std::abs(middle_a - middle_b) < 2 && std::abs(middle_a - middle) < 6 &&
         std::abs(a.left - b.left) > 2;
}

// Whether `a` was ended although the next word would have fitted: the writer
// ended it, not the width of the column.
bool WasEnded(const LineFacts& a, const LineFacts& b) {
  if (a.limit_right <= a.limit_left) return false;
  double room = a.limit_right - a.right;
  if (IsCentred(a, b)) room += a.left - a.limit_left;
  const double space = a.ends_with_hyphen ? 0 : kSpace * a.size;
  return room > b.first_width + space + 0.15 * a.size;
}

// The first value that at least two others reach, so that one line that sticks
// out does not move the bound. `values` is not empty.
double SteadyMost(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t outliers = values.size() / 50 + (values.size() > 8 ? 1 : 0);
  return values[values.size() - 1 - outliers];
}

// Bounds of cell 0 by the lines of all pages that read in one direction.
void SetPageLimits(std::vector<LineFacts>& lines, bool right_to_left) {
  std::vector<double> rights;
  std::vector<double> lefts;  // negative, so that the least is the most
  for (const LineFacts& line : lines) {
    if (line.right_to_left != right_to_left || line.role != Role::kFlow ||
        line.cell != 0 || line.field >= 0) {
      continue;
    }
    rights.push_back(line.right);
    lefts.push_back(-line.left);
  }
  if (rights.empty()) return;
  const double right = SteadyMost(std::move(rights));
  const double left = -SteadyMost(std::move(lefts));
  for (LineFacts& line : lines) {
    if (line.right_to_left != right_to_left || line.cell != 0) continue;
    line.limit_left = std::min(left, line.left);
    line.limit_right = std::max(right, line.right);
  }
}

// Text set narrower than its column: most lines are full by their own measure.
void SetNarrowLimits(std::vector<LineFacts>& lines) {
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t end = first + 1;
    double most = lines[first].right;
    while (end < lines.size() && SameColumn(lines[end - 1], lines[end]) &&
           SameSize(lines[end - 1], lines[end]) &&
           lines[end].baseline - lines[end - 1].baseline <
               2.2 * lines[end].size) {
      most = std::max(most, lines[end].right);
      ++end;
    }
    const std::size_t pairs = end - first - 1;
    std::size_t full = 0;
    for (std::size_t i = first; i + 1 < end; ++i) {
      full += most - lines[i].right <=
              lines[i + 1].first_width + kSpace * lines[i].size;
    }
    if (pairs >= 3 && full * 5 >= pairs * 4) {
      for (std::size_t i = first; i < end; ++i) lines[i].limit_right = most;
    }
    first = end;
  }
}

// Two lines of which the second surely goes on with the first.
bool SurelyContinues(const LineFacts& a, const LineFacts& b) {
  if (!SameColumn(a, b) || !SameSize(a, b) || a.words == 0 || b.words == 0 ||
      a.field >= 0 || b.begins_with_mark || b.label != LabelKind::kNone ||
      WasEnded(a, b)) {
    return false;
  }
  return b.begins_lower || (b.begins_uncased && !a.ends_sentence);
}

std::vector<double> Clusters(std::vector<double> distances) {
  std::sort(distances.begin(), distances.end());
  const std::size_t least = std::max<std::size_t>(distances.size() < 4 ? 1 : 2,
                                                  distances.size() / 12);
  std::vector<double> centres;
  for (std::size_t first = 0; first < distances.size();) {
    std::size_t end = first + 1;
    while (end < distances.size() && distances[end] - distances[first] < 0.8) {
      ++end;
    }
    if (end - first >= least) centres.push_back(distances[(first + end) / 2]);
    first = end;
  }
  return centres;
}

double Tolerance(const LineFacts& a, const LineFacts& b) {
  const double spread = a.raised || b.raised ? 0.25 * b.size : 0;
  return 0.5 + 0.035 * b.size + spread;
}

bool IsUsualDistance(const OpenParagraph& open, const LineFacts& next,
                     const TextMetrics& metrics) {
  const double distance = next.baseline - open.last->baseline;
  const double tolerance = Tolerance(*open.last, next);
  if (open.distance > 0) {
    if (distance > open.distance + tolerance) return false;
    if (distance > open.distance - tolerance) return true;
  }
  const auto known = metrics.leadings.find(SizeClass(next.size));
  if (known == metrics.leadings.end() || known->second.empty()) {
    return distance <= 1.5 * next.size + tolerance;
  }
  if (distance <= known->second.front() + tolerance) return true;
  return std::any_of(
      known->second.begin(), known->second.end(),
      [&](double usual) { return std::abs(distance - usual) <= tolerance; });
}

// Colour, weight and size of the whole line change.
bool StyleChanges(const LineFacts& a, const LineFacts& b) {
  if (!SameSize(a, b)) return true;
  if (a.colour != kNoColour && b.colour != kNoColour && a.colour != b.colour &&
      a.last_colour != b.first_colour) {
    return true;
  }
  // A bold phrase may end at the line's end inside a sentence.
  return a.bold != b.bold && !(b.begins_lower && !a.ends_sentence);
}

// The left edge at which `next` may go on with the paragraph.
bool IsAligned(const OpenParagraph& open, const LineFacts& next) {
  const LineFacts& first = *open.first;
  const double slack = 0.6 * next.size;
  if (IsCentred(*open.last, next)) return true;
  if (open.lines > 1) return std::abs(next.left - open.left) <= slack;
  if (open.labelled || first.begins_with_mark) {
    return next.left >= first.left - slack &&
           next.left <= first.text_left + 1.5 * next.size;
  }
  // A first-line indent, or hanging lines of text that surely goes on.
  const double step = next.left - first.left;
  if (step < -slack) return step > -5 * next.size;
  return step <= slack || (step <= 4 * next.size && next.begins_lower);
}

// A label inside a paragraph is one only with some sign of its own, as a
// number or a dash can also be the next word of the sentence.
bool BeginsItem(const OpenParagraph& open, const LineFacts& next) {
  if (next.begins_with_mark) return true;
  switch (next.label) {
    case LabelKind::kNone:
      return false;
    case LabelKind::kBullet:
      return true;
    case LabelKind::kUncertain:
      return next.label_gap;
    default:
      break;
  }
  const bool same_row_of_labels = open.first->label == next.label &&
                                  std::abs(open.first->left - next.left) < 1;
  const double usual_left = open.lines > 1 ? open.left : open.first->left;
  return next.label_gap || same_row_of_labels || open.last->ends_sentence ||
         std::abs(next.left - usual_left) > 0.5 * next.size;
}

bool ContinuesOnNextPage(const OpenParagraph& open, const LineFacts& next) {
  if (!IsAligned(open, next)) return false;
  return !open.last->ends_sentence || next.begins_lower;
}

}  // namespace

TextMetrics MeasureText(std::vector<LineFacts>& lines) {
  SetPageLimits(lines, false);
  SetPageLimits(lines, true);
  SetNarrowLimits(lines);
  TextMetrics metrics;
  std::map<int, std::vector<double>> distances;
  std::map<int, int> words;
  int most = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const int size_class = SizeClass(lines[i].size);
    const int count = words[size_class] += lines[i].words;
    if (count > most) {
      most = count;
      metrics.body_size = lines[i].size;
    }
    if (i == 0 || !SurelyContinues(lines[i - 1], lines[i])) continue;
    const double distance = lines[i].baseline - lines[i - 1].baseline;
    if (distance < 0.8 * lines[i].size || distance > 3 * lines[i].size) {
      continue;
    }
    distances[size_class].push_back(distance);
  }
  for (auto& [size_class, values] : distances) {
    metrics.leadings[size_class] = Clusters(std::move(values));
  }
  return metrics;
}

bool Continues(const OpenParagraph& open, const LineFacts& next,
               const TextMetrics& metrics) {
  const LineFacts& last = *open.last;
  if (last.words == 0 || next.words == 0 || last.field != next.field ||
      last.field >= 0 || last.right_to_left != next.right_to_left ||
      last.table_row >= 0 || next.table_row >= 0) {
    return false;
  }
  if (StyleChanges(last, next) || WasEnded(last, next) ||
      BeginsItem(open, next)) {
    return false;
  }
  if (last.page != next.page) return ContinuesOnNextPage(open, next);
  if (last.cell != next.cell) return false;
  return IsUsualDistance(open, next, metrics) && IsAligned(open, next);
}

bool HasLabel(const LineFacts& line) {
  if (line.field >= 0 && line.label != LabelKind::kDash &&
      line.label != LabelKind::kBullet) {
    return false;
  }
  if (line.label == LabelKind::kUncertain) return line.label_gap;
  return line.label != LabelKind::kNone;
}

}  // namespace quaestor
