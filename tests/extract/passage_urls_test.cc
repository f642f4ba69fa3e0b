#include "extract/passage_urls.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>

#include "tests/extract/extract_testing.h"

namespace quaestor {
namespace {

// "https://a.org (hidden)": one URL after the other with what is not ordinary.
std::string Urls(const Document& document, bool bare_domains = false) {
  Vocabulary vocabulary;
  const TokenStream stream = MakeStream(document, Flow::kBody, vocabulary);
  std::vector<int> all(stream.tokens.size());
  std::iota(all.begin(), all.end(), 0);
  const Passage passage = MakePassage(document, stream, all, vocabulary);
  std::vector<std::string> urls;
  for (const PassageUrl& url : UrlsOf(document, passage, bare_domains)) {
    urls.push_back(url.url + (url.visible ? "" : " (hidden)") +
                   (url.mismatch ? " (mismatch)" : ""));
  }
  return JoinedBy(", ", urls);
}

struct Case {
  std::string markdown;
  std::string urls;
};

TEST(UrlsOfTest, FindsVisibleUrlsInOrder) {
  const Case kCases[] = {
      {"see https://b.org/x and www.a.org.",
       "https://b.org/x, https://www.a.org"},
      {"https://a.org\n\nhttps://b.org", "https://a.org, https://b.org"},
      {"no address here", ""},
      {"HTTPS://WWW.City.ORG/Plan", "https://www.city.org/Plan"},
      {"(see www.a.org/b\\_c)", "https://www.a.org/b_c"},
  };
  for (const auto& [markdown, urls] : kCases) {
    EXPECT_EQ(Urls(FromMarkdown(markdown)), urls) << markdown;
  }
}

TEST(UrlsOfTest, FindsTheTargetOfALinkBehindWords) {
  const Case kCases[] = {
      {"[our portal](https://a.org/x)", "https://a.org/x (hidden)"},
      {"see [here](https://a.org) or https://b.org",
       "https://a.org (hidden), https://b.org"},
      {"https://b.org or [here](https://a.org)",
       "https://b.org, https://a.org (hidden)"},
      {"[one](https://a.org) [two](https://b.org)",
       "https://a.org (hidden), https://b.org (hidden)"},
  };
  for (const auto& [markdown, urls] : kCases) {
    EXPECT_EQ(Urls(FromMarkdown(markdown)), urls) << markdown;
  }
}

TEST(UrlsOfTest, TakesNoAddressOfAPersonForAUrl) {
  EXPECT_EQ(Urls(FromMarkdown("[ann@a.org](mailto:ann@a.org)")), "");
}

TEST(UrlsOfTest, GivesALinkOverSeveralWordsOnce) {
  const std::string kUri = "https://a.org/plan";
  EXPECT_EQ(
      Urls(PagedParagraph({{{"our", kUri}, {"new", kUri}}, {{"plan", kUri}}})),
      "https://a.org/plan (hidden)");
}

TEST(UrlsOfTest, TakesTheTargetWhereTheVisibleUrlIsAShortenedFormOfIt) {
  const Case kCases[] = {
      {"[https://a.org/plan…](https://a.org/plan/2022/final.pdf)",
       "https://a.org/plan/2022/final.pdf"},
      {"[www.a.org/pl...](https://www.a.org/plan/2022)",
       "https://www.a.org/plan/2022"},
      {"[https://a.org](https://a.org/portal/home)",
       "https://a.org/portal/home"},
  };
  for (const auto& [markdown, urls] : kCases) {
    EXPECT_EQ(Urls(FromMarkdown(markdown)), urls) << markdown;
  }
}

TEST(UrlsOfTest, KeepsTheVisibleUrlWhereTheTargetNamesAnotherHost) {
  EXPECT_EQ(Urls(FromMarkdown("[https://a.org/x](https://evil.org/x)")),
            "https://a.org/x (mismatch)");
}

TEST(UrlsOfTest, TakesNoNoticeOfWwwAndClosingSlashes) {
  const Case kCases[] = {
      {"[www.a.org](http://www.a.org/)", "https://www.a.org"},
      {"[https://a.org](https://www.a.org)", "https://a.org"},
  };
  for (const auto& [markdown, urls] : kCases) {
    EXPECT_EQ(Urls(FromMarkdown(markdown)), urls) << markdown;
  }
}

TEST(UrlsOfTest, FindsOneUrlWhereALinkIsCutAtTheLineBreak) {
  const std::string kWhole = "https://a.org/plan/final.pdf";
  EXPECT_EQ(Urls(PagedParagraph(
                {{{"https://a.org/plan/", kWhole}}, {{"final.pdf", kWhole}}})),
            kWhole);
}

TEST(UrlsOfTest, FindsBareDomainsOnlyWhereTheyAreAskedFor) {
  const Document document = FromMarkdown("cycling.brussels and city.org/x");
  EXPECT_EQ(Urls(document, false), "");
  EXPECT_EQ(Urls(document, true),
            "https://cycling.brussels, https://city.org/x");
}

TEST(UrlsOfTest, FindsBareDomainsBesideUrls) {
  const Case kCases[] = {
      {"west.ca and my.west.ca (permits); https://data.west.ca/x, shop.west.ca",
       "https://west.ca, https://my.west.ca, https://data.west.ca/x, "
       "https://shop.west.ca"},
      {"[portal](https://a.org) or city.org",
       "https://a.org (hidden), https://city.org"},
      {"https://a.org, info@b.org, plan.pdf, notes.md, my_plan.pl",
       "https://a.org"},
      {"https://www.city. gov.in/x", "https://www.city"},
      {"https://a.org/x (made with ASP.NET)", "https://a.org/x"},
      {"https://a.org is up.In use since 2020, v2.0", "https://a.org"},
  };
  for (const auto& [markdown, urls] : kCases) {
    EXPECT_EQ(Urls(FromMarkdown(markdown), true), urls) << markdown;
  }
}

TEST(UrlsOfTest, ReadsALinkThatThousandsOfUrlsStandOn) {
  std::string words;
  for (int i = 0; i < 4000; ++i) words += "www.a(";
  const std::string urls = Urls(PagedParagraph({{{words, "http://" + words}}}));
  EXPECT_TRUE(urls.starts_with("https://www.a, https://www.a")) << urls;
}

}  // namespace
}  // namespace quaestor
