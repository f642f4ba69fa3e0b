#include "extract/confidence.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "parsers/error.h"
#include "patterns/embedded.h"

namespace quaestor {

ConfidenceModel ParseConfidenceModel(std::string_view json) {
  const auto data = nlohmann::json::parse(json, nullptr, false);
  if (!data.is_object() || !data.contains("bias") ||
      !data["bias"].is_number() || !data.contains("coefficients") ||
      !data["coefficients"].is_object()) {
    throw Error(ErrorCode::kBadDefinition,
                "the confidence model must be an object with a number \"bias\" "
                "and an object \"coefficients\"; fit it again");
  }
  ConfidenceModel model;
  model.bias = data["bias"].get<double>();
  for (const auto& [name, value] : data["coefficients"].items()) {
    if (value.is_number()) {
      model.coefficients.emplace_back(name, value.get<double>());
    }
  }
  return model;
}

const ConfidenceModel& BuiltInConfidenceModel() {
  static const ConfidenceModel model =
      ParseConfidenceModel(EmbeddedPatternsFile("confidence.json"));
  return model;
}

double Confidence(const ConfidenceModel& model,
                  const std::vector<Finding>& findings) {
  double sum = model.bias;
  for (const Finding& finding : findings) {
    for (const auto& [name, coefficient] : model.coefficients) {
      if (name == finding.name) sum += coefficient * finding.value;
    }
  }
  return 1 / (1 + std::exp(-sum));
}

}  // namespace quaestor
