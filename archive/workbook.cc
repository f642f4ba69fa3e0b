#include "archive/workbook.h"

#include <cctype>
#include <cstdio>
#include <stdexcept>
#include <string_view>

namespace quaestor {
namespace {

// Excel's bounds.
constexpr std::size_t kMostUnits = 32'767;  // of UTF-16, in a cell
constexpr std::uint32_t kMostRows = 1'048'576;
constexpr std::uint32_t kMostLinks = 65'530;  // in a sheet
constexpr std::size_t kMostLinkBytes = 2'079;

constexpr lxw_color_t kFlaggedColour = 0xFFEB9C;
constexpr lxw_color_t kCorrectedColour = 0xC6EFCE;
constexpr lxw_color_t kHeaderColour = 0xD9E1F2;
constexpr lxw_color_t kLinkColour = 0x0563C1;

std::size_t SequenceLength(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
}

bool IsHexEscape(std::string_view text) {
  return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
         std::isxdigit(text[2]) && std::isxdigit(text[3]) &&
         std::isxdigit(text[4]) && std::isxdigit(text[5]);
}

// What XML cannot hold becomes U+FFFD, and what the format would take for an
// escape ("_x0041_") is escaped.
std::string CellText(std::string_view text) {
  std::string clean;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 && byte != '\n' && byte != '\t') {
      clean += "\xEF\xBF\xBD";
    } else if (IsHexEscape(text.substr(i))) {
      clean += "_x005F_";
    } else {
      clean += text[i];
    }
  }
  return clean;
}

std::size_t Units(std::string_view text) {
  std::size_t units = 0;
  for (std::size_t i = 0; i < text.size(); i += SequenceLength(text[i])) {
    units += SequenceLength(text[i]) == 4 ? 2 : 1;
  }
  return units;
}

// How many bytes of the text make up at most so many units.
std::size_t PrefixOf(std::string_view text, std::size_t most_units) {
  std::size_t units = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t length = SequenceLength(text[i]);
    units += length == 4 ? 2 : 1;
    if (units > most_units) break;
    i += length;
  }
  return std::min(i, text.size());
}

lxw_format* NewFormat(const XlsxLibrary& xlsx, lxw_workbook* workbook) {
  lxw_format* format = xlsx.workbook_add_format(workbook);
  xlsx.format_set_text_wrap(format);
  xlsx.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  return format;
}

std::array<lxw_format*, 3> MarkedFormats(const XlsxLibrary& xlsx,
                                         lxw_workbook* workbook,
                                         const char* number_format) {
  std::array<lxw_format*, 3> formats{};
  for (lxw_format*& format : formats) {
    format = NewFormat(xlsx, workbook);
    if (number_format != nullptr) {
      xlsx.format_set_num_format(format, number_format);
    }
  }
  xlsx.format_set_bg_color(formats[1], kFlaggedColour);
  xlsx.format_set_bg_color(formats[2], kCorrectedColour);
  return formats;
}

WorkbookFormats MakeFormats(const XlsxLibrary& xlsx, lxw_workbook* workbook) {
  WorkbookFormats formats;
  formats.header = NewFormat(xlsx, workbook);
  xlsx.format_set_bold(formats.header);
  xlsx.format_set_bg_color(formats.header, kHeaderColour);
  // "@": a text stays one when it is edited.
  formats.text = MarkedFormats(xlsx, workbook, "@");
  formats.number = MarkedFormats(xlsx, workbook, "0.####");
  formats.date = MarkedFormats(xlsx, workbook, "yyyy-mm-dd");
  formats.link = MarkedFormats(xlsx, workbook, nullptr);
  for (lxw_format* format : formats.link) {
    xlsx.format_set_font_color(format, kLinkColour);
    xlsx.format_set_underline(format, LXW_UNDERLINE_SINGLE);
  }
  return formats;
}

// The same day in every file, so that equal stores give equal files.
void SetProperties(const XlsxLibrary& xlsx, lxw_workbook* workbook) {
  constexpr time_t kCreated = 1'640'995'200;  // 2022-01-01
  std::string title = "Responses";
  std::string author = "quaestor";
  lxw_doc_properties properties = {};
  properties.title = title.data();
  properties.author = author.data();
  properties.created = kCreated;
  xlsx.workbook_set_properties(workbook, &properties);
}

std::size_t IndexOf(CellMark mark) { return static_cast<std::size_t>(mark); }

}  // namespace

XlsxWorkbook::XlsxWorkbook(const std::filesystem::path& path)
    : xlsx_(LoadXlsxLibrary()) {
  lxw_workbook_options options = {};
  options.constant_memory = LXW_TRUE;
  workbook_ = xlsx_.workbook_new_opt(path.c_str(), &options);
  if (workbook_ == nullptr) throw std::bad_alloc();
  formats_ = MakeFormats(xlsx_, workbook_);
  SetProperties(xlsx_, workbook_);
}

XlsxWorkbook::~XlsxWorkbook() {
  if (workbook_ != nullptr) xlsx_.workbook_close(workbook_);
}

lxw_worksheet* XlsxWorkbook::AddSheet(const std::string& name) {
  lxw_worksheet* sheet = xlsx_.workbook_add_worksheet(workbook_, name.c_str());
  if (sheet == nullptr) throw std::runtime_error("no sheet \"" + name + "\"");
  return sheet;
}

