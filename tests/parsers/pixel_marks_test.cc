// Boxes and their states in pictures made by tests/data/marks/make_marks.py.
#include "parsers/pixel_marks.h"

#include <gtest/gtest.h>
#include <png.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "parsers/reader.h"
#include "parsers/recognition.h"
#include "parsers/second_look.h"

namespace quaestor {
namespace {

struct LabelledBox {
  Box box;
  std::string state;
};

struct LabelledPicture {
  GreyImage image;
  std::vector<LabelledBox> boxes;
};

GreyImage ReadPng(const std::string& path) {
  png_image png = {};
  png.version = PNG_IMAGE_VERSION;
  GreyImage image;
  if (png_image_begin_read_from_file(&png, path.c_str()) == 0) {
    ADD_FAILURE() << path << ": " << png.message;
    return image;
  }
  png.format = PNG_FORMAT_GRAY;
  image.width = static_cast<int>(png.width);
  image.height = static_cast<int>(png.height);
  image.pixels.resize(PNG_IMAGE_SIZE(png));
  png_image_finish_read(&png, nullptr, image.pixels.data(), 0, nullptr);
  return image;
}

LabelledPicture ReadPicture(const std::string& name) {
  const std::string stem =
      std::string(QUAESTOR_SOURCE_DIR) + "/tests/data/marks/" + name;
  LabelledPicture picture;
  picture.image = ReadPng(stem + ".png");
  std::ifstream labels(stem + ".txt");
  EXPECT_TRUE(labels >> picture.image.dpi) << stem;
  LabelledBox label;
  while (labels >> label.box.left >> label.box.top >> label.box.right >>
         label.box.bottom >> label.state) {
    picture.boxes.push_back(label);
  }
  return picture;
}

const char* NameOf(MarkState state) {
  switch (state) {
    case MarkState::kChecked:
      return "checked";
    case MarkState::kUnchecked:
      return "unchecked";
    case MarkState::kUnclear:
      break;
  }
  return "unclear";
}

// The mark at a box, or null.
const PixelMark* MarkAt(const std::vector<PixelMark>& marks, const Box& box) {
  for (const PixelMark& mark : marks) {
    const double apart = std::hypot(mark.box.center_x() - box.center_x(),
                                    mark.box.center_y() - box.center_y());
    if (apart < box.width() / 4) return &mark;
  }
  return nullptr;
}

void ExpectEachBoxAsLabelled(const std::string& name) {
  const LabelledPicture picture = ReadPicture(name);
  const auto marks = FindPixelMarks(picture.image, {});
  for (const LabelledBox& label : picture.boxes) {
    const PixelMark* mark = MarkAt(marks, label.box);
    ASSERT_NE(mark, nullptr) << name << ", box at y " << label.box.top;
    EXPECT_EQ(NameOf(mark->state), label.state)
        << name << ", box at y " << label.box.top;
    EXPECT_NEAR(mark->box.width(), label.box.width(), label.box.width() / 5);
  }
  EXPECT_EQ(marks.size(), picture.boxes.size()) << name;
}

TEST(PixelMarksTest, ReadsPenMarksOnATwoLevelScan) {
  ExpectEachBoxAsLabelled("bilevel300");
}

TEST(PixelMarksTest, ReadsPenMarksOnAGreyNoisyScan) {
  ExpectEachBoxAsLabelled("grey200");
}

TEST(PixelMarksTest, ReadsPenMarksInAShadow) {
  ExpectEachBoxAsLabelled("shadow150");
}

TEST(PixelMarksTest, ReadsPenMarksBetweenSpecks) {
  ExpectEachBoxAsLabelled("specks200");
}

TEST(PixelMarksTest, ReadsMarksOfAThickPen) {
  ExpectEachBoxAsLabelled("thick_pen200");
}

TEST(PixelMarksTest, ReadsBoxesOfElevenPixels) {
  ExpectEachBoxAsLabelled("small100");
}

TEST(PixelMarksTest, ReadsBoxesOfAHundredPixels) {
  ExpectEachBoxAsLabelled("large400");
}

TEST(PixelMarksTest, TakesACircleAroundABoxForAMark) {
  ExpectEachBoxAsLabelled("circled200");
}

TEST(PixelMarksTest, FindsBoxesWhereNoneIsEmpty) {
  ExpectEachBoxAsLabelled("all_marked200");
}

TEST(PixelMarksTest, ReadsPencilAndLeavesLinesThroughOptionsToAPerson) {
  ExpectEachBoxAsLabelled("doubtful200");
}

TEST(PixelMarksTest, IsUnsureOfMarksThatWereStruckOut) {
  const LabelledPicture picture = ReadPicture("doubtful200");
  const auto marks = FindPixelMarks(picture.image, {});
  const PixelMark* struck = MarkAt(marks, picture.boxes.at(1).box);
  ASSERT_NE(struck, nullptr);
  EXPECT_LT(struck->confidence, 0.8);
}

// The picture at the top of a white sheet of A4, as a PNG file.
std::string OnASheet(const GreyImage& image) {
  const auto width = static_cast<int>(std::lround(image.dpi * 8.27));
  const auto height = static_cast<int>(std::lround(image.dpi * 11.69));
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) * height,
                                   255);
  for (int y = 0; y < image.height; ++y) {
    std::copy_n(image.pixels.begin() + std::ptrdiff_t{y} * image.width,
                image.width,
                pixels.begin() + std::ptrdiff_t{y + 300} * width + 200);
  }
  png_image png = {};
  png.version = PNG_IMAGE_VERSION;
  png.format = PNG_FORMAT_GRAY;
  png.width = static_cast<png_uint_32>(width);
  png.height = static_cast<png_uint_32>(height);
  std::string bytes(PNG_IMAGE_PNG_SIZE_MAX(png), '\0');
  png_alloc_size_t size = bytes.size();
  EXPECT_NE(png_image_write_to_memory(&png, bytes.data(), &size, 0,
                                      pixels.data(), 0, nullptr),
            0);
  bytes.resize(size);
  return bytes;
}

