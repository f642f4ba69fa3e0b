#include "extract/json_writer.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <utility>

namespace quaestor {
namespace {

std::string Quoted(std::string_view text) {
  JsonWriter json(-1);
  json.String(text);
  return std::move(json).Take();
}

TEST(JsonWriterTest, EscapesStringsAndReplacesBadUtf8) {
  const std::pair<std::string, std::string> cases[] = {
      {"plain", R"("plain")"},
      {"\"\\/", R"("\"\\/")"},
      {"a\nb\tc\rd", R"("a\nb\tc\rd")"},
      {std::string("\0\x1f\x7f", 3), R"("\u0000\u001f\u007f")"},
      {"Zürich 日本 😀", "\"Zürich 日本 😀\""},
      {"\xFF|\xC0\xAF|\xED\xA0\x80",
       "\"\xEF\xBF\xBD|\xEF\xBF\xBD\xEF\xBF\xBD|"
       "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
      {"cut \xE2\x98", "\"cut \xEF\xBF\xBD\xEF\xBF\xBD\""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(Quoted(text), expected);
}

TEST(JsonWriterTest, PrintsNumbersWithTheDecimalsAskedFor) {
  struct Case {
    double value;
    Decimals decimals;
    std::string expected;
  };
  const Case cases[] = {
      {12.5, {.most = 6, .least = 0}, "12.5"},
      {85, {.most = 6, .least = 0}, "85"},
      {100, {.most = 6, .least = 0}, "100"},
      {0.998, {.most = 4, .least = 1}, "0.998"},
      {1, {.most = 4, .least = 1}, "1.0"},
      {131, {.most = 1, .least = 1}, "131.0"},
      {-0.01, {.most = 1, .least = 1}, "0.0"},
      {1e300, {.most = 1, .least = 1}, "null"},
      {std::numeric_limits<double>::quiet_NaN(), {}, "null"},
  };
  for (const Case& item : cases) {
    JsonWriter json(-1);
    json.Number(item.value, item.decimals);
    EXPECT_EQ(std::move(json).Take(), item.expected);
  }
}

TEST(JsonWriterTest, IndentsLinesAndKeepsSmallRecordsOnOne) {
  JsonWriter json(2);
  json.BeginObject();
  json.Key("box");
  json.Bounds({1, 2, 3.04, 4.06});
  json.Key("list");
  json.BeginArray();
  json.BeginObject(JsonLayout::kOneLine);
  json.Key("a");
  json.BeginArray();
  json.Integer(1);
  json.Integer(2);
  json.EndArray();
  json.EndObject();
  json.Null();
  json.EndArray();
  json.Key("none");
  json.BeginArray();
  json.EndArray();
  json.EndObject();
  EXPECT_EQ(std::move(json).Take(),
            "{\n  \"box\": [1.0, 2.0, 3.0, 4.1],\n  \"list\": [\n    "
            "{\"a\": [1, 2]},\n    null\n  ],\n  \"none\": []\n}");
}

TEST(JsonWriterTest, BoxesKeepAnExtent) {
  JsonWriter json(-1);
  json.Bounds({5, 5, 5, 4.99});
  EXPECT_EQ(std::move(json).Take(), "[5.0, 5.0, 5.1, 5.1]");
}

TEST(RoundDownProbabilityTest, StaysBelowAThreshold) {
  const std::pair<double, double> cases[] = {
      {0.89999, 0.8999}, {0.9, 0.9}, {0.29, 0.29}, {0.57, 0.57}, {1, 1},
      {1.5, 1},          {-1, 0}};
  for (const auto& [value, expected] : cases) {
    EXPECT_DOUBLE_EQ(RoundDownProbability(value), expected);
  }
}

}  // namespace
}  // namespace quaestor
