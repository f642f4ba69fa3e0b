// archive/workbook.h: writes tables into a workbook (XLSX), row after row.
#ifndef QUAESTOR_ARCHIVE_WORKBOOK_H_
#define QUAESTOR_ARCHIVE_WORKBOOK_H_

#include <xlsxwriter.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "archive/export_table.h"
#include "archive/xlsx_library.h"

namespace quaestor {

// The kinds of cells times what they are coloured for.
struct WorkbookFormats {
  lxw_format* header = nullptr;
  std::array<lxw_format*, 3> text{};  // by CellMark
  std::array<lxw_format*, 3> number{};
  std::array<lxw_format*, 3> date{};
  std::array<lxw_format*, 3> link{};
};

class XlsxWorkbook {
 public:
  // Throws std::runtime_error where libxlsxwriter is not there.
  explicit XlsxWorkbook(const std::filesystem::path& path);
  ~XlsxWorkbook();
  XlsxWorkbook(const XlsxWorkbook&) = delete;
  XlsxWorkbook& operator=(const XlsxWorkbook&) = delete;

  [[nodiscard]] const XlsxLibrary& library() const { return xlsx_; }
  [[nodiscard]] const WorkbookFormats& formats() const { return formats_; }
  lxw_worksheet* AddSheet(const std::string& name);
  // Writes the file. Throws std::runtime_error where that fails.
  void Close();

 private:
  const XlsxLibrary& xlsx_;
  lxw_workbook* workbook_;
  WorkbookFormats formats_;
};

// A text that no cell can hold whole, and where it belongs.
struct LongText {
  std::string sheet;
  std::uint32_t row = 0;  // as shown, from 1
  std::string column;     // its name
  std::string text;
};

// A table as a sheet, and as further ones ("Fields 2") where it has more rows
// than a sheet can have: header frozen, filters set.
class SheetWriter {
 public:
  // Texts that are too long go to `long_texts` whole; the cell holds their
  // beginning and says so. Both must outlive the writer.
  SheetWriter(XlsxWorkbook& workbook, std::string name,
              std::vector<TableColumn> columns,
              std::vector<LongText>& long_texts);
  ~SheetWriter() { SetFilter(); }
  SheetWriter(const SheetWriter&) = delete;
  SheetWriter& operator=(const SheetWriter&) = delete;

  void Write(const SheetRow& row);

 private:
  void BeginSheet();
  void SetFilter();
  void WriteCell(std::uint16_t column, const TableCell& cell);
  bool WriteLink(std::uint16_t column, const TableCell& cell);
  bool WriteDate(std::uint16_t column, const TableCell& cell);
  void WriteText(std::uint16_t column, const TableCell& cell);

  XlsxWorkbook& workbook_;
  std::string name_;
  std::vector<TableColumn> columns_;
  std::vector<LongText>& long_texts_;
  lxw_worksheet* sheet_ = nullptr;
  int sheets_ = 0;
  std::uint32_t row_ = 0;
  std::uint32_t links_ = 0;
};

// `text` cut into pieces that a cell can hold.
std::vector<std::string> CellPieces(const std::string& text);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_WORKBOOK_H_
