#include "parsers/scanned_pages.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "parsers/pixel_marks.h"

namespace quaestor {
namespace {

// Where a line's letters end, in heights of its letters from the baseline.
constexpr double kAscent = 0.9;
constexpr double kDescent = 0.25;

// From pixels of the recognised picture to points of the page.
Projection ToPage(const RecognisedPage& recognised, const GreyImage& source,
                  const Box& place) {
  const double x = place.width() / std::max(1, source.width);
  const double y = place.height() / std::max(1, source.height);
  return Chain(recognised.to_source,
               {{x, 0, place.left, 0, y, place.top, 0, 0, 1}});
}

// The middle goes where it goes, and the sides keep their lengths: a box that
// is turned by a degree does not grow by that.
Box Apply(const Projection& projection, const Box& box) {
  const Point middle = Apply(projection, Point{box.center_x(), box.center_y()});
  const Point left = Apply(projection, Point{box.left, box.center_y()});
  const Point right = Apply(projection, Point{box.right, box.center_y()});
  const Point top = Apply(projection, Point{box.center_x(), box.top});
  const Point bottom = Apply(projection, Point{box.center_x(), box.bottom});
  const double along = std::hypot(right.x - left.x, right.y - left.y) / 2;
  const double across = std::hypot(bottom.x - top.x, bottom.y - top.y) / 2;
  const bool sideways = std::abs(right.y - left.y) > std::abs(right.x - left.x);
  const double x = sideways ? across : along;
  const double y = sideways ? along : across;
  return {middle.x - x, middle.y - y, middle.x + x, middle.y + y};
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
  const Projection to_page = ToPage(recognised, source, place);
  const double points = 72 / std::max(1.0, recognised.image.dpi);
  std::vector<Box> word_boxes;
  for (const RecognisedWord& word : recognised.words) {
    word_boxes.push_back(word.box);
  }
  const std::vector<PixelMark> boxes =
      FindPixelMarks(recognised.image, word_boxes);
  ScannedContent content;
  for (const PixelMark& box : boxes) {
    Mark mark;
    mark.box = Apply(to_page, box.box);
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
    word.raw = read.raw;
    const double size = read.height;
    Box box = read.box;
    box.top = read.baseline - kAscent * size;
    box.bottom = read.baseline + kDescent * size;
    word.box = Apply(to_page, box);
    word.size = size * points;
    word.baseline = Apply(to_page, Point{box.left, read.baseline}).y;
    word.confidence = read.confidence;
    word.source = Source::kOcr;
    content.words.push_back(std::move(word));
  }
  return content;
}

}  // namespace quaestor
