#include "parsers/drawn_marks.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "parsers/box_ink.h"
#include "parsers/box_shapes.h"

namespace quaestor {
namespace {

// A page with more small squares than this is a chart or a map.
constexpr std::size_t kMaxShapes = 600;
constexpr double kLabelReach = 40;  // points from a box to its text
constexpr double kTouching = 1;     // points between sides that touch
constexpr double kSideSeen = 0.65;
constexpr double kBrokenSideSeen = 0.2;
constexpr double kDark = 0.72;       // a ground below this is a filled box
constexpr double kPaper = 0.95;      // a ground above this has no colour
constexpr double kClearInk = 0.07;   // share of the inside
constexpr double kLeastInk = 0.015;  // less is dust

struct Content {
  std::vector<int> ticks;
  int letters = 0;
  bool box_glyph = false;
};

const Glyph& GlyphAt(const PageContent& page, int index) {
  return page.glyphs[static_cast<std::size_t>(index)];
}

// A later fill covers the glyph.
bool IsCovered(const PageContent& page, const Glyph& glyph) {
  const Point center{glyph.box.center_x(), InkCenterY(glyph)};
  return std::any_of(
      page.paths.begin(), page.paths.end(), [&](const Path& path) {
        return path.fill && path.order > glyph.order && path.opacity > 0.9 &&
               Contains(path.box, center) &&
               path.box.width() >= glyph.box.width() * 0.8 &&
               path.box.height() >= glyph.size * 0.5;
      });
}

Content ReadContent(const PageContent& page,
                    const std::vector<GlyphShape>& shapes, const Box& box) {
  Content content;
  for (int i = 0; i < static_cast<int>(page.glyphs.size()); ++i) {
    const Glyph& glyph = GlyphAt(page, i);
    if (glyph.box.right < box.left || glyph.box.left > box.right ||
        !Contains(box, {glyph.box.center_x(), InkCenterY(glyph)}) ||
        glyph.invisible || IsBlank(glyph) || IsCovered(page, glyph)) {
      continue;
    }
    const ShapeKind kind = shapes[static_cast<std::size_t>(i)].kind;
    if (kind == ShapeKind::kEmptyBox || kind == ShapeKind::kCheckedBox) {
      content.box_glyph = true;
    } else if (kind != ShapeKind::kNone || IsTickLetter(glyph) ||
               IsSymbol(page, glyph)) {
      content.ticks.push_back(i);
    } else {
      ++content.letters;
    }
  }
  return content;
}

bool SameSize(const Box& a, const Box& b) {
  return std::abs(a.width() - b.width()) <= 0.15 * a.width() &&
         std::abs(a.height() - b.height()) <= 0.15 * a.height();
}

// Squares side by side: a comb for single letters, a grid, a colour scale.
bool IsInRow(const std::vector<BoxShape>& all, const BoxShape& shape) {
  return std::any_of(all.begin(), all.end(), [&](const BoxShape& other) {
    const double gap = std::min(std::abs(other.box.left - shape.box.right),
                                std::abs(shape.box.left - other.box.right));
    return &other != &shape && gap <= kTouching &&
           std::abs(other.box.center_y() - shape.box.center_y()) <=
               kTouching + 1 &&
           SameSize(shape.box, other.box);
  });
}

// A glyph that can be part of a label stands on the row of the box.
bool HasTextBeside(const PageContent& page,
                   const std::vector<GlyphShape>& shapes,
                   const std::vector<GlyphRow>& rows, const Box& box) {
  for (const GlyphRow& row : rows) {
    if (row.baseline < box.top ||
        row.baseline > box.bottom + 0.5 * box.height()) {
      continue;
    }
    for (const int i : row.glyphs) {
      const Box& glyph = GlyphAt(page, i).box;
      const double gap =
          std::max(glyph.left - box.right, box.left - glyph.right);
      if (gap > -1 && gap <= kLabelReach &&
          shapes[static_cast<std::size_t>(i)].kind == ShapeKind::kNone) {
        return true;
      }
    }
  }
  return false;
}

bool IsFilled(const BoxInk& ink) { return ink.ground < kDark; }

struct State {
  MarkState state = MarkState::kUnchecked;
  double confidence = 0.99;
};

// What the ink in a box says.
State JudgeInk(const BoxInk& ink) {
  if (IsFilled(ink)) {
    return {MarkState::kChecked, ink.ink >= kClearInk ? 0.99 : 0.93};
  }
  if (ink.ground < kPaper && ink.pale_ink >= kClearInk && ink.pale_ink < 0.5) {
    return {MarkState::kChecked, 0.9};
  }
  if (ink.ink < kLeastInk) return {MarkState::kUnchecked, 0.99};
  const bool stray = std::min(ink.ink_width, ink.ink_height) < 0.25;
  if (ink.ink >= kClearInk && !stray) return {MarkState::kChecked, 0.99};
  return {MarkState::kUnclear, 0.5};
}

struct Finding {
  MarkCandidate candidate;
  bool filled_bullet = false;  // a box only if empty ones of its size exist
};

std::optional<Finding> Judge(const PageContent& page,
                             const std::vector<GlyphShape>& shapes,
                             const BoxShape& shape) {
  const Content content = ReadContent(page, shapes, shape.box);
  if (content.box_glyph || content.letters > 0 || content.ticks.size() > 2) {
    return std::nullopt;
  }
  const BoxInk ink = MeasureInk(page, shape.box);
  const bool whole = shape.kind == MarkKind::kCheckbox && !shape.dashed;
  if (ink.weakest_side < (whole ? kSideSeen : kBrokenSideSeen)) {
    return std::nullopt;
  }
  Finding finding;
  Mark& mark = finding.candidate.mark;
  State state = JudgeInk(ink);
  mark.source = ink.by_annotation && ink.ink > kLeastInk ? Source::kAnnotation
                                                         : Source::kVector;
  if (!content.ticks.empty()) {
    state = {MarkState::kChecked, 0.99};
  } else if (state.state != MarkState::kChecked &&
             HasInkOver(page, shape.box)) {
    state = {MarkState::kChecked, 0.9};
    mark.source = Source::kAnnotation;
  }
  mark.box = shape.box;
  mark.kind = shape.kind;
  mark.state = state.state;
  mark.confidence = state.confidence;
  finding.candidate.glyphs = content.ticks;
  finding.filled_bullet =
      IsFilled(ink) && ink.ink < kClearInk && content.ticks.empty();
  return finding;
}

bool HasEmptySibling(const std::vector<Finding>& findings,
                     const Finding& finding) {
  return std::any_of(
      findings.begin(), findings.end(), [&](const Finding& other) {
        return !other.filled_bullet &&
               other.candidate.mark.kind == finding.candidate.mark.kind &&
               SameSize(other.candidate.mark.box, finding.candidate.mark.box);
      });
}

}  // namespace

bool HasInkOver(const PageContent& page, const Box& box) {
  const double side = std::max(box.width(), box.height());
  return std::any_of(page.ink.begin(), page.ink.end(), [&](const Box& ink) {
    const double distance = std::hypot(ink.center_x() - box.center_x(),
                                       ink.center_y() - box.center_y());
    const double size = std::max(ink.width(), ink.height());
    return distance <= 0.7 * side && size >= 0.3 * side && size <= 3 * side;
  });
}

std::vector<MarkCandidate> FindDrawnMarks(const PageContent& page,
                                          const std::vector<GlyphShape>& shapes,
                                          const std::vector<GlyphRow>& rows) {
  const std::vector<BoxShape> boxes = FindBoxShapes(page);
  std::vector<MarkCandidate> marks;
  if (boxes.size() > kMaxShapes) return marks;
  std::vector<Finding> findings;
  for (const BoxShape& shape : boxes) {
    if (IsInRow(boxes, shape) ||
        !HasTextBeside(page, shapes, rows, shape.box)) {
      continue;
    }
    if (auto finding = Judge(page, shapes, shape)) {
      findings.push_back(*std::move(finding));
    }
  }
  for (const Finding& finding : findings) {
    if (!finding.filled_bullet || HasEmptySibling(findings, finding)) {
      marks.push_back(finding.candidate);
    }
  }
  return marks;
}

}  // namespace quaestor
