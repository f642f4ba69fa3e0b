#include "bench/truth.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "bench/compared_text.h"

namespace quaestor {
namespace {

using Json = nlohmann::json;

FieldAnswer Answered(FieldType type) {
  FieldAnswer answer;
  answer.type = type;
  answer.status = FieldStatus::kAnswered;
  return answer;
}

TEST(ComparableTest, FoldsWhatLooksAlike) {
  const struct {
    std::string_view one, other;
  } kCases[] = {
      {"“a” – ‘b’…", "\"a\" - 'b'..."},
      {"• one\n•two", "- one\n* two"},
      {" a \u00a0 b\n\n c", "a b c"},
      {"e\u0301\u200b", "é"},
  };
  for (const auto& [one, other] : kCases) {
    EXPECT_EQ(Comparable(one), Comparable(other)) << one;
  }
}

TEST(AreWithinTest, CountsTheCharactersToChange) {
  const struct {
    std::u32string_view a, b;
    std::size_t distance;
  } kCases[] = {{U"", U"", 0},
                {U"", U"ab", 2},
                {U"kitten", U"sitting", 3},
                {U"abcdef", U"bcdefg", 2},
                {U"same", U"same", 0},
                {U"flaw", U"lawn", 2}};
  for (const auto& [a, b, distance] : kCases) {
    for (std::size_t limit = 0; limit < 6; ++limit) {
      EXPECT_EQ(AreWithin(a, b, limit), distance <= limit);
      EXPECT_EQ(AreWithin(b, a, limit), distance <= limit);
    }
  }
}

TEST(IsRightTest, NeedsValueAndStatus) {
  FieldAnswer answer = Answered(FieldType::kText);
  answer.text_value = "Yes";
  EXPECT_TRUE(IsRight({{"value", "Yes"}, {"status", "answered"}}, answer, 0));
  EXPECT_FALSE(IsRight({{"value", "Yes"}, {"status", "blank"}}, answer, 0));
  EXPECT_FALSE(IsRight({{"value", "No"}, {"status", "answered"}}, answer, 0));
  EXPECT_FALSE(IsRight({{"value", nullptr}, {"status", "blank"}}, answer, 0));
}

TEST(IsRightTest, TakesWhatTheTruthAccepts) {
  FieldAnswer answer = Answered(FieldType::kPercentage);
  answer.number_value = 65;
  const Json accept = {
      {"value", 60}, {"status", "answered"}, {"accept", {60, 65, 70}}};
  EXPECT_TRUE(IsRight(accept, answer, 0));
  const Json status = {{"value", 65},
                       {"status", "blank"},
                       {"accept_status", {"answered", "blank"}}};
  EXPECT_TRUE(IsRight(status, answer, 0));
}

TEST(IsRightTest, NeedsTheTextBesideEachOption) {
  FieldAnswer answer = Answered(FieldType::kChecklist);
  answer.list_value = {"a"};
  answer.options.resize(2);
  answer.options[0].id = "a";
  answer.options[0].detail = "in 2024";
  answer.options[1].id = "b";
  const Json field = Json::parse(R"({"value": ["a"], "status": "answered",
      "options": {"a": {"detail": "in 2024"}, "b": {"detail": null}}})");
  EXPECT_TRUE(IsRight(field, answer, 0));
  answer.options[1].detail = "in 2025";
  EXPECT_FALSE(IsRight(field, answer, 0));
}

TEST(IsRightTest, ReadsABareHostWithOrWithoutItsSlash) {
  FieldAnswer answer = Answered(FieldType::kUrls);
  answer.list_value = {"https://a.org", "https://a.org/b/"};
  Json field = {{"value", {"https://a.org/", "https://a.org/b/"}},
                {"status", "answered"}};
  EXPECT_TRUE(IsRight(field, answer, 0));
  field["value"][1] = "https://a.org/b";
  EXPECT_FALSE(IsRight(field, answer, 0));
}

}  // namespace
}  // namespace quaestor
