// archive/corrections.h: what reviewers said about fields. A correction is
// added to what was extracted and to earlier ones; nothing is ever changed.
#ifndef QUAESTOR_ARCHIVE_CORRECTIONS_H_
#define QUAESTOR_ARCHIVE_CORRECTIONS_H_

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "archive/sqlite.h"

namespace quaestor {

struct Correction {
  std::string sha256;  // of the document
  std::string field;
  std::string by;  // who
  std::string at;  // when: UTC, "2026-05-04T09:30:00.000Z"
  // The field's value as in a response, before and after; equal where the
  // reviewer accepted what was there.
  nlohmann::ordered_json from;
  nlohmann::ordered_json to;
  std::string why;  // "" where nothing was said
};

// Adds a correction and takes a converted document into review. `from` has to
// be the value that holds (CurrentValue), so that two reviewers cannot
// overwrite each other unseen. Throws StoreError: kConflict where it is not,
// kInvalid where `to` is no value of that field, where who or when is missing,
// or where there is no such field.
void AddCorrection(Database& store, const Correction& correction);

// The field's value after all corrections. Throws StoreError (kInvalid) where
// there is no such field.
nlohmann::ordered_json CurrentValue(Database& store, std::string_view sha256,
                                    std::string_view field);

// Of a document in the order of time; of all its fields for an empty `field`.
std::vector<Correction> CorrectionsOf(Database& store, std::string_view sha256,
                                      std::string_view field = "");

// Moves a document between "converted", "in_review" and "done". Throws
// StoreError (kInvalid) for other states, and for documents that failed or
// that are not there.
void SetState(Database& store, std::string_view sha256, std::string_view state);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_CORRECTIONS_H_
