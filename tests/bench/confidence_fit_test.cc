#include "bench/confidence_fit.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace quaestor {
namespace {

constexpr std::string_view kModel = R"({
  "schema": "quaestor/confidence/1", "bias": 5,
  "coefficients": {"seen": -4, "unseen": -2, "asked": -3},
  "always_review": ["asked"]
})";

// Fields of several contents, all right but those with the finding "seen".
LabelledCorpus MadeUpCorpus() {
  LabelledCorpus corpus;
  for (const char* content : {"one", "two", "three"}) {
    for (int i = 0; i < 100; ++i) {
      LabelledField field;
      field.content = content;
      field.right = i >= 10;
      if (i < 10) field.answer.findings.push_back({"seen", 1});
      if (i >= 80) field.answer.findings.push_back({"asked", 1});
      if (i == 99) field.answer.findings.push_back({"new", 1});
      corpus.fields.push_back(std::move(field));
    }
    ++corpus.documents;
  }
  return corpus;
}

double CoefficientOf(const ConfidenceModel& model, std::string_view name) {
  for (const auto& [finding, value] : model.coefficients) {
    if (finding == name) return value;
  }
  ADD_FAILURE() << "no coefficient of " << name;
  return 0;
}

TEST(FitConfidenceTest, LowersWhatWentWithErrorsAndKeepsWhatWasNotSeen) {
  const LabelledCorpus corpus = MadeUpCorpus();
  const auto prior = WithAllFindings(ParsePrior(kModel), corpus.fields);
  const ConfidenceModel model = FitConfidence(corpus.fields, prior);
  EXPECT_LT(CoefficientOf(model, "seen"), -4);
  EXPECT_DOUBLE_EQ(CoefficientOf(model, "unseen"), -2);
  EXPECT_LE(CoefficientOf(model, "new"), 0);
}

TEST(FitConfidenceTest, FlagsWhatIsAlwaysToBeReviewed) {
  const LabelledCorpus corpus = MadeUpCorpus();
  const ConfidenceModel model = FitConfidence(
      corpus.fields, WithAllFindings(ParsePrior(kModel), corpus.fields));
  EXPECT_LT(Confidence(model, {{"asked", 1}}), 0.9);
  EXPECT_GT(Confidence(model, {}), 0.9);
}

TEST(ToModelFileTest, CanBeFittedAgainFromTheSamePrior) {
  const LabelledCorpus corpus = MadeUpCorpus();
  const auto prior = WithAllFindings(ParsePrior(kModel), corpus.fields);
  const ConfidenceModel model = FitConfidence(corpus.fields, prior);
  const std::string file = ToModelFile(model, prior, corpus);
  const auto again = ParsePrior(file);
  EXPECT_EQ(again.mean.bias, 5);
  EXPECT_EQ(again.mean.coefficients, prior.mean.coefficients);
  EXPECT_EQ(again.always_review, prior.always_review);
  EXPECT_NEAR(ParseConfidenceModel(file).bias, model.bias, 1e-4);
  EXPECT_EQ(file,
            ToModelFile(FitConfidence(corpus.fields, again), again, corpus));
}

TEST(ParsePriorTest, TakesANewFindingsWeightFromTheModel) {
  const auto prior = ParsePrior(R"({"bias": 4, "coefficients": {"a": -1,
      "b": -2}, "prior": {"bias": 6, "coefficients": {"a": -3}}})");
  EXPECT_EQ(prior.mean.bias, 6);
  EXPECT_EQ(CoefficientOf(prior.mean, "a"), -3);
  EXPECT_EQ(CoefficientOf(prior.mean, "b"), -2);
}

TEST(CrossValidateTest, JudgesEveryFieldOnce) {
  const LabelledCorpus corpus = MadeUpCorpus();
  const auto prior = WithAllFindings(ParsePrior(kModel), corpus.fields);
  EXPECT_EQ(CrossValidate(corpus.fields, prior).size(), corpus.fields.size());
}

}  // namespace
}  // namespace quaestor
