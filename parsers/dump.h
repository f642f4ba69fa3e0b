// parsers/dump.h: a Document as text for people and tests.
#ifndef QUAESTOR_PARSERS_DUMP_H_
#define QUAESTOR_PARSERS_DUMP_H_

#include <string>

#include "parsers/document.h"

namespace quaestor {

// The words of a block with a space where white space stood, marks as ☐ ☒ and
// ▣ (unclear), lines joined by a space. Labels are kept.
std::string TextOf(const Document& document, const Block& block);

// One line a block: "list 1 ordered | 1. What is ...". Kinds are paragraph,
// heading, list, row (cells joined by " | "), footnote, header, footer, number;
// the level follows, then "ordered" and "filled" where they hold.
std::string DumpBlocks(const Document& document);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_DUMP_H_
