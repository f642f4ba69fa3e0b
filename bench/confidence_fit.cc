#include "bench/confidence_fit.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "bench/logistic_fit.h"
#include "extract/extract.h"

namespace quaestor {
namespace {

// The bias follows the data; a finding needs a handful of errors to leave its
// prior.
constexpr double kBiasDeviation = 3;
constexpr double kCoefficientDeviation = 1.5;

double ValueOf(const FieldAnswer& answer, std::string_view finding) {
  double value = 0;
  for (const Finding& one : answer.findings) {
    if (one.name == finding) value += one.value;
  }
  return value;
}

std::vector<Observation> ToObservations(
    const std::vector<LabelledField>& fields, const ConfidenceModel& model) {
  std::vector<Observation> observations;
  observations.reserve(fields.size());
  for (const LabelledField& field : fields) {
    Observation one{{}, field.right, field.weight};
    for (const auto& [name, mean] : model.coefficients) {
      one.features.push_back(ValueOf(field.answer, name));
    }
    observations.push_back(std::move(one));
  }
  return observations;
}

// Lowers the coefficients that would leave a field unflagged with nothing but
// a finding that calls for a person.
void KeepUnderReview(const std::vector<std::string>& findings,
                     ConfidenceModel& model) {
  constexpr double kMargin = 0.1;
  const double threshold = ExtractOptions().review_below;
  const double highest =
      std::log(threshold / (1 - threshold)) - kMargin - model.bias;
  for (auto& [name, coefficient] : model.coefficients) {
    if (std::ranges::count(findings, name) > 0) {
      coefficient = std::min(coefficient, highest);
    }
  }
}

nlohmann::ordered_json ToJson(const ConfidenceModel& model) {
  const auto rounded = [](double value) {
    return std::round(value * 1e4) / 1e4 + 0.0;
  };
  nlohmann::ordered_json coefficients = nlohmann::ordered_json::object();
  for (const auto& [name, value] : model.coefficients) {
    coefficients[name] = rounded(value);
  }
  return {{"bias", rounded(model.bias)}, {"coefficients", coefficients}};
}

std::set<std::string> ContentsOf(const std::vector<LabelledField>& fields) {
  std::set<std::string> contents;
  for (const LabelledField& field : fields) contents.insert(field.content);
  return contents;
}

nlohmann::ordered_json CountsOf(const LabelledCorpus& corpus) {
  const auto errors =
      std::ranges::count(corpus.fields, false, &LabelledField::right);
  return {{"documents", corpus.documents},
          {"contents", ContentsOf(corpus.fields).size()},
          {"fields", corpus.fields.size()},
          {"errors", errors}};
}

}  // namespace

ConfidencePrior ParsePrior(std::string_view json) {
  const ConfidenceModel model = ParseConfidenceModel(json);
  const auto data = nlohmann::json::parse(json);
  ConfidencePrior prior{
      model, data.value("always_review", std::vector<std::string>())};
  if (!data.contains("prior")) return prior;
  prior.mean = ParseConfidenceModel(data["prior"].dump());
  for (const auto& [name, value] : model.coefficients) {
    if (!data["prior"]["coefficients"].contains(name)) {
      prior.mean.coefficients.emplace_back(name, value);
    }
  }
  return prior;
}

ConfidencePrior WithAllFindings(ConfidencePrior prior,
                                const std::vector<LabelledField>& fields) {
  std::map<std::string, double> means(prior.mean.coefficients.begin(),
                                      prior.mean.coefficients.end());
  for (const LabelledField& field : fields) {
    for (const Finding& finding : field.answer.findings) {
      means.try_emplace(finding.name, kUsualWeight);
    }
  }
  prior.mean.coefficients.assign(means.begin(), means.end());
  return prior;
}

ConfidenceModel FitConfidence(const std::vector<LabelledField>& fields,
                              const ConfidencePrior& prior) {
  LogisticPrior gaussian{
      {prior.mean.bias, {}}, kBiasDeviation, kCoefficientDeviation};
  for (const auto& [name, mean] : prior.mean.coefficients) {
    gaussian.mean.coefficients.push_back(mean);
  }
  const LogisticModel fitted =
      FitLogistic(ToObservations(fields, prior.mean), gaussian);
  ConfidenceModel model{fitted.bias, prior.mean.coefficients};
  for (std::size_t i = 0; i < fitted.coefficients.size(); ++i) {
    model.coefficients[i].second = fitted.coefficients[i];
  }
  KeepUnderReview(prior.always_review, model);
  return model;
}

std::vector<Judgement> JudgeWith(const ConfidenceModel& model,
                                 const std::vector<LabelledField>& fields) {
  // Extract() gives two marks where one is wanted half of the threshold.
  const double limit = ExtractOptions().review_below / 2;
  std::vector<Judgement> judgements;
  for (const LabelledField& field : fields) {
    double confidence = Confidence(model, field.answer.findings);
    if (std::ranges::count(field.answer.reasons, "marks_conflict") > 0) {
      confidence = std::min(confidence, limit);
    }
    judgements.push_back({confidence, field.right});
  }
  return judgements;
}

std::vector<Judgement> CrossValidate(const std::vector<LabelledField>& fields,
                                     const ConfidencePrior& prior) {
  std::vector<Judgement> all;
  for (const std::string& content : ContentsOf(fields)) {
    std::vector<LabelledField> left_out;
    std::vector<LabelledField> others;
    for (const LabelledField& field : fields) {
      (field.content == content ? left_out : others).push_back(field);
    }
    const auto judged = JudgeWith(FitConfidence(others, prior), left_out);
    all.insert(all.end(), judged.begin(), judged.end());
  }
  return all;
}

std::string ToModelFile(const ConfidenceModel& model,
                        const ConfidencePrior& prior,
                        const LabelledCorpus& corpus) {
  nlohmann::ordered_json file = {{"schema", "quaestor/confidence/1"}};
  file.update(ToJson(model));
  file["always_review"] = prior.always_review;
  file["prior"] = ToJson(prior.mean);
  file["fitted_on"] = CountsOf(corpus);
  return file.dump(2) + '\n';
}

}  // namespace quaestor
