// bench/fit_confidence.cc: fits patterns/confidence.json on documents of which
// it is known what stands in them. See bench/README.md.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

#include "bench/confidence_fit.h"
#include "bench/labelled_fields.h"
#include "bench/reliability.h"
#include "cli/files.h"
#include "extract/extract.h"
#include "patterns/embedded.h"

namespace quaestor {
namespace {

struct Arguments {
  std::vector<std::string> folders;
  std::string output;
  bool errors = false;
};

void PrintCorpus(const LabelledCorpus& corpus) {
  const auto errors =
      std::ranges::count(corpus.fields, false, &LabelledField::right);
  std::cout << corpus.documents << " documents, " << corpus.fields.size()
            << " fields, " << errors << " errors; left out "
            << corpus.unknown_kinds << " files that no reader knows and "
            << corpus.unrecognised << " in which no form was recognised\n";
  for (const std::string& failure : corpus.failures) {
    std::cout << "left out " << failure << '\n';
  }
}

bool Has(const LabelledField& field, const std::string& finding) {
  return std::ranges::count(field.answer.findings, finding, &Finding::name) > 0;
}

void PrintCoefficients(const ConfidenceModel& model,
                       const ConfidenceModel& prior,
                       const std::vector<LabelledField>& fields) {
  std::cout << std::fixed << std::setprecision(4)
            << "\nfinding                      fitted    prior   fields    "
               "wrong\n"
            << std::left << std::setw(25) << "bias" << std::right
            << std::setw(10) << model.bias << std::setw(9) << prior.bias
            << '\n';
  for (std::size_t i = 0; i < model.coefficients.size(); ++i) {
    const auto& [name, coefficient] = model.coefficients[i];
    const auto seen = std::ranges::count_if(
        fields, [&](const LabelledField& field) { return Has(field, name); });
    const auto wrong =
        std::ranges::count_if(fields, [&](const LabelledField& field) {
          return !field.right && Has(field, name);
        });
    std::cout << std::left << std::setw(25) << name << std::right
              << std::setw(10) << coefficient << std::setw(9)
              << prior.coefficients[i].second << std::setw(9) << seen
              << std::setw(9) << wrong << '\n';
  }
}

// The errors that the model is sure of come first.
void PrintErrors(const std::vector<LabelledField>& fields,
                 const ConfidenceModel& model) {
  std::vector<std::pair<double, const LabelledField*>> wrong;
  for (const LabelledField& field : fields) {
    if (field.right) continue;
    const Judgement judged = JudgeWith(model, {field}).front();
    wrong.emplace_back(-judged.confidence, &field);
  }
  std::ranges::sort(wrong);
  std::cout << "\nerrors, the surest first\n";
  for (const auto& [negative, field] : wrong) {
    std::cout << "  " << -negative << ' ' << field->document << ' '
              << field->answer.id << ' ' << NameOf(field->answer.status);
    for (const Finding& finding : field->answer.findings) {
      std::cout << ' ' << finding.name << '=' << finding.value;
    }
    std::cout << '\n';
  }
}

void PrintMeasures(const std::string& title,
                   const std::vector<Judgement>& judgements) {
  std::cout << '\n' << title << '\n';
  PrintReliability(std::cout, judgements, ExtractOptions().review_below);
}

void Run(const Arguments& arguments) {
  LabelledCorpus corpus;
  for (const std::string& folder : arguments.folders) {
    AddFolder(folder, corpus);
  }
  PrintCorpus(corpus);
  if (corpus.fields.empty()) {
    throw std::runtime_error("there is no NAME.truth.json beside a document");
  }
  const ConfidencePrior prior = WithAllFindings(
      ParsePrior(EmbeddedPatternsFile("confidence.json")), corpus.fields);
  const ConfidenceModel model = FitConfidence(corpus.fields, prior);
  PrintCoefficients(model, prior.mean, corpus.fields);
  PrintMeasures("As built", JudgeWith(BuiltInConfidenceModel(), corpus.fields));
  PrintMeasures("Fitted, on the documents of the fit",
                JudgeWith(model, corpus.fields));
  PrintMeasures("Fitted, each content by the fit on the others",
                CrossValidate(corpus.fields, prior));
  if (arguments.errors) PrintErrors(corpus.fields, model);
  if (!arguments.output.empty()) {
    SaveFile(arguments.output, ToModelFile(model, prior, corpus));
  }
}

}  // namespace
}  // namespace quaestor

int main(int argc, char** argv) {
  quaestor::Arguments arguments;
  CLI::App app("Fits the confidence model on documents with known truth.");
  app.add_option("DIR", arguments.folders,
                 "folders of NAME.truth.json beside NAME.pdf, .md or .txt")
      ->required();
  app.add_option("-o", arguments.output, "the model file to write");
  app.add_flag("--errors", arguments.errors, "list every wrong field");
  CLI11_PARSE(app, argc, argv);
  try {
    quaestor::Run(arguments);
  } catch (const std::exception& error) {
    std::cerr << "fit_confidence: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