// Read with the real engine.
Page ReadSheet(const GreyImage& image) {
  ReadingOptions options;
  options.recogniser = std::make_shared<Recogniser>();
  return ReadDocument(OnASheet(image), "sheet.png", options).pages.at(0);
}

bool HasLine(const Page& page, const std::string& text) {
  return std::any_of(page.lines.begin(), page.lines.end(),
                     [&](const Line& line) {
                       std::string words;
                       for (const Word& word : line.words) {
                         words += (words.empty() ? "" : " ") + word.text;
                       }
                       return words == text;
                     });
}

TEST(PixelMarksTest, LeavesNoStrokesOfThePenAmongTheLabels) {
  const Page page = ReadSheet(ReadPicture("grey200").image);
  EXPECT_EQ(page.marks.size(), ReadPicture("grey200").boxes.size());
  for (const char* label : {"has an implementation plan", "names the goals",
                            "is online", "opens data to all"}) {
    EXPECT_TRUE(HasLine(page, label)) << label;
  }
}

TEST(PixelMarksTest, MendsTheRowsThatAFaxLost) {
  LabelledPicture picture = ReadPicture("bilevel300");
  const Box& box = picture.boxes.at(0).box;
  const int row = static_cast<int>(box.center_y());
  std::fill_n(
      picture.image.pixels.begin() + std::ptrdiff_t{row} * picture.image.width,
      2 * picture.image.width, std::uint8_t{255});
  const Page page = ReadSheet(picture.image);
  EXPECT_EQ(page.marks.size(), picture.boxes.size());
  EXPECT_TRUE(HasLine(page, "has an implementation plan"));
}

TEST(PixelMarksTest, TakesNoLettersBulletsRulesAndHolesForBoxes) {
  const LabelledPicture picture = ReadPicture("no_boxes");
  for (const PixelMark& mark : FindPixelMarks(picture.image, {})) {
    ADD_FAILURE() << "box at " << mark.box.left << ", " << mark.box.top;
  }
}

GreyImage Part(const GreyImage& image, int top, int bottom) {
  GreyImage part{image.width, bottom - top, image.dpi, {}};
  const auto row = [&](int y) {
    return image.pixels.begin() + static_cast<std::ptrdiff_t>(y) * image.width;
  };
  part.pixels.assign(row(top), row(bottom));
  return part;
}

