// NeedOf() of scanned_pdf.h.
#include <algorithm>
#include <cstddef>

#include "parsers/scanned_pdf.h"

namespace quaestor {
namespace {

constexpr double kLeastDpi = 70;     // below it no text can be told
constexpr double kLeastWidth = 60;   // points: of a picture that holds text
constexpr double kLeastHeight = 16;  // points
constexpr double kWholePage = 0.6;   // share of the page under pictures
constexpr std::ptrdiff_t kFewWords =
    12;  // a stamp or a running number, no page

double Area(const Box& box) { return box.width() * box.height(); }

bool IsVisible(const Word& word) { return !word.invisible; }

// Share of the page that its pictures cover; scans may come in strips.
double Covered(const PageContent& page) {
  double area = 0;
  for (const Picture& picture : page.pictures) area += Area(picture.box);
  return area / std::max(1.0, page.width * page.height);
}

// Somebody's words over the picture: a page number, a received stamp.
bool HasOnlyFewWords(const LooseWords& loose) {
  return std::count_if(loose.words.begin(), loose.words.end(), IsVisible) <=
         kFewWords;
}

}  // namespace

bool MayHoldText(const Picture& picture) {
  return picture.dpi >= kLeastDpi && picture.box.width() >= kLeastWidth &&
         picture.box.height() >= kLeastHeight;
}

PictureNeed NeedOf(const PageContent& page, const LooseWords& loose, Ocr ocr) {
  PictureNeed need;
  for (const Picture& picture : page.pictures) {
    need.dpi = std::max(need.dpi, picture.dpi);
  }
  const bool text =
      std::any_of(loose.words.begin(), loose.words.end(), IsVisible);
  need.painted_over = text || !page.paths.empty() || !page.widgets.empty() ||
                      !page.texts.empty() || !page.ink.empty();
  const bool scan =
      !page.pictures.empty() &&
      (!text || (Covered(page) >= kWholePage && HasOnlyFewWords(loose)));
  if (ocr == Ocr::kForce || scan) {
    need.extent = PictureNeed::Extent::kPage;
  } else if (std::any_of(page.pictures.begin(), page.pictures.end(),
                         MayHoldText)) {
    need.extent = PictureNeed::Extent::kPictures;
  }
  return need;
}

}  // namespace quaestor
