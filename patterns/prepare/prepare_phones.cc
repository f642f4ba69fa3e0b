#include <phonenumbers/phonemetadata.pb.h>

#include <algorithm>
#include <set>
#include <stdexcept>
#include <vector>

#include "patterns/prepare/prepare.h"

// libphonenumber has its tables in the library and declares them in a header
// that is not installed.
namespace i18n::phonenumbers {
int metadata_size();
const void* metadata_get();
}  // namespace i18n::phonenumbers

namespace quaestor {
namespace {

using i18n::phonenumbers::NumberFormat;
using i18n::phonenumbers::PhoneMetadata;
using i18n::phonenumbers::PhoneMetadataCollection;
using i18n::phonenumbers::PhoneNumberDesc;

// What makes a number valid: being one of these.
std::set<std::string> PatternsOf(const PhoneMetadata& region) {
  std::set<std::string> patterns;
  for (const PhoneNumberDesc* kind :
       {&region.fixed_line(), &region.mobile(), &region.toll_free(),
        &region.premium_rate(), &region.shared_cost(),
        &region.personal_number(), &region.voip(), &region.pager(),
        &region.uan(), &region.voicemail()}) {
    if (kind->has_national_number_pattern() &&
        kind->national_number_pattern() != "NA") {
      patterns.insert(kind->national_number_pattern());
    }
  }
  return patterns;
}

// "$1 $2" with the national prefix where people write it, as a rewriting of
// RE2: "0\\1 \\2".
std::string RewritingOf(const NumberFormat& format,
                        const PhoneMetadata& region) {
  std::string rewriting = format.format();
  std::string rule = format.national_prefix_formatting_rule();
  const auto replace = [](std::string& text, std::string_view from,
                          std::string_view to) {
    const auto at = text.find(from);
    if (at != std::string::npos) text.replace(at, from.size(), to);
  };
  replace(rule, "$NP", region.national_prefix());
  const auto first = rewriting.find('$');
  if (!rule.empty() && first != std::string::npos) {
    const std::string group = rewriting.substr(first, 2);
    replace(rule, rule.find("$FG") == std::string::npos ? "$1" : "$FG", group);
    rewriting.replace(first, group.size(), rule);
  }
  std::replace(rewriting.begin(), rewriting.end(), '$', '\\');
  return rewriting;
}

// How people of the region write numbers, in the order of trying.
std::string FormatsOf(const PhoneMetadata& region) {
  std::string formats;
  for (const NumberFormat& format : region.number_format()) {
    const int leading = format.leading_digits_pattern_size();
    formats += (leading > 0 ? format.leading_digits_pattern(leading - 1) : "") +
               '\x01' + format.pattern() + '\x01' +
               RewritingOf(format, region) + '\x02';
  }
  return formats;
}

std::string LineOf(const PhoneMetadata& region) {
  std::string valid;
  for (const std::string& pattern : PatternsOf(region)) {
    if (!valid.empty()) valid += '|';
    valid += pattern;
  }
  return region.id() + '\t' + std::to_string(region.country_code()) + '\t' +
         region.national_prefix() + '\t' +
         region.national_prefix_for_parsing() + '\t' + valid + '\t' +
         FormatsOf(region) + '\n';
}

}  // namespace

std::string PreparePhones() {
  PhoneMetadataCollection collection;
  if (!collection.ParseFromArray(i18n::phonenumbers::metadata_get(),
                                 i18n::phonenumbers::metadata_size())) {
    throw std::runtime_error("the tables of libphonenumber cannot be read");
  }
  std::vector<const PhoneMetadata*> regions;
  for (const PhoneMetadata& region : collection.metadata()) {
    regions.push_back(&region);
  }
  std::stable_sort(regions.begin(), regions.end(),
                   [](const PhoneMetadata* a, const PhoneMetadata* b) {
                     return a->main_country_for_code() &&
                            !b->main_country_for_code();
                   });
  std::string lines = "\n";
  for (const PhoneMetadata* region : regions) lines += LineOf(*region);
  return lines;
}

}  // namespace quaestor
