#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "patterns/values.h"

namespace quaestor {
namespace {

struct DateCase {
  std::string_view text;
  std::string_view iso;  // "": must be refused
  bool ambiguous = false;
};

constexpr DateCase kDates[] = {
    {"2023-05-31", "2023-05-31"},
    {"2023/5/31", "2023-05-31"},
    {"2023-05-31T10:00:00Z", "2023-05-31"},
    {"31/05/2023", "2023-05-31"},
    {"31.05.2023", "2023-05-31"},
    {"31. 5. 2023", "2023-05-31"},
    {"31-05-23", "2023-05-31"},
    {"05/06/2023", "2023-06-05", true},
    {"5-6-2023", "2023-06-05", true},
    {"05.06.2023", "2023-06-05"},
    {"06/06/2023", "2023-06-06"},
    {"05/31/2023", "2023-05-31"},
    {"31 May 2023", "2023-05-31"},
    {"31st of May, 2023", "2023-05-31"},
    {"Wednesday, 31 May 2023", "2023-05-31"},
    {"May 31, 2023", "2023-05-31"},
    {"May 31st 2023", "2023-05-31"},
    {"MAY 31, 2023", "2023-05-31"},
    {"31-May-2023", "2023-05-31"},
    {"31-May-23", "2023-05-31"},
    {"31MAY2023", "2023-05-31"},
    {"Sept. 5, 2023", "2023-09-05"},
    {"02 de junho de 2023", "2023-06-02"},
    {"31 de mayo del 2023", "2023-05-31"},
    {"1er juin 2023", "2023-06-01"},
    {"le 1er août 2023", "2023-08-01"},
    {"Bruxelles, le 31 décembre 2023", "2023-12-31"},
    {"31. Mai 2023", "2023-05-31"},
    {"1. März 2023", "2023-03-01"},
    {"31 maggio 2023", "2023-05-31"},
    {"31 Mayıs 2023", "2023-05-31"},
    {"31 мая 2023 г.", "2023-05-31"},
    {"«31» мая 2023 года", "2023-05-31"},
    {"31 травня 2023 року", "2023-05-31"},
    {"2023年5月31日", "2023-05-31"},
    {"2023 年 5 月 31 日", "2023-05-31"},
    {"２０２３年５月３１日", "2023-05-31"},
    {"2023년 5월 31일", "2023-05-31"},
    {"٣١ مايو ٢٠٢٣", "2023-05-31"},
    {"٣١/٠٥/٢٠٢٣", "2023-05-31"},
    {"31 أيار 2023", "2023-05-31"},
    {"31 mei 2023", "2023-05-31"},
    {"2023. május 31.", "2023-05-31"},
    {"ngày 31 tháng 5 năm 2023", "2023-05-31"},
    {"20230605", "2023-06-05"},
    {"05062023", "2023-06-05", true},
    {"31052023", "2023-05-31"},
    {"20112011", "2011-11-20"},
    {"20012002", "2002-01-20"},
    {"20102010", "2010-10-20"},
    {"20012011", "2011-01-20"},
    {"Ref. 20230605, 31 May 2023", "2023-05-31"},
    {"99999999", ""},
    {"5.VI.2023", "2023-06-05"},
    {"5 XII 2023", "2023-12-05"},
    {"31/V/2023", "2023-05-31"},
    {"June 2023", ""},
    {"Submitted 31/05/2023, updated 02/06/2023", "2023-05-31"},
    {"31/02/2023", ""},
    {"31 June 2023", ""},
    {"32/13/2023", ""},
    {"2566-05-31", ""},
    {"31/05/2566", ""},
    {"1444/11/11", ""},
    {"May 2023", ""},
    {"2023", ""},
    {"version 1.2.3", ""},
    {"Not yet", ""},
    {"", ""},
};

TEST(ParseDateTest, ReadsOrRefusesEachSpelling) {
  for (const auto& [text, iso, ambiguous] : kDates) {
    const auto reading = ParseDate(text);
    EXPECT_EQ(reading.has_value() ? reading->iso : "", iso) << text;
    EXPECT_EQ(reading.has_value() && reading->ambiguous, ambiguous) << text;
  }
}

TEST(ParseDateTest, LooksForNoDateFarBehindTheBeginning) {
  std::string text;
  for (int i = 0; i < 8000; ++i) text += "1 a 22 ";
  EXPECT_FALSE(ParseDate(text + "31 May 2023").has_value());
}

struct PercentageCase {
  std::string_view text;
  std::optional<double> value;  // nullopt: must be refused
  bool doubtful = false;
};

const PercentageCase kPercentages[] = {
    {"12,5% of all products", 12.5},
    {"12,5 %", 12.5},
    {"About 85 percent (212 of 249 services).", 85},
    {"4.6 percent of the fund, up from 3.9% in FY 2022", 4.6},
    {"71% (2022), 68% (2020).", 71},
    {"2.08 percent of the budget in 2022-23", 2.08},
    {"INR 112 crore out of INR 5,380 crore, that is 2.08 percent", 2.08},
    {"Aproximadamente 1,8% do orçamento em 2023 (R$ 41,2 milhões)", 1.8},
    {"4.1 on a scale of 1–5, which we count as 82 % satisfied.", 82},
    {"In 2023, 3% of the total", 3},
    {"In 2022 - 12%", 12},
    {"85 per cent", 85},
    {"12-percent", 12},
    {"85 pour cent", 85},
    {"85 por ciento", 85},
    {"85 por cento", 85},
    {"85 Prozent", 85},
    {"85 процентов", 85},
    {"85 في المئة", 85},
    {"%12", 12},
    {"yaklaşık %12,5", 12.5},
    {"٪٤٥", 45},
    {"٤٥٪", 45},
    {"٤٥٫٥٪", 45.5},
    {"４５％", 45},
    {"约45%的服务", 45},
    {"12½ %", 12.5},
    {"1.234,5 %", 1234.5, true},
    {"12 345 %", 12345, true},
    {"101%", 101, true},
    {"-12.5 %", 12.5, true},
    {"0.125 %", 0.125},
    {">90 %", 90},
    {"95%+", 95},
    {"(95%)", 95},
    {"100% of the 134 services", 100},
    {"60-70 %", 60, true},
    {"60–70%", 60, true},
    {"Approximately 60-70% according to", 60, true},
    {"between 60 and 70%", 60, true},
    {"60% to 70%", 60, true},
    {"entre 60 et 70 %", 60, true},
    {"от 60 до 70 %", 60, true},
    {"~4.5%–5%", 4.5, true},
    {"(4.5%-5%)", 4.5, true},
    {"tra il 40 e il 50%", 40, true},
    {"entre o 40 e o 50%", 40, true},
    {"between the 40 and the 50 %", 40, true},
    {"zwischen den 40 und den 50 %", 40, true},
    {"entre les 40 et les 50 %", 40, true},
    {"40%/50%", 40, true},
    {"40 or 50 %", 40, true},
    {"½ %", 0.5},
    {"In 2021: 85 %, of which 3 ½ % on mobile", 85},
    {"85", 85, true},
    // A figure that is aimed at is not what is asked for.
    {"Target: 50% by 2025", 50, true},
    {"Ziel 80 %", 80, true},
    {"objectif : 60 %", 60, true},
    {"目标80%", 80, true},
    {"50 % (target)", 50, true},
    {"50% expected by 2025", 50, true},
    {"The target is 80 %; in 2022 we reached 65 %.", 65, true},
    {"65 %. The target is 80 %.", 65},
    {"We met the target. 85 % of all services.", 85},
    {"but only 5 %", 5},
    {"Not known yet. Target: 50% by 2025.", std::nullopt, true},
    {"Noch nicht bekannt, Ziel 80 %", std::nullopt, true},
    {"Unknown; other cities report 30 %.", std::nullopt, true},
    {"Pas encore connu (objectif 60 %)", std::nullopt, true},
    {"无数据，目标80%", std::nullopt, true},
    {"212 of 249 services", std::nullopt},
    {"100 services", std::nullopt},
    {"%", std::nullopt},
    {"Not known yet.", std::nullopt},
    {"N/A", std::nullopt},
    {"5 percentage points", std::nullopt},
    {"https://x.org/Global%20Indicator%20Framework", std::nullopt},
    {"2023", std::nullopt},
    {"", std::nullopt},
};

TEST(ParsePercentageTest, ReadsOrRefusesEachSpelling) {
  for (const auto& [text, value, doubtful] : kPercentages) {
    const PercentageReading reading = ParsePercentage(text);
    EXPECT_EQ(reading.ambiguous || reading.doubtful, doubtful) << text;
    ASSERT_EQ(reading.value.has_value(), value.has_value()) << text;
    if (!value.has_value()) continue;
    EXPECT_DOUBLE_EQ(*reading.value, *value) << text;
  }
}

TEST(ParsePercentageTest, TellsRangesFromFiguresThatMayBeWrong) {
  EXPECT_TRUE(ParsePercentage("60-70 %").ambiguous);
  EXPECT_FALSE(ParsePercentage("60-70 %").doubtful);
  for (const std::string_view text :
       {"Target: 50 %", "140 %", "not known, 5 %", "-5 %"}) {
    EXPECT_TRUE(ParsePercentage(text).doubtful) << text;
  }
}

TEST(ParsePercentageTest, RefusesFiguresOfTooManyDigits) {
  for (const std::string& digits :
       {std::string(310, '9'), std::string(5000, '7') + ",5",
        std::string("1234567890123")}) {
    const PercentageReading reading = ParsePercentage(digits + " %");
    EXPECT_FALSE(reading.value.has_value()) << digits;
    EXPECT_TRUE(reading.doubtful) << digits;
  }
}

TEST(FoldTextTest, UnifiesWhatIsComparedAsEqual) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"E-Government", "e-government"},
      {"e–Government", "e-government"},
      {"O’Neill", "o'neill"},
      {"“quoted” «too»", "\"quoted\" \"too\""},
      {"Éléments", "éléments"},
      {"ＡＢＣ１２", "abc12"},
      {"ﬁle", "file"},
      {"STRASSE Straße", "strasse strasse"},
      {"soft\u00ADhyphen", "softhyphen"},
      {"non\u00A0breaking", "non breaking"},
      {"e\u0301", "é"},
      {"", ""},
  };
  for (const auto& [text, folded] : cases) EXPECT_EQ(FoldText(text), folded);
}

}  // namespace
}  // namespace quaestor