void XlsxWorkbook::Close() {
  lxw_workbook* workbook = std::exchange(workbook_, nullptr);
  if (xlsx_.workbook_close(workbook) != LXW_NO_ERROR) {
    throw std::runtime_error(
        "the workbook cannot be written; is there room on the disk, and in the "
        "folder for temporary files?");
  }
}

SheetWriter::SheetWriter(XlsxWorkbook& workbook, std::string name,
                         std::vector<TableColumn> columns,
                         std::vector<LongText>& long_texts)
    : workbook_(workbook),
      name_(std::move(name)),
      columns_(std::move(columns)),
      long_texts_(long_texts) {
  BeginSheet();
}

void SheetWriter::BeginSheet() {
  const XlsxLibrary& xlsx = workbook_.library();
  ++sheets_;
  sheet_ = workbook_.AddSheet(
      sheets_ == 1 ? name_ : name_ + " " + std::to_string(sheets_));
  std::uint16_t index = 0;
  for (const TableColumn& column : columns_) {
    xlsx.worksheet_set_column(sheet_, index, index, column.width, nullptr);
    const std::string title = column.explanation.empty()
                                  ? column.name
                                  : column.name + "\n" + column.explanation;
    xlsx.worksheet_write_string(sheet_, 0, index,
                                CellPieces(title).front().c_str(),
                                workbook_.formats().header);
    ++index;
  }
  xlsx.worksheet_freeze_panes(sheet_, 1, 1);
  row_ = 1;
  links_ = 0;
}

void SheetWriter::SetFilter() {
  if (columns_.empty()) return;
  const auto last = static_cast<std::uint16_t>(columns_.size() - 1);
  workbook_.library().worksheet_autofilter(sheet_, 0, 0, row_ - 1, last);
}

void SheetWriter::Write(const SheetRow& row) {
  if (row_ == kMostRows) {
    SetFilter();
    BeginSheet();
  }
  std::uint16_t column = 0;
  for (const TableCell& cell : row) WriteCell(column++, cell);
  ++row_;
}

void SheetWriter::WriteCell(std::uint16_t column, const TableCell& cell) {
  const XlsxLibrary& xlsx = workbook_.library();
  const std::size_t mark = IndexOf(cell.mark);
  switch (cell.kind) {
    case CellKind::kEmpty:
      if (cell.mark == CellMark::kNone) return;
      xlsx.worksheet_write_blank(sheet_, row_, column,
                                 workbook_.formats().text[mark]);
      return;
    case CellKind::kNumber:
      xlsx.worksheet_write_number(sheet_, row_, column, cell.number,
                                  workbook_.formats().number[mark]);
      return;
    case CellKind::kDate:
      if (WriteDate(column, cell)) return;
      break;
    case CellKind::kLink:
      if (WriteLink(column, cell)) return;
      break;
    case CellKind::kText:
      break;
  }
  WriteText(column, cell);
}

// False where it cannot be a date of a workbook, whose days begin in 1900.
bool SheetWriter::WriteDate(std::uint16_t column, const TableCell& cell) {
  lxw_datetime date = {};
  if (std::sscanf(cell.text.c_str(), "%d-%d-%d", &date.year, &date.month,
                  &date.day) != 3 ||
      date.year < 1901 || date.year > 9999) {
    return false;
  }
  workbook_.library().worksheet_write_datetime(
      sheet_, row_, column, &date,
      workbook_.formats().date[IndexOf(cell.mark)]);
  return true;
}

// False where a workbook cannot link there.
bool SheetWriter::WriteLink(std::uint16_t column, const TableCell& cell) {
  const bool web =
      cell.text.starts_with("https://") || cell.text.starts_with("http://");
  if (!web || cell.text.size() > kMostLinkBytes || links_ == kMostLinks) {
    return false;
  }
  ++links_;
  return workbook_.library().worksheet_write_url(
             sheet_, row_, column, cell.text.c_str(),
             workbook_.formats().link[IndexOf(cell.mark)]) == LXW_NO_ERROR;
}

void SheetWriter::WriteText(std::uint16_t column, const TableCell& cell) {
  constexpr std::string_view kGoesOn =
      "\n[... the whole text is in the sheet \"Long texts\"]";
  std::string text = CellText(cell.text);
  if (Units(text) > kMostUnits) {
    long_texts_.push_back({name_, row_ + 1, columns_[column].name, cell.text});
    text.resize(PrefixOf(text, kMostUnits - kGoesOn.size()));
    text += kGoesOn;
  }
  // As a string, whatever it begins with: no formula.
  workbook_.library().worksheet_write_string(
      sheet_, row_, column, text.c_str(),
      workbook_.formats().text[IndexOf(cell.mark)]);
}

std::vector<std::string> CellPieces(const std::string& text) {
  const std::string clean = CellText(text);
  std::vector<std::string> pieces;
  std::string_view rest = clean;
  do {
    const std::size_t size = PrefixOf(rest, kMostUnits);
    pieces.emplace_back(rest.substr(0, size));
    rest.remove_prefix(size);
  } while (!rest.empty());
  return pieces;
}

}  // namespace quaestor
