// archive/export.h: what a store holds, as files for other programs.
#ifndef QUAESTOR_ARCHIVE_EXPORT_H_
#define QUAESTOR_ARCHIVE_EXPORT_H_

#include <filesystem>
#include <functional>
#include <string_view>

#include "archive/exported_response.h"

namespace quaestor {

enum class TableShape { kResponses, kFields };  // a row per ...

struct ExportOptions {
  Selection selection;
  bool publish = false;
};

// Takes the file piece by piece.
using ByteSink = std::function<void(std::string_view bytes)>;

// A JSON array of responses, indented by two spaces.
ExportSummary ExportJson(Database& store, const ExportOptions& options,
                         const ByteSink& write);

// A response per line.
ExportSummary ExportJsonLines(Database& store, const ExportOptions& options,
                              const ByteSink& write);

// RFC 4180 in UTF-8 with a byte order mark, without which Excel takes it for
// another encoding. Texts that a spreadsheet would take for a formula begin
// with an apostrophe.
ExportSummary ExportCsv(Database& store, TableShape shape,
                        const ExportOptions& options, const ByteSink& write);

// A workbook with a sheet per shape, one of all links, one of the texts that
// are too long for a cell and one about the file; the same store gives the same
// bytes. Throws std::runtime_error where libxlsxwriter is not installed or the
// file cannot be written.
ExportSummary ExportXlsx(Database& store, const std::vector<TableShape>& shapes,
                         const ExportOptions& options,
                         const std::filesystem::path& path);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_EXPORT_H_
