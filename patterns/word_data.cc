#include "patterns/word_data.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include "patterns/prepared.h"
#include "patterns/serialization.h"

namespace quaestor {
namespace {

bool IsCountryDomain(std::string_view domain) {
  if (domain.size() != 2) return false;
  if (domain == "uk" || domain == "eu") return true;
  for (const char* const* region = uloc_getISOCountries(); *region != nullptr;
       ++region) {
    if (domain[0] == u_tolower((*region)[0]) &&
        domain[1] == u_tolower((*region)[1])) {
      return true;
    }
  }
  return false;
}

}  // namespace

const WordData& Words() {
  static const WordData kWords = FromBytes<WordData>(PreparedWords());
  return kWords;
}

bool IsTopLevelDomain(std::string_view domain) {
  return IsCountryDomain(domain) ||
         Words().top_level_domains.count(std::string(domain)) > 0;
}

}  // namespace quaestor
