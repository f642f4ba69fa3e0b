#include "parsers/pdf_annotations.h"

#include <Gfx.h>
#include <PDFDoc.h>
#include <Page.h>

namespace quaestor {

void ReadAnnotations(PDFDoc& /*document*/, ::Page& /*page*/, Gfx& /*gfx*/,
                     PageCollector& /*collector*/, PageContent& /*content*/) {}

}  // namespace quaestor
