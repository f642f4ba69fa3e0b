#include "extract/line_joins.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace quaestor {
namespace {

std::string_view NameOf(Join join) {
  switch (join) {
    case Join::kSpace:
      return "space";
    case Join::kNone:
      return "none";
    case Join::kDropHyphen:
      return "drop hyphen";
    case Join::kUrl:
      break;
  }
  return "url";
}

struct Case {
  std::string_view before;
  std::string_view after;
  std::string_view join;
};

LineBreak BreakOf(const Case& own) {
  LineBreak at;
  at.before = own.before;
  at.after = own.after;
  return at;
}

void ExpectJoins(const Case& own, const LineBreak& at,
                 const Vocabulary& vocabulary = {}) {
  EXPECT_EQ(NameOf(JoinOver(at, vocabulary)), own.join)
      << own.before << " | " << own.after;
}

TEST(JoinOverTest, WordsAreSeparatedByASpace) {
  constexpr Case kCases[] = {
      {"The city", "publishes", "space"},
      {"the budget.", "It", "space"},
      {"(see below)", "and", "space"},
      {"", "first", "space"},
      {"last", "", "space"},
  };
  for (const Case& own : kCases) ExpectJoins(own, BreakOf(own));
}

TEST(JoinOverTest, AUrlGoesOnWhereTheLineBrokeIt) {
  constexpr Case kCases[] = {
      {"see https://www.city.org/plan/", "documents/2022.pdf", "url"},
      {"https://www.city.org/plan", "/documents", "url"},
      {"https://www.city.org/open-", "data/catalogue", "url"},
      {"https://www.city.org/search?", "topic=water", "url"},
      {"https://www.city.org/search", "?topic=water", "url"},
      {"https://www.city.org/search?topic=", "water", "url"},
      {"https://www.city.org/search?topic=water&", "year=2022", "url"},
      {"https://www.city.org/search?topic=water", "&year=2022", "url"},
      {"https://www.city.org/annual_", "report", "url"},
      {"https://www.city.org/Final_v2.", "1.pdf", "url"},
      {"https://www.city.org/plan%20", "final", "url"},
      {"https://www.city.org/app#", "top", "url"},
  };
  for (const Case& own : kCases) ExpectJoins(own, BreakOf(own));
}

TEST(JoinOverTest, AUrlGoesOnWhereItsHostIsIncomplete) {
  constexpr Case kCases[] = {
      {"https://www.", "city.org", "url"},
      {"https://open-", "data.city.org", "url"},
      {"https://", "city.org/x", "url"},
      {"https://", "www.city.org/x", "url"},
      {"https://opendata.", "city.org", "url"},
      {"www.city.", "org", "url"},
  };
  for (const Case& own : kCases) ExpectJoins(own, BreakOf(own));
}

TEST(JoinOverTest, TheSentenceGoesOnBehindAUrlThatEnded) {
  constexpr Case kCases[] = {
      {"https://www.city.org/plan", "and", "space"},
      {"https://www.city.org/plan", "which", "space"},
      {"https://www.city.org/plan/", "and", "space"},
      {"https://www.city.org/plan/", "The", "space"},
      {"https://www.city.org/plan.", "It", "space"},
      {"https://www.city.org/plan.", "the", "space"},
      {"https://www.city.org", "(in", "space"},
      {"https://www.city.org/plan,", "the", "space"},
      {"https://www.city.org/a", "https://www.city.org/b", "space"},
      {"https://www.city.org/a", "www.city.org", "space"},
      {"https://www.city.org/a", "info@city.org", "space"},
      {"https://www.city.org/a", "–", "space"},
      {"https://www.city.org/a", "•", "space"},
  };
  for (const Case& own : kCases) ExpectJoins(own, BreakOf(own));
}

TEST(JoinOverTest, ALowerCaseWordThatEndsTheParagraphGoesOnWithTheSlash) {
  LineBreak at = BreakOf({"https://www.city.org/services/", "online", ""});
  at.last_word = true;
  ExpectJoins({at.before, at.after, "url"}, at);
  at.last_word = false;
  ExpectJoins({at.before, at.after, "space"}, at);
}

struct LinkCase {
  std::string_view before;
  std::string_view after;
  std::string_view uri_before;
  std::string_view uri_after;
  std::string_view join;
};

TEST(JoinOverTest, ALinkTellsWhetherItsUrlGoesOn) {
  constexpr std::string_view kWhole = "https://www.city.org/plan/final";
  constexpr LinkCase kCases[] = {
      // The target holds both parts.
      {"https://www.city.org/plan/", "final", kWhole, "", "none"},
      {"https://www.city.org/plan/", "final.", kWhole, "", "none"},
      {"https://www.city.org/pl", "an/final", kWhole, kWhole, "none"},
      {"https://www.city.org/plan", "/final", kWhole, kWhole, "none"},
      // The target ends where the line does.
      {"https://www.city.org/plan/", "final", "https://www.city.org/plan/", "",
       "space"},
      {"https://www.city.org", "data.city.org", "https://www.city.org/", "",
       "space"},
      // Another case is the same target.
      {"https://www.City.org/Plan/", "final", kWhole, "", "none"},
  };
  for (const LinkCase& own : kCases) {
    LineBreak at = BreakOf({own.before, own.after, ""});
    at.uri_before = own.uri_before;
    at.uri_after = own.uri_after;
    ExpectJoins({own.before, own.after, own.join}, at);
  }
}

TEST(JoinOverTest, CompoundsKeepTheirHyphen) {
  constexpr Case kCases[] = {
      {"an e-", "Government", "none"}, {"the e-", "participation", "none"},
      {"G2C-", "services", "none"},    {"2021-", "2030", "none"},
      {"Saint-", "Denis", "none"},     {"COVID-", "19", "none"},
      {"city-", "owned", "none"},      {"plan -", "a list", "space"},
  };
  for (const Case& own : kCases) ExpectJoins(own, BreakOf(own));
}

TEST(JoinOverTest, SyllablesAreJoinedInAHyphenatedDocument) {
  Vocabulary vocabulary;
  vocabulary.Add("service");
  vocabulary.Add("oriented");
  constexpr Case kCases[] = {
      {"the munici-", "pality", "drop hyphen"},
      {"un ser-", "vicio", "drop hyphen"},
      {"an e-", "participation", "none"},  // one letter is no syllable
      {"2021-", "2030", "none"},
  };
  for (const Case& own : kCases) {
    LineBreak at = BreakOf(own);
    at.hyphenated = true;
    ExpectJoins(own, at, vocabulary);
  }
}

TEST(JoinOverTest, AWordThatTheDocumentKnowsWholeLosesItsHyphenAnywhere) {
  Vocabulary vocabulary;
  vocabulary.Add("municipality");
  vocabulary.Add("go");
  const Case own = {"the munici-", "pality,", "drop hyphen"};
  ExpectJoins(own, BreakOf(own), vocabulary);
}

TEST(JoinOverTest, TwoKnownWordsAreACompound) {
  Vocabulary vocabulary;
  vocabulary.Add("service");
  vocabulary.Add("oriented");
  const Case own = {"a service-", "oriented", "none"};
  ExpectJoins(own, BreakOf(own), vocabulary);
}

TEST(JoinOverTest, ASoftHyphenIsAlwaysDropped) {
  constexpr Case kCases[] = {
      {"munici\xC2\xAD", "pality", "drop hyphen"},
      {"munici\xE2\x80\x90", "pality", "drop hyphen"},
  };
  for (const Case& own : kCases) ExpectJoins(own, BreakOf(own));
}

TEST(JoinOverTest, ScriptsWithoutSpacesAreJoined) {
  constexpr Case kCases[] = {
      {"数字", "政府", "none"},        {"数字，", "政府", "none"},
      {"デジ", "タル", "none"},        {"数字", "portal", "space"},
      {"portal", "数字", "space"},     {"디지털", "정부", "space"},
      {"الحكومة", "الرقمية", "space"},
  };
  for (const Case& own : kCases) ExpectJoins(own, BreakOf(own));
}

TEST(JoinOverTest, AnAddressGoesOnWhereTheLineBrokeIt) {
  constexpr Case kCases[] = {
      {"write to ann.poe@", "city.org", "url"},
      {"ann.poe", "@city.org", "url"},
      {"ann.poe@city.", "org", "url"},
      {"ann.poe@town-", "hall.org", "url"},
      {"ann.poe@city", "hall.gov.uk", "url"},
      {"ann.poe@city.org", "and", "space"},
      {"ann.poe@city.org.", "The", "space"},
      {"ann.poe@city.org.", "and", "space"},
      {"ann.poe@city.org", "bob@city.org", "space"},
  };
  for (const Case& own : kCases) ExpectJoins(own, BreakOf(own));
}

TEST(JoinOverTest, SlashesAndDashesOfRangesBind) {
  constexpr Case kCases[] = {
      {"and/", "or", "none"},         {"2021–", "2030", "none"},
      {"Brussels–", "Ghent", "none"}, {"a list –", "of", "space"},
      {"/", "or", "space"},
  };
  for (const Case& own : kCases) ExpectJoins(own, BreakOf(own));
}

}  // namespace
}  // namespace quaestor
