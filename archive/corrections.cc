#include "archive/corrections.h"

#include <algorithm>

#include "archive/correction_value.h"
#include "archive/loaded_document.h"
#include "archive/store_error.h"

namespace quaestor {
namespace {

using Json = nlohmann::ordered_json;

[[noreturn]] void Refuse(const std::string& text) {
  throw StoreError(StoreErrorCode::kInvalid, text);
}

// The field as it was extracted.
Json ExtractedField(Database& store, std::string_view sha256,
                    std::string_view field) {
  SqlQuery query = store.Query(
      "SELECT f.value FROM responses AS r, json_each(r.json, '$.fields') AS f "
      "WHERE r.sha256 = ? AND json_extract(f.value, '$.id') = ?");
  query.Bind(sha256).Bind(field);
  if (!query.Step()) {
    Refuse("there is no field \"" + std::string(field) +
           "\" in a response of document " + std::string(sha256));
  }
  return Json::parse(query.Text(0));
}

Correction CorrectionIn(const SqlQuery& query) {
  Correction correction;
  correction.sha256 = query.Text(0);
  correction.field = query.Text(1);
  correction.by = query.Text(2);
  correction.at = query.Text(3);
  correction.from = Json::parse(query.Text(4));
  correction.to = Json::parse(query.Text(5));
  correction.why = query.Text(6);
  return correction;
}

// The same correction has the same name wherever it is stored, so that stores
// can be merged again and again.
std::string IdOf(const Correction& correction) {
  const Json parts = {correction.sha256, correction.field, correction.by,
                      correction.at,     correction.from,  correction.to,
                      correction.why};
  return Sha256Of(parts.dump());
}

void RequireSound(const Correction& correction, const Json& field) {
  if (correction.by.empty()) Refuse("a correction needs its reviewer's name");
  const std::string trouble = ValueTrouble(field, correction.to);
  if (!trouble.empty()) Refuse(correction.field + ": " + trouble);
}

Json ValueAfter(Database& store, const Json& extracted, std::string_view sha256,
                std::string_view field) {
  const std::vector<Correction> all = CorrectionsOf(store, sha256, field);
  return all.empty() ? extracted.at("value") : all.back().to;
}

void Insert(Database& store, const Correction& correction) {
  const std::string id = IdOf(correction);
  const std::string from = correction.from.dump();
  const std::string to = correction.to.dump();
  store
      .Query(
          "INSERT INTO corrections (id, sha256, field, by, at, from_value, "
          "to_value, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .Bind(id)
      .Bind(correction.sha256)
      .Bind(correction.field)
      .Bind(correction.by)
      .Bind(correction.at)
      .Bind(from)
      .Bind(to)
      .Bind(correction.why)
      .Run();
}

}  // namespace

void AddCorrection(Database& store, const Correction& correction) {
  Transaction transaction(store);
  const Json field = ExtractedField(store, correction.sha256, correction.field);
  RequireSound(correction, field);
  if (!IsSameValue(
          ValueAfter(store, field, correction.sha256, correction.field),
          correction.from)) {
    throw StoreError(StoreErrorCode::kConflict,
                     "somebody else has changed this field meanwhile; look at "
                     "its value again");
  }
  Insert(store, correction);
  store
      .Query(
          "UPDATE documents SET state = 'in_review' WHERE sha256 = ? AND "
          "state = 'converted'")
      .Bind(correction.sha256)
      .Run();
  transaction.Commit();
}

Json CurrentValue(Database& store, std::string_view sha256,
                  std::string_view field) {
  return ValueAfter(store, ExtractedField(store, sha256, field), sha256, field);
}

std::vector<Correction> CorrectionsOf(Database& store, std::string_view sha256,
                                      std::string_view field) {
  SqlQuery query = store.Query(
      "SELECT sha256, field, by, at, from_value, to_value, why FROM "
      "corrections WHERE sha256 = ? AND (? = '' OR field = ?) "
      "ORDER BY at, id");
  query.Bind(sha256).Bind(field).Bind(field);
  std::vector<Correction> corrections;
  while (query.Step()) corrections.push_back(CorrectionIn(query));
  return corrections;
}

void SetState(Database& store, std::string_view sha256,
              std::string_view state) {
  if (state != "converted" && state != "in_review" && state != "done") {
    Refuse("a document cannot be moved to the state \"" + std::string(state) +
           "\"");
  }
  store
      .Query(
          "UPDATE documents SET state = ? WHERE sha256 = ? AND state <> "
          "'failed'")
      .Bind(state)
      .Bind(sha256)
      .Run();
  if (store.Changes() == 0) {
    Refuse("there is no converted document " + std::string(sha256));
  }
}

}  // namespace quaestor
