// extract/document_json.h: what was read, as JSON: what `quaestor inspect`
// prints (`quaestor schema document` prints its schema).
#ifndef QUAESTOR_EXTRACT_DOCUMENT_JSON_H_
#define QUAESTOR_EXTRACT_DOCUMENT_JSON_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/json_writer.h"
#include "parsers/document.h"

namespace quaestor {

// The key "document" of responses and of inspected documents.
struct DocumentHead {
  std::string_view name;
  std::string_view sha256;
  std::string_view media_type;
  std::vector<std::string> languages;  // ISO 639-1
  std::vector<ReadingMethod> reading;  // one a page
  std::optional<MessageFacts> message;
};

void WriteDocumentHead(JsonWriter& json, const DocumentHead& head);

// An object; what the message does not say is null.
void WriteMessageFacts(JsonWriter& json, const MessageFacts& message);

// Pages for which `wanted` is false are left out; their number stays.
// `languages` as ISO 639-1.
std::string ToJson(const Document& document,
                   const std::vector<std::string>& languages,
                   const std::function<bool(int page)>& wanted);

// A line with its marks at their places: "National level? ☒ Yes ☐ No". An
// unclear mark is ⍰. `line` is an index into page.lines.
std::string TextWithMarks(const Page& page, std::size_t line);

std::string_view NameOf(MarkKind kind);    // "checkbox", "radio"
std::string_view NameOf(MarkState state);  // "checked", ...

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_DOCUMENT_JSON_H_
