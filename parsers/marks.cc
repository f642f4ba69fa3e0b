#include "parsers/marks.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "parsers/box_shapes.h"
#include "parsers/drawn_marks.h"
#include "parsers/glyph_marks.h"
#include "parsers/glyph_rows.h"
#include "parsers/mark_candidate.h"
#include "parsers/mark_shapes.h"
#include "parsers/text_marks.h"
#include "parsers/upright.h"

namespace quaestor {
namespace {

constexpr double kSamePlace = 2.5;  // points between centres

bool IsButton(const Widget& widget) {
  return (widget.kind == WidgetKind::kCheckbox ||
          widget.kind == WidgetKind::kRadio) &&
         !widget.hidden && widget.box.width() > 1 && widget.box.height() > 1;
}

MarkCandidate FromWidget(const Widget& widget) {
  MarkCandidate candidate;
  Mark& mark = candidate.mark;
  mark.box = widget.box;
  mark.kind = widget.kind == WidgetKind::kRadio ? MarkKind::kRadio
                                                : MarkKind::kCheckbox;
  mark.state = widget.checked ? MarkState::kChecked : MarkState::kUnchecked;
  mark.confidence = widget.conflict ? 0.6 : 0.999;
  mark.conflict = widget.conflict;
  mark.source = Source::kFormField;
  mark.field_name = widget.name;
  mark.export_value = widget.export_value;
  return candidate;
}

std::vector<MarkCandidate> FindWidgetMarks(const PageContent& page) {
  std::vector<MarkCandidate> found;
  for (const Widget& widget : page.widgets) {
    if (IsButton(widget)) found.push_back(FromWidget(widget));
  }
  return found;
}

// One box is in the other, or their centres meet.
bool SamePlace(const Box& a, const Box& b) {
  const Point center_a{a.center_x(), a.center_y()};
  const Point center_b{b.center_x(), b.center_y()};
  return std::hypot(center_a.x - center_b.x, center_a.y - center_b.y) <=
             kSamePlace ||
         Contains(a, center_b) || Contains(b, center_a);
}

// Adds what a less trusted source says of a place. An empty box under a
// checked field is the form's print; a tick under an unchecked one is not.
void Merge(MarkCandidate& trusted, const MarkCandidate& other) {
  trusted.glyphs.insert(trusted.glyphs.end(), other.glyphs.begin(),
                        other.glyphs.end());
  Mark& mark = trusted.mark;
  if (mark.state == MarkState::kUnchecked &&
      other.mark.state == MarkState::kChecked) {
    mark.conflict = true;
    mark.confidence = std::min(mark.confidence, 0.6);
  }
}

void Join(std::vector<MarkCandidate>& joined,
          const std::vector<MarkCandidate>& source) {
  const std::size_t trusted = joined.size();
  for (const MarkCandidate& candidate : source) {
    const auto end = joined.begin() + static_cast<std::ptrdiff_t>(trusted);
    const auto same =
        std::find_if(joined.begin(), end, [&](const MarkCandidate& other) {
          return SamePlace(other.mark.box, candidate.mark.box);
        });
    if (same == end) {
      joined.push_back(candidate);
    } else {
      Merge(*same, candidate);
    }
  }
}

// Leaves out ticks and squares that stand in a drawn box and are its content.
std::vector<MarkCandidate> WithoutContents(
    std::vector<MarkCandidate> glyph_marks,
    const std::vector<MarkCandidate>& drawn) {
  std::set<int> contents;
  for (const MarkCandidate& box : drawn) {
    contents.insert(box.glyphs.begin(), box.glyphs.end());
  }
  std::erase_if(glyph_marks, [&](const MarkCandidate& candidate) {
    return contents.contains(candidate.glyphs.front());
  });
  return glyph_marks;
}

bool HasShapes(const std::vector<GlyphShape>& shapes) {
  return std::any_of(shapes.begin(), shapes.end(), [](const GlyphShape& shape) {
    return shape.kind != ShapeKind::kNone;
  });
}

FoundMarks FindUprightMarks(const PageContent& page, SeenMarks& seen) {
  const std::vector<GlyphShape> shapes = ClassifyGlyphs(page);
  const std::vector<BoxShape> boxes = FindBoxShapes(page);
  // Most pages of a document have nothing that could be a mark.
  std::vector<GlyphRow> rows;
  if (!boxes.empty() || HasShapes(shapes) || MayHaveTextMarks(page)) {
    rows = BuildGlyphRows(page);
  }
  const auto drawn = FindDrawnMarks(page, shapes, rows, boxes, seen);
  std::vector<MarkCandidate> joined = FindWidgetMarks(page);
  Join(joined,
       WithoutContents(FindGlyphMarks(page, shapes, rows, seen), drawn));
  Join(joined, drawn);
  Join(joined, FindTextMarks(page, shapes, rows));

  FoundMarks found;
  found.glyph_used.resize(page.glyphs.size());
  for (const MarkCandidate& candidate : joined) {
    found.marks.push_back(candidate.mark);
    for (const int i : candidate.glyphs) {
      found.glyph_used[static_cast<std::size_t>(i)] = true;
    }
  }
  return found;
}

}  // namespace

FoundMarks FindMarks(const PageContent& page, SeenMarks& seen) {
  const Rotation turn = UprightTurn(page);
  if (turn.quarters == 0) return FindUprightMarks(page, seen);
  FoundMarks found = FindUprightMarks(Apply(turn, page), seen);
  for (Mark& mark : found.marks) mark.box = Apply(Inverse(turn), mark.box);
  return found;
}

FoundMarks FindMarks(const PageContent& page) {
  SeenMarks seen;
  return FindMarks(page, seen);
}

}  // namespace quaestor
