#include "parsers/drawn_bullets.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace quaestor {
namespace {

constexpr double kLeastSide = 1.5;        // points
constexpr double kMostSide = 8;           // points
constexpr double kMostOfSize = 0.62;      // of the text's size
constexpr std::size_t kMostShapes = 400;  // on one page; more is a drawing

bool IsSmallAndRound(const Path& path) {
  const double width = path.box.width();
  const double height = path.box.height();
  return width >= kLeastSide && height >= kLeastSide && width <= kMostSide &&
         height <= kMostSide && width <= 1.2 * height && height <= 1.2 * width;
}

bool HasCurves(const Path& path) {
  return std::any_of(path.points.begin(), path.points.end(),
                     [](const PathPoint& point) { return point.curve; });
}

// A diagonal stroke or a tick has few points; a ring or square has its corners.
bool IsClosed(const Path& path) {
  if (path.points.size() < 4) return false;
  const Point& first = path.points.front().at;
  const Point& last = path.points.back().at;
  return path.fill ||
         (std::abs(first.x - last.x) < 0.5 && std::abs(first.y - last.y) < 0.5);
}

// Whether the shape lies in a larger one that is not much larger than a box to
// tick, or over one of about its size (a border around its own fill).
bool IsPartOfDrawing(const PageContent& page, const Path& shape) {
  for (const Path& path : page.paths) {
    if (&path == &shape || path.box.width() > 30 || path.box.height() > 30) {
      continue;
    }
    const bool around = path.box.left <= shape.box.left + 0.3 &&
                        path.box.right >= shape.box.right - 0.3 &&
                        path.box.top <= shape.box.top + 0.3 &&
                        path.box.bottom >= shape.box.bottom - 0.3;
    if (around) return true;
  }
  return false;
}

// The word that the shape would be the bullet of, or null.
const Word* WordBehind(const std::vector<Word>& words, const Box& shape) {
  const Word* nearest = nullptr;
  for (const Word& word : words) {
    // Boxes tell less than baselines: fonts made of drawings name no height.
    const double size = std::max(word.size, 1.0);
    const double above = word.baseline - shape.center_y();
    if (above < 0 || above > 0.75 * size) continue;
    // What stands close before the shape makes it a part of the line. The
    // same distances hold for text from right to left.
    const double right = word.box.left - shape.right;
    const double left = shape.left - word.box.right;
    const double gap = std::max(right, left);
    if (gap < -0.1 * size) return nullptr;
    if (gap > 3 * size || shape.height() > kMostOfSize * size) continue;
    if (nearest != nullptr) {
      const double other = std::max(nearest->box.left - shape.right,
                                    shape.left - nearest->box.right);
      const bool both_sides =
          (right > left) !=
          (nearest->box.left - shape.right > shape.left - nearest->box.right);
      if (both_sides) return nullptr;
      if (other <= gap) continue;
    }
    nearest = &word;
  }
  return nearest;
}

const char* SignOf(const Path& path) {
  if (!path.fill) return "◦";
  return HasCurves(path) ? "•" : "▪";
}

}  // namespace

void AppendDrawnBullets(const PageContent& page, std::vector<Word>& words) {
  std::vector<const Path*> shapes;
  for (const Path& path : page.paths) {
    if (!IsSmallAndRound(path) || !IsClosed(path)) continue;
    if (path.fill && path.colour > 0xF0F0F0) continue;
    shapes.push_back(&path);
  }
  if (shapes.size() > kMostShapes) return;
  std::vector<Word> bullets;
  for (const Path* shape : shapes) {
    const Word* behind = WordBehind(words, shape->box);
    if (behind == nullptr || IsPartOfDrawing(page, *shape)) continue;
    Word bullet;
    bullet.text = SignOf(*shape);
    bullet.box = shape->box;
    bullet.baseline = behind->baseline;
    bullet.size = behind->size;
    bullet.colour = shape->colour;
    bullet.source = Source::kVector;
    bullets.push_back(std::move(bullet));
  }
  words.insert(words.end(), bullets.begin(), bullets.end());
}

}  // namespace quaestor
