#include "archive/report.h"

#include <array>
#include <string_view>
#include <vector>

#include "archive/embedded.h"
#include "archive/report_charts.h"
#include "archive/status.h"

namespace quaestor {
namespace {

std::string Cell(std::string_view text) {
  return "<td>" + Escaped(text) + "</td>";
}

std::string NumberText(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) {
    digits.insert(i - 3, ",");
  }
  return digits;
}

std::string Card(std::int64_t number, std::string_view label) {
  return "<li><b>" + NumberText(number) + "</b><span>" + Escaped(label) +
         "</span></li>\n";
}

// No script, nothing from elsewhere, whatever the documents are called.
std::string Head(const std::string& title) {
  return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
         "'none'; style-src 'unsafe-inline'\">\n"
         "<meta name=\"viewport\" content=\"width=device-width\">\n"
         "<title>Report on " +
         Escaped(title) + "</title>\n<style>\n" +
         std::string(EmbeddedArchiveFile("report.css")) +
         "</style></head>\n<body>\n<h1>Report on " + Escaped(title) + "</h1>\n";
}

std::int64_t StateCount(const StoreStatus& status, std::string_view state) {
  for (const NamedCount& item : status.states) {
    if (item.name == state) return item.count;
  }
  return 0;
}

std::string Totals(const StoreStatus& status) {
  const std::int64_t failed = StateCount(status, "failed");
  return "<p class=\"lead\">Every document with its outcome, and what a person "
         "should look at.</p>\n<ul class=\"cards\">\n" +
         Card(status.documents, "documents") +
         Card(status.documents - failed, "converted") +
         Card(failed + status.unopened_files, "failed") +
         Card(status.flagged_documents, "with fields to look at") +
         Card(status.flagged_fields, "fields to look at") +
         Card(status.fields, "fields in all") +
         Card(StateCount(status, "in_review"), "in review") +
         Card(StateCount(status, "done"), "done") + "</ul>\n";
}

std::string Outcomes(const StoreStatus& status) {
  std::vector<ChartBar> bars;
  for (const NamedCount& item : status.outcomes) {
    bars.push_back(
        {item.name, item.count, item.name == "converted" ? "good" : "bad"});
  }
  if (status.unopened_files > 0) {
    bars.push_back({"did not open", status.unopened_files, "bad"});
  }
  return "<h2>Outcomes</h2>\n" + BarChart(bars);
}

void WriteFailures(Database& store, const StoreStatus& status,
                   const ByteSink& write) {
  if (StateCount(status, "failed") + status.unopened_files == 0) return;
  write(
      "<h2>Failures by reason</h2>\n<table><tr><th>Reason</th><th>Document"
      "</th><th>What is wrong, and what to do</th></tr>\n");
  SqlQuery query = store.Query(
      "SELECT outcome, (SELECT min(path) FROM places AS p WHERE p.sha256 = "
      "d.sha256) AS path, message FROM documents AS d WHERE state = 'failed' "
      "UNION ALL SELECT 'did not open', path, message FROM unopened_files "
      "ORDER BY 1, 2");
  while (query.Step()) {
    write("<tr><td><code>" + Escaped(query.Text(0)) + "</code></td>" +
          Cell(query.Text(1)) + Cell(query.Text(2)) + "</tr>\n");
  }
  write("</table>\n");
}

// Finer towards 1, where nearly all of them are.
std::string ConfidenceChart(Database& store) {
  constexpr std::array<double, 9> kBounds = {0,    0.5,  0.7,   0.8,  0.9,
                                             0.95, 0.99, 0.995, 0.999};
  constexpr std::array<const char*, 9> kLabels = {
      "< .5", ".5", ".7", ".8", ".9", ".95", ".99", ".995", "≥ .999"};
  std::array<std::int64_t, kBounds.size()> counts{};
  SqlQuery query = store.Query(
      "SELECT confidence, count(*) FROM fields GROUP BY confidence");
  while (query.Step()) {
    std::size_t bin = kBounds.size() - 1;
    while (bin > 0 && query.Real(0) < kBounds[bin]) --bin;
    counts[bin] += query.Integer(1);
  }
  std::vector<ChartBar> columns;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    columns.push_back({kLabels[i], counts[i], i < 4 ? "doubt" : "plain"});
  }
  return "<h2>Confidence of the fields</h2>\n<p class=\"note\">How sure the "
         "program is of each value as it was read: the number of fields from "
         "the confidence below a column up to that of the next one.</p>\n" +
         ColumnChart(columns, "Number of fields by confidence");
}

std::string FlaggedChart(const StoreStatus& status) {
  if (status.flagged.empty()) return "";
  constexpr std::size_t kMost = 25;
  std::vector<ChartBar> bars;
  for (const FlaggedField& field : status.flagged) {
    if (bars.size() == kMost) break;
    bars.push_back({field.field, field.flagged, "doubt"});
  }
  return "<h2>Questions that need a look most often</h2>\n" + BarChart(bars);
}

std::string FlaggedRow(const SqlQuery& query) {
  const std::string page =
      query.IsNull(6) ? "" : std::to_string(query.Integer(6));
  std::string confidence = std::to_string(query.Real(4));
  confidence.resize(4);
  return "<tr><td><code>" + Escaped(query.Text(2)) + "</code></td>" +
         Cell(query.Text(3)) + Cell(query.Text(5)) + "<td class=\"number\">" +
         confidence + "</td><td class=\"number\">" + page + "</td></tr>\n";
}

constexpr const char* kFlaggedHeader =
    "<table><tr><th>Field</th><th>Value read</th><th>Why</th><th "
    "class=\"number\">Confidence</th><th class=\"number\">Page</th></tr>\n";

// Long answers are cut: the page points to them, it does not hold them.
void WriteFlagged(Database& store, const ByteSink& write) {
  SqlQuery query = store.Query(
      "SELECT d.sha256, d.name, a.field, CASE WHEN length(a.value) > 200 THEN "
      "substr(a.value, 1, 200) || ' …' ELSE a.value END, a.confidence, (SELECT "
      "group_concat(value, ', ') FROM json_each(a.reasons)), a.page FROM "
      "documents AS d JOIN answers AS a USING (sha256) WHERE a.needs_review "
      "ORDER BY d.name, d.sha256, a.position");
  std::string document;
  std::string rows;
  std::string name;
  std::int64_t count = 0;
  const auto finish = [&] {
    if (count == 0) return;
    write("<details><summary>" + Escaped(name) + " · " + std::to_string(count) +
          (count == 1 ? " field" : " fields") + "</summary>\n" +
          kFlaggedHeader + rows + "</table></details>\n");
    rows.clear();
    count = 0;
  };
  write("<h2>Fields to look at, by document</h2>\n");
  while (query.Step()) {
    if (query.Text(0) != document) {
      finish();
      document = query.Text(0);
      name = query.Text(1);
    }
    rows += FlaggedRow(query);
    ++count;
  }
  finish();
  if (document.empty()) write("<p class=\"note\">None.</p>\n");
}

}  // namespace

std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char character : text) {
    switch (character) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += character;
    }
  }
  return escaped;
}

void WriteReport(Database& store, const std::string& title,
                 const ByteSink& write) {
  const StoreStatus status = StatusOf(store);
  write(Head(title) + Totals(status) + Outcomes(status));
  write(ConfidenceChart(store) + FlaggedChart(status));
  WriteFailures(store, status, write);
  WriteFlagged(store, write);
  write("</body></html>\n");
}

}  // namespace quaestor
