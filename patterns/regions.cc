// RegionOfCountry of values.h.
#include <re2/re2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "patterns/prepared.h"
#include "patterns/utf8.h"
#include "patterns/values.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

std::string RegionByName(const std::string& name) {
  if (name.empty()) return "";
  const std::string_view lines = PreparedCountries();
  std::size_t begin = 0;
  std::size_t end = lines.size();
  while (begin < end) {  // both are starts of lines
    const std::size_t middle = begin + (end - begin) / 2;
    const std::size_t line =
        middle == begin ? begin
                        : std::max(begin, lines.rfind('\n', middle - 1) + 1);
    const std::size_t tab = lines.find('\t', line);
    const int order = lines.substr(line, tab - line).compare(name);
    if (order == 0) return std::string(lines.substr(tab + 1, 2));
    if (order > 0) {
      end = line;
    } else {
      begin = lines.find('\n', tab) + 1;
    }
  }
  return "";
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

std::string Trimmed(const std::string& name) {
  std::size_t begin = 0;
  for (std::size_t next = 0; next < name.size(); begin = next) {
    const auto c = static_cast<UChar32>(NextCharacter(name, next));
    if (!u_ispunct(c) && !u_isUWhiteSpace(c)) break;
  }
  const std::size_t last = name.find_last_not_of(" \t\r\n.,;:!*_-");
  if (last == std::string::npos || last < begin) return "";
  return name.substr(begin, last + 1 - begin);
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
