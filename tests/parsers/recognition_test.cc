// Pages that are pictures: with the real engine on a small scan
// (tests/data/scans/, made by samples/make/scan.py), and with one that fails.
#include "parsers/recognition.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>

#include "parsers/reader.h"
#include "tests/support/run_program.h"

namespace quaestor {
namespace {

std::string Scan() {
  return ReadWholeFile(std::string(QUAESTOR_SOURCE_DIR) +
                       "/tests/data/scans/one-page.pdf");
}

ReadingOptions With(std::shared_ptr<Recogniser> recogniser) {
  ReadingOptions options;
  options.recogniser = std::move(recogniser);
  return options;
}

const Document& ScanRead() {
  static const Document document =
      ReadDocument(Scan(), "scan.pdf", With(std::make_shared<Recogniser>()));
  return document;
}

bool HasWarning(const Document& document, const std::string& part) {
  return std::any_of(document.warnings.begin(), document.warnings.end(),
                     [&](const std::string& warning) {
                       return warning.find(part) != std::string::npos;
                     });
}

std::string TextOf(const Page& page) {
  std::string text;
  for (const Line& line : page.lines) {
    for (const Word& word : line.words) text += word.text + ' ';
  }
  return text;
}

// What the null engines do instead of reading.
enum class Trouble { kNone, kThrows, kTimesOut };

class NullEngine : public OcrEngine {
 public:
  explicit NullEngine(Trouble trouble) : trouble_(trouble) {}
  RecognisedPage Recognise(const GreyImage& image,
                           const RecognitionRequest& /*request*/) override {
    if (trouble_ == Trouble::kThrows) throw std::runtime_error("it crashed");
    RecognisedPage page;
    page.image = image;
    page.timed_out = trouble_ == Trouble::kTimesOut;
    return page;
  }

 private:
  Trouble trouble_;
};

class NullModule : public OcrModule {
 public:
  explicit NullModule(Trouble trouble) : trouble_(trouble) {}
  bool LoadLanguage(std::string_view language) override {
    return language == "eng";
  }
  std::unique_ptr<OcrEngine> NewEngine() override {
    return std::make_unique<NullEngine>(trouble_);
  }
  int CountPictures(std::string_view /*bytes*/) override { return 0; }
  GreyImage DecodePicture(std::string_view /*bytes*/, int /*index*/) override {
    return {};
  }

 private:
  Trouble trouble_;
};

Document ReadWith(NullModule& module, const std::string& languages = "eng") {
  return ReadDocument(Scan(), "scan.pdf",
                      With(std::make_shared<Recogniser>(languages, module)));
}

TEST(RecognitionTest, ReadsTheWordsOfAScan) {
  const std::string text = TextOf(ScanRead().pages.at(0));
  EXPECT_NE(text.find("Local Government Questionnaire"), std::string::npos);
  EXPECT_NE(text.find("Please provide URLs for portals"), std::string::npos);
  EXPECT_EQ(ScanRead().pages.at(0).method, ReadingMethod::kOcr);
}

TEST(RecognitionTest, PlacesWordsOnThePageAsDisplayed) {
  const Page& page = ScanRead().pages.at(0);
  EXPECT_NEAR(page.width, 612, 1);
  for (const Line& line : page.lines) {
    for (const Word& word : line.words) {
      EXPECT_GE(word.box.left, -1) << word.text;
      EXPECT_LE(word.box.right, page.width + 1) << word.text;
      EXPECT_EQ(word.source, Source::kOcr) << word.text;
    }
  }
}

TEST(RecognitionTest, ReadsNothingWhereItIsOff) {
  ReadingOptions options = With(std::make_shared<Recogniser>());
  options.ocr = Ocr::kOff;
  const Document document = ReadDocument(Scan(), "scan.pdf", options);
  EXPECT_EQ(document.pages.at(0).method, ReadingMethod::kNone);
  EXPECT_EQ(TextOf(document.pages.at(0)), "");
}

TEST(RecognitionTest, SaysWhereThereIsNoEngine) {
  const Document document = ReadDocument(Scan(), "scan.pdf");
  EXPECT_TRUE(HasWarning(document, "a picture, which was not read"));
}

TEST(RecognitionTest, NamesThePackageOfAMissingLanguage) {
  NullModule module(Trouble::kNone);
  const Document document = ReadWith(module, "eng+deu");
  EXPECT_TRUE(HasWarning(document, "tesseract-ocr-deu"));
}

TEST(RecognitionTest, SurvivesAnEngineThatCrashes) {
  NullModule module(Trouble::kThrows);
  const Document document = ReadWith(module);
  EXPECT_TRUE(HasWarning(document, "it crashed"));
  EXPECT_EQ(document.pages.at(0).method, ReadingMethod::kNone);
}

TEST(RecognitionTest, SaysWhereThePageTookTooLong) {
  NullModule module(Trouble::kTimesOut);
  EXPECT_TRUE(HasWarning(ReadWith(module), "takes too long to recognise"));
}

TEST(RecognitionTest, RefusesADamagedPicture) {
  NullModule module(Trouble::kNone);
  EXPECT_THROW(ReadDocument("\x89PNG\r\n\x1A\nrubbish", "a.png",
                            With(std::make_shared<Recogniser>("eng", module))),
               Error);
}

TEST(PackageOfTest, FollowsDebian) {
  EXPECT_EQ(PackageOf("chi_sim"), "tesseract-ocr-chi-sim");
  EXPECT_EQ(PackageOf("Latin"), "tesseract-ocr-script-latn");
}

}  // namespace
}  // namespace quaestor
