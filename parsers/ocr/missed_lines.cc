#include "parsers/ocr/missed_lines.h"

#include <algorithm>
#include <cstddef>
#include <memory>

#include "parsers/ocr/pix.h"

namespace quaestor {
namespace {

constexpr int kInk = 150;           // darker
constexpr double kLeastLetter = 8;  // pixels high, at 200 a inch
constexpr double kMostLetter = 80;
constexpr double kWidest = 300;      // a rule is wider than a joined word
constexpr std::size_t kLetters = 3;  // of a line that is worth reading
constexpr double kLeastWidth = 60;
constexpr std::size_t kMostLines = 40;  // more is a drawing

struct BoxaDestroyer {
  void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};

struct Strip {
  quaestor::Box box;
  std::size_t letters = 0;
};

quaestor::Box Widened(const quaestor::Box& box, double by) {
  return {box.left - by, box.top - by, box.right + by, box.bottom + by};
}

bool IsRead(const quaestor::Box& letter,
            const std::vector<RecognisedWord>& words) {
  constexpr double kRoom = 3;  // pixels
  return std::any_of(
      words.begin(), words.end(), [&](const RecognisedWord& word) {
        const quaestor::Box box = Widened(word.box, kRoom);
        return letter.left < box.right && letter.right > box.left &&
               letter.top < box.bottom && letter.bottom > box.top;
      });
}

bool IsLetter(const quaestor::Box& box) {
  return box.height() >= kLeastLetter && box.height() <= kMostLetter &&
         box.width() <= kWidest && box.width() >= 2;
}

std::vector<quaestor::Box> UnreadLetters(
    const GreyImage& text, const std::vector<RecognisedWord>& words) {
  std::vector<quaestor::Box> letters;
  const PixPointer grey = ToPix(text);
  if (grey == nullptr) return letters;
  const PixPointer binary(pixThresholdToBinary(grey.get(), kInk));
  const std::unique_ptr<Boxa, BoxaDestroyer> shapes(
      pixConnCompBB(binary.get(), 8));
  for (int i = 0; shapes && i < boxaGetCount(shapes.get()); ++i) {
    l_int32 x = 0;
    l_int32 y = 0;
    l_int32 width = 0;
    l_int32 height = 0;
    boxaGetBoxGeometry(shapes.get(), i, &x, &y, &width, &height);
    const quaestor::Box box = {static_cast<double>(x), static_cast<double>(y),
                               static_cast<double>(x + width),
                               static_cast<double>(y + height)};
    if (IsLetter(box) && !IsRead(box, words)) letters.push_back(box);
  }
  return letters;
}

bool StandsBeside(const quaestor::Box& letter, const quaestor::Box& strip) {
  constexpr double kGap = 3;  // heights
  const double height = std::max(letter.height(), strip.height());
  return VerticalOverlap(letter, strip) > 0.5 &&
         letter.left < strip.right + kGap * height &&
         letter.right > strip.left - kGap * height;
}

}  // namespace

std::vector<quaestor::Box> FindMissedLines(
    const GreyImage& text, const std::vector<RecognisedWord>& words) {
  std::vector<quaestor::Box> letters = UnreadLetters(text, words);
  std::sort(letters.begin(), letters.end(),
            [](const quaestor::Box& a, const quaestor::Box& b) {
              return a.left < b.left;
            });
  std::vector<Strip> strips;
  for (const quaestor::Box& letter : letters) {
    const auto strip = std::find_if(
        strips.begin(), strips.end(),
        [&](const Strip& s) { return StandsBeside(letter, s.box); });
    if (strip == strips.end()) {
      strips.push_back({letter, 1});
    } else {
      strip->box = Union(strip->box, letter);
      ++strip->letters;
    }
  }
  std::vector<quaestor::Box> lines;
  for (const Strip& strip : strips) {
    if (strip.letters >= kLetters && strip.box.width() >= kLeastWidth) {
      lines.push_back(strip.box);
    }
  }
  if (lines.size() > kMostLines) return {};
  std::sort(lines.begin(), lines.end(),
            [](const quaestor::Box& a, const quaestor::Box& b) {
              return a.top < b.top;
            });
  return lines;
}

}  // namespace quaestor
