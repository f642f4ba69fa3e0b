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

Observation ToObservation(const LabelledField& field,
                          const ConfidenceModel& prior) {
  Observation observation{{}, field.right, field.weight};
  for (const auto& [name, mean] : prior.coefficients) {
    observation.features.push_back(ValueOf(field.answer, name));
  }
  return observation;
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

ConfidenceModel ParsePrior(std::string_view json) {
  ConfidenceModel model = ParseConfidenceModel(json);
  const auto data = nlohmann::json::parse(json);
  if (!data.contains("prior")) return model;
  ConfidenceModel prior = ParseConfidenceModel(data["prior"].dump());
  for (const auto& [name, value] : model.coefficients) {
    if (!data["prior"]["coefficients"].contains(name)) {
      prior.coefficients.emplace_back(name, value);
    }
  }
  return prior;
}

ConfidenceModel WithAllFindings(const ConfidenceModel& prior,
                                const std::vector<LabelledField>& fields) {
  std::map<std::string, double> means(prior.coefficients.begin(),
                                      prior.coefficients.end());
  for (const LabelledField& field : fields) {
    for (const Finding& finding : field.answer.findings) {
      means.try_emplace(finding.name, kUsualWeight);
    }
  }
  return {prior.bias, {means.begin(), means.end()}};
}

ConfidenceModel FitConfidence(const std::vector<LabelledField>& fields,
                              const ConfidenceModel& prior) {
  std::vector<Observation> observations;
  observations.reserve(fields.size());
  for (const LabelledField& field : fields) {
    observations.push_back(ToObservation(field, prior));
  }
  LogisticPrior gaussian{
      {prior.bias, {}}, kBiasDeviation, kCoefficientDeviation};
  for (const auto& [name, mean] : prior.coefficients) {
    gaussian.mean.coefficients.push_back(mean);
  }
  const LogisticModel fitted = FitLogistic(observations, gaussian);
  ConfidenceModel model{fitted.bias, prior.coefficients};
  for (std::size_t i = 0; i < fitted.coefficients.size(); ++i) {
    model.coefficients[i].second = fitted.coefficients[i];
  }
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
                                     const ConfidenceModel& prior) {
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
                        const ConfidenceModel& prior,
                        const LabelledCorpus& corpus) {
  nlohmann::ordered_json file = {{"schema", "quaestor/confidence/1"}};
  file.update(ToJson(model));
  file["prior"] = ToJson(prior);
  file["fitted_on"] = CountsOf(corpus);
  return file.dump(2) + '\n';
}

}  // namespace quaestor
