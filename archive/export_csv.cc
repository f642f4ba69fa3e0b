// ExportCsv of export.h.
#include <array>
#include <charconv>
#include <string>

#include "archive/export.h"
#include "archive/export_table.h"

namespace quaestor {
namespace {

// What spreadsheets take for a formula, blanks before it or not.
bool LooksLikeFormula(std::string_view text) {
  constexpr std::string_view kSigns = "=+-@\t\r";
  const std::size_t first = text.find_first_not_of(" \n");
  return first != std::string_view::npos &&
         kSigns.find(text[first]) != std::string_view::npos;
}

std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  if (LooksLikeFormula(text)) quoted += '\'';
  for (const char character : text) {
    if (character == '"') quoted += '"';
    quoted += character;
  }
  return quoted + '"';
}

std::string NumberText(double number) {
  std::array<char, 32> text{};
  const auto result =
      std::to_chars(text.data(), text.data() + text.size(), number);
  return {text.data(), result.ptr};
}

std::string LineOf(const SheetRow& row) {
  std::string line;
  for (const TableCell& cell : row) {
    if (&cell != &row.front()) line += ',';
    if (cell.kind == CellKind::kNumber) {
      line += NumberText(cell.number);
    } else if (cell.kind != CellKind::kEmpty) {
      line += Quoted(cell.text);
    }
  }
  return line + "\r\n";
}

std::string HeaderOf(const std::vector<TableColumn>& columns) {
  SheetRow row;
  for (const TableColumn& column : columns)
    row.push_back(TextCell(column.name));
  return LineOf(row);
}

}  // namespace

ExportSummary ExportCsv(Database& store, TableShape shape,
                        const ExportOptions& options, const ByteSink& write) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  const bool by_field = shape == TableShape::kFields;
  const std::vector<TableColumn> columns =
      by_field ? FieldColumns() : ResponseColumns(store);
  write(std::string(kByteOrderMark) + HeaderOf(columns));
  return ForEachResponse(store, options.selection, options.publish,
                         [&](const ExportedResponse& item) {
                           if (!by_field) {
                             write(LineOf(ResponseRow(item, columns)));
                             return;
                           }
                           for (const SheetRow& row : FieldRows(item)) {
                             write(LineOf(row));
                           }
                         });
}

}  // namespace quaestor
