// parsers/pdf_open.h: opens a PDF with Poppler; for this folder's pdf_*.cc
// only, which alone see Poppler's headers.
#ifndef QUAESTOR_PARSERS_PDF_OPEN_H_
#define QUAESTOR_PARSERS_PDF_OPEN_H_

#include <memory>
#include <string>
#include <string_view>

class PDFDoc;

namespace quaestor {

// `bytes` must outlive the document. Throws Error: kEncrypted, kDamaged.
std::unique_ptr<PDFDoc> OpenPdf(std::string_view bytes,
                                const std::string& password);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PDF_OPEN_H_
