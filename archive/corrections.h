// archive/corrections.h: what reviewers said about fields. A correction is
// added to what was extracted and to earlier ones; nothing is ever changed.
#ifndef QUAESTOR_ARCHIVE_CORRECTIONS_H_
#define QUAESTOR_ARCHIVE_CORRECTIONS_H_

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
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
  // Where the reviewer read it, as the evidence of a field; null: where the
  // program did.
  nlohmann::ordered_json evidence = nullptr;
  // Checklists: what stands beside options, by their ids, text or null; null:
  // as it was extracted.
  nlohmann::ordered_json details = nullptr;
};

// Adds a correction and takes a converted document into review. `from` has to
// be the value that holds (CurrentValue), so that two reviewers cannot
// overwrite each other unseen; so has `revision` to be that of the field
// (RevisionOf), where one is given. Throws StoreError: kConflict where they
// are not, kInvalid where `to`, the evidence or the details do not fit the
// field, where who or when is missing, or where there is no such field.
void AddCorrection(Database& store, const Correction& correction,
                   std::optional<std::int64_t> revision = std::nullopt);

// Takes back the correction that holds in its field; what held before holds
// again. Nothing is deleted: both stay in the history. Throws StoreError:
// kConflict where it does not hold (any more), kInvalid where there is none.
void WithdrawCorrection(Database& store, const std::string& id,
                        const std::string& by, const std::string& at);

// The field's value after all corrections. Throws StoreError (kInvalid) where
// there is no such field.
nlohmann::ordered_json CurrentValue(Database& store, std::string_view sha256,
                                    std::string_view field);

// How often the field was corrected or a correction of it taken back.
std::int64_t RevisionOf(Database& store, std::string_view sha256,
                        std::string_view field);

// Those that were not taken back, in the order of time; of all fields of the
// document for an empty `field`.
std::vector<Correction> CorrectionsOf(Database& store, std::string_view sha256,
                                      std::string_view field = "");

// A correction with what became of it.
struct PastCorrection {
  std::string id;
  Correction correction;
  std::string withdrawn_by;  // "": it was not taken back
  std::string withdrawn_at;
};

// All there ever were of a document, in the order of time.
std::vector<PastCorrection> HistoryOf(Database& store, std::string_view sha256);

// Moves a document between "converted", "in_review" and "done". Throws
// StoreError (kInvalid) for other states, and for documents that failed or
// that are not there.
void SetState(Database& store, std::string_view sha256, std::string_view state);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_CORRECTIONS_H_
