#include "review/statistics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace quaestor {
namespace {

using StatisticsJson = nlohmann::ordered_json;

// A field that somebody has looked at.
struct LookedAt {
  double confidence = 0;
  bool flagged = false;
  bool corrected = false;
  std::string by;
  std::vector<std::string> reasons;
};

struct LookedAtCount {
  std::int64_t flagged = 0;
  std::int64_t reviewed = 0;
  std::int64_t corrected = 0;
};

std::vector<std::string> ReasonsIn(std::string_view json) {
  return StatisticsJson::parse(json).get<std::vector<std::string>>();
}

// The least sure first.
std::vector<LookedAt> AllLookedAt(Database& store) {
  SqlQuery query = store.Query(
      "SELECT f.confidence, f.needs_review, f.reasons, c.by, "
      "json_extract(c.to_value, '$') IS NOT f.value OR c.details IS NOT NULL "
      "FROM (SELECT sha256, field, max(at || id) AS last FROM corrections "
      "WHERE id NOT IN (SELECT correction FROM withdrawals) "
      "GROUP BY sha256, field) AS l "
      "JOIN corrections AS c ON c.id = substr(l.last, -64) "
      "JOIN fields AS f ON f.sha256 = l.sha256 AND f.field = l.field "
      "ORDER BY f.confidence, f.sha256, f.position");
  std::vector<LookedAt> all;
  while (query.Step()) {
    all.push_back({query.Real(0), query.Integer(1) != 0, query.Integer(4) != 0,
                   std::string(query.Text(3)), ReasonsIn(query.Text(2))});
  }
  return all;
}

std::map<std::string, LookedAtCount> CountReasons(
    Database& store, const std::vector<LookedAt>& looked_at) {
  std::map<std::string, LookedAtCount> reasons;
  SqlQuery query = store.Query(
      "SELECT r.value, count(*) FROM fields AS f, json_each(f.reasons) AS r "
      "WHERE f.needs_review GROUP BY r.value");
  while (query.Step()) {
    reasons[std::string(query.Text(0))].flagged = query.Integer(1);
  }
  for (const LookedAt& field : looked_at) {
    if (!field.flagged) continue;
    for (const std::string& reason : field.reasons) {
      ++reasons[reason].reviewed;
      reasons[reason].corrected += field.corrected ? 1 : 0;
    }
  }
  return reasons;
}

StatisticsJson ReasonsJson(
    const std::map<std::string, LookedAtCount>& reasons) {
  StatisticsJson rows = StatisticsJson::array();
  for (const auto& [reason, count] : reasons) {
    rows.push_back({{"reason", reason},
                    {"flagged", count.flagged},
                    {"reviewed", count.reviewed},
                    {"corrected", count.corrected}});
  }
  return rows;
}

// What the program promised, and what came of it.
StatisticsJson ConfidenceJson(const std::vector<LookedAt>& looked_at) {
  constexpr std::array<double, 8> kFrom = {0,   0.5,  0.7,  0.8,
                                           0.9, 0.95, 0.99, 0.995};
  StatisticsJson rows = StatisticsJson::array();
  for (std::size_t i = 0; i < kFrom.size(); ++i) {
    const double to = i + 1 < kFrom.size() ? kFrom[i + 1] : 1;
    std::int64_t reviewed = 0;
    std::int64_t corrected = 0;
    double expected = 0;
    for (const LookedAt& field : looked_at) {
      const bool last = to == 1;
      if (field.confidence < kFrom[i] || (!last && field.confidence >= to)) {
        continue;
      }
      ++reviewed;
      corrected += field.corrected ? 1 : 0;
      expected += 1 - field.confidence;
    }
    rows.push_back({{"from", kFrom[i]},
                    {"to", to},
                    {"reviewed", reviewed},
                    {"corrected", corrected},
                    {"expected", std::round(expected * 10) / 10}});
  }
  return rows;
}

StatisticsJson CurveJson(const std::vector<LookedAt>& looked_at) {
  constexpr std::size_t kMostPoints = 200;
  const std::size_t step = looked_at.size() / kMostPoints + 1;
  StatisticsJson points =
      StatisticsJson::array({{{"reviewed", 0}, {"corrected", 0}}});
  std::int64_t corrected = 0;
  for (std::size_t i = 0; i < looked_at.size(); ++i) {
    corrected += looked_at[i].corrected ? 1 : 0;
    if ((i + 1) % step == 0 || i + 1 == looked_at.size()) {
      points.push_back({{"reviewed", i + 1}, {"corrected", corrected}});
    }
  }
  return points;
}

StatisticsJson ReviewersJson(const std::vector<LookedAt>& looked_at) {
  std::map<std::string, LookedAtCount> reviewers;
  for (const LookedAt& field : looked_at) {
    ++reviewers[field.by].reviewed;
    reviewers[field.by].corrected += field.corrected ? 1 : 0;
  }
  StatisticsJson rows = StatisticsJson::array();
  for (const auto& [name, count] : reviewers) {
    rows.push_back({{"reviewer", name},
                    {"reviewed", count.reviewed},
                    {"corrected", count.corrected}});
  }
  return rows;
}

}  // namespace

StatisticsJson StatisticsOf(Database& store) {
  const std::vector<LookedAt> looked_at = AllLookedAt(store);
  SqlQuery totals =
      store.Query("SELECT sum(fields), sum(flagged) FROM responses");
  totals.Step();
  const auto corrected = std::ranges::count_if(looked_at, &LookedAt::corrected);
  const auto flagged = std::ranges::count_if(looked_at, &LookedAt::flagged);
  const auto caught = std::ranges::count_if(
      looked_at,
      [](const LookedAt& field) { return field.flagged && field.corrected; });
  return {{"fields", totals.Integer(0)},
          {"flagged", totals.Integer(1)},
          {"reviewed", looked_at.size()},
          {"corrected", corrected},
          {"flagged_reviewed", flagged},
          {"flagged_corrected", caught},
          {"reasons", ReasonsJson(CountReasons(store, looked_at))},
          {"confidence", ConfidenceJson(looked_at)},
          {"curve", CurveJson(looked_at)},
          {"reviewers", ReviewersJson(looked_at)}};
}

}  // namespace quaestor
