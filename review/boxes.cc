#include "review/boxes.h"

#include <utility>

#include "archive/corrections.h"

namespace quaestor {
namespace {

using BoxesJson = nlohmann::ordered_json;

// The extracted field, with its revision and where it comes from.
BoxesJson BoxesIn(Database& store, const std::string& sha256,
                  const std::string& field) {
  SqlQuery query = store.Query(
      "SELECT d.name, r.json FROM documents AS d JOIN responses AS r USING "
      "(sha256) WHERE sha256 = ?");
  query.Bind(sha256);
  query.Step();
  const BoxesJson response = BoxesJson::parse(query.Text(1));
  for (const BoxesJson& item : response.at("fields")) {
    if (item.at("id") != field) continue;
    return {{"sha256", sha256},
            {"name", query.Text(0)},
            {"media_type", response.at("document").at("media_type")},
            {"revision", RevisionOf(store, sha256, field)},
            {"field", item}};
  }
  return nullptr;
}

}  // namespace

BoxesJson BoxQuestionsOf(Database& store) {
  SqlQuery query = store.Query(
      "SELECT field, min(label), min(position), count(*), sum(needs_review) "
      "FROM fields AS f WHERE type IN ('choice', 'checklist') AND NOT EXISTS "
      "(SELECT 1 FROM corrections AS c WHERE c.sha256 = f.sha256 AND c.field "
      "= f.field AND c.id NOT IN (SELECT correction FROM withdrawals)) "
      "GROUP BY field ORDER BY 3");
  BoxesJson questions = BoxesJson::array();
  while (query.Step()) {
    questions.push_back({{"field", query.Text(0)},
                         {"label", query.Text(1)},
                         {"open", query.Integer(3)},
                         {"flagged", query.Integer(4)}});
  }
  return questions;
}

BoxesJson BoxesOf(Database& store, const std::string& field, int most) {
  SqlQuery query = store.Query(
      "SELECT sha256 FROM fields AS f WHERE field = ? AND type IN ('choice', "
      "'checklist') AND NOT EXISTS (SELECT 1 FROM corrections AS c WHERE "
      "c.sha256 = f.sha256 AND c.field = f.field AND c.id NOT IN (SELECT "
      "correction FROM withdrawals)) ORDER BY confidence, sha256 LIMIT ?");
  query.Bind(field).Bind(std::int64_t{most});
  BoxesJson rows = BoxesJson::array();
  while (query.Step()) {
    BoxesJson row = BoxesIn(store, std::string(query.Text(0)), field);
    if (!row.is_null()) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace quaestor
