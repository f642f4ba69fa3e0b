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
  if (!query.IsNull(7)) correction.evidence = Json::parse(query.Text(7));
  if (!query.IsNull(8)) correction.details = Json::parse(query.Text(8));
  return correction;
}

// The same correction has the same name wherever it is stored, so that stores
// can be merged again and again.
std::string IdOf(const Correction& correction) {
  Json parts = {correction.sha256, correction.field, correction.by,
                correction.at,     correction.from,  correction.to,
                correction.why};
  // Corrections without either were named before there were any.
  if (!correction.evidence.is_null()) parts.push_back(correction.evidence);
  if (!correction.details.is_null()) parts.push_back(correction.details);
  return Sha256Of(parts.dump());
}

void RequireSound(const Correction& correction, const Json& field) {
  if (correction.by.empty()) Refuse("a correction needs its reviewer's name");
  for (const std::string& trouble :
       {ValueTrouble(field, correction.to),
        EvidenceTrouble(correction.evidence),
        DetailsTrouble(field, correction.details)}) {
    if (!trouble.empty()) Refuse(correction.field + ": " + trouble);
  }
}

Json ValueAfter(Database& store, const Json& extracted, std::string_view sha256,
                std::string_view field) {
  const std::vector<Correction> all = CorrectionsOf(store, sha256, field);
  return all.empty() ? extracted.at("value") : all.back().to;
}

std::optional<std::string> TextOf(const Json& json) {
  return json.is_null() ? std::nullopt : std::optional(json.dump());
}

void Insert(Database& store, const Correction& correction) {
  const std::string id = IdOf(correction);
  const std::string from = correction.from.dump();
  const std::string to = correction.to.dump();
  const auto evidence = TextOf(correction.evidence);
  const auto details = TextOf(correction.details);
  store
      .Query(
          "INSERT INTO corrections (id, sha256, field, by, at, from_value, "
          "to_value, why, evidence, details) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .Bind(id)
      .Bind(correction.sha256)
      .Bind(correction.field)
      .Bind(correction.by)
      .Bind(correction.at)
      .Bind(from)
      .Bind(to)
      .Bind(correction.why)
      .BindOptional(evidence)
      .BindOptional(details)
      .Run();
}

[[noreturn]] void TellOfConflict() {
  throw StoreError(StoreErrorCode::kConflict,
                   "somebody else has changed this field meanwhile; look at "
                   "its value again");
}

}  // namespace

void AddCorrection(Database& store, const Correction& correction,
                   std::optional<std::int64_t> revision) {
  Transaction transaction(store);
  const Json field = ExtractedField(store, correction.sha256, correction.field);
  RequireSound(correction, field);
  if (!IsSameValue(
          ValueAfter(store, field, correction.sha256, correction.field),
          correction.from)) {
    TellOfConflict();
  }
  if (revision &&
      *revision != RevisionOf(store, correction.sha256, correction.field)) {
    TellOfConflict();
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
      "SELECT sha256, field, by, at, from_value, to_value, why, evidence, "
      "details FROM corrections WHERE sha256 = ? AND (? = '' OR field = ?) "
      "AND id NOT IN (SELECT correction FROM withdrawals) ORDER BY at, id");
  query.Bind(sha256).Bind(field).Bind(field);
  std::vector<Correction> corrections;
  while (query.Step()) corrections.push_back(CorrectionIn(query));
  return corrections;
}

std::int64_t RevisionOf(Database& store, std::string_view sha256,
                        std::string_view field) {
  SqlQuery query = store.Query(
      "SELECT count(*) + count(w.correction) FROM corrections AS c "
      "LEFT JOIN withdrawals AS w ON w.correction = c.id "
      "WHERE c.sha256 = ? AND c.field = ?");
  query.Bind(sha256).Bind(field);
  query.Step();
  return query.Integer(0);
}

void WithdrawCorrection(Database& store, const std::string& id,
                        const std::string& by, const std::string& at) {
  Transaction transaction(store);
  std::string latest;
  {
    SqlQuery query = store.Query(
        "SELECT (SELECT id FROM corrections WHERE sha256 = c.sha256 AND field "
        "= c.field AND id NOT IN (SELECT correction FROM withdrawals) "
        "ORDER BY at DESC, id DESC LIMIT 1) FROM corrections AS c "
        "WHERE id = ?");
    if (!query.Bind(id).Step()) Refuse("there is no correction " + id);
    latest = query.Text(0);
  }
  if (latest != id) TellOfConflict();
  store.Query("INSERT INTO withdrawals (correction, by, at) VALUES (?, ?, ?)")
      .Bind(id)
      .Bind(by)
      .Bind(at)
      .Run();
  transaction.Commit();
}

std::vector<PastCorrection> HistoryOf(Database& store,
                                      std::string_view sha256) {
  SqlQuery query = store.Query(
      "SELECT c.sha256, c.field, c.by, c.at, c.from_value, c.to_value, c.why, "
      "c.evidence, c.details, c.id, w.by, w.at FROM corrections AS c "
      "LEFT JOIN withdrawals AS w ON w.correction = c.id "
      "WHERE c.sha256 = ? ORDER BY c.at, c.id");
  query.Bind(sha256);
  std::vector<PastCorrection> history;
  while (query.Step()) {
    history.push_back({std::string(query.Text(9)), CorrectionIn(query),
                       std::string(query.Text(10)),
                       std::string(query.Text(11))});
  }
  return history;
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
