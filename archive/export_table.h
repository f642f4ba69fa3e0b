// archive/export_table.h: responses as the rows of a table, whatever file they
// end up in.
#ifndef QUAESTOR_ARCHIVE_EXPORT_TABLE_H_
#define QUAESTOR_ARCHIVE_EXPORT_TABLE_H_

#include <functional>
#include <string>
#include <vector>

#include "archive/exported_response.h"

namespace quaestor {

enum class CellKind { kEmpty, kText, kNumber, kDate, kLink };

// What a cell is coloured for.
enum class CellMark { kNone, kFlagged, kCorrected };

struct TableCell {
  CellKind kind = CellKind::kEmpty;
  std::string text;  // kText, kLink (an URL), kDate (YYYY-MM-DD)
  double number = 0;
  CellMark mark = CellMark::kNone;
};

struct TableColumn {
  std::string name;
  std::string explanation;  // of a field: its question; else ""
  double width = 12;        // in characters
};

using SheetRow = std::vector<TableCell>;

// One row per response: what is known of the document, then a column for each
// field of the questionnaires in the store.
std::vector<TableColumn> ResponseColumns(Database& store);
SheetRow ResponseRow(const ExportedResponse& item,
                     const std::vector<TableColumn>& columns);

// One row per field.
std::vector<TableColumn> FieldColumns();
std::vector<SheetRow> FieldRows(const ExportedResponse& item);

// One row per URL that an answer gives, and where.
std::vector<TableColumn> LinkColumns();
std::vector<SheetRow> LinkRows(const ExportedResponse& item);

TableCell TextCell(std::string text);
TableCell NumberCell(double number);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_EXPORT_TABLE_H_
