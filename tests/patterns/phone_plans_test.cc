// The quick reading of phone numbers against libphonenumber itself.
#include "patterns/phone_plans.h"

#include <gtest/gtest.h>
#include <phonenumbers/phonenumberutil.h>

#include <list>
#include <set>
#include <string>
#include <vector>

namespace quaestor {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

const PhoneNumberUtil& Util() { return *PhoneNumberUtil::GetInstance(); }

std::string ByLibrary(const std::string& text, const std::string& region) {
  PhoneNumber number;
  if (Util().Parse(text, region, &number) !=
          PhoneNumberUtil::NO_PARSING_ERROR ||
      !Util().IsValidNumber(number)) {
    return "";
  }
  std::string e164;
  Util().Format(number, PhoneNumberUtil::E164, &e164);
  return e164;
}

std::string Formatted(const PhoneNumber& number,
                      PhoneNumberUtil::PhoneNumberFormat format) {
  std::string text;
  Util().Format(number, format, &text);
  return text;
}

// A number as people write it, and damaged: a digit too many, too few, changed.
std::vector<std::string> SpellingsOf(const PhoneNumber& number) {
  const std::string national = Formatted(number, PhoneNumberUtil::NATIONAL);
  const std::string international =
      Formatted(number, PhoneNumberUtil::INTERNATIONAL);
  const std::string e164 = Formatted(number, PhoneNumberUtil::E164);
  const std::string code = std::to_string(number.country_code());
  std::string changed = e164;
  changed[changed.size() / 2] = '0';
  return {national,
          international,
          e164,
          "00" + e164.substr(1),
          e164 + "7",
          e164.substr(0, e164.size() - 1),
          changed,
          e164.substr(1),
          "+" + code + " (0)" + e164.substr(1 + code.size())};
}

std::vector<PhoneNumber> ExamplesOf(const std::string& region) {
  std::vector<PhoneNumber> examples;
  for (const auto type : {PhoneNumberUtil::FIXED_LINE, PhoneNumberUtil::MOBILE,
                          PhoneNumberUtil::TOLL_FREE, PhoneNumberUtil::UAN,
                          PhoneNumberUtil::SHARED_COST}) {
    PhoneNumber example;
    if (Util().GetExampleNumberForType(region, type, &example)) {
      examples.push_back(example);
    }
  }
  return examples;
}

TEST(ReadPlainPhoneTest, AgreesWithTheLibraryInAllCountries) {
  std::set<std::string> regions;
  Util().GetSupportedRegions(&regions);
  int asked = 0;
  int decided = 0;
  for (const std::string& region : regions) {
    for (const PhoneNumber& example : ExamplesOf(region)) {
      for (const std::string& text : SpellingsOf(example)) {
        ++asked;
        const PlainPhone plain = ReadPlainPhone(text, region);
        if (!plain.decided) continue;
        ++decided;
        // "00" is dialled before the calling code nearly everywhere, and
        // written for it everywhere.
        const bool written_out = text.starts_with("00");
        const std::string meant = written_out ? "+" + text.substr(2) : text;
        EXPECT_EQ(plain.e164, ByLibrary(meant, region))
            << region << " \"" << text << '"';
      }
    }
  }
  EXPECT_GT(asked, 5000);
  EXPECT_GT(decided, asked * 3 / 4);
}

TEST(NationalFormTest, GroupsAsTheLibraryDoes) {
  std::set<std::string> regions;
  Util().GetSupportedRegions(&regions);
  for (const std::string& region : regions) {
    for (const PhoneNumber& example : ExamplesOf(region)) {
      const std::string e164 = Formatted(example, PhoneNumberUtil::E164);
      const std::string form = NationalForm(e164, region);
      if (form.empty()) continue;
      EXPECT_EQ(form, Formatted(example, PhoneNumberUtil::NATIONAL))
          << region << ' ' << e164;
    }
  }
}

TEST(ReadPlainPhoneTest, LeavesWhatIsMoreThanANumberToTheLibrary) {
  for (const std::string_view text :
       {"+32 2 279 20 06 ext. 12", "Tel. +32 2 279 20 06", "1-800-FLOWERS",
        "+32 2 279 20 06; +32 2 279 20 07"}) {
    EXPECT_FALSE(ReadPlainPhone(text, "BE").decided) << text;
  }
}

TEST(ReadPlainPhoneTest, KnowsNoNationalNumberWithoutACountry) {
  const PlainPhone plain = ReadPlainPhone("02 279 20 06", "");
  EXPECT_TRUE(plain.decided);
  EXPECT_EQ(plain.e164, "");
}

}  // namespace
}  // namespace quaestor
