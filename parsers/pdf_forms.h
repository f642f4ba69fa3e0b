// parsers/pdf_forms.h: form fields of a PDF. Internal to the files pdf_*.cc.
#ifndef QUAESTOR_PARSERS_PDF_FORMS_H_
#define QUAESTOR_PARSERS_PDF_FORMS_H_

#include <Object.h>

#include "parsers/page_content.h"

class PDFDoc;

namespace quaestor {

// What a widget annotation says of its field, by its own dictionary and those
// of its parents. `form` is the catalog's AcroForm, or null. Box and flags of
// the annotation are the caller's to fill.
Widget ReadWidget(const Object& annotation, const Object& form);

// Whether the form is in XFA alone, so that the pages hold a placeholder.
bool IsXfaOnly(PDFDoc& document);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PDF_FORMS_H_
