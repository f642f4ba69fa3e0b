// parsers/ocr/other_scripts.h: lines in a script that the page's languages do
// not have, such as Arabic answers on an English form.
#ifndef QUAESTOR_PARSERS_OCR_OTHER_SCRIPTS_H_
#define QUAESTOR_PARSERS_OCR_OTHER_SCRIPTS_H_

#include <functional>
#include <string>
#include <vector>

#include "parsers/ocr/text_lines.h"
#include "parsers/ocr_engine.h"

namespace quaestor {

// What the engine can do for it. All words have the page's coordinates.
struct Rereading {
  std::function<std::vector<RecognisedWord>(const std::string& language,
                                            const LineOfWords& line)>
      line;
  std::function<std::vector<RecognisedWord>(const std::string& language)> page;
};

// Less is a line's confidence in a script that is not its own.
inline constexpr double kSenselessLine = 0.6;

// Whether a text in another script was read: several different letters of it,
// which dirt and rules do not give, and a fair confidence.
bool IsOtherScript(const std::vector<RecognisedWord>& words);

// Finds the lines of which nothing could be made, tries the languages on the
// widest of them, and reads the page again in the one that makes most sense,
// if any does; each word then stays in the script that fits it. Returns that
// language, or "".
std::string ReadOtherScripts(const std::vector<std::string>& languages,
                             const Rereading& read,
                             std::vector<RecognisedWord>& words);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_OCR_OTHER_SCRIPTS_H_
