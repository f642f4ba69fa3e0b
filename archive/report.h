// archive/report.h: a page about a store, for people.
#ifndef QUAESTOR_ARCHIVE_REPORT_H_
#define QUAESTOR_ARCHIVE_REPORT_H_

#include <string>

#include "archive/export.h"
#include "archive/sqlite.h"

namespace quaestor {

// Writes one HTML file that needs nothing else: totals, failures by reason,
// the distribution of confidence, and per document the fields to look at.
// `title` names the store. The same store gives the same page.
void WriteReport(Database& store, const std::string& title,
                 const ByteSink& write);

// For HTML: text, attributes in double quotes.
std::string Escaped(std::string_view text);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_REPORT_H_
