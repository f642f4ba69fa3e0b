// RegionOfCountry of values.h.
#include <re2/re2.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include <string>

#include "patterns/values.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

// Commoner ones first: a name is looked up in one after the other.
constexpr const char* kLanguages[] = {
    "en",  "fr", "es", "pt", "ar", "zh", "ru", "de", "it", "tr",      "id",
    "nl",  "pl", "uk", "ro", "cs", "sk", "hu", "sv", "da", "nb",      "fi",
    "et",  "lv", "lt", "el", "bg", "sr", "hr", "sl", "mk", "sq",      "ca",
    "eu",  "gl", "is", "ga", "mt", "kk", "uz", "az", "ky", "tg",      "tk",
    "mn",  "hy", "ka", "he", "fa", "ps", "ur", "hi", "bn", "ne",      "si",
    "ta",  "te", "th", "lo", "km", "my", "vi", "ja", "ko", "zh_Hant", "ms",
    "fil", "sw", "am", "so", "be"};

std::string RegionByCode(const std::string& name) {
  if (name.size() != 2 && name.size() != 3) return "";
  for (const char* const* region = uloc_getISOCountries(); *region != nullptr;
       ++region) {
    const icu::Locale locale("", *region);
    if (FoldLabel(*region) == name ||
        FoldLabel(locale.getISO3Country()) == name) {
      return *region;
    }
  }
  return "";
}

std::string DisplayName(const char* region, const icu::Locale& language) {
  icu::UnicodeString shown;
  icu::Locale("", region).getDisplayCountry(language, shown);
  std::string name;
  return shown.toUTF8String(name);
}

UScriptCode ScriptOf(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(icu::UnicodeString::fromUTF8(text).char32At(0),
                           &status);
}

// The look-up costs some 0.4 ms a language, so that those written otherwise
// than the name are passed over.
std::string RegionByDisplayName(const std::string& name) {
  for (const char* code : kLanguages) {
    const icu::Locale language(code);
    if (ScriptOf(DisplayName("BE", language)) != ScriptOf(name)) continue;
    for (const char* const* region = uloc_getISOCountries(); *region != nullptr;
         ++region) {
      if (FoldLabel(DisplayName(*region, language)) == name) return *region;
    }
  }
  return "";
}

std::string RegionByName(const std::string& name) {
  if (name.empty()) return "";
  const auto& countries = Words().countries;
  const auto found = countries.find(name);
  if (found != countries.end()) return found->second;
  const std::string region = RegionByDisplayName(name);
  return region.empty() ? RegionByCode(name) : region;
}

// "Kingdom of Belgium", "República del Perú", "the Gambia".
std::string WithoutForm(const std::string& name) {
  static const RE2 kForm(
      "^(?:the |la |le |el )?(?:(?:federal |federative |democratic |people's |"
      "islamic |socialist )*(?:republic|kingdom|state|states|commonwealth|"
      "federation|principality|sultanate|union|grand duchy) of (?:the )?|"
      "republique (?:federale |federative |islamique )?(?:de la |de l'|du |"
      "des |d'|de )|royaume (?:de |du |d')|republica (?:federativa |federal |"
      "bolivariana |oriental )?(?:de la |del |de los |de |do |da )|"
      "reino (?:de |da |do )|republik |республика |جمهورية |مملكة )?");
  std::string bare = name;
  RE2::Replace(&bare, kForm, "");
  return bare;
}

std::string Trimmed(std::string name) {
  static const RE2 kSigns(R"(^[\s\p{P}]+|[\s.,;:!*_-]+$)");
  RE2::GlobalReplace(&name, kSigns, "");
  return name;
}

}  // namespace

std::string RegionOfCountry(std::string_view country) {
  if (country.size() > 200) return "";
  const std::string whole = FoldLabel(country);
  const std::string name = Trimmed(whole);
  std::string region = RegionByName(name);
  if (region.empty() && name != whole) region = RegionByName(whole);
  if (!region.empty()) return region;
  const std::string bare = WithoutForm(name);
  if (bare != name) region = RegionByName(bare);
  // "Belgium (BE)", "Brussels, Belgium", "Deutschland / Germany".
  static const RE2 kParts(R"(^(.*?)\s*[(/,]\s*(.*?)\)?$)");
  std::string first;
  std::string second;
  if (region.empty() && RE2::FullMatch(name, kParts, &first, &second)) {
    region = RegionByName(WithoutForm(Trimmed(second)));
    if (region.empty()) region = RegionByName(WithoutForm(Trimmed(first)));
  }
  return region;
}

}  // namespace quaestor
