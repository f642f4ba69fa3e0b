// parsers/pdf_open.h: opens a PDF with Poppler; for this folder's pdf_*.cc
// only, which alone see Poppler's headers.
#ifndef QUAESTOR_PARSERS_PDF_OPEN_H_
#define QUAESTOR_PARSERS_PDF_OPEN_H_

#include <memory>
#include <string>
#include <string_view>

class PDFDoc;

namespace quaestor {

// Mends what Poppler alone gives up on. `bytes` must outlive the document.
// Throws Error: kEncrypted, kDamaged.
std::unique_ptr<PDFDoc> OpenPdf(std::string_view bytes,
                                const std::string& password);

// How much trouble Poppler has reported on this thread since OpenPdf began; to
// be set to 0 before a further piece of work. Poppler tells one function of the
// process, without a hint of whose file it is, and each thread reads one file
// at a time.
int& PopplerTroubles();

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PDF_OPEN_H_
