// What store.h says about documents.
#include "archive/store.h"

namespace quaestor {
namespace {

void InsertPlace(Database& store, const DocumentSeen& document) {
  SqlQuery query = store.Query(
      "INSERT INTO places (sha256, path, part, message) VALUES (?, ?, ?, ?) ON "
      "CONFLICT DO NOTHING");
  query.Bind(document.sha256).Bind(document.path).Bind(document.part);
  if (document.message.empty()) {
    query.BindNull();
  } else {
    query.Bind(document.message);
  }
  query.Run();
}

bool HasPlace(Database& store, const DocumentSeen& document) {
  return store
      .Query("SELECT 1 FROM places WHERE sha256 = ? AND path = ? AND part = ?")
      .Bind(document.sha256)
      .Bind(document.path)
      .Bind(document.part)
      .Step();
}

void UpsertDocument(Database& store, const DocumentSeen& document,
                    const ConversionOrigin& origin,
                    const Conversion& conversion) {
  const bool converted = conversion.outcome == OutcomeKind::kConverted;
  SqlQuery query = store.Query(
      "INSERT INTO documents (sha256, name, bytes, state, outcome, message, "
      "program, settings) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT DO UPDATE SET name = excluded.name, state = excluded.state, "
      "outcome = excluded.outcome, message = excluded.message, "
      "program = excluded.program, settings = excluded.settings");
  query.Bind(document.sha256)
      .Bind(document.name)
      .Bind(document.bytes)
      .Bind(converted ? "converted" : "failed")
      .Bind(NameOf(conversion.outcome));
  if (converted) {
    query.BindNull();
  } else {
    query.Bind(std::string_view(conversion.message));
  }
  query.Bind(origin.program).Bind(origin.settings).Run();
}

void InsertField(Database& store, std::string_view sha256,
                 std::int64_t position, const FieldRow& row) {
  SqlQuery query = store.Query(
      "INSERT INTO fields (sha256, position, field, section, question, label, "
      "type, status, value, beside, confidence, needs_review, reasons, page) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  query.Bind(sha256).Bind(position).Bind(row.field);
  query.BindOptional(row.section).BindOptional(row.question).Bind(row.label);
  query.Bind(row.type).Bind(row.status);
  if (row.number) {
    query.Bind(*row.number);
  } else {
    query.BindOptional(row.value);
  }
  query.BindOptional(row.beside).Bind(row.confidence);
  query.Bind(std::int64_t{row.needs_review}).Bind(row.reasons);
  if (row.page) {
    query.Bind(*row.page);
  } else {
    query.BindNull();
  }
  query.Run();
}

void InsertResponse(Database& store, std::string_view sha256,
                    const Conversion& conversion) {
  store
      .Query(
          "INSERT INTO responses (sha256, questionnaire, confidence, "
          "media_type, pages, fields, flagged, json) VALUES (?, ?, ?, ?, ?, "
          "?, ?, ?)")
      .Bind(sha256)
      .Bind(conversion.questionnaire)
      .Bind(conversion.confidence)
      .Bind(conversion.media_type)
      .Bind(conversion.pages)
      .Bind(static_cast<std::int64_t>(conversion.fields.size()))
      .Bind(conversion.flagged)
      .Bind(conversion.json)
      .Run();
  std::int64_t position = 0;
  for (const FieldRow& row : conversion.fields) {
    InsertField(store, sha256, position++, row);
  }
}

}  // namespace

std::optional<KnownDocument> FindDocument(Database& store,
                                          std::string_view sha256) {
  SqlQuery query = store.Query(
      "SELECT state, outcome, message, program, settings, (SELECT flagged FROM "
      "responses AS r WHERE r.sha256 = d.sha256) FROM documents AS d WHERE "
      "sha256 = ?");
  query.Bind(sha256);
  if (!query.Step()) return std::nullopt;
  KnownDocument known;
  known.state = query.Text(0);
  known.outcome =
      ParseOutcomeKind(query.Text(1)).value_or(OutcomeKind::kUnreadable);
  known.message = query.Text(2);
  known.origin = {std::string(query.Text(3)), std::string(query.Text(4))};
  known.flagged = query.Integer(5);
  return known;
}

void RecordConversion(Database& store, const DocumentSeen& document,
                      const ConversionOrigin& origin,
                      const Conversion& conversion) {
  Transaction transaction(store);
  const std::optional<KnownDocument> known =
      FindDocument(store, document.sha256);
  const bool converted = conversion.outcome == OutcomeKind::kConverted;
  if (converted || !known || known->state == "failed") {
    store.Query("DELETE FROM responses WHERE sha256 = ?")
        .Bind(document.sha256)
        .Run();
    UpsertDocument(store, document, origin, conversion);
    if (converted) InsertResponse(store, document.sha256, conversion);
  }
  InsertPlace(store, document);
  transaction.Commit();
}

void ForgetFailure(Database& store, std::string_view sha256) {
  store.Query("DELETE FROM documents WHERE sha256 = ? AND state = 'failed'")
      .Bind(sha256)
      .Run();
}

void AddPlace(Database& store, const DocumentSeen& document) {
  if (HasPlace(store, document)) return;
  InsertPlace(store, document);
}

void RecordUnopened(Database& store, std::string_view path,
                    std::string_view message) {
  store
      .Query(
          "INSERT INTO unopened_files (path, message) VALUES (?, ?) ON "
          "CONFLICT DO UPDATE SET message = excluded.message")
      .Bind(path)
      .Bind(message)
      .Run();
}

void ForgetUnopened(Database& store, std::string_view path) {
  store.Query("DELETE FROM unopened_files WHERE path = ?").Bind(path).Run();
}

std::string DumpStore(Database& store) {
  constexpr std::string_view kTables[] = {
      "SELECT * FROM documents ORDER BY sha256",
      "SELECT * FROM places ORDER BY sha256, path, part",
      "SELECT * FROM unopened_files ORDER BY path",
      "SELECT * FROM responses ORDER BY sha256",
      "SELECT * FROM fields ORDER BY sha256, position",
      "SELECT * FROM corrections ORDER BY id",
      "SELECT * FROM withdrawals ORDER BY correction"};
  std::string dump;
  for (const std::string_view sql : kTables) {
    SqlQuery query = store.Query(sql);
    dump += std::string(sql) + '\n';
    while (query.Step()) {
      for (int i = 0; i < query.columns(); ++i) {
        dump += query.IsNull(i) ? "NULL" : std::string(query.Text(i));
        dump += i + 1 < query.columns() ? '|' : '\n';
      }
    }
  }
  return dump;
}

}  // namespace quaestor
