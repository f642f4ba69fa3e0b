// parsers/pdf_objects.h: small look-ups in a PDF's dictionaries. Internal to
// the files pdf_*.cc.
#ifndef QUAESTOR_PARSERS_PDF_OBJECTS_H_
#define QUAESTOR_PARSERS_PDF_OBJECTS_H_

#include <Object.h>

#include <optional>
#include <string>

#include "parsers/geometry.h"

namespace quaestor {

// A PDF text string as UTF-8, whatever its encoding.
std::string DecodeTextString(const std::string& bytes);

// The text of a string, a name or a text stream; "" for anything else. Line
// breaks become '\n'.
std::string TextOf(const Object& object);

// The value of a key in a field's dictionary or in those above it.
Object Inherited(const Object& field, const char* key);

// A rectangle in page coordinates; `matrix` leads there from the PDF's.
// nullopt where the entry is none.
std::optional<Box> RectangleOf(const Object& dictionary, const char* key,
                               const double* matrix);
// The same for four numbers and more: the box around the points
// [first, first + count).
std::optional<Box> PointsBox(const Object& array, int first, int count,
                             const double* matrix);

// XHTML of a rich text value without its tags; paragraphs on lines of their
// own.
std::string PlainTextOfXhtml(const std::string& xhtml);

// The font size in a default appearance ("/Helv 12 Tf 0 g") or style ("font:
// Arial 12pt"); 0 for automatic or unknown.
double FontSizeOf(const std::string& appearance);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PDF_OBJECTS_H_
