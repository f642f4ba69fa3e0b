// parsers/pdf_pictures.h: the pictures that a PDF's page embeds, pixel by
// pixel. Internal to the files pdf_*.cc, which alone include Poppler's headers.
#ifndef QUAESTOR_PARSERS_PDF_PICTURES_H_
#define QUAESTOR_PARSERS_PDF_PICTURES_H_

#include <vector>

#include "parsers/geometry.h"
#include "parsers/grey_image.h"

class PDFDoc;

namespace quaestor {

struct EmbeddedPicture {
  GreyImage image;  // as displayed; its pixels are as high as they are wide
  Box box;          // that it covers, points of the page as displayed
};

// The pictures of a page, in painting order, that stand straight and whole on
// it and have nothing transparent; up to `most_pixels` together. `complete` is
// false where the page paints any other picture.
struct EmbeddedPictures {
  std::vector<EmbeddedPicture> pictures;
  bool complete = true;
};

EmbeddedPictures TakePictures(PDFDoc& document, int page, double most_pixels);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PDF_PICTURES_H_
