// What holds of every response, whatever the document: tried on all samples,
// whole and cut off.
#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/error.h"
#include "tests/extract/extract_testing.h"
#include "tests/support/run_program.h"

namespace quaestor {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> Samples() {
  std::vector<fs::path> samples;
  for (const auto& entry :
       fs::directory_iterator(fs::path(QUAESTOR_SOURCE_DIR) / "samples")) {
    const std::string kind = entry.path().extension().string();
    const bool text = kind == ".md" || kind == ".txt";
    if ((text || kind == ".pdf") && entry.path().filename() != "README.md") {
      samples.push_back(entry.path());
    }
  }
  std::sort(samples.begin(), samples.end());
  return samples;
}

// Nothing where the bytes are no document any more.
std::optional<Document> Read(const std::string& bytes, const fs::path& path) {
  try {
    return ReadDocument(bytes, path.filename().string());
  } catch (const Error&) {
    return std::nullopt;
  }
}

int CountWords(const Document& document) {
  int words = 0;
  for (const Page& page : document.pages) {
    for (const Line& line : page.lines) {
      words += static_cast<int>(line.words.size());
    }
  }
  return words;
}

void ExpectWithinPage(const Document& document, const Evidence& evidence) {
  if (!document.paged) {
    EXPECT_GE(evidence.line, 1);
    EXPECT_GE(evidence.end_line, evidence.line);
    return;
  }
  ASSERT_GE(evidence.page, 1);
  ASSERT_LE(evidence.page, static_cast<int>(document.pages.size()));
  const Page& page =
      document.pages[static_cast<std::size_t>(evidence.page) - 1];
  constexpr double kSlack = 1;  // ink may reach over the edge by a hair
  EXPECT_GE(evidence.box.left, -kSlack);
  EXPECT_GE(evidence.box.top, -kSlack);
  EXPECT_LE(evidence.box.right, page.width + kSlack);
  EXPECT_LE(evidence.box.bottom, page.height + kSlack);
  EXPECT_LE(evidence.box.left, evidence.box.right);
  EXPECT_LE(evidence.box.top, evidence.box.bottom);
}

void ExpectPromisesOfField(const Document& document,
                           const FieldAnswer& answer) {
  SCOPED_TRACE(answer.id);
  EXPECT_GE(answer.confidence, 0);
  EXPECT_LE(answer.confidence, 1);
  EXPECT_EQ(answer.needs_review, answer.confidence < 0.90);
  for (const Evidence& item : answer.evidence) {
    ExpectWithinPage(document, item);
  }
  if (answer.status == FieldStatus::kMissing) {
    EXPECT_TRUE(HasReason(answer, "prompt_not_found"));
  }
  if (answer.status != FieldStatus::kAnswered) {
    EXPECT_TRUE(answer.text_value.empty());
    EXPECT_TRUE(answer.list_value.empty());
    EXPECT_TRUE(answer.contacts.empty());
  } else {
    EXPECT_FALSE(answer.evidence.empty());
  }
}

void ExpectPromises(const Document& document, const Definition& form) {
  const Response response = Extract(document, form);
  ASSERT_EQ(response.fields.size(), form.fields.size());
  for (std::size_t f = 0; f < form.fields.size(); ++f) {
    EXPECT_EQ(response.fields[f].id, form.fields[f].id);
    ExpectPromisesOfField(document, response.fields[f]);
  }
  EXPECT_TRUE(IsBalanced(response.coverage));
  EXPECT_EQ(response.coverage.words, CountWords(document));
  EXPECT_EQ(response.unassigned.empty(), response.coverage.unassigned == 0);
  EXPECT_EQ(ToJson(response), ToJson(Extract(document, form)));
}

TEST(PromisesTest, HoldOnEverySample) {
  ASSERT_FALSE(Samples().empty());
  for (const fs::path& sample : Samples()) {
    SCOPED_TRACE(sample.filename());
    const auto document = Read(ReadWholeFile(sample), sample);
    ASSERT_TRUE(document);
    ExpectPromises(*document, Lgq2022());
  }
}

TEST(PromisesTest, HoldOnEverySampleReadByAnotherForm) {
  for (const fs::path& sample : Samples()) {
    SCOPED_TRACE(sample.filename());
    const auto document = Read(ReadWholeFile(sample), sample);
    ASSERT_TRUE(document);
    ExpectPromises(*document, HarbourForm());
  }
}

TEST(PromisesTest, HoldOnEveryTextSampleCutOffAnywhere) {
  for (const fs::path& sample : Samples()) {
    if (sample.extension() == ".pdf") continue;
    const std::string bytes = ReadWholeFile(sample);
    for (std::size_t part = 0; part <= 16; ++part) {
      const std::size_t length = bytes.size() * part / 17;
      SCOPED_TRACE(sample.filename().string() + " to " +
                   std::to_string(length));
      const auto document = Read(bytes.substr(0, length), sample);
      if (document) ExpectPromises(*document, Lgq2022());
    }
  }
}

// The blocks of a paged document up to one of them.
Document CutOff(const Document& document, std::size_t blocks) {
  Document cut = document;
  cut.blocks.resize(blocks);
  return cut;
}

TEST(PromisesTest, CoverageBalancesOnEveryPdfCutOffAtABlock) {
  for (const fs::path& sample : Samples()) {
    if (sample.extension() != ".pdf") continue;
    const auto document = Read(ReadWholeFile(sample), sample);
    ASSERT_TRUE(document);
    for (std::size_t part = 0; part <= 6; ++part) {
      const std::size_t blocks = document->blocks.size() * part / 7;
      SCOPED_TRACE(sample.filename().string() + " to block " +
                   std::to_string(blocks));
      const Response response = Extract(CutOff(*document, blocks), Lgq2022());
      EXPECT_TRUE(IsBalanced(response.coverage));
      for (const FieldAnswer& answer : response.fields) {
        ExpectPromisesOfField(*document, answer);
      }
    }
  }
}

TEST(PromisesTest, TokensOfEverySamplePartitionItsWords) {
  for (const fs::path& sample : Samples()) {
    SCOPED_TRACE(sample.filename());
    const auto document = Read(ReadWholeFile(sample), sample);
    ASSERT_TRUE(document);
    std::size_t bytes = 0;
    std::size_t marks = 0;
    for (const Flow flow : {Flow::kBody, Flow::kFootnotes, Flow::kFurniture}) {
      Vocabulary vocabulary;
      for (const Token& token :
           MakeStream(*document, flow, vocabulary).tokens) {
        bytes += token.end - token.begin;
        marks += token.mark >= 0;
      }
    }
    std::size_t all_bytes = 0;
    std::size_t all_marks = 0;
    for (const Page& page : document->pages) {
      all_marks += page.marks.size();
      for (const Line& line : page.lines) {
        for (const Word& word : line.words) all_bytes += word.text.size();
      }
    }
    EXPECT_EQ(bytes, all_bytes);
    EXPECT_EQ(marks, all_marks);
  }
}

TEST(PromisesTest, ReviewFollowsTheThreshold) {
  const Document document = FromMarkdown(HarbourText(HarbourAnswers{}));
  for (const double threshold : {0.0, 0.5, 0.99, 1.0}) {
    ExtractOptions options;
    options.review_below = threshold;
    for (const FieldAnswer& answer :
         Extract(document, HarbourForm(), options).fields) {
      EXPECT_EQ(answer.needs_review, answer.confidence < threshold)
          << answer.id << " at " << threshold;
    }
  }
}

}  // namespace
}  // namespace quaestor
