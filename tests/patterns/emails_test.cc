#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "patterns/values.h"

namespace quaestor {
namespace {

struct Case {
  std::string_view text;
  std::vector<std::string> emails;  // the valid ones
};

TEST(FindEmailsTest, FindsEachSpelling) {
  const std::vector<Case> cases = {
      {"", {}},
      {"dpidg@un.org", {"dpidg@un.org"}},
      {"Regis.Pitolet@i-city.brucity.be.", {"Regis.Pitolet@i-city.brucity.be"}},
      {"mailto:a.b@x.org", {"a.b@x.org"}},
      {"<a.b@x.org>, (c@y.org)", {"a.b@x.org", "c@y.org"}},
      {"joao.goncalves+lgq@inovacao.vilaserena.sp.gov.br",
       {"joao.goncalves+lgq@inovacao.vilaserena.sp.gov.br"}},
      {"a\\_b@x.org", {"a_b@x.org"}},
      {"name [at] city.org", {"name@city.org"}},
      {"name(at)city(dot)org", {"name@city.org"}},
      {"first.last [at] city [dot] gov [dot] in", {"first.last@city.gov.in"}},
      {"nombre (arroba) ciudad.es", {"nombre@ciudad.es"}},
      {"first.last @city.org", {"first.last@city.org"}},
      {"Follow us @ city.org", {}},
      {"josé@correo.example", {"josé@correo.example"}},
      {"имя@почта.рф", {"имя@почта.рф"}},
      {"邮箱zhang.san@x.gov.cn。", {"zhang.san@x.gov.cn"}},
      {"ｉｎｆｏ＠ｘ．ｊｐ", {"info@x.jp"}},
      {"meet at city.org", {}},
      {"Num@tic: a project", {}},
      {"https://user:pw@host.org/a", {}},
      {"https://x.org/?mail=a@b.org", {}},
      {"@CityOfX on Twitter", {}},
      {"@stadt@gruenfelden.social", {}},
      {"@stadt@x.social, stadt@x.org", {"stadt@x.org"}},
      {"(@_stadt.amt@x.social)", {}},
      {"a@x.org;b@x.org", {"a@x.org", "b@x.org"}},
      {"a@x.org/b@y.org", {"a@x.org", "b@y.org"}},
  };
  for (const auto& [text, emails] : cases) {
    std::vector<std::string> values;
    for (const FoundValue& found : FindEmails(text)) {
      if (found.valid) values.push_back(found.value);
    }
    EXPECT_EQ(values, emails) << '"' << text << '"';
  }
}

TEST(FindEmailsTest, ReportsMalformedOnesAsNotValid) {
  for (const std::string_view text :
       {"name@city", "name@city..org", "name@@city.org", "Num@tic"}) {
    const auto found = FindEmails(text);
    ASSERT_FALSE(found.empty()) << text;
    EXPECT_FALSE(found[0].valid) << text;
  }
}

TEST(FindEmailsTest, HandlesAreNotEvenMalformedOnes) {
  EXPECT_TRUE(FindEmails("@stadt@gruenfelden.social").empty());
}

TEST(FindEmailsTest, OffsetsAreBytesOfTheTextGiven) {
  const std::string text = "Écrire à nom [at] ville.fr, merci";
  const auto found = FindEmails(text);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(text.substr(found[0].begin, found[0].end - found[0].begin),
            "nom [at] ville.fr");
}

}  // namespace
}  // namespace quaestor
