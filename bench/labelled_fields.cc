#include "bench/labelled_fields.h"

#include <map>
#include <optional>

#include "bench/truth.h"
#include "cli/files.h"
#include "extract/extract.h"
#include "parsers/error.h"
#include "parsers/reader.h"
#include "parsers/recognition.h"

namespace quaestor {
namespace {

ReadingOptions WithRecognition() {
  ReadingOptions options;
  options.recogniser = std::make_shared<Recogniser>();
  options.ocr_threads = 2;
  return options;
}

namespace fs = std::filesystem;

constexpr std::string_view kTruthEnding = ".truth.json";

struct Pair {
  fs::path truth;
  fs::path document;
};

// By name, so that the order is the same everywhere.
std::map<std::string, Pair> PairsIn(const fs::path& folder) {
  std::map<std::string, Pair> pairs;
  std::map<std::string, fs::path> documents;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string file = entry.path().filename().string();
    if (file.ends_with(kTruthEnding)) {
      pairs[file.substr(0, file.size() - kTruthEnding.size())].truth =
          entry.path();
    } else {
      documents[entry.path().stem().string()] = entry.path();
    }
  }
  for (auto& [name, pair] : pairs) {
    const auto found = documents.find(name);
    if (found != documents.end()) pair.document = found->second;
  }
  return pairs;
}

// Nothing where the program would refuse the file; that is noted.
std::optional<Response> Read(const std::string& name, const fs::path& file,
                             LabelledCorpus& corpus) {
  static const std::vector<Definition> definitions = BuiltInDefinitions();
  try {
    if (file.empty()) throw Error(ErrorCode::kNotFound, "there is no document");
    const Document document =
        ReadDocument(ReadFile(file.string()), file.filename().string(),
                   WithRecognition());
    const Fit fit = BestFit(document, definitions);
    if (fit.score >= kLeastFit) {
      return Extract(document, definitions[fit.definition]);
    }
    ++corpus.unrecognised;
  } catch (const Error& error) {
    if (error.code() == ErrorCode::kUnknownKind) {
      ++corpus.unknown_kinds;
    } else {
      corpus.failures.push_back(name + ": " + error.what());
    }
  }
  return std::nullopt;
}

void AddFields(const std::string& name, const Truth& truth,
               const Response& response, LabelledCorpus& corpus) {
  std::vector<LabelledField> fields;
  for (const FieldAnswer& answer : response.fields) {
    const auto known = truth.fields.find(answer.id);
    if (known == truth.fields.end() || !IsScored(*known)) continue;
    fields.push_back({name, truth.content, answer,
                      IsRight(*known, answer, truth.error_rate)});
  }
  for (LabelledField& field : fields) {
    field.weight = static_cast<double>(response.fields.size()) /
                   static_cast<double>(fields.size());
    corpus.fields.push_back(std::move(field));
  }
  ++corpus.documents;
}

}  // namespace

void AddFolder(const fs::path& folder, LabelledCorpus& corpus) {
  for (const auto& [name, pair] : PairsIn(folder)) {
    const Truth truth = LoadTruth(pair.truth);
    if (const auto response = Read(name, pair.document, corpus)) {
      AddFields(name, truth, *response, corpus);
    }
  }
}

}  // namespace quaestor
