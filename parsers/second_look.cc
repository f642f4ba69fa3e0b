#include "parsers/second_look.h"

#include <algorithm>
#include <cstddef>
#include <exception>
#include <iterator>
#include <set>
#include <utility>

#include "parsers/word_repair.h"

namespace quaestor {
namespace {

constexpr std::size_t kLeastKnown = 2;  // boxes that make a size known

Box Moved(const Box& box, double x, double y) {
  return {box.left + x, box.top + y, box.right + x, box.bottom + y};
}

// The size of most boxes of the document.
BoxSize KnownSize(const std::vector<RecognisedRegion*>& regions) {
  constexpr double kPoints = 72;
  std::vector<PixelMark> marks;
  for (const RecognisedRegion* region : regions) {
    if (region->page.image.dpi <= 0) continue;
    const double points = kPoints / region->page.image.dpi;
    for (PixelMark mark : region->page.marks) {
      mark.box = {mark.box.left * points, mark.box.top * points,
                  mark.box.right * points, mark.box.bottom * points};
      marks.push_back(mark);
    }
  }
  return marks.size() < kLeastKnown ? BoxSize{}
                                    : TypicalBoxSize(marks, kPoints);
}

bool Overlaps(const Box& a, const Box& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom &&
         b.top < a.bottom;
}

std::vector<PixelMark> NewMarks(const RecognisedPage& page,
                                const BoxSize& known) {
  std::vector<PixelMark> marks = FindPixelMarks(page.image, {}, known);
  std::erase_if(marks, [&](const PixelMark& mark) {
    return std::any_of(
        page.marks.begin(), page.marks.end(),
        [&](const PixelMark& old) { return Overlaps(old.box, mark.box); });
  });
  return marks;
}

// The lines of words that a box stands in.
std::set<int> LinesWith(const RecognisedPage& page,
                        const std::vector<PixelMark>& marks) {
  std::set<int> lines;
  for (const PixelMark& mark : marks) {
    const double reach = 2 * mark.box.width();
    for (const RecognisedWord& word : page.words) {
      if (VerticalOverlap(word.box, mark.box) > 0.5 &&
          word.box.left < mark.box.right + reach &&
          word.box.right > mark.box.left - reach) {
        lines.insert(word.line);
      }
    }
  }
  return lines;
}

GreyImage Cut(const GreyImage& image, int left, int top, int right,
              int bottom) {
  GreyImage cut;
  cut.width = right - left;
  cut.height = bottom - top;
  cut.dpi = image.dpi;
  for (int y = top; y < bottom; ++y) {
    const auto row = image.pixels.begin() + std::ptrdiff_t{y} * image.width;
    cut.pixels.insert(cut.pixels.end(), row + left, row + right);
  }
  return cut;
}

// Where a line's words and boxes stand, with room around them.
Box BandOf(const RecognisedPage& page, int line) {
  Box band;
  bool any = false;
  const auto take = [&](const Box& box) {
    band = any ? Union(band, box) : box;
    any = true;
  };
  for (const RecognisedWord& word : page.words) {
    if (word.line == line) take(word.box);
  }
  for (const PixelMark& mark : page.marks) {
    if (VerticalOverlap(band, mark.box) > 0.5) take(mark.box);
  }
  const double room = 0.3 * band.height();
  return {std::max(0.0, band.left - 2 * room), std::max(0.0, band.top - room),
          std::min<double>(page.image.width, band.right + 2 * room),
          std::min<double>(page.image.height, band.bottom + room)};
}

void ReadLineAgain(int line, double max_seconds, Recogniser& recogniser,
                   RecognisedPage& page) {
  const Box band = BandOf(page, line);
  const int left = static_cast<int>(band.left);
  const int top = static_cast<int>(band.top);
  std::vector<PixelMark> marks;
  for (PixelMark mark : page.marks) {
    mark.box = Moved(mark.box, -left, -top);
    if (VerticalOverlap(mark.box, Moved(band, -left, -top)) > 0.5) {
      marks.push_back(mark);
    }
  }
  const RecognisedPage again = recogniser.Recognise(
      Cut(page.image, left, top, static_cast<int>(band.right),
          static_cast<int>(band.bottom)),
      max_seconds, true, &marks);
  if (again.words.empty()) return;
  const auto first = std::find_if(
      page.words.begin(), page.words.end(),
      [&](const RecognisedWord& word) { return word.line == line; });
  const auto place = first - page.words.begin();
  std::erase_if(page.words,
                [&](const RecognisedWord& word) { return word.line == line; });
  std::vector<RecognisedWord> words = again.words;
  for (RecognisedWord& word : words) {
    word.line = line;
    word.box = Moved(Apply(again.to_source, word.box), left, top);
    word.baseline =
        Apply(again.to_source, Point{word.box.left - left, word.baseline}).y +
        top;
  }
  page.words.insert(page.words.begin() + place,
                    std::make_move_iterator(words.begin()),
                    std::make_move_iterator(words.end()));
}

void LookAgainAt(RecognisedPage& page, const BoxSize& known, double max_seconds,
                 Recogniser& recogniser) {
  const std::vector<PixelMark> marks = NewMarks(page, known);
  if (marks.empty()) return;
  page.marks.insert(page.marks.end(), marks.begin(), marks.end());
  for (const int line : LinesWith(page, marks)) {
    try {
      ReadLineAgain(line, max_seconds, recogniser, page);
    } catch (const std::exception&) {
      return;  // the words of the first reading stay
    }
  }
  RepairWords(page);
}

}  // namespace

void LookAgain(const std::vector<RecognisedRegion*>& regions,
               double max_seconds, Recogniser& recogniser) {
  const BoxSize known = KnownSize(regions);
  if (known.width <= 0) return;
  for (RecognisedRegion* region : regions) {
    RecognisedPage& page = region->page;
    if (page.image.pixels.empty() || page.marks.size() >= kFewBoxes) continue;
    LookAgainAt(page, known, max_seconds, recogniser);
  }
}

}  // namespace quaestor
