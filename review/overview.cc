#include "review/overview.h"

#include <map>
#include <string>

namespace quaestor {
namespace {

using OverviewJson = nlohmann::ordered_json;

struct Progress {
  std::int64_t reviewed = 0;          // fields
  std::int64_t reviewed_flagged = 0;  // of them flagged
};

std::map<std::string, Progress> ProgressOf(Database& store) {
  SqlQuery query = store.Query(
      "SELECT sha256, count(*), sum(needs_review) FROM (SELECT DISTINCT "
      "sha256, field FROM corrections WHERE id NOT IN (SELECT correction FROM "
      "withdrawals)) JOIN fields USING (sha256, field) GROUP BY sha256");
  std::map<std::string, Progress> all;
  while (query.Step()) {
    all[std::string(query.Text(0))] = {query.Integer(1), query.Integer(2)};
  }
  return all;
}

OverviewJson TextOrNull(const SqlQuery& query, int column) {
  if (query.IsNull(column)) return nullptr;
  return std::string(query.Text(column));
}

// What reviewers made of a field, by document. The view `answers` would look
// for corrections of each document, and takes seconds for thousands of them.
std::map<std::string, OverviewJson> CorrectedValues(Database& store,
                                                    std::string_view field) {
  SqlQuery query = store.Query(
      "SELECT sha256, to_value FROM corrections WHERE field = ? AND id NOT IN "
      "(SELECT correction FROM withdrawals) ORDER BY at, id");
  query.Bind(field);
  std::map<std::string, OverviewJson> values;
  while (query.Step()) {
    values[std::string(query.Text(0))] = OverviewJson::parse(query.Text(1));
  }
  return values;
}

struct OverviewFacts {
  std::map<std::string, Progress> progress;
  std::map<std::string, Lease> leases;
  std::map<std::string, OverviewJson> cities;  // where they were corrected
  std::map<std::string, OverviewJson> countries;
};

OverviewJson RowOf(const SqlQuery& query, const OverviewFacts& facts) {
  const std::string sha256(query.Text(0));
  const auto done = facts.progress.find(sha256);
  const Progress own = done == facts.progress.end() ? Progress{} : done->second;
  const auto city = facts.cities.find(sha256);
  const auto country = facts.countries.find(sha256);
  const auto lease = facts.leases.find(sha256);
  const bool held = lease != facts.leases.end();
  return {
      {"sha256", sha256},
      {"name", query.Text(1)},
      {"state", query.Text(2)},
      {"message", TextOrNull(query, 3)},
      {"questionnaire", TextOrNull(query, 9)},
      {"city",
       city == facts.cities.end() ? TextOrNull(query, 7) : city->second},
      {"country", country == facts.countries.end() ? TextOrNull(query, 8)
                                                   : country->second},
      {"pages", query.Integer(4)},
      {"fields", query.Integer(5)},
      {"flagged", query.Integer(6)},
      {"open", query.Integer(6) - own.reviewed_flagged},
      {"reviewed", own.reviewed},
      {"holder", held ? OverviewJson(lease->second.reviewer) : OverviewJson()},
      {"client", held ? OverviewJson(lease->second.client) : OverviewJson()}};
}

}  // namespace

OverviewJson OverviewOf(Database& store, Leases& leases) {
  const OverviewFacts facts = {ProgressOf(store), leases.All(),
                               CorrectedValues(store, "respondent.city"),
                               CorrectedValues(store, "respondent.country")};
  OverviewJson rows = OverviewJson::array();
  SqlQuery query = store.Query(
      "SELECT d.sha256, d.name, d.state, d.message, r.pages, r.fields, "
      "r.flagged, "
      "(SELECT value FROM fields WHERE sha256 = d.sha256 AND field = "
      "'respondent.city'), "
      "(SELECT value FROM fields WHERE sha256 = d.sha256 AND field = "
      "'respondent.country'), r.questionnaire FROM documents AS d LEFT JOIN "
      "responses AS r USING (sha256) ORDER BY d.name, d.sha256");
  while (query.Step()) rows.push_back(RowOf(query, facts));
  return rows;
}

}  // namespace quaestor
