// tests/support/office_files.h: writes the Word files and OpenDocument texts
// of the tests.
#ifndef QUAESTOR_TESTS_SUPPORT_OFFICE_FILES_H_
#define QUAESTOR_TESTS_SUPPORT_OFFICE_FILES_H_

#include <map>
#include <string>
#include <string_view>

namespace quaestor {

// Parts by their names.
using Parts = std::map<std::string, std::string>;

// A ZIP archive; parts are packed where that is wanted.
std::string MakeZip(const Parts& parts, bool packed = false);

// A Word file with this in its body. `others` are added, or go in the place of
// the parts of the same name; "document.xml.rels", "numbering.xml",
// "styles.xml", "footnotes.xml", "endnotes.xml", "settings.xml", "header1.xml"
// and "footer1.xml" may be given as what their root holds.
std::string MakeDocx(std::string_view body, const Parts& others = {});

// <w:p> with this text, and these properties before it.
std::string Paragraph(std::string_view text, std::string_view properties = "");

// The properties of a list item.
std::string InList(int list, int level);

// An OpenDocument text with this in its body and its automatic styles.
std::string MakeOdt(std::string_view text, std::string_view styles = "",
                    const Parts& others = {});

}  // namespace quaestor

#endif  // QUAESTOR_TESTS_SUPPORT_OFFICE_FILES_H_