TEST(PixelMarksTest, KnowsAFilledBoxByTheSizeOfBoxesOnOtherPages) {
  const LabelledPicture picture = ReadPicture("bilevel300");
  const Box& filled = picture.boxes[6].box;
  const GreyImage page = Part(picture.image, static_cast<int>(filled.top) - 20,
                              static_cast<int>(filled.bottom) + 20);
  EXPECT_TRUE(FindPixelMarks(page, {}).empty());
  const BoxSize known =
      TypicalBoxSize(FindPixelMarks(picture.image, {}), picture.image.dpi);
  EXPECT_NEAR(known.width, 9, 0.5);
  const auto marks = FindPixelMarks(page, {}, known);
  ASSERT_EQ(marks.size(), 1U);
  EXPECT_EQ(marks[0].state, MarkState::kChecked);
}

TEST(PixelMarksTest, LooksAgainForBoxesOfTheSizeOfOtherPages) {
  const LabelledPicture picture = ReadPicture("bilevel300");
  const Box& filled = picture.boxes[6].box;
  RecognisedRegion first;
  first.page.image = picture.image;
  first.page.marks = FindPixelMarks(picture.image, {});
  RecognisedRegion second;
  second.page.image = Part(picture.image, static_cast<int>(filled.top) - 20,
                           static_cast<int>(filled.bottom) + 20);
  Recogniser recogniser;
  LookAgain({&first, &second}, 10, recogniser);
  EXPECT_EQ(second.page.marks.size(), 1U);
}

TEST(PixelMarksTest, FindsNoBoxInTheMiddleOfAWord) {
  const LabelledPicture picture = ReadPicture("bilevel300");
  const Box& box = picture.boxes[0].box;
  const Box at_its_start{box.left, box.top, box.right + 200, box.bottom};
  const Box around_it{box.left - 200, box.top, box.right + 200, box.bottom};
  const auto kept = FindPixelMarks(picture.image, {at_its_start});
  EXPECT_NE(MarkAt(kept, box), nullptr);
  const auto rest = FindPixelMarks(picture.image, {around_it});
  EXPECT_EQ(MarkAt(rest, box), nullptr);
}

TEST(PixelMarksTest, GivesMarksFromTopToBottom) {
  const auto marks = FindPixelMarks(ReadPicture("bilevel300").image, {});
  for (std::size_t i = 1; i < marks.size(); ++i) {
    EXPECT_LE(marks[i - 1].box.top, marks[i].box.top);
  }
}

TEST(PixelMarksTest, ReadsAPictureOfUnknownResolution) {
  LabelledPicture picture = ReadPicture("bilevel300");
  // A page of A4 with the picture in its corner.
  GreyImage page;
  page.width = 2480;
  page.height = 3508;
  page.pixels.assign(static_cast<std::size_t>(page.width) * page.height, 255);
  for (int y = 0; y < picture.image.height; ++y) {
    const auto from = picture.image.pixels.begin() +
                      static_cast<std::ptrdiff_t>(y) * picture.image.width;
    std::copy_n(from, picture.image.width,
                page.pixels.begin() +
                    static_cast<std::ptrdiff_t>(y + 200) * page.width + 200);
  }
  EXPECT_EQ(FindPixelMarks(page, {}).size(), picture.boxes.size());
}

TEST(PixelMarksTest, GivesNoMarksForPicturesThatHoldNothing) {
  EXPECT_TRUE(FindPixelMarks({}, {}).empty());
  EXPECT_TRUE(FindPixelMarks({100, 100, 200, {}}, {}).empty());
  EXPECT_TRUE(FindPixelMarks({-5, 10, 200, {}}, {}).empty());
  for (const int level : {0, 128, 255}) {
    for (const int side : {1, 3, 17, 300}) {
      const std::vector<std::uint8_t> pixels(
          static_cast<std::size_t>(side) * side,
          static_cast<std::uint8_t>(level));
      EXPECT_TRUE(FindPixelMarks({side, side, 200, pixels}, {}).empty());
      EXPECT_TRUE(FindPixelMarks({side, side, 1e9, pixels}, {}).empty());
    }
  }
}

TEST(PixelMarksTest, FindsNoBoxesInNoise) {
  std::mt19937 random(7);
  for (const int grain : {8, 64, 255}) {
    GreyImage image{600, 600, 200, std::vector<std::uint8_t>(600 * 600)};
    for (std::uint8_t& pixel : image.pixels) {
      pixel = static_cast<std::uint8_t>(255 - random() %
                                                  static_cast<unsigned>(grain));
    }
    EXPECT_TRUE(FindPixelMarks(image, {}).empty());
  }
}

}  // namespace
}  // namespace quaestor
