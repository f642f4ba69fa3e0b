// parsers/field_places.h: where the values of form fields are read.
#ifndef QUAESTOR_PARSERS_FIELD_PLACES_H_
#define QUAESTOR_PARSERS_FIELD_PLACES_H_

#include "parsers/layout_types.h"

namespace quaestor {

// Sorts rows by height; the rows of a form field follow the row that stands
// before it at the same height.
void PlaceFields(const PageView& view, Segments& rows);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_FIELD_PLACES_H_
