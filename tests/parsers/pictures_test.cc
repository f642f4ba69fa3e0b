// Image files and hard pictures, with the real engine on small pictures
// (tests/data/pictures/, made by samples/make/pictures.py).
#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <string>

#include "parsers/reader.h"
#include "parsers/recognition.h"
#include "tests/parsers/pdf_testing.h"
#include "tests/support/run_program.h"

namespace quaestor {
namespace {

std::string Picture(const std::string& name) {
  return ReadWholeFile(std::string(QUAESTOR_SOURCE_DIR) +
                       "/tests/data/pictures/" + name);
}

Document Read(const std::string& name, const std::string& languages = "") {
  ReadingOptions options;
  options.recogniser = std::make_shared<Recogniser>(languages);
  return ReadDocument(Picture(name), name, options);
}

bool Has(const Document& document, const std::string& words) {
  return WordTexts(document).find(words) != std::string::npos;
}

const char* const kLetter = "Does|the|city|publish|its|budget|on|the|portal?";

TEST(PicturesTest, ReadsEveryPageOfATiff) {
  const Document document = Read("fax.tif");
  ASSERT_EQ(document.pages.size(), 3u);
  EXPECT_EQ(WordTexts(document),
            "The|first|page|The|second|page|The|third|page");
  EXPECT_EQ(document.media_type, "image/tiff");
}

TEST(PicturesTest, HoldsAPhotoAsTheCameraWasHeld) {
  const Document document = Read("camera.jpg");
  EXPECT_TRUE(Has(document, kLetter));
  EXPECT_GT(document.pages.at(0).width, document.pages.at(0).height);
}

TEST(PicturesTest, ReadsAPageThatStandsOnItsHead) {
  const Document document = Read("upside-down.png");
  EXPECT_TRUE(Has(document, kLetter));
  // The first line stands at the foot of the page as displayed.
  const Page& page = document.pages.at(0);
  EXPECT_GT(page.lines.front().box.top, page.lines.back().box.top);
}

TEST(PicturesTest, ReadsAPageThatLiesOnItsSide) {
  const Document document = Read("on-its-side.png");
  EXPECT_TRUE(Has(document, kLetter));
  EXPECT_LT(document.pages.at(0).width, document.pages.at(0).height);
}

TEST(PicturesTest, FlattensASheetThatWasPhotographedFromTheSide) {
  const Document document = Read("from-the-side.jpg");
  EXPECT_TRUE(Has(document, kLetter));
  EXPECT_TRUE(Has(document, "carry|a|poster|that|shows|the|largest|items."));
  // Where the first word stands in the photo.
  const Box& first = document.pages.at(0).lines.at(0).words.at(0).box;
  EXPECT_NEAR(first.left * 200 / 72, 194, 20);
  EXPECT_NEAR(first.top * 200 / 72, 345, 25);
}

TEST(PicturesTest, BrightensAPictureThatIsTooDark) {
  EXPECT_TRUE(Has(Read("too-dark.png"), kLetter));
}

TEST(PicturesTest, ReadsRussianAnswersOnAnEnglishForm) {
  const Document document = Read("russian.png");
  EXPECT_TRUE(Has(document, "Does|the|city|have|a|strategy"));
  EXPECT_TRUE(Has(document, "стратегия|принята|городским|советом"));
  EXPECT_TRUE(Has(document, "на|портале:|city.example.org"));
}

TEST(PicturesTest, ReadsArabicAnswersOnAnEnglishForm) {
  const Document document = Read("arabic.png");
  EXPECT_TRUE(Has(document, "Does|the|city|have|a|strategy"));
  EXPECT_TRUE(Has(document, "المجلس|البلدي|هذه|الاستراتيجية"));
}

// The engine's own layout has no line there.
TEST(PicturesTest, ReadsALineThatTheEngineDropped) {
  EXPECT_TRUE(Has(Read("arabic.png"), "منشورة|على|بوابة|المدينة"));
}

TEST(PicturesTest, ReadsChineseWithoutSpacesBetweenIdeographs) {
  const Document document = Read("chinese.png");
  EXPECT_TRUE(Has(document, "有，市政府已经公布智慧城市建设规划"));
  EXPECT_TRUE(Has(document, "居民可以在网上办理各种政务服务"));
}

TEST(PicturesTest, ReadsInTheLanguagesThatWereNamedOnly) {
  EXPECT_FALSE(Has(Read("russian.png", "eng"), "стратегия"));
  EXPECT_TRUE(Has(Read("russian.png", "rus+eng"), "стратегия"));
}

// Grey noise, as deep shadow or a broken scanner gives.
GreyImage Noise() {
  GreyImage image;
  image.width = 1200;
  image.height = 1600;
  image.dpi = 200;
  std::uint32_t seed = 1;
  for (int i = 0; i < image.width * image.height; ++i) {
    seed = seed * 1664525 + 1013904223;
    image.pixels.push_back(static_cast<std::uint8_t>(seed >> 24));
  }
  return image;
}

TEST(PicturesTest, SaysThatNothingCanBeReadInNoise) {
  const RecognisedPage page = Recogniser().Recognise(Noise(), 60);
  EXPECT_TRUE(page.crowded);
  EXPECT_TRUE(page.words.empty());
  EXPECT_TRUE(page.marks.empty());
}

TEST(PicturesTest, StopsWhereThereIsNoTimeLeft) {
  GreyImage image = Noise();
  image.pixels.assign(image.pixels.size(), 255);
  for (int y = 100; y < 1500; y += 12) {
    for (int x = 100; x < 1100; x += 12) {
      for (int i = 0; i < 8; ++i) {
        image.pixels[static_cast<std::size_t>((y + i) * 1200 + x)] = 0;
      }
    }
  }
  EXPECT_TRUE(Recogniser().Recognise(image, 0.001).timed_out);
}

}  // namespace
}  // namespace quaestor
