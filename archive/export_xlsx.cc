// ExportXlsx of export.h.
#include <memory>
#include <string>

#include "archive/export.h"
#include "archive/export_table.h"
#include "archive/workbook.h"

namespace quaestor {
namespace {

void WriteLongTexts(XlsxWorkbook& workbook,
                    const std::vector<LongText>& long_texts) {
  if (long_texts.empty()) return;
  std::vector<LongText> none;
  SheetWriter sheet(workbook, "Long texts",
                    {{"sheet", "", 12},
                     {"row", "", 8},
                     {"column", "", 16},
                     {"part", "", 8},
                     {"text", "", 100}},
                    none);
  for (const LongText& item : long_texts) {
    double part = 0;
    for (const std::string& piece : CellPieces(item.text)) {
      sheet.Write({TextCell(item.sheet),
                   NumberCell(static_cast<double>(item.row)),
                   TextCell(item.column), NumberCell(++part), TextCell(piece)});
    }
  }
}

void WriteAbout(XlsxWorkbook& workbook, const ExportSummary& summary,
                bool published) {
  std::vector<LongText> none;
  SheetWriter sheet(workbook, "About", {{"about", "", 30}, {"this", "", 80}},
                    none);
  const auto say = [&](const char* subject, std::string text) {
    sheet.Write({TextCell(subject), TextCell(std::move(text))});
  };
  sheet.Write({TextCell("responses"),
               NumberCell(static_cast<double>(summary.responses))});
  say("yellow cells", "a person has to look at this answer");
  say("green cells", "a person has corrected this answer");
  say("long texts",
      "a cell holds 32,767 characters; longer texts are whole in a sheet of "
      "their own");
  if (!published) return;
  const std::string removed = RemovedText(summary.removed);
  say("personal data",
      "left out before publication: " +
          (removed.empty() ? std::string("nothing was found") : removed));
}

std::unique_ptr<SheetWriter> SheetFor(XlsxWorkbook& workbook, TableShape shape,
                                      const std::vector<TableColumn>& wide,
                                      std::vector<LongText>& long_texts) {
  if (shape == TableShape::kFields) {
    return std::make_unique<SheetWriter>(workbook, "Fields", FieldColumns(),
                                         long_texts);
  }
  return std::make_unique<SheetWriter>(workbook, "Responses", wide, long_texts);
}

}  // namespace

ExportSummary ExportXlsx(Database& store, const std::vector<TableShape>& shapes,
                         const ExportOptions& options,
                         const std::filesystem::path& path) {
  XlsxWorkbook workbook(path);
  std::vector<LongText> long_texts;
  const std::vector<TableColumn> wide = ResponseColumns(store);
  std::vector<std::unique_ptr<SheetWriter>> sheets;
  for (const TableShape shape : shapes) {
    sheets.push_back(SheetFor(workbook, shape, wide, long_texts));
  }
  auto links = std::make_unique<SheetWriter>(workbook, "Links", LinkColumns(),
                                             long_texts);
  const ExportSummary summary =
      ForEachResponse(store, options.selection, options.publish,
                      [&](const ExportedResponse& item) {
                        for (std::size_t i = 0; i < shapes.size(); ++i) {
                          if (shapes[i] == TableShape::kResponses) {
                            sheets[i]->Write(ResponseRow(item, wide));
                          } else {
                            for (const SheetRow& row : FieldRows(item))
                              sheets[i]->Write(row);
                          }
                        }
                        for (const SheetRow& row : LinkRows(item))
                          links->Write(row);
                      });
  sheets.clear();
  links.reset();
  WriteLongTexts(workbook, long_texts);
  WriteAbout(workbook, summary, options.publish);
  workbook.Close();
  return summary;
}

}  // namespace quaestor
