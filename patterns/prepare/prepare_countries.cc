#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <utility>

#include "patterns/prepare/prepare.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

// Where two languages give one name to two countries, the commoner language
// is the one that is meant.
constexpr const char* kLanguages[] = {
    "en",  "fr", "es", "pt", "ar", "zh", "ru", "de", "it", "tr",      "id",
    "nl",  "pl", "uk", "ro", "cs", "sk", "hu", "sv", "da", "nb",      "fi",
    "et",  "lv", "lt", "el", "bg", "sr", "hr", "sl", "mk", "sq",      "ca",
    "eu",  "gl", "is", "ga", "mt", "kk", "uz", "az", "ky", "tg",      "tk",
    "mn",  "hy", "ka", "he", "fa", "ps", "ur", "hi", "bn", "ne",      "si",
    "ta",  "te", "th", "lo", "km", "my", "vi", "ja", "ko", "zh_Hant", "ms",
    "fil", "sw", "am", "so", "be"};

std::string DisplayName(const icu::Locale& region,
                        const icu::Locale& language) {
  icu::UnicodeString shown;
  region.getDisplayCountry(language, shown);
  std::string name;
  return shown.toUTF8String(name);
}

}  // namespace

std::string PrepareCountries(std::map<std::string, std::string> names) {
  for (const char* code : kLanguages) {
    const icu::Locale language(code);
    for (const char* const* region = uloc_getISOCountries(); *region != nullptr;
         ++region) {
      names.emplace(FoldLabel(DisplayName(icu::Locale("", *region), language)),
                    *region);
    }
  }
  for (const char* const* region = uloc_getISOCountries(); *region != nullptr;
       ++region) {
    names.emplace(FoldLabel(*region), *region);
    names.emplace(FoldLabel(icu::Locale("", *region).getISO3Country()),
                  *region);
  }
  std::string lines;
  for (const auto& [name, region] : names) lines += name + '\t' + region + '\n';
  return lines;
}

}  // namespace quaestor
