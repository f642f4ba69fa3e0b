// archive/xlsx_library.h: libxlsxwriter, loaded when a workbook is written:
// linked in, it would make every start of the program longer (it brings
// OpenSSL).
#ifndef QUAESTOR_ARCHIVE_XLSX_LIBRARY_H_
#define QUAESTOR_ARCHIVE_XLSX_LIBRARY_H_

#include <xlsxwriter.h>

namespace quaestor {

// Its functions under their own names; its manual describes them.
struct XlsxLibrary {
  decltype(&::workbook_new_opt) workbook_new_opt;
  decltype(&::workbook_add_worksheet) workbook_add_worksheet;
  decltype(&::workbook_add_format) workbook_add_format;
  decltype(&::workbook_set_properties) workbook_set_properties;
  decltype(&::workbook_close) workbook_close;
  decltype(&::worksheet_write_string) worksheet_write_string;
  decltype(&::worksheet_write_number) worksheet_write_number;
  decltype(&::worksheet_write_datetime) worksheet_write_datetime;
  decltype(&::worksheet_write_blank) worksheet_write_blank;
  decltype(&::worksheet_write_url) worksheet_write_url;
  decltype(&::worksheet_set_column) worksheet_set_column;
  decltype(&::worksheet_freeze_panes) worksheet_freeze_panes;
  decltype(&::worksheet_autofilter) worksheet_autofilter;
  decltype(&::format_set_bold) format_set_bold;
  decltype(&::format_set_text_wrap) format_set_text_wrap;
  decltype(&::format_set_align) format_set_align;
  decltype(&::format_set_bg_color) format_set_bg_color;
  decltype(&::format_set_font_color) format_set_font_color;
  decltype(&::format_set_underline) format_set_underline;
  decltype(&::format_set_num_format) format_set_num_format;
};

// Valid to the end of the program. Throws std::runtime_error where it is not
// installed.
const XlsxLibrary& LoadXlsxLibrary();

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_XLSX_LIBRARY_H_
