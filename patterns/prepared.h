// patterns/prepared.h: data that is worked out while the program is built, by
// patterns/prepare, because working it out at every start takes longer than
// reading a short document.
#ifndef QUAESTOR_PATTERNS_PREPARED_H_
#define QUAESTOR_PATTERNS_PREPARED_H_

#include <string_view>

namespace quaestor {

// std::vector<Definition> and WordData as serialization.h writes them.
std::string_view PreparedDefinitions();
std::string_view PreparedWords();

// "belgique\tBE\n...": names of countries by FoldLabel with their ISO 3166
// region, in the order of their bytes: of words.json, of ICU in some seventy
// languages, and the codes themselves.
std::string_view PreparedCountries();

// "\nBE\t32\t0\t0\tPATTERN\tFORMATS\n...": region ("001" for numbers of no
// country), calling code, national prefix, regular expression of what may be
// dialled before a national number (empty where nothing is), that of the valid
// national numbers, and how those are written, in the order of trying: each
// format is the expression of its first digits, \x01, that of the number, \x01,
// a rewriting of RE2 ("0\\1 \\2"), \x02. The main region of a calling code
// stands before the others.
std::string_view PreparedPhones();

}  // namespace quaestor

#endif  // QUAESTOR_PATTERNS_PREPARED_H_
