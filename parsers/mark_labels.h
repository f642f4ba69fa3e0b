// parsers/mark_labels.h: gives every mark of a page the text that belongs to
// it.
#ifndef QUAESTOR_PARSERS_MARK_LABELS_H_
#define QUAESTOR_PARSERS_MARK_LABELS_H_

#include "parsers/document.h"

namespace quaestor {

// Fills Mark::label of a page that was laid out. Whether labels follow their
// boxes or go before them is told by what stands around the boxes.
void LabelMarks(Page& page);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_MARK_LABELS_H_
