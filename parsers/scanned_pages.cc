#include "parsers/scanned_pages.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

namespace quaestor {
namespace {

// Where a line's letters end, in heights of its letters from the baseline.
constexpr double kAscent = 0.9;
constexpr double kDescent = 0.25;

// From pixels of the recognised picture to points of the page.
Projection ToPage(const RecognisedRegion& region) {
  const Box& place = region.place;
  const double x = place.width() / std::max(1, region.source_width);
  const double y = place.height() / std::max(1, region.source_height);
  return Chain(region.page.to_source,
               {{x, 0, place.left, 0, y, place.top, 0, 0, 1}});
}

double SharedArea(const Box& a, const Box& b) {
  const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
  const double height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

// A word that is a piece of a pen's stroke over a box, as it looks to a reader
// of letters.
bool IsBoxOnly(const RecognisedWord& word, const PixelMark& mark) {
  constexpr double kSure = 0.8;
  constexpr std::size_t kLongest = 3;  // bytes
  if (word.text.size() > kLongest || word.confidence > kSure) return false;
  const double room = 0.7 * mark.box.height();
  const Box around = {mark.box.left - room, mark.box.top - room,
                      mark.box.right + room, mark.box.bottom + room};
  const double area = word.box.width() * word.box.height();
  return SharedArea(word.box, around) > 0.6 * area;
}

Box Scaled(const Box& box, double factor) {
  return {box.left * factor, box.top * factor, box.right * factor,
          box.bottom * factor};
}

Mark ToMark(const PixelMark& found, double points) {
  Mark mark;
  mark.box = Scaled(found.box, points);
  mark.kind = found.kind;
  mark.state = found.state;
  mark.confidence = found.confidence;
  mark.source = Source::kImage;
  return mark;
}

Box Within(const Box& box, double width, double height) {
  return {std::clamp(box.left, 0.0, width), std::clamp(box.top, 0.0, height),
          std::clamp(box.right, 0.0, width),
          std::clamp(box.bottom, 0.0, height)};
}

// The boxes of a line are equally high, as those of a text layer are.
Word ToWord(const RecognisedWord& read, double points) {
  Word word;
  word.text = read.text;
  word.raw = read.raw;
  Box box = read.box;
  box.top = read.baseline - kAscent * read.height;
  box.bottom = read.baseline + kDescent * read.height;
  word.box = Scaled(box, points);
  word.size = read.height * points;
  word.baseline = read.baseline * points;
  word.confidence = read.confidence;
  word.source = Source::kOcr;
  return word;
}

std::string TroubleOf(const RecognisedPage& recognised) {
  constexpr double kSenseless = 0.4;
  constexpr std::size_t kEnoughWords = 5;
  if (recognised.crowded) {
    return "is too dirty or too dark to be read; ask for a better copy";
  }
  if (recognised.timed_out) {
    return "takes too long to recognise; a part of it was not read";
  }
  if (recognised.words.size() >= kEnoughWords &&
      MeanConfidence(recognised.words) < kSenseless) {
    return "hardly a word can be recognised; name its language with "
           "--languages, or ask for a better copy";
  }
  return "";
}

// The rim of the paper, or of the table it lay on: no label stands beside it.
bool IsRim(const PixelMark& mark, const RecognisedPage& recognised) {
  constexpr double kRim = 0.35;  // inches
  const Box& box = mark.box;
  const double rim = kRim * recognised.image.dpi;
  const double room = 3 * box.width();
  if (box.left > rim && box.right < recognised.image.width - rim) return false;
  return std::none_of(recognised.words.begin(), recognised.words.end(),
                      [&](const RecognisedWord& word) {
                        return VerticalOverlap(word.box, box) > 0.3 &&
                               word.box.left < box.right + room &&
                               word.box.right > box.left - room;
                      });
}

// Letters of one size differ by a pixel or two: they get the size that most
// letters of the sheet have.
void EvenSizes(std::vector<Word>& words) {
  constexpr double kAlike = 0.1;
  if (words.empty()) return;
  std::vector<double> sizes;
  for (const Word& word : words) {
    sizes.insert(sizes.end(), word.text.size(), word.size);
  }
  const auto middle =
      sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  const double usual = *middle;
  for (Word& word : words) {
    if (std::abs(word.size - usual) < kAlike * usual) word.size = usual;
  }
}

}  // namespace

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

ScannedSheet ToSheet(const RecognisedRegion& region) {
  const RecognisedPage& recognised = region.page;
  const double points = 72 / std::max(1.0, recognised.image.dpi);
  const std::vector<PixelMark>& boxes = recognised.marks;
  ScannedSheet sheet;
  sheet.trouble = TroubleOf(recognised);
  sheet.width = recognised.image.width * points;
  sheet.height = recognised.image.height * points;
  sheet.to_page =
      Chain({{1 / points, 0, 0, 0, 1 / points, 0, 0, 0, 1}}, ToPage(region));
  for (const PixelMark& box : boxes) {
    if (!IsRim(box, recognised)) sheet.marks.push_back(ToMark(box, points));
  }
  for (const RecognisedWord& read : recognised.words) {
    const bool box_only = std::any_of(
        boxes.begin(), boxes.end(),
        [&](const PixelMark& mark) { return IsBoxOnly(read, mark); });
    if (box_only) continue;
    sheet.words.push_back(ToWord(read, points));
    Box& box = sheet.words.back().box;
    box = Within(box, sheet.width, sheet.height);
  }
  EvenSizes(sheet.words);
  return sheet;
}

void MoveFindings(const Projection& projection, Page& page) {
  for (Line& line : page.lines) {
    for (Word& word : line.words) {
      word.baseline = Apply(projection, Point{word.box.left, word.baseline}).y;
      word.box = Apply(projection, word.box);
    }
    line.baseline = Apply(projection, Point{line.box.left, line.baseline}).y;
    line.box = Apply(projection, line.box);
  }
  for (Mark& mark : page.marks) mark.box = Apply(projection, mark.box);
}

}  // namespace quaestor
