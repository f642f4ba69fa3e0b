#include "parsers/paragraph_breaks.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace quaestor {
namespace {

constexpr std::size_t kMostColumns = 200;
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
  if (a.limit_right <= a.limit_left || a.ends_inside_address) return false;
  double room = a.limit_right - a.right;
  if (IsCentred(a, b)) room += a.left - a.limit_left;
  if (a.either_side) room = std::max(room, a.left - a.limit_left);
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

bool IsFlow(const LineFacts& line) {
  return line.role == Role::kFlow && line.field < 0 && !line.footnote;
}

// The lines of all pages that stand between the same gutters.
struct Column {
  double left_gutter = 0;
  double right_gutter = 0;
  bool right_to_left = false;
  std::vector<LineFacts*> lines;
};

std::vector<Column> ColumnsOf(std::vector<LineFacts>& lines) {
  std::vector<Column> columns;
  for (LineFacts& line : lines) {
    auto column =
        std::find_if(columns.begin(), columns.end(), [&](const Column& other) {
          return std::abs(other.left_gutter - line.limit_left) < 6 &&
                 std::abs(other.right_gutter - line.limit_right) < 6 &&
                 other.right_to_left == line.right_to_left;
        });
    if (column == columns.end()) {
      if (columns.size() >= kMostColumns) {
        column = columns.begin();
      } else {
        column = columns.insert(
            column,
            {line.limit_left, line.limit_right, line.right_to_left, {}});
      }
    }
    column->lines.push_back(&line);
  }
  return columns;
}

// Sets the bounds of the text in each column by its lines.
void SetColumnLimits(std::vector<LineFacts>& lines) {
  for (const Column& column : ColumnsOf(lines)) {
    std::vector<double> rights;
    std::vector<double> lefts;  // negative, so that the least is the most
    for (const LineFacts* line : column.lines) {
      if (!IsFlow(*line)) continue;
      rights.push_back(line->right);
      lefts.push_back(-line->left);
    }
    if (rights.empty()) continue;
    const double right = SteadyMost(std::move(rights));
    const double left = -SteadyMost(std::move(lefts));
    for (LineFacts* line : column.lines) {
      line->limit_left = std::min(left, line->left);
      line->limit_right = std::max(right, line->right);
    }
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

// Distances that come up often enough to be leading. Those much wider than the
// least may be gaps between paragraphs, and need more to show for themselves.
std::vector<double> Clusters(std::vector<double> distances) {
  std::sort(distances.begin(), distances.end());
  const std::size_t count = distances.size();
  const std::size_t least =
      std::max<std::size_t>(count < 4 ? 1 : 2, count / 12);
  const std::size_t least_wide = std::max<std::size_t>(3, count / 8);
  std::vector<double> centres;
  for (std::size_t first = 0; first < count;) {
    std::size_t end = first + 1;
    while (end < count && distances[end] - distances[first] < 0.8) ++end;
    const double centre = distances[(first + end) / 2];
    const bool wide = !centres.empty() && centre > 1.3 * centres.front();
    if (end - first >= (wide ? least_wide : least)) centres.push_back(centre);
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

// One address to a line, or "Map: https://...": entries of a list, even where
// the next one would not have fitted on the line.
bool BeginsEntry(const LineFacts& a, const LineFacts& b) {
  return a.ends_with_whole_address && b.begins_whole_address;
}

// Scripts without capitals show by their full stops alone where text goes on.
bool IsInsideUncased(const LineFacts& a, const LineFacts& b) {
  return b.begins_uncased && a.ends_uncased && !a.ends_sentence;
}

// The left edge at which `next` may go on with the paragraph.
bool IsAligned(const OpenParagraph& open, const LineFacts& next) {
  const LineFacts& first = *open.first;
  const double slack = 0.6 * next.size;
  if (IsCentred(*open.last, next)) return true;
  if (next.either_side && std::abs(next.right - open.last->right) <= slack) {
    return true;
  }
  if (open.lines > 1) return std::abs(next.left - open.left) <= slack;
  if (open.labelled || first.begins_with_mark) {
    return next.left >= first.left - slack &&
           next.left <= first.text_left + 1.5 * next.size;
  }
  // A first-line indent, or hanging lines of text that surely goes on.
  const double step = next.left - first.left;
  if (step < -slack) return step > -5 * next.size;
  const bool goes_on = next.begins_lower || IsInsideUncased(*open.last, next);
  return step <= slack || (step <= 4 * next.size && goes_on);
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

// On the next page or in the next column, which stands elsewhere.
bool ContinuesAfterBreak(const OpenParagraph& open, LineFacts next) {
  const double shift = next.limit_left - open.last->limit_left;
  if (next.cell != open.last->cell) {
    next.left -= shift;
    next.text_left -= shift;
    next.limit_left -= shift;
    next.limit_right -= shift;
  }
  if (!IsAligned(open, next)) return false;
  return !open.last->ends_sentence || next.begins_lower;
}

}  // namespace

double BodySize(const std::vector<LineFacts>& lines) {
  double size = 10;
  int most = 0;
  std::map<int, int> words;
  for (const LineFacts& line : lines) {
    const int count = words[SizeClass(line.size)] += line.words;
    if (count <= most || line.role != Role::kFlow) continue;
    most = count;
    size = line.size;
  }
  return size;
}

TextMetrics MeasureText(std::vector<LineFacts>& lines) {
  SetColumnLimits(lines);
  SetNarrowLimits(lines);
  TextMetrics metrics;
  metrics.body_size = BodySize(lines);
  std::map<int, std::vector<double>> distances;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!SurelyContinues(lines[i - 1], lines[i])) continue;
    const double distance = lines[i].baseline - lines[i - 1].baseline;
    const double size = lines[i].size;
    if (distance < 0.8 * size || distance > 3 * size) continue;
    distances[SizeClass(size)].push_back(distance);
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
      BeginsEntry(last, next) || BeginsItem(open, next)) {
    return false;
  }
  const bool next_column = last.newspaper && next.newspaper;
  if (last.page != next.page && !next_column && last.column != next.column) {
    return false;
  }
  if (last.page != next.page || (last.cell != next.cell && next_column)) {
    return ContinuesAfterBreak(open, next);
  }
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
