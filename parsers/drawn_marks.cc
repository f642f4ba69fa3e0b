#include "parsers/drawn_marks.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "parsers/box_ink.h"
#include "parsers/box_setting.h"
#include "parsers/box_shapes.h"

namespace quaestor {
namespace {

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
  // Disabled controls: a pale tick on grey, a grey dot within a ring.
  const bool pale_tick = ink.pale_ink >= kClearInk && ink.pale_ink < 0.5;
  if (ink.ground < kPaper && (pale_tick || ink.light_rim >= 0.5)) {
    return {MarkState::kChecked, 0.9};
  }
  if (ink.ink < kLeastInk) return {MarkState::kUnchecked, 0.99};
  const bool stray = std::min(ink.ink_width, ink.ink_height) < 0.25;
  if (ink.ink >= kClearInk && !stray) return {MarkState::kChecked, 0.99};
  return {MarkState::kUnclear, 0.5};
}

// A tick or cross is drawn by a pen in a few strokes. Pictures of other kinds
// on a filled square make an icon.
bool HasTickStroke(const PageContent& page, const Box& box) {
  return std::any_of(
      page.paths.begin(), page.paths.end(), [&](const Path& path) {
        const std::size_t count = path.points.size();
        const bool tick = count == 3 && !path.points[2].move &&
                          path.points[1].at.y > path.points[0].at.y &&
                          path.points[1].at.y > path.points[2].at.y;
        return path.stroke && tick && path.box.left >= box.left - 2 &&
               path.box.right <= box.right + 2 && path.box.top >= box.top - 2 &&
               path.box.bottom <= box.bottom + 2;
      });
}

struct Finding {
  MarkCandidate candidate;
  bool doubtful = false;  // a box only if empty ones of its size exist
};

std::optional<Finding> Judge(const PageContent& page,
                             const std::vector<GlyphShape>& shapes,
                             const BoxShape& shape) {
  const Content content = ReadContent(page, shapes, shape.box);
  if (content.box_glyph || content.letters > 0 || content.ticks.size() > 2) {
    return std::nullopt;
  }
  const BoxInk ink =
      MeasureInk(page, shape.box, shape.kind == MarkKind::kRadio);
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
  finding.doubtful = IsFilled(ink) && ink.light_rim < 0.5 &&
                     content.ticks.empty() && !HasTickStroke(page, shape.box);
  return finding;
}

bool HasEmptySibling(const std::vector<Finding>& findings,
                     const Finding& finding, const SeenMarks& seen) {
  const Mark& mark = finding.candidate.mark;
  const bool here =
      std::any_of(findings.begin(), findings.end(), [&](const Finding& other) {
        return !other.doubtful && other.candidate.mark.kind == mark.kind &&
               SameSize(other.candidate.mark.box, mark.box);
      });
  return here || std::abs(mark.box.width() - seen.empty_drawn_side) < 1.5;
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
                                          const std::vector<GlyphRow>& rows,
                                          const std::vector<BoxShape>& boxes,
                                          SeenMarks& seen) {
  std::vector<MarkCandidate> marks;
  std::vector<Finding> findings;
  for (const BoxShape& shape : PlausibleBoxes(page, shapes, rows, boxes)) {
    if (auto finding = Judge(page, shapes, shape)) {
      findings.push_back(*std::move(finding));
    }
  }
  for (const Finding& finding : findings) {
    if (!finding.doubtful || HasEmptySibling(findings, finding, seen)) {
      marks.push_back(finding.candidate);
    }
  }
  for (const MarkCandidate& candidate : marks) {
    if (candidate.mark.state == MarkState::kUnchecked) {
      seen.empty_drawn_side = candidate.mark.box.width();
    }
  }
  return marks;
}

}  // namespace quaestor
