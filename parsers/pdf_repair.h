// parsers/pdf_repair.h: mends damage that Poppler gives up on and other
// readers get over.
#ifndef QUAESTOR_PARSERS_PDF_REPAIR_H_
#define QUAESTOR_PARSERS_PDF_REPAIR_H_

#include <string>
#include <string_view>

namespace quaestor {

// The file with page counts that no number can hold set right, and with a
// trailer at its end that names the catalog. "" where there is nothing to
// mend: no PDF, cut off, or without a catalog.
std::string RepairPdf(std::string_view bytes);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PDF_REPAIR_H_
