// parsers/ocr/language_data.h: Tesseract's data of languages, kept in memory.
#ifndef QUAESTOR_PARSERS_OCR_LANGUAGE_DATA_H_
#define QUAESTOR_PARSERS_OCR_LANGUAGE_DATA_H_

#include <string>
#include <vector>

namespace quaestor {

// Where Debian puts it. Tesseract wants to be told; nothing is read there by
// itself.
inline constexpr const char* kDataFolder =
    "/usr/share/tesseract-ocr/5/tessdata";

// Gives the data of a language, named by the path of its file; from the disk
// the first time and from memory ever after. False where there is none. Serves
// any number of threads. Null `data` only loads.
bool ReadLanguageData(const char* path, std::vector<char>* data);

bool HasLanguage(const std::string& language);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_OCR_LANGUAGE_DATA_H_
