#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <algorithm>
#include <map>
#include <string>

#include "patterns/prepare/prepare.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

using Symbols = icu::DateFormatSymbols;

// Where two languages give one name to two months, the commoner language is
// the one that is meant.
constexpr const char* kMonthLanguages[] = {
    "en",    "fr",    "es",    "pt",    "ar", "ru", "de",  "it", "tr",
    "id",    "nl",    "pl",    "uk",    "ro", "cs", "sk",  "hu", "sv",
    "da",    "nb",    "fi",    "et",    "lv", "lt", "el",  "bg", "sr",
    "hr",    "sl",    "mk",    "sq",    "ca", "eu", "gl",  "kk", "uz",
    "az",    "hy",    "ka",    "he",    "hi", "bn", "sw",  "ms", "is",
    "ar_SY", "ar_DZ", "ar_MA", "ar_MR", "mn", "be", "fil", "af"};

void AddMonths(const icu::UnicodeString* names, int count,
               std::map<std::string, int>& months) {
  for (int i = 0; i < std::min(count, 12); ++i) {
    std::string name;
    names[i].toUTF8String(name);
    name = FoldLabel(name);
    while (name.ends_with('.')) name.pop_back();
    months.emplace(name, i + 1);
  }
}

}  // namespace

std::string PrepareMonths() {
  std::map<std::string, int> months = {{"sept", 9}};
  for (const char* language : kMonthLanguages) {
    UErrorCode status = U_ZERO_ERROR;
    // Wherever it is spoken, the date is of this calendar.
    const std::string locale = std::string(language) + "@calendar=gregorian";
    const Symbols symbols(icu::Locale::createFromName(locale.c_str()), status);
    if (U_FAILURE(status)) continue;
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
      for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
        std::int32_t count = 0;
        const auto* names = symbols.getMonths(count, context, width);
        AddMonths(names, count, months);
      }
    }
  }
  std::string lines;
  for (const auto& [name, month] : months) {
    lines += name + '\t' + std::to_string(month) + '\n';
  }
  return lines;
}

}  // namespace quaestor
