#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "patterns/values.h"

namespace quaestor {
namespace {

struct Case {
  std::string_view text;
  std::vector<std::string> urls;  // normalised, in order
};

std::vector<std::string> ValuesOf(const std::vector<FoundValue>& found) {
  std::vector<std::string> values;
  for (const FoundValue& value : found) values.push_back(value.value);
  return values;
}

TEST(FindUrlsTest, NormalisesEachSpelling) {
  const std::vector<Case> cases = {
      {"", {}},
      {"no address here", {}},
      {"https://www.harjula.fi", {"https://www.harjula.fi"}},
      {"HTTPS://WWW.Harjula.FI/Path", {"https://www.harjula.fi/Path"}},
      {"www.example.org", {"https://www.example.org"}},
      {"WWW.Example.org/A", {"https://www.example.org/A"}},
      {"see www.example.org, www.example.net.",
       {"https://www.example.org", "https://www.example.net"}},
      {"http://x.org/", {"http://x.org/"}},
      {"https://x.org/#!/start", {"https://x.org/#!/start"}},
      {"https://x.org/portal/#/inicio", {"https://x.org/portal/#/inicio"}},
      {"https://x.org/?utf8=%E2%9C%93", {"https://x.org/?utf8=%E2%9C%93"}},
      {"https://x.org:8443/a", {"https://x.org:8443/a"}},
      {"https://User:Pass@X.org/a", {"https://User:Pass@x.org/a"}},
      {"https://192.168.10.7/a", {"https://192.168.10.7/a"}},
      {"https://xn--bcher-kva.example/a", {"https://xn--bcher-kva.example/a"}},
      {"https://Bücher.example/ä", {"https://bücher.example/ä"}},
      {"https://x.org/a?b=1&amp;c=2", {"https://x.org/a?b=1&c=2"}},
      {"&lt;https://x.org/a&gt;", {"https://x.org/a"}},
      {"https://x.org/pregao\\_eletronico/a\\_b.aspx",
       {"https://x.org/pregao_eletronico/a_b.aspx"}},
      {"ｈｔｔｐｓ：／／ｗｗｗ．ｘ．ｃｎ／ａ", {"https://www.x.cn/a"}},
      {"https：//www.x.cn／a", {"https://www.x.cn/a"}},
      {"https://x.org/long\u00AD-name/\u200Bpart",
       {"https://x.org/long-name/part"}},
  };
  for (const auto& [text, urls] : cases) {
    EXPECT_EQ(ValuesOf(FindUrls(text)), urls) << '"' << text << '"';
  }
}

TEST(FindUrlsTest, LeavesOutWhatBelongsToTheSentence) {
  const std::vector<Case> cases = {
      {"https://x.org/a.", {"https://x.org/a"}},
      {"https://x.org/a...", {"https://x.org/a"}},
      {"https://x.org/a…", {"https://x.org/a"}},
      {"Seen https://x.org/a?", {"https://x.org/a"}},
      {"Go to https://x.org/a!", {"https://x.org/a"}},
      {"(https://x.org/a_(b).pdf)", {"https://x.org/a_(b).pdf"}},
      {"https://x.org/Full_Report_(Final).pdf",
       {"https://x.org/Full_Report_(Final).pdf"}},
      {"https://x.org/(phase-2)/", {"https://x.org/(phase-2)/"}},
      {"(see https://x.org/a).", {"https://x.org/a"}},
      {"(https://x.org/a, https://x.org/b, ...)",
       {"https://x.org/a", "https://x.org/b"}},
      {"https://x.org/a(see page 3)", {"https://x.org/a"}},
      {"[https://x.org/a](https://x.org/a)",
       {"https://x.org/a", "https://x.org/a"}},
      {"[text](https://x.org/a_b)", {"https://x.org/a_b"}},
      {"<https://x.org/a>", {"https://x.org/a"}},
      {"\"https://x.org/a\"", {"https://x.org/a"}},
      {"« https://x.org/a »", {"https://x.org/a"}},
      {"«https://x.org/a»", {"https://x.org/a"}},
      {"“https://x.org/a”", {"https://x.org/a"}},
      {"‘https://x.org/a’", {"https://x.org/a"}},
      {"**https://x.org/a**", {"https://x.org/a"}},
      {"请访问https://www.x.gov.cn。", {"https://www.x.gov.cn"}},
      {"网址：https://www.x.gov.cn/a/，以及", {"https://www.x.gov.cn/a/"}},
      {"「https://www.x.jp/a」", {"https://www.x.jp/a"}},
      {"https://www.x.gov.cn、https://y.gov.cn",
       {"https://www.x.gov.cn", "https://y.gov.cn"}},
      {"https://www.x.gov.cn网站", {"https://www.x.gov.cn"}},
      {"https://www.x.gov.cn/index.html请见",
       {"https://www.x.gov.cn/index.html"}},
      {"https://x.cn（新）", {"https://x.cn"}},
      {"https://x.eg/a، https://x.eg/b؛", {"https://x.eg/a", "https://x.eg/b"}},
      {"https://zh.wikipedia.org/wiki/北京",
       {"https://zh.wikipedia.org/wiki/北京"}},
      {"https://x.org/a | https://x.org/b",
       {"https://x.org/a", "https://x.org/b"}},
      {"https://x.org/a–", {"https://x.org/a"}},
  };
  for (const auto& [text, urls] : cases) {
    EXPECT_EQ(ValuesOf(FindUrls(text)), urls) << '"' << text << '"';
  }
}

TEST(FindUrlsTest, TellsJoinedUrlsFromNestedOnes) {
  const std::vector<Case> cases = {
      {"https://x.org/a;https://x.org/b",
       {"https://x.org/a", "https://x.org/b"}},
      {"https://x.org/a,https://x.org/b",
       {"https://x.org/a", "https://x.org/b"}},
      {"https://x.org,www.y.org", {"https://x.org", "https://www.y.org"}},
      {"https://x.org/ahttps://x.org/b",
       {"https://x.org/a", "https://x.org/b"}},
      {"https://x.org/https://y.org/b", {"https://x.org/", "https://y.org/b"}},
      {"https://web.archive.org/web/2020/https://x.org/",
       {"https://web.archive.org/web/2020/https://x.org/"}},
      {"https://x.org/go?url=https://y.org/",
       {"https://x.org/go?url=https://y.org/"}},
      {"https://x.org/a,b;c", {"https://x.org/a,b;c"}},
  };
  for (const auto& [text, urls] : cases) {
    EXPECT_EQ(ValuesOf(FindUrls(text)), urls) << '"' << text << '"';
  }
}

TEST(FindUrlsTest, RepairsSlipsInTheScheme) {
  const std::vector<Case> cases = {
      {"http : //www.x.org/a", {"http://www.x.org/a"}},
      {"https: //x.org", {"https://x.org"}},
      {"https:/x.org/a", {"https://x.org/a"}},
      {"https//x.org/a", {"https://x.org/a"}},
      {"http//:x.org/a", {"http://x.org/a"}},
      {"http;//x.org/a", {"http://x.org/a"}},
      {"https://https://x.org/a", {"https://x.org/a"}},
      {"http://https://x.org/a", {"https://x.org/a"}},
      {"https://HTTP://x.org/a", {"http://x.org/a"}},
      {"http/https protocols", {}},
  };
  for (const auto& [text, urls] : cases) {
    EXPECT_EQ(ValuesOf(FindUrls(text)), urls) << '"' << text << '"';
  }
}

TEST(FindUrlsTest, EndsAtABracketThatStaysOpen) {
  std::string text;
  for (int i = 0; i < 8000; ++i) text += "www.x.org/a(";
  const auto found = FindUrls(text);
  ASSERT_EQ(found.size(), 8000U);
  EXPECT_EQ(found.front().value, "https://www.x.org/a");
  EXPECT_EQ(found.back().value, "https://www.x.org/a");
}

TEST(FindUrlsTest, ReadsALongHostWithoutSpaces) {
  std::string host = "www.";
  for (int i = 0; i < 60000; ++i) host += "例";
  EXPECT_EQ(FindUrls("https://" + host + ".cn").size(), 1U);
  EXPECT_FALSE(FindUrls("https://" + host + ".cn").front().valid);
}

TEST(FindUrlsTest, SaysWhatCannotBeOpened) {
  for (const std::string_view text :
       {"https://intranet/a", "https://x..org", "https://x.org:99999/",
        "https://-x.org/", "https://x.o/"}) {
    const auto found = FindUrls(text);
    ASSERT_EQ(found.size(), 1u) << text;
    EXPECT_FALSE(found[0].valid) << text;
  }
  for (const std::string_view text :
       {"https://x.org", "https://x.museum/a", "http://例子.中国/a"}) {
    const auto found = FindUrls(text);
    ASSERT_EQ(found.size(), 1u) << text;
    EXPECT_TRUE(found[0].valid) << text;
  }
}

TEST(FindUrlsTest, OffsetsAreBytesOfTheTextGiven) {
  const std::string text = "Portail « www.ville.example/é\\_1 », voilà";
  const auto found = FindUrls(text);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(text.substr(found[0].begin, found[0].end - found[0].begin),
            "www.ville.example/é\\_1");
  EXPECT_EQ(found[0].value, "https://www.ville.example/é_1");
}

TEST(FindUrlsTest, BytesThatAreNoTextDoNoHarm) {
  const std::string text = "\xFF\xFE https://x.org/a\xC3 \x80";
  EXPECT_EQ(ValuesOf(FindUrls(text)),
            std::vector<std::string>{"https://x.org/a"});
}

TEST(FindBareDomainsTest, FindsDomainsAndNothingElse) {
  const std::vector<Case> cases = {
      {"booked by cycloparking.brussels, a platform",
       {"https://cycloparking.brussels"}},
      {"ridgemontgov.org/x", {"https://ridgemontgov.org/x"}},
      {"Ridgemont.gov.uk/Data?x=1.", {"https://ridgemont.gov.uk/Data?x=1"}},
      {"Living-in.EU", {"https://living-in.eu"}},
      {"e.g. this", {}},
      {"i.e. that", {}},
      {"plan.pdf and notes.docx", {}},
      {"script.py, README.md", {}},
      {"version 2.4 of 1.2.3", {}},
      {"someone@city.org", {}},
      {"https://city.org/a", {}},
      {"www.city.org", {}},
      {"the portal.In addition", {}},
      {"Ph.D. and U.S. and S.A.", {}},
      {"end of sentence.Next one", {}},
  };
  for (const auto& [text, urls] : cases) {
    EXPECT_EQ(ValuesOf(FindBareDomains(text)), urls) << '"' << text << '"';
  }
}

}  // namespace
}  // namespace quaestor
