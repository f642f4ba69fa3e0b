#include "parsers/footnotes.h"

#include <algorithm>
#include <cstddef>

namespace quaestor {
namespace {

constexpr double kSmallPrint = 0.93;  // of the body's size, at most
constexpr double kSmaller = 0.87;     // where neither rule nor raised mark is

// Lines [first, end) in small print in one column of a page.
struct Group {
  std::size_t first = 0;
  std::size_t end = 0;
};

bool IsSmall(const LineFacts& line, double body_size) {
  return line.role == Role::kFlow && line.field < 0 && !line.has_mark &&
         line.table_row < 0 && line.size <= kSmallPrint * body_size;
}

bool SamePlace(const LineFacts& a, const LineFacts& b) {
  return a.page == b.page && a.cell == b.cell;
}

bool HasRuleAbove(const std::vector<Box>& rules, const LineFacts& line) {
  return std::any_of(rules.begin(), rules.end(), [&](const Box& rule) {
    const double above = line.top - rule.center_y();
    return rule.width() > rule.height() && rule.width() > 3 * line.size &&
           above > -0.4 * line.size && above < 2.5 * line.size &&
           HorizontalOverlap(
               rule, {std::abs(line.left), 0, std::abs(line.right), 0}) > 0.1;
  });
}

// Whether nothing but more of the group follows in its column of the page.
bool EndsColumn(const std::vector<LineFacts>& lines, const Group& group) {
  return group.end == lines.size() ||
         !SamePlace(lines[group.end], lines[group.first]) ||
         lines[group.end].role != Role::kFlow;
}

bool IsStart(const LineFacts& line, int last_note) {
  if (line.note_mark < 0) return false;
  return line.note_mark == 0 || line.raised_first ||
         line.note_mark == last_note + 1;
}

// The first line of the notes in a group, or its end.
std::size_t FirstNote(const std::vector<LineFacts>& lines, const Group& group,
                      const std::vector<Box>& rules, double body_size,
                      int last_note) {
  for (std::size_t i = group.first; i < group.end; ++i) {
    const LineFacts& line = lines[i];
    const bool ruled = HasRuleAbove(rules, line);
    const bool last = EndsColumn(lines, group);
    const bool goes_on = ruled && last && last_note > 0;
    if (line.note_mark < 0 && !goes_on) continue;
    const bool at_end = last && line.size <= kSmaller * body_size &&
                        IsStart(line, last_note);
    if (ruled || at_end || (line.note_mark >= 0 && line.raised_first)) return i;
  }
  return group.end;
}

}  // namespace

void MarkFootnotes(const std::vector<std::vector<Box>>& rules, double body_size,
                   std::vector<LineFacts>& lines) {
  int last_note = 0;
  for (std::size_t i = 0; i < lines.size();) {
    Group group{i, i};
    while (group.end < lines.size() && IsSmall(lines[group.end], body_size) &&
           SamePlace(lines[group.first], lines[group.end])) {
      ++group.end;
    }
    if (group.end == group.first) {
      ++i;
      continue;
    }
    const auto page = static_cast<std::size_t>(lines[i].page);
    i = FirstNote(lines, group, rules[page], body_size, last_note);
    for (std::size_t first = i; i < group.end; ++i) {
      lines[i].footnote = true;
      lines[i].note_start = IsStart(lines[i], last_note) ||
                            (i == first && lines[i].note_mark >= 0);
      if (lines[i].note_start && lines[i].note_mark > 0) {
        last_note = lines[i].note_mark;
      }
    }
  }
}

}  // namespace quaestor
