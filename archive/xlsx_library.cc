#include "archive/xlsx_library.h"

#include <dlfcn.h>

#include <stdexcept>
#include <string>

namespace quaestor {
namespace {

constexpr const char* kFileName = "libxlsxwriter.so.4";  // Debian 12's

void* OpenLibrary() {
  void* library = dlopen(kFileName, RTLD_NOW | RTLD_LOCAL);
  if (library != nullptr) return library;
  throw std::runtime_error(
      "workbooks need libxlsxwriter, which is not installed: apt-get install "
      "libxlsxwriter4, or export csv");
}

template <typename Function>
void Find(void* library, const char* name, Function*& function) {
  function = reinterpret_cast<Function*>(dlsym(library, name));
  if (function != nullptr) return;
  throw std::runtime_error(std::string(kFileName) + " has no function " + name +
                           "; install the one of Debian 12");
}

XlsxLibrary FindFunctions() {
  void* library = OpenLibrary();
  XlsxLibrary xlsx{};
  Find(library, "workbook_new_opt", xlsx.workbook_new_opt);
  Find(library, "workbook_add_worksheet", xlsx.workbook_add_worksheet);
  Find(library, "workbook_add_format", xlsx.workbook_add_format);
  Find(library, "workbook_set_properties", xlsx.workbook_set_properties);
  Find(library, "workbook_close", xlsx.workbook_close);
  Find(library, "worksheet_write_string", xlsx.worksheet_write_string);
  Find(library, "worksheet_write_number", xlsx.worksheet_write_number);
  Find(library, "worksheet_write_datetime", xlsx.worksheet_write_datetime);
  Find(library, "worksheet_write_blank", xlsx.worksheet_write_blank);
  Find(library, "worksheet_write_url", xlsx.worksheet_write_url);
  Find(library, "worksheet_set_column", xlsx.worksheet_set_column);
  Find(library, "worksheet_freeze_panes", xlsx.worksheet_freeze_panes);
  Find(library, "worksheet_autofilter", xlsx.worksheet_autofilter);
  Find(library, "format_set_bold", xlsx.format_set_bold);
  Find(library, "format_set_text_wrap", xlsx.format_set_text_wrap);
  Find(library, "format_set_align", xlsx.format_set_align);
  Find(library, "format_set_bg_color", xlsx.format_set_bg_color);
  Find(library, "format_set_font_color", xlsx.format_set_font_color);
  Find(library, "format_set_underline", xlsx.format_set_underline);
  Find(library, "format_set_num_format", xlsx.format_set_num_format);
  return xlsx;
}

}  // namespace

const XlsxLibrary& LoadXlsxLibrary() {
  static const XlsxLibrary library = FindFunctions();
  return library;
}

}  // namespace quaestor
