#include "archive/merge.h"

#include <algorithm>
#include <string>

#include "archive/store.h"

namespace quaestor {
namespace {

// A version such as "1.10.0" as a text that sorts as the versions do.
std::string SortableVersion(std::string_view version) {
  constexpr std::size_t kWidth = 6;
  std::string sortable;
  while (!version.empty()) {
    const std::string_view part = version.substr(0, version.find('.'));
    version.remove_prefix(std::min(part.size() + 1, version.size()));
    sortable.append(kWidth - std::min(kWidth, part.size()), '0');
    sortable += part;
  }
  return sortable;
}

void SortableVersionSql(sqlite3_context* context, int /*count*/,
                        sqlite3_value** values) {
  const auto* text = sqlite3_value_text(values[0]);
  const std::string sortable =
      text == nullptr ? ""
                      : SortableVersion(reinterpret_cast<const char*>(text));
  sqlite3_result_text64(context, sortable.data(), sortable.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
}

// The documents of which the other store holds the further version: one that
// people have come further with, or of a newer program. The rest of the order
// is there to make it an order.
constexpr const char* kFindFurther = R"(
CREATE TEMP TABLE further AS
WITH
  ours AS (SELECT * FROM main.documents AS d
           LEFT JOIN main.responses AS r USING (sha256)),
  theirs AS (SELECT * FROM other.documents AS d
             LEFT JOIN other.responses AS r USING (sha256))
SELECT theirs.sha256 FROM theirs LEFT JOIN ours USING (sha256)
WHERE ours.sha256 IS NULL OR
  (CASE theirs.state WHEN 'failed' THEN 0 WHEN 'converted' THEN 1
     WHEN 'in_review' THEN 2 ELSE 3 END,
   sortable_version(theirs.program), theirs.settings, theirs.name,
   theirs.outcome, coalesce(theirs.message, ''), coalesce(theirs.json, '')) >
  (CASE ours.state WHEN 'failed' THEN 0 WHEN 'converted' THEN 1
     WHEN 'in_review' THEN 2 ELSE 3 END,
   sortable_version(ours.program), ours.settings, ours.name,
   ours.outcome, coalesce(ours.message, ''), coalesce(ours.json, ''));
)";

constexpr const char* kTakeFurther = R"(
INSERT INTO main.documents
  SELECT * FROM other.documents WHERE sha256 IN (SELECT sha256 FROM further)
  ON CONFLICT DO UPDATE SET name = excluded.name, state = excluded.state,
    outcome = excluded.outcome, message = excluded.message,
    program = excluded.program, settings = excluded.settings;
DELETE FROM main.responses WHERE sha256 IN (SELECT sha256 FROM further);
INSERT INTO main.responses
  SELECT * FROM other.responses WHERE sha256 IN (SELECT sha256 FROM further)
  ORDER BY sha256;
INSERT INTO main.fields
  SELECT * FROM other.fields WHERE sha256 IN (SELECT sha256 FROM further);
)";

// A file that opened in one of the stores has opened.
constexpr const char* kTakeTheRest = R"(
INSERT INTO main.places (sha256, path, part, message)
  SELECT sha256, path, part, message FROM other.places WHERE true
  ON CONFLICT DO NOTHING;
INSERT INTO main.corrections SELECT * FROM other.corrections WHERE true
  ON CONFLICT DO NOTHING;
INSERT INTO main.withdrawals SELECT * FROM other.withdrawals WHERE true
  ON CONFLICT DO NOTHING;
INSERT INTO main.unopened_files SELECT * FROM other.unopened_files WHERE true
  ON CONFLICT DO UPDATE SET message = min(message, excluded.message);
DELETE FROM main.unopened_files
  WHERE path IN (SELECT path FROM main.places);
DROP TABLE temp.further;
)";

}  // namespace

void MergeStore(Database& into, const std::filesystem::path& from) {
  // Checks it, and brings it to the schema that is read below.
  OpenStore(from, StoreAccess::kRead);
  sqlite3_create_function_v2(into.handle(), "sortable_version", 1,
                             SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
                             SortableVersionSql, nullptr, nullptr, nullptr);
  into.Query("ATTACH ? AS other").Bind(from.string()).Run();
  Transaction transaction(into);
  into.Execute(kFindFurther);
  into.Execute(kTakeFurther);
  into.Execute(kTakeTheRest);
  transaction.Commit();
  into.Execute("DETACH other");
}

}  // namespace quaestor
