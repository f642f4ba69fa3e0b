#include "parsers/glyph_marks.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>

#include "parsers/answer_words.h"
#include "parsers/box_ink.h"
#include "parsers/drawn_marks.h"

namespace quaestor {
namespace {

constexpr int kSpecimenKinds = 9;
constexpr int kMaxMarks = 2000;     // of a page; more are an ornament
constexpr double kSameColumn = 3;   // points between left edges
constexpr double kClearInk = 0.07;  // share of a box's inside
constexpr double kSameSize = 0.25;  // relative difference

struct Context {
  const PageContent& page;
  const std::vector<GlyphShape>& shapes;
  const std::vector<GlyphRow>& rows;
};

const Glyph& GlyphAt(const Context& context, int index) {
  return context.page.glyphs[static_cast<std::size_t>(index)];
}

ShapeKind KindAt(const Context& context, int index) {
  return context.shapes[static_cast<std::size_t>(index)].kind;
}

bool SimilarSize(const Glyph& a, const Glyph& b) {
  return std::abs(a.size - b.size) <= kSameSize * std::max(a.size, b.size);
}

// How many marks of the same family (boxes or circles) stand on the row of a
// glyph with text between them: two are alternatives, not bullets.
int AlternativesOnRow(const Context& context, const GlyphRow& row,
                      ShapeKind kind) {
  int count = 0;
  bool text_since = true;
  for (const int i : row.glyphs) {
    const ShapeKind other = KindAt(context, i);
    if (other == ShapeKind::kNone) {
      text_since = true;
    } else if (IsCircle(other) == IsCircle(kind) && text_since) {
      ++count;
      text_since = false;
    }
  }
  return count;
}

const GlyphRow* RowOf(const Context& context, int index) {
  const double y = GlyphAt(context, index).origin.y;
  for (const GlyphRow& row : context.rows) {
    if (std::abs(row.baseline - y) < 8 &&
        std::find(row.glyphs.begin(), row.glyphs.end(), index) !=
            row.glyphs.end()) {
      return &row;
    }
  }
  return nullptr;
}

// An empty counterpart stands exactly above or below, so both are boxes of one
// list.
bool HasCounterpart(const Context& context, int index, ShapeKind wanted) {
  const Glyph& glyph = GlyphAt(context, index);
  for (int i = 0; i < static_cast<int>(context.shapes.size()); ++i) {
    if (KindAt(context, i) != wanted) continue;
    const Glyph& other = GlyphAt(context, i);
    if (std::abs(other.box.left - glyph.box.left) <= kSameColumn &&
        SimilarSize(glyph, other)) {
      return true;
    }
  }
  return false;
}

bool IsAlternative(const Context& context, int index) {
  const GlyphRow* row = RowOf(context, index);
  return row != nullptr &&
         AlternativesOnRow(context, *row, KindAt(context, index)) >= 2;
}

bool IsRadio(const Context& context, int index, bool rings_are_radios) {
  switch (KindAt(context, index)) {
    case ShapeKind::kCheckedCircle:
      return true;
    case ShapeKind::kEmptyCircle:
      return rings_are_radios || IsAlternative(context, index) ||
             HasCounterpart(context, index, ShapeKind::kFilledCircle);
    case ShapeKind::kFilledCircle:
      return IsAlternative(context, index) ||
             HasCounterpart(context, index, ShapeKind::kEmptyCircle);
    default:
      return false;
  }
}

bool IsFilledBox(const Context& context, int index, const SeenMarks& seen) {
  return seen.empty_square || IsAlternative(context, index);
}

// The word that begins at `position` of a row, going by `step`.
std::string WordFrom(const Context& context, const GlyphRow& row, int position,
                     int step) {
  std::string word;
  const int count = static_cast<int>(row.glyphs.size());
  const Glyph* last = nullptr;
  for (int i = position; i >= 0 && i < count && word.size() < 16; i += step) {
    const int index = row.glyphs[static_cast<std::size_t>(i)];
    const Glyph& glyph = GlyphAt(context, index);
    if (KindAt(context, index) != ShapeKind::kNone) break;
    const double gap = last == nullptr ? 0
                       : step > 0      ? GapBetween(*last, glyph)
                                       : GapBetween(glyph, *last);
    if (gap > 0.15) break;
    word.insert(step > 0 ? word.size() : 0, glyph.text);
    last = &glyph;
  }
  return word;
}

// A tick without a box is an answer where a word like "Yes" stands beside it
// or where it stands in a column of boxes.
bool IsLoneTick(const Context& context, int index) {
  if (HasCounterpart(context, index, ShapeKind::kEmptyBox)) return true;
  const GlyphRow* row = RowOf(context, index);
  if (row == nullptr) return false;
  const auto found = std::find(row->glyphs.begin(), row->glyphs.end(), index);
  const int at = static_cast<int>(found - row->glyphs.begin());
  return IsAnswerWord(WordFrom(context, *row, at + 1, 1)) ||
         IsAnswerWord(WordFrom(context, *row, at - 1, -1));
}

// The tick or letter that is printed over an empty box, or -1.
int TickOver(const Context& context, int box_index) {
  const Box ink = InkBox(GlyphAt(context, box_index));
  for (int i = 0; i < static_cast<int>(context.shapes.size()); ++i) {
    const Glyph& tick = GlyphAt(context, i);
    if (i == box_index || tick.invisible || tick.box.left > ink.right ||
        tick.box.right < ink.left ||
        !Contains(ink, {tick.box.center_x(), InkCenterY(tick)})) {
      continue;
    }
    if (KindAt(context, i) == ShapeKind::kTick || IsTickLetter(tick)) return i;
  }
  return -1;
}

// What is printed, drawn or inked over an empty box.
void ReadOverprint(const Context& context, int box_index,
                   MarkCandidate& candidate) {
  Mark& mark = candidate.mark;
  const int tick = TickOver(context, box_index);
  const BoxInk ink = MeasureInk(context.page, mark.box);
  const bool struck =
      ink.ink >= kClearInk && std::min(ink.ink_width, ink.ink_height) >= 0.4;
  if (tick >= 0) {
    candidate.glyphs.push_back(tick);
  } else if (struck || HasInkOver(context.page, mark.box)) {
    mark.source =
        ink.by_annotation || !struck ? Source::kAnnotation : Source::kVector;
  } else {
    return;
  }
  mark.state = MarkState::kChecked;
  mark.confidence = tick >= 0 ? 0.99 : 0.9;
}

MarkCandidate MakeCandidate(const Context& context, int index) {
  const ShapeKind kind = KindAt(context, index);
  MarkCandidate candidate;
  candidate.mark.box = InkBox(GlyphAt(context, index));
  candidate.mark.kind = IsCircle(kind) ? MarkKind::kRadio : MarkKind::kCheckbox;
  candidate.mark.state =
      IsEmpty(kind) ? MarkState::kUnchecked : MarkState::kChecked;
  candidate.mark.confidence = kind == ShapeKind::kTick ? 0.97 : 0.999;
  candidate.mark.source = Source::kTextLayer;
  candidate.glyphs.push_back(index);
  return candidate;
}

// ■ is the counterpart of □; that of ☐ is ☒.
bool HasEmptySquare(const std::vector<GlyphShape>& shapes) {
  constexpr std::u32string_view kSquares = U"□▢◻◽⬜";
  return std::any_of(
      shapes.begin(), shapes.end(), [&](const GlyphShape& shape) {
        return shape.symbol != 0 &&
               kSquares.find(shape.symbol) != std::u32string_view::npos;
      });
}

bool HasKind(const Context& context, ShapeKind kind) {
  return std::any_of(
      context.shapes.begin(), context.shapes.end(),
      [kind](const GlyphShape& shape) { return shape.kind == kind; });
}

bool Accept(const Context& context, int index, const SeenMarks& seen,
            bool rings_are_radios) {
  switch (KindAt(context, index)) {
    case ShapeKind::kEmptyBox:
    case ShapeKind::kCheckedBox:
      return true;
    case ShapeKind::kFilledBox:
      return IsFilledBox(context, index, seen);
    case ShapeKind::kTick:
      return IsLoneTick(context, index);
    case ShapeKind::kNone:
      return false;
    default:
      return IsRadio(context, index, rings_are_radios);
  }
}

}  // namespace

Box InkBox(const Glyph& glyph) {
  Box box = glyph.box;
  box.top = std::max(box.top, glyph.origin.y - 0.8 * glyph.size);
  box.bottom = std::min(box.bottom, glyph.origin.y + 0.15 * glyph.size);
  return box.bottom > box.top ? box : glyph.box;
}

bool IsSpecimen(const std::vector<GlyphShape>& shapes) {
  std::set<char32_t> symbols;
  int count = 0;
  for (const GlyphShape& shape : shapes) {
    if (shape.kind == ShapeKind::kNone) continue;
    symbols.insert(shape.symbol);
    ++count;
  }
  return static_cast<int>(symbols.size()) >= kSpecimenKinds ||
         count > kMaxMarks;
}

namespace {

bool IsCross(char32_t symbol) {
  constexpr std::u32string_view kCrosses =
      U"✕✖✗✘\U0001F5F4\U0001F5F6\U0001F5D9";
  return kCrosses.find(symbol) != std::u32string_view::npos;
}

// Where lone ticks affirm, a lone cross says "not this one".
void ReadCrosses(const std::vector<GlyphShape>& shapes, SeenMarks& seen,
                 std::vector<MarkCandidate>& found) {
  std::vector<Mark*> crosses;
  for (MarkCandidate& candidate : found) {
    const auto first = static_cast<std::size_t>(candidate.glyphs.front());
    if (shapes[first].kind != ShapeKind::kTick) continue;
    if (IsCross(shapes[first].symbol)) {
      crosses.push_back(&candidate.mark);
    } else {
      seen.lone_tick = true;
    }
  }
  if (!seen.lone_tick) return;
  for (Mark* mark : crosses) {
    mark->state = MarkState::kUnchecked;
    mark->confidence = 0.9;
  }
}

}  // namespace

std::vector<MarkCandidate> FindGlyphMarks(const PageContent& page,
                                          const std::vector<GlyphShape>& shapes,
                                          const std::vector<GlyphRow>& rows,
                                          SeenMarks& seen) {
  std::vector<MarkCandidate> found;
  if (IsSpecimen(shapes)) return found;
  const Context context{page, shapes, rows};
  if (HasEmptySquare(shapes)) seen.empty_square = true;
  const bool rings = HasKind(context, ShapeKind::kCheckedCircle);
  std::set<int> overprinted;
  for (const bool empty : {true, false}) {
    for (int i = 0; i < static_cast<int>(shapes.size()); ++i) {
      if (IsEmpty(KindAt(context, i)) != empty || overprinted.contains(i) ||
          !Accept(context, i, seen, rings)) {
        continue;
      }
      found.push_back(MakeCandidate(context, i));
      if (empty) ReadOverprint(context, i, found.back());
      overprinted.insert(found.back().glyphs.begin(),
                         found.back().glyphs.end());
    }
  }
  ReadCrosses(shapes, seen, found);
  std::stable_sort(found.begin(), found.end(),
                   [](const MarkCandidate& a, const MarkCandidate& b) {
                     return a.glyphs.front() < b.glyphs.front();
                   });
  return found;
}

}  // namespace quaestor
