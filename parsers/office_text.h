// parsers/office_text.h: how the readers of .docx and .odt write down what they
// come by, and what they share afterwards: tables, the Document.
#ifndef QUAESTOR_PARSERS_OFFICE_TEXT_H_
#define QUAESTOR_PARSERS_OFFICE_TEXT_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/reader.h"
#include "parsers/text_blocks.h"

namespace quaestor {

// A tab. Where a line begins with a number, it shows that it is a label.
inline constexpr std::string_view kTab = "  ";

// What is collected over all parts of a file.
struct OfficeText {
  std::vector<TextBlock> blocks;  // notes, headers and footers behind the body
  std::vector<Link> links;
  std::map<std::string, int, std::less<>> link_numbers;  // by address
  int paragraphs = 0;  // read so far, empty ones too
  // Paragraphs with what is not read: pictures, controls of ActiveX.
  std::set<int> pictures;
  std::set<int> controls;
  std::vector<std::string> warnings;
};

struct OfficeCell {
  std::vector<TextBlock> blocks;
};
using OfficeRow = std::vector<OfficeCell>;
using OfficeTable = std::vector<OfficeRow>;

// Index of the link to an address, or -1 for none.
int LinkTo(std::string_view address, OfficeText& text);

// Appends to the last line of a block; it gets its first line where it has
// none. Text is cleaned as DecodeText does; one that is set in a symbol font
// becomes the signs that it shows.
void AppendClean(StyledText text, std::string_view font, int paragraph,
                 TextBlock& block);
void AppendBox(WrittenBox box, int paragraph, TextBlock& block);

// Makes a paragraph an item of a list. A box that stands as the bullet is a
// box; `font` is the bullet's.
void AddLabel(std::string_view label, std::string_view font, bool ordered,
              int paragraph, TextBlock& block);

// The blocks of a table: a row each where it holds data, else cell by cell.
std::vector<TextBlock> BlocksOf(OfficeTable table);

// Throws Error kLimit where there is more text than in any questionnaire.
Document MakeDocument(OfficeText text, const ReadingLimits& limits);

// The two readers. Throw Error. `bytes` must outlive the call only.
Document ReadDocx(std::string_view bytes, const ReadingOptions& options);
Document ReadOdt(std::string_view bytes, const ReadingOptions& options);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_OFFICE_TEXT_H_
