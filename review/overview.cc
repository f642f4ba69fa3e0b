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

}  // namespace

OverviewJson OverviewOf(Database& store, Leases& leases) {
  const std::map<std::string, Progress> progress = ProgressOf(store);
  const std::map<std::string, Lease> held = leases.All();
  OverviewJson rows = OverviewJson::array();
  SqlQuery query = store.Query(
      "SELECT d.sha256, d.name, d.state, d.message, o.pages, o.fields, "
      "o.flagged, o.city, o.country, o.questionnaire FROM documents AS d LEFT "
      "JOIN overview AS o USING (sha256) ORDER BY d.name, d.sha256");
  while (query.Step()) {
    const std::string sha256(query.Text(0));
    const auto done = progress.find(sha256);
    const Progress own = done == progress.end() ? Progress{} : done->second;
    const auto lease = held.find(sha256);
    rows.push_back(
        {{"sha256", sha256},
         {"name", query.Text(1)},
         {"state", query.Text(2)},
         {"message", TextOrNull(query, 3)},
         {"questionnaire", TextOrNull(query, 9)},
         {"city", TextOrNull(query, 7)},
         {"country", TextOrNull(query, 8)},
         {"pages", query.Integer(4)},
         {"fields", query.Integer(5)},
         {"flagged", query.Integer(6)},
         {"open", query.Integer(6) - own.reviewed_flagged},
         {"reviewed", own.reviewed},
         {"holder", lease == held.end() ? OverviewJson()
                                        : OverviewJson(lease->second.reviewer)},
         {"client", lease == held.end() ? OverviewJson()
                                        : OverviewJson(lease->second.client)}});
  }
  return rows;
}

}  // namespace quaestor
