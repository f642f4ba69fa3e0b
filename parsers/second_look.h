// parsers/second_look.h: finds the boxes of pages that show none clean, by what
// the other pages of the document show.
#ifndef QUAESTOR_PARSERS_SECOND_LOOK_H_
#define QUAESTOR_PARSERS_SECOND_LOOK_H_

#include <vector>

#include "parsers/recognition.h"
#include "parsers/scanned_pages.h"

namespace quaestor {

// Pages with fewer boxes are worth it.
inline constexpr std::size_t kFewBoxes = 4;

// Looks for boxes of the size that they have elsewhere in the document, and
// reads the lines again in which it finds one. Regions without a picture, or
// with more than a few boxes, stay as they are. Never throws: what cannot be
// read again stays.
void LookAgain(const std::vector<RecognisedRegion*>& regions,
               double max_seconds, Recogniser& recogniser);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_SECOND_LOOK_H_
