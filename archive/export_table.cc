#include "archive/export_table.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace quaestor {
namespace {

using Json = nlohmann::ordered_json;

std::string Joined(const Json& list, std::string_view separator) {
  std::string text;
  for (const Json& item : list) {
    if (!text.empty()) text += separator;
    text += item.get<std::string>();
  }
  return text;
}

std::string TextOf(const Json& value) {
  return value.is_string() ? value.get<std::string>() : "";
}

// "Jane Doe, CIO, City of X, jane@x.org, +32...", a line each.
std::string ContactsText(const Json& contacts) {
  std::string text;
  for (const Json& contact : contacts) {
    std::string line;
    for (const auto& [key, part] : contact.items()) {
      if (!part.is_string()) continue;
      line += (line.empty() ? "" : ", ") + part.get<std::string>();
    }
    text += (text.empty() ? "" : "\n") + line;
  }
  return text;
}

// "sdgs, other (by bicycle)".
std::string ChecklistText(const Json& field) {
  std::string text;
  for (const Json& id : field.at("value")) {
    text += (text.empty() ? "" : ", ") + id.get<std::string>();
    for (const Json& option : field.at("options")) {
      if (option.at("id") != id || !option.at("detail").is_string()) continue;
      text += " (" + option.at("detail").get<std::string>() + ")";
    }
  }
  return text;
}

TableCell UrlsCell(const Json& field) {
  const Json& urls = field.at("value");
  if (urls.empty()) return TextCell(TextOf(field.at("text")));
  TableCell cell = TextCell(Joined(urls, "\n"));
  if (urls.size() == 1) cell.kind = CellKind::kLink;
  return cell;
}

TableCell ValueCell(const Json& field) {
  const Json& value = field.at("value");
  const auto type = field.at("type").get<std::string>();
  if (value.is_null()) return {};
  if (value.is_number()) return NumberCell(value.get<double>());
  if (type == "urls") return UrlsCell(field);
  if (type == "checklist") return TextCell(ChecklistText(field));
  if (type == "contacts") return TextCell(ContactsText(value));
  TableCell cell = TextCell(TextOf(value));
  if (type == "date" && cell.kind == CellKind::kText) {
    cell.kind = CellKind::kDate;
  }
  return cell;
}

CellMark MarkOf(const Json& field) {
  if (field.at("needs_review").get<bool>()) return CellMark::kFlagged;
  const bool corrected = field.contains("review") &&
                         field.at("review").at("action") == "corrected";
  return corrected ? CellMark::kCorrected : CellMark::kNone;
}

TableCell MarkedValueCell(const Json& field) {
  TableCell cell = ValueCell(field);
  cell.mark = MarkOf(field);
  return cell;
}

const std::vector<TableColumn>& DocumentColumns() {
  static const std::vector<TableColumn> columns = {{"document", "", 28},
                                                   {"sha256", "", 12},
                                                   {"state", "", 11},
                                                   {"questionnaire", "", 13},
                                                   {"pages", "", 7},
                                                   {"to_review", "", 18},
                                                   {"corrected", "", 18},
                                                   {"unassigned", "", 18},
                                                   {"warnings", "", 18},
                                                   {"message_from", "", 18},
                                                   {"message_subject", "", 18},
                                                   {"message_date", "", 20}};
  return columns;
}

// The ids of the fields with this mark.
std::string MarkedFields(const Json& response, CellMark mark) {
  std::string text;
  for (const Json& field : response.at("fields")) {
    if (MarkOf(field) != mark) continue;
    text += (text.empty() ? "" : ", ") + field.at("id").get<std::string>();
  }
  return text;
}

std::string UnassignedText(const Json& response) {
  std::string text;
  for (const Json& item : response.at("unassigned")) {
    text += (text.empty() ? "" : "\n") + item.at("text").get<std::string>();
  }
  return text;
}

// Of the message that the document came in; empty where it came in none.
TableCell MessageCell(const Json& document, const char* key) {
  if (!document.contains("message")) return {};
  return TextCell(TextOf(document.at("message").at(key)));
}

SheetRow DocumentCells(const ExportedResponse& item) {
  const Json& response = item.response;
  const Json& document = response.at("document");
  return {TextCell(TextOf(document.at("name"))),
          TextCell(TextOf(document.at("sha256"))),
          TextCell(item.state),
          TextCell(TextOf(response.at("questionnaire").at("id"))),
          NumberCell(document.at("pages").get<double>()),
          TextCell(MarkedFields(response, CellMark::kFlagged)),
          TextCell(MarkedFields(response, CellMark::kCorrected)),
          TextCell(UnassignedText(response)),
          TextCell(Joined(response.at("warnings"), "\n")),
          MessageCell(document, "from"),
          MessageCell(document, "subject"),
          MessageCell(document, "date")};
}

TableCell PageCell(const Json& field) {
  const Json& evidence = field.at("evidence");
  if (evidence.empty() || !evidence[0].contains("page")) return {};
  return NumberCell(evidence[0].at("page").get<double>());
}

// The columns of a review: by, at, action, extracted.
void AppendReview(SheetRow& row, const Json& field) {
  if (!field.contains("review")) {
    row.resize(row.size() + 4);
    return;
  }
  const Json& review = field.at("review");
  for (const char* key : {"by", "at", "action"}) {
    row.push_back(TextCell(TextOf(review.at(key))));
  }
  Json before = field;
  before["value"] = review.at("extracted");
  TableCell extracted = ValueCell(before);
  if (extracted.kind == CellKind::kLink) extracted.kind = CellKind::kText;
  row.push_back(std::move(extracted));
}

SheetRow FieldRowOf(const ExportedResponse& item, const Json& field) {
  const Json& response = item.response;
  SheetRow row = {TextCell(TextOf(response.at("document").at("name"))),
                  TextCell(TextOf(response.at("document").at("sha256"))),
                  TextCell(item.state),
                  TextCell(TextOf(response.at("questionnaire").at("id")))};
  for (const char* key :
       {"id", "section", "question", "label", "type", "status"}) {
    row.push_back(TextCell(TextOf(field.at(key))));
  }
  row.push_back(MarkedValueCell(field));
  row.push_back(field.contains("text") ? TextCell(TextOf(field.at("text")))
                                       : TableCell{});
  row.push_back(NumberCell(field.at("confidence").get<double>()));
  row.push_back(TextCell(field.at("needs_review").get<bool>() ? "yes" : "no"));
  row.push_back(TextCell(Joined(field.at("reasons"), ", ")));
  row.push_back(PageCell(field));
  AppendReview(row, field);
  return row;
}

// Wherever a field keeps its URLs.
std::vector<std::string> UrlsOf(const Json& field) {
  std::vector<std::string> urls;
  const auto take = [&](const Json& list) {
    for (const Json& url : list) {
      auto text = url.get<std::string>();
      if (std::ranges::find(urls, text) == urls.end()) {
        urls.push_back(std::move(text));
      }
    }
  };
  if (field.at("type") == "urls") take(field.at("value"));
  if (field.contains("urls")) take(field.at("urls"));
  if (field.contains("options")) {
    for (const Json& option : field.at("options")) {
      if (option.contains("urls")) take(option.at("urls"));
    }
  }
  return urls;
}

}  // namespace

