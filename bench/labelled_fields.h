// bench/labelled_fields.h: a folder of documents with their truths, read and
// extracted.
#ifndef QUAESTOR_BENCH_LABELLED_FIELDS_H_
#define QUAESTOR_BENCH_LABELLED_FIELDS_H_

#include <filesystem>
#include <string>
#include <vector>

#include "extract/response.h"

namespace quaestor {

struct LabelledField {
  std::string document;  // name without extension
  std::string content;
  FieldAnswer answer;
  bool right = false;
  double weight = 1;  // a document's fields together weigh like another's
};

struct LabelledCorpus {
  std::vector<LabelledField> fields;
  int documents = 0;
  int unknown_kinds = 0;              // files that no reader knows
  int unrecognised = 0;               // in which no definition was found
  std::vector<std::string> failures;  // "NAME: what went wrong"
};

// Adds what stands in a folder: NAME.truth.json beside NAME.anything. Throws
// std::runtime_error where a truth is none.
void AddFolder(const std::filesystem::path& folder, LabelledCorpus& corpus);

}  // namespace quaestor

#endif  // QUAESTOR_BENCH_LABELLED_FIELDS_H_
