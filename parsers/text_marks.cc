#include "parsers/text_marks.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "parsers/answer_words.h"
#include "parsers/glyph_marks.h"

namespace quaestor {
namespace {

constexpr double kWordGap = 0.12;   // em
constexpr double kWideGap = 1;      // em
constexpr double kMaxInside = 2.6;  // em between two brackets
constexpr int kMaxBlank = 6;        // underscores of a place for an X

enum class Style { kSquare, kRound, kLine };

// A typed box of row glyphs [first, end).
struct TypedBox {
  Style style = Style::kSquare;
  bool checked = false;
  int row = 0;
  int first = 0;
  int end = 0;
};

struct Context {
  const PageContent& page;
  const std::vector<GlyphShape>& shapes;
  const std::vector<GlyphRow>& rows;
};

const Glyph& GlyphAt(const Context& context, const GlyphRow& row, int i) {
  return context.page.glyphs[static_cast<std::size_t>(
      row.glyphs[static_cast<std::size_t>(i)])];
}

int SizeOf(const GlyphRow& row) { return static_cast<int>(row.glyphs.size()); }

// True where a word cannot run on from glyph i - 1 to glyph i.
bool IsBoundary(const Context& context, const GlyphRow& row, int i) {
  return i <= 0 || i >= SizeOf(row) ||
         GapBetween(GlyphAt(context, row, i - 1), GlyphAt(context, row, i)) >
             kWordGap;
}

bool IsTickAt(const Context& context, const GlyphRow& row, int i) {
  const Glyph& glyph = GlyphAt(context, row, i);
  const auto index =
      static_cast<std::size_t>(row.glyphs[static_cast<std::size_t>(i)]);
  constexpr std::string_view kTicks[] = {"x", "X", "×", "√", "*",
                                         "•", "●", "Х", "х"};
  return context.shapes[index].kind == ShapeKind::kTick ||
         std::find(std::begin(kTicks), std::end(kTicks), glyph.text) !=
             std::end(kTicks);
}

// Brackets may stand mirrored where the text runs from right to left.
std::string_view ClosingOf(std::string_view open) {
  if (open == "[") return "]";
  if (open == "]") return "[";
  if (open == "(") return ")";
  if (open == ")") return "(";
  return {};
}

// The word that begins at `position` of a row, going by `step`.
std::string WordFrom(const Context& context, const GlyphRow& row, int position,
                     int step) {
  std::string word;
  const int count = SizeOf(row);
  for (int i = position; i >= 0 && i < count && word.size() < 16; i += step) {
    if (i != position && IsBoundary(context, row, step > 0 ? i : i + 1)) break;
    const std::string& text = GlyphAt(context, row, i).text;
    word.insert(step > 0 ? word.size() : 0, text);
  }
  return word;
}

std::optional<TypedBox> BracketsAt(const Context& context, int row_index,
                                   int i) {
  const GlyphRow& row = context.rows[static_cast<std::size_t>(row_index)];
  const Glyph& open = GlyphAt(context, row, i);
  const std::string_view closing = ClosingOf(open.text);
  if (closing.empty() || !IsBoundary(context, row, i)) return std::nullopt;
  int next = i + 1;
  const bool checked = next < SizeOf(row) && IsTickAt(context, row, next);
  if (checked) ++next;
  if (next >= SizeOf(row) || GlyphAt(context, row, next).text != closing ||
      !IsBoundary(context, row, next + 1)) {
    return std::nullopt;
  }
  const double inside = GapBetween(open, GlyphAt(context, row, next));
  const bool round = open.text == "(" || open.text == ")";
  if (inside > kMaxInside || (round && !checked && inside < kWordGap)) {
    return std::nullopt;
  }
  return TypedBox{round ? Style::kRound : Style::kSquare, checked, row_index, i,
                  next + 1};
}

std::optional<TypedBox> LineAt(const Context& context, int row_index, int i) {
  const GlyphRow& row = context.rows[static_cast<std::size_t>(row_index)];
  if (GlyphAt(context, row, i).text != "_" || !IsBoundary(context, row, i)) {
    return std::nullopt;
  }
  int ticks = 0;
  int end = i;
  while (end < SizeOf(row) && (end == i || !IsBoundary(context, row, end))) {
    const bool tick = IsTickAt(context, row, end);
    if (!tick && GlyphAt(context, row, end).text != "_") break;
    ticks += tick ? 1 : 0;
    ++end;
  }
  const int blanks = end - i - ticks;
  if (ticks > 1 || blanks > kMaxBlank ||
      GlyphAt(context, row, end - 1).text != "_") {
    return std::nullopt;
  }
  return TypedBox{Style::kLine, ticks == 1, row_index, i, end};
}

std::vector<TypedBox> FindTypedBoxes(const Context& context) {
  std::vector<TypedBox> boxes;
  for (int r = 0; r < static_cast<int>(context.rows.size()); ++r) {
    const int count = SizeOf(context.rows[static_cast<std::size_t>(r)]);
    for (int i = 0; i < count; ++i) {
      auto box = BracketsAt(context, r, i);
      if (!box) box = LineAt(context, r, i);
      if (!box) continue;
      i = box->end - 1;
      boxes.push_back(*box);
    }
  }
  return boxes;
}

// The row says something beside its typed boxes.
bool HasLabel(const Context& context, const std::vector<TypedBox>& boxes,
              const TypedBox& box) {
  int used = 0;
  for (const TypedBox& other : boxes) {
    if (other.row == box.row) used += other.end - other.first;
  }
  return used < SizeOf(context.rows[static_cast<std::size_t>(box.row)]);
}

// What stands around a typed box makes it one: the row's end, a prompt, an
// answer or white space.
bool StandsFree(const Context& context, const TypedBox& box) {
  const GlyphRow& row = context.rows[static_cast<std::size_t>(box.row)];
  if (box.first == 0 || box.end == SizeOf(row)) return true;
  const Glyph& before = GlyphAt(context, row, box.first - 1);
  const Glyph& after = GlyphAt(context, row, box.end);
  return before.text == "?" || before.text == ":" ||
         GapBetween(before, GlyphAt(context, row, box.first)) > kWideGap ||
         GapBetween(GlyphAt(context, row, box.end - 1), after) > kWideGap ||
         IsAnswerWord(WordFrom(context, row, box.end, 1)) ||
         IsAnswerWord(WordFrom(context, row, box.first - 1, -1));
}

struct Neighbours {
  int on_row = 0;
  int on_page = 0;
  bool empty_on_page = false;
  bool checked_on_row = false;
  bool free_on_row = false;
};

Neighbours LookAround(const Context& context,
                      const std::vector<TypedBox>& boxes, const TypedBox& box) {
  Neighbours around;
  for (const TypedBox& other : boxes) {
    if (other.style != box.style) continue;
    ++around.on_page;
    around.empty_on_page = around.empty_on_page || !other.checked;
    if (other.row != box.row) continue;
    ++around.on_row;
    around.checked_on_row = around.checked_on_row || other.checked;
    around.free_on_row = around.free_on_row || StandsFree(context, other);
  }
  return around;
}

bool IsWanted(const Context& context, const std::vector<TypedBox>& boxes,
              const TypedBox& box) {
  const Neighbours around = LookAround(context, boxes, box);
  if (!around.free_on_row || !HasLabel(context, boxes, box)) return false;
  switch (box.style) {
    case Style::kSquare:
      return StandsFree(context, box) || around.on_row >= 2;
    case Style::kRound:
      return around.empty_on_page && around.on_page >= 2;
    case Style::kLine:
      return around.checked_on_row && (box.checked || around.on_row >= 2);
  }
  return false;
}

MarkCandidate MakeCandidate(const Context& context, const TypedBox& box) {
  const GlyphRow& row = context.rows[static_cast<std::size_t>(box.row)];
  MarkCandidate candidate;
  Mark& mark = candidate.mark;
  mark.box = InkBox(GlyphAt(context, row, box.first));
  for (int i = box.first; i < box.end; ++i) {
    mark.box = Union(mark.box, InkBox(GlyphAt(context, row, i)));
    candidate.glyphs.push_back(row.glyphs[static_cast<std::size_t>(i)]);
  }
  mark.kind =
      box.style == Style::kRound ? MarkKind::kRadio : MarkKind::kCheckbox;
  mark.state = box.checked ? MarkState::kChecked : MarkState::kUnchecked;
  mark.confidence = 0.98;
  mark.source = Source::kTextLayer;
  return candidate;
}

}  // namespace

bool MayHaveTextMarks(const PageContent& page) {
  constexpr std::size_t kReach = 6;  // glyphs between two brackets at most
  const std::size_t count = page.glyphs.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::string& text = page.glyphs[i].text;
    if (text == "[" || text == "]" || text == "_") return true;
    if (text != "(") continue;
    for (std::size_t j = i + 1; j < std::min(i + kReach, count); ++j) {
      if (page.glyphs[j].text == ")") return true;
    }
  }
  return false;
}

std::vector<MarkCandidate> FindTextMarks(const PageContent& page,
                                         const std::vector<GlyphShape>& shapes,
                                         const std::vector<GlyphRow>& rows) {
  std::vector<MarkCandidate> marks;
  const Context context{page, shapes, rows};
  const std::vector<TypedBox> boxes = FindTypedBoxes(context);
  for (const TypedBox& box : boxes) {
    if (IsWanted(context, boxes, box)) {
      marks.push_back(MakeCandidate(context, box));
    }
  }
  return marks;
}

}  // namespace quaestor
