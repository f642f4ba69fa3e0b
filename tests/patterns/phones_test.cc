#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "patterns/values.h"

namespace quaestor {
namespace {

struct ParseCase {
  std::string_view text;
  std::string_view region;
  std::optional<std::string> phone;
};

TEST(ParsePhoneTest, ReadsOrRefusesEachSpelling) {
  const std::vector<ParseCase> cases = {
      {"+32 2 279 20 06", "", "+3222792006"},
      {"+32 (0)2 279 20 06", "", "+3222792006"},
      {"00 32 2 279 20 06", "", "+3222792006"},
      {"0032 2 279 20 06", "US", "+3222792006"},
      {"02/279.20.06", "BE", "+3222792006"},
      {"+358 40 801 6310", "FI", "+358408016310"},
      {"(202) 555-0187", "US", "+12025550187"},
      {"(202) 555-0187 ext. 12", "US", "+12025550187"},
      {"202.555.0187 x12", "US", "+12025550187"},
      {"040-27654321", "IN", "+914027654321"},
      {"040-27654321 / 22", "IN", "+914027654321"},
      {"+91 98480 12345; +91 98480 12346", "IN", "+919848012345"},
      {"(11) 3113-8412", "BR", "+551131138412"},
      {"Tel.: +33 1 42 76 40 40", "", "+33142764040"},
      {"＋３３ １ ４２ ７６ ４０ ４０", "", "+33142764040"},
      {"٠٢ ٢٧٩٥ ٤٦٠٠", "EG", "+20227954600"},
      {"112", "BE", std::nullopt},
      {"", "BE", std::nullopt},
      {"N/A", "BE", std::nullopt},
      {"12345", "BE", std::nullopt},
      {"+32 2 279", "BE", std::nullopt},
      {"040-27654321", "", std::nullopt},
  };
  for (const auto& [text, region, phone] : cases) {
    EXPECT_EQ(ParsePhone(text, region), phone) << '"' << text << '"';
  }
}

struct FindCase {
  std::string_view text;
  std::string_view region;
  std::vector<std::string> phones;
};

TEST(FindPhonesTest, FindsPhonesAndNoOtherFigures) {
  const std::vector<FindCase> cases = {
      {"Toll free 1800 599 0099.", "IN", {"+9118005990099"}},
      {"WhatsApp (11 97654-3210).", "BR", {"+5511976543210"}},
      {"Call +32 2 279 20 06 or +32 2 229 54 16",
       "",
       {"+3222792006", "+3222295416"}},
      {"Dial 0032 2 279 20 06.", "FR", {"+3222792006"}},
      {"reach us (202) 555-0187", "US", {"+12025550187"}},
      {"热线：+86 10 6309 1234。", "CN", {"+861063091234"}},
      {"Call 311 or 112", "US", {}},
      {"Digital Harjula 2022–2026", "FI", {}},
      {"2020, 2021, 2022 and 2023", "FI", {}},
      {"In 2022 2023 2024", "US", {}},
      {"11,000 users, 18.400 dwellings", "BR", {}},
      {"1 234 567 890 euros", "FR", {}},
      {"R$ 1.234.567.890", "BR", {}},
      {"from 2023-05-31 to 2023-06-30", "US", {}},
      {"on 31.05.2023 and 01.06.2023", "DE", {}},
      {"Lei nº 14.129/2021 and Lei 4.812/2021", "BR", {}},
      {"0.25 0.75 0.50", "DE", {}},
      {"https://x.org/1800-599-0099", "IN", {}},
      {"Act 306/2019", "FI", {}},
      {"ISBN 978-3-16-148410-0", "US", {}},
      {"2.254389896.1601563081", "BE", {}},
      {"", "BE", {}},
  };
  for (const auto& [text, region, phones] : cases) {
    std::vector<std::string> values;
    for (const auto& found : FindPhones(text, region)) {
      values.push_back(found.value);
    }
    EXPECT_EQ(values, phones) << '"' << text << '"';
  }
}

TEST(FindPhonesTest, OffsetsAreBytesOfTheTextGiven) {
  const std::string text = "Téléphone : +33 1 42 76 40 40 (accueil)";
  const auto found = FindPhones(text, "FR");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(text.substr(found[0].begin, found[0].end - found[0].begin),
            "+33 1 42 76 40 40");
}

TEST(RegionOfCountryTest, KnowsCountriesInManyLanguages) {
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      {"Belgium", "BE"},
      {"BELGIQUE", "BE"},
      {"België", "BE"},
      {"Kingdom of Belgium", "BE"},
      {"Belgium (BE)", "BE"},
      {"Brussels, Belgium", "BE"},
      {"Brasil", "BR"},
      {"Brazil", "BR"},
      {"República Federativa do Brasil", "BR"},
      {"Deutschland", "DE"},
      {"United States of America", "US"},
      {"United States", "US"},
      {"USA", "US"},
      {"U.S.A.", "US"},
      {"UK", "GB"},
      {"Türkiye", "TR"},
      {"Turkey", "TR"},
      {"Korea, Republic of", "KR"},
      {"대한민국", "KR"},
      {"Viet Nam", "VN"},
      {"Côte d'Ivoire", "CI"},
      {"Côte d’Ivoire", "CI"},
      {"COTE D'IVOIRE", "CI"},
      {"中国", "CN"},
      {"中华人民共和国", "CN"},
      {"مصر", "EG"},
      {"Россия", "RU"},
      {"Российская Федерация", "RU"},
      {"España", "ES"},
      {"Finland", "FI"},
      {"Suomi", "FI"},
      {"India.", "IN"},
      {"日本", "JP"},
      {"República del Perú", "PE"},
      {"République du Sénégal", "SN"},
      {"The Netherlands", "NL"},
      {"Україна", "UA"},
      {"Казахстан", "KZ"},
      {"المغرب", "MA"},
      {"Atlantis", ""},
      {"", ""},
      {"-", ""},
  };
  for (const auto& [country, region] : cases) {
    EXPECT_EQ(RegionOfCountry(country), region) << country;
  }
}

}  // namespace
}  // namespace quaestor
