#include "parsers/scanned_pages.h"

#include <algorithm>
#include <string>

#include "parsers/pixel_marks.h"

namespace quaestor {
namespace {

// From pixels of the recognised picture to points of the page.
struct Mapping {
  Projection projection;
  double left = 0;
  double top = 0;
  double scale_x = 1;  // points per pixel of the picture
  double scale_y = 1;
};

Point Apply(const Mapping& mapping, Point point) {
  const auto& c = mapping.projection.coefficients;
  const double w = c[6] * point.x + c[7] * point.y + c[8];
  const double x = (c[0] * point.x + c[1] * point.y + c[2]) / w;
  const double y = (c[3] * point.x + c[4] * point.y + c[5]) / w;
  return {mapping.left + x * mapping.scale_x,
          mapping.top + y * mapping.scale_y};
}

// The middle goes where it goes, and the sides keep their lengths: a box that
// is turned by a degree does not grow by that.
Box Apply(const Mapping& mapping, const Box& box) {
  const Point top_left = Apply(mapping, Point{box.left, box.top});
  const Point bottom_right = Apply(mapping, Point{box.right, box.bottom});
  const Point top_right = Apply(mapping, Point{box.right, box.top});
  const Point bottom_left = Apply(mapping, Point{box.left, box.bottom});
  const auto [left, right] = std::minmax(
      {(top_left.x + bottom_left.x) / 2, (top_right.x + bottom_right.x) / 2});
  const auto [top, bottom] = std::minmax(
      {(top_left.y + top_right.y) / 2, (bottom_left.y + bottom_right.y) / 2});
  return {left, top, right, bottom};
}

double SharedArea(const Box& a, const Box& b) {
  const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
  const double height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

// A word that is a box, as it looks to a reader of letters.
bool IsBoxOnly(const RecognisedWord& word, const PixelMark& mark) {
  const double area = word.box.width() * word.box.height();
  return SharedArea(word.box, mark.box) > 0.5 * area && word.text.size() <= 4;
}

}  // namespace

ScannedContent ToContent(const RecognisedPage& recognised,
                         const GreyImage& source, const Box& place) {
  const Mapping mapping = {recognised.to_source, place.left, place.top,
                           place.width() / std::max(1, source.width),
                           place.height() / std::max(1, source.height)};
  std::vector<Box> word_boxes;
  for (const RecognisedWord& word : recognised.words) {
    word_boxes.push_back(word.box);
  }
  const std::vector<PixelMark> boxes =
      FindPixelMarks(recognised.image, word_boxes);
  ScannedContent content;
  for (const PixelMark& box : boxes) {
    Mark mark;
    mark.box = Apply(mapping, box.box);
    mark.kind = box.kind;
    mark.state = box.state;
    mark.confidence = box.confidence;
    mark.source = Source::kImage;
    content.marks.push_back(std::move(mark));
  }
  for (const RecognisedWord& read : recognised.words) {
    if (std::any_of(boxes.begin(), boxes.end(), [&](const PixelMark& mark) {
          return IsBoxOnly(read, mark);
        })) {
      continue;
    }
    Word word;
    word.text = read.text;
    const double size = read.height;
    Box box = read.box;
    box.top = read.baseline - 0.9 * size;
    box.bottom = read.baseline + 0.25 * size;
    word.box = Apply(mapping, box);
    const double pixel = word.box.height() / box.height();
    word.size = size * pixel;
    word.baseline = word.box.top + 0.9 * size * pixel;
    word.confidence = read.confidence;
    word.source = Source::kOcr;
    content.words.push_back(std::move(word));
  }
  return content;
}

}  // namespace quaestor
