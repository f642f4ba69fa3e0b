// ExportJson and ExportJsonLines of export.h.
#include <string>

#include "archive/export.h"
#include "extract/json_writer.h"

namespace quaestor {
namespace {

using Json = nlohmann::ordered_json;

// Records of where something was read stand on a line, as `extract` has them.
JsonLayout LayoutOf(const Json& object) {
  const bool small = object.contains("bbox") || object.contains("line") ||
                     object.contains("paragraph") || object.contains("method");
  return small ? JsonLayout::kOneLine : JsonLayout::kLines;
}

void WriteValue(JsonWriter& json, const Json& value);

void WriteObject(JsonWriter& json, const Json& object) {
  json.BeginObject(LayoutOf(object));
  for (const auto& [key, value] : object.items()) {
    json.Key(key);
    WriteValue(json, value);
  }
  json.EndObject();
}

void WriteArray(JsonWriter& json, const Json& array) {
  const bool plain = array.size() == 1 && !array[0].is_structured();
  json.BeginArray(plain ? JsonLayout::kOneLine : JsonLayout::kLines);
  for (const Json& value : array) WriteValue(json, value);
  json.EndArray();
}

void WriteValue(JsonWriter& json, const Json& value) {
  constexpr Decimals kDecimals = {.most = 6, .least = 1};
  if (value.is_object()) {
    WriteObject(json, value);
  } else if (value.is_array()) {
    WriteArray(json, value);
  } else if (value.is_string()) {
    json.String(value.get<std::string>());
  } else if (value.is_boolean()) {
    json.Bool(value.get<bool>());
  } else if (value.is_number_integer()) {
    json.Integer(value.get<std::int64_t>());
  } else if (value.is_number()) {
    json.Number(value.get<double>(), kDecimals);
  } else {
    json.Null();
  }
}

std::string Written(const Json& response, int indent) {
  JsonWriter json(indent);
  WriteValue(json, response);
  return std::move(json).Take();
}

}  // namespace

ExportSummary ExportJson(Database& store, const ExportOptions& options,
                         const ByteSink& write) {
  bool first = true;
  write("[\n");
  const ExportSummary summary =
      ForEachResponse(store, options.selection, options.publish,
                      [&](const ExportedResponse& item) {
                        write((first ? "" : ",\n") + Written(item.response, 2));
                        first = false;
                      });
  write(first ? "]\n" : "\n]\n");
  return summary;
}

ExportSummary ExportJsonLines(Database& store, const ExportOptions& options,
                              const ByteSink& write) {
  return ForEachResponse(store, options.selection, options.publish,
                         [&](const ExportedResponse& item) {
                           write(Written(item.response, -1) + '\n');
                         });
}

}  // namespace quaestor