TableCell TextCell(std::string text) {
  TableCell cell;
  cell.kind = text.empty() ? CellKind::kEmpty : CellKind::kText;
  cell.text = std::move(text);
  return cell;
}

TableCell NumberCell(double number) {
  TableCell cell;
  cell.kind = CellKind::kNumber;
  cell.number = number;
  return cell;
}

std::vector<TableColumn> ResponseColumns(Database& store) {
  constexpr double kWidth = 24;
  std::vector<TableColumn> columns = DocumentColumns();
  SqlQuery query = store.Query(
      "SELECT f.field, min(f.label) FROM fields AS f JOIN responses AS r USING "
      "(sha256) GROUP BY f.field ORDER BY min(r.questionnaire), "
      "min(f.position), f.field");
  while (query.Step()) {
    columns.push_back(
        {std::string(query.Text(0)), std::string(query.Text(1)), kWidth});
  }
  return columns;
}

SheetRow ResponseRow(const ExportedResponse& item,
                     const std::vector<TableColumn>& columns) {
  std::map<std::string, const Json*> fields;
  for (const Json& field : item.response.at("fields")) {
    fields[field.at("id").get<std::string>()] = &field;
  }
  SheetRow row = DocumentCells(item);
  for (std::size_t i = row.size(); i < columns.size(); ++i) {
    const auto found = fields.find(columns[i].name);
    row.push_back(found == fields.end() ? TableCell{}
                                        : MarkedValueCell(*found->second));
  }
  return row;
}

std::vector<TableColumn> FieldColumns() {
  return {{"document", "", 28},    {"sha256", "", 12},
          {"state", "", 11},       {"questionnaire", "", 13},
          {"field", "", 16},       {"section", "", 8},
          {"question", "", 9},     {"label", "", 30},
          {"type", "", 11},        {"status", "", 10},
          {"value", "", 50},       {"beside", "", 30},
          {"confidence", "", 10},  {"needs_review", "", 12},
          {"reasons", "", 22},     {"page", "", 6},
          {"reviewed_by", "", 14}, {"reviewed_at", "", 20},
          {"review", "", 10},      {"extracted", "", 30}};
}

std::vector<SheetRow> FieldRows(const ExportedResponse& item) {
  std::vector<SheetRow> rows;
  for (const Json& field : item.response.at("fields")) {
    rows.push_back(FieldRowOf(item, field));
  }
  return rows;
}

std::vector<TableColumn> LinkColumns() {
  return {{"document", "", 28},
          {"sha256", "", 12},
          {"field", "", 16},
          {"url", "", 70}};
}

std::vector<SheetRow> LinkRows(const ExportedResponse& item) {
  const Json& document = item.response.at("document");
  std::vector<SheetRow> rows;
  for (const Json& field : item.response.at("fields")) {
    for (const std::string& url : UrlsOf(field)) {
      TableCell link = TextCell(url);
      link.kind = CellKind::kLink;
      rows.push_back({TextCell(TextOf(document.at("name"))),
                      TextCell(TextOf(document.at("sha256"))),
                      TextCell(TextOf(field.at("id"))), std::move(link)});
    }
  }
  return rows;
}

}  // namespace quaestor
