// parsers/compound_file.h: what lies at the top of a compound file, the file
// system in which Outlook and the old office programs save ([MS-CFB]).
#ifndef QUAESTOR_PARSERS_COMPOUND_FILE_H_
#define QUAESTOR_PARSERS_COMPOUND_FILE_H_

#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

struct TopEntries {
  std::vector<std::string> names;  // of what lies in no folder; other letters
                                   // than ASCII are "?"
  bool whole = false;              // the directory was there to its end
};

// Whether the file begins as one.
bool IsCompoundFile(std::string_view bytes);

// Never throws; a damaged or hostile file gives the names up to the damage.
TopEntries TopOfCompoundFile(std::string_view bytes);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_COMPOUND_FILE_H_
