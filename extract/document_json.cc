#include "extract/document_json.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "extract/response.h"

namespace quaestor {
namespace {

std::string_view SignOf(MarkState state) {
  switch (state) {
    case MarkState::kChecked:
      return "☒";
    case MarkState::kUnchecked:
      return "☐";
    case MarkState::kUnclear:
      return "⍰";
  }
  return "";
}

// The marks of each line, in reading order.
std::vector<std::vector<const Mark*>> MarksByLine(const Page& page) {
  std::vector<std::vector<const Mark*>> marks(page.lines.size());
  for (const Mark& mark : page.marks) {
    const auto line = static_cast<std::size_t>(mark.line);
    if (mark.line >= 0 && line < marks.size()) marks[line].push_back(&mark);
  }
  return marks;
}

std::string Joined(const Line& line, const std::vector<const Mark*>& marks) {
  std::string text;
  const auto add_marks = [&](std::size_t word) {
    for (const Mark* mark : marks) {
      if (static_cast<std::size_t>(mark->word) != word) continue;
      if (!text.empty()) text += ' ';
      text += SignOf(mark->state);
    }
  };
  bool after_mark = false;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const std::size_t before = text.size();
    add_marks(i);
    after_mark = text.size() > before;
    const bool space = line.words[i].space_before || after_mark;
    if (space && !text.empty()) text += ' ';
    text += line.words[i].text;
  }
  add_marks(line.words.size());
  return text;
}

// How a document says where something stands: text without pages has lines or
// paragraphs instead of boxes.
enum class Places { kBoxes, kLines, kParagraphs };

Places PlacesOf(const Document& document) {
  if (document.paged) return Places::kBoxes;
  return document.paragraphs ? Places::kParagraphs : Places::kLines;
}

void WritePlace(JsonWriter& json, const Box& box, Places places) {
  if (places != Places::kBoxes) return;
  json.Key("bbox");
  json.Bounds(box);
}

void WriteLineNumbers(JsonWriter& json, const Line& line, Places places) {
  if (places == Places::kBoxes) return;
  const bool paragraphs = places == Places::kParagraphs;
  json.Key(paragraphs ? "paragraph" : "line");
  json.Integer(line.number);
  json.Key(paragraphs ? "end_paragraph" : "end_line");
  json.Integer(std::max(line.number, line.end_number));
}

void WriteConfidence(JsonWriter& json, double confidence) {
  json.Key("confidence");
  json.Number(RoundDownProbability(confidence), {.most = 4, .least = 1});
}

void WriteWord(JsonWriter& json, const Word& word, Places places) {
  json.BeginObject(JsonLayout::kOneLine);
  json.Key("text");
  json.String(word.text);
  WritePlace(json, word.box, places);
  WriteConfidence(json, word.confidence);
  json.Key("size");
  json.Number(word.size, {.most = 1, .least = 1});
  json.Key("bold");
  json.Bool(word.bold);
  json.Key("italic");
  json.Bool(word.italic);
  json.Key("source");
  json.String(NameOf(word.source));
  json.EndObject();
}

void WriteLine(JsonWriter& json, const Line& line,
               const std::vector<const Mark*>& marks, Places places) {
  json.BeginObject();
  json.Key("text");
  json.String(Joined(line, marks));
  WritePlace(json, line.box, places);
  WriteLineNumbers(json, line, places);
  json.Key("words");
  json.BeginArray();
  for (const Word& word : line.words) WriteWord(json, word, places);
  json.EndArray();
  json.EndObject();
}

void WriteMark(JsonWriter& json, const Page& page, const Mark& mark,
               Places places) {
  json.BeginObject(JsonLayout::kOneLine);
  WritePlace(json, mark.box, places);
  const auto line = static_cast<std::size_t>(mark.line);
  if (mark.line >= 0 && line < page.lines.size()) {
    WriteLineNumbers(json, page.lines[line], places);
  }
  json.Key("kind");
  json.String(NameOf(mark.kind));
  json.Key("state");
  json.String(NameOf(mark.state));
  WriteConfidence(json, mark.confidence);
  json.Key("source");
  json.String(NameOf(mark.source));
  json.Key("label");
  json.String(mark.label);
  json.EndObject();
}

void WriteLinks(JsonWriter& json, const Page& page, Places places) {
  json.Key("links");
  json.BeginArray();
  for (const Link& link : page.links) {
    json.BeginObject(JsonLayout::kOneLine);
    WritePlace(json, link.box, places);
    json.Key("uri");
    json.String(link.uri);
    json.EndObject();
  }
  json.EndArray();
}

void WritePictures(JsonWriter& json, const Page& page, Places places) {
  json.Key("pictures");
  json.BeginArray();
  for (const Picture& picture : page.pictures) {
    json.BeginObject(JsonLayout::kOneLine);
    WritePlace(json, picture.box, places);
    json.EndObject();
  }
  json.EndArray();
}

void WritePage(JsonWriter& json, const Page& page, Places places) {
  json.BeginObject();
  json.Key("page");
  json.Integer(page.number);
  json.Key("width");
  json.Number(page.width, {.most = 1, .least = 1});
  json.Key("height");
  json.Number(page.height, {.most = 1, .least = 1});
  json.Key("method");
  json.String(NameOf(page.method));
  json.Key("lines");
  json.BeginArray();
  const std::vector<std::vector<const Mark*>> marks = MarksByLine(page);
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    WriteLine(json, page.lines[i], marks[i], places);
  }
  json.EndArray();
  json.Key("marks");
  json.BeginArray();
  for (const Mark& mark : page.marks) WriteMark(json, page, mark, places);
  json.EndArray();
  WriteLinks(json, page, places);
  WritePictures(json, page, places);
  json.EndObject();
}

void WriteFact(JsonWriter& json, const char* key, const std::string& text) {
  json.Key(key);
  if (text.empty()) {
    json.Null();
  } else {
    json.String(text);
  }
}

}  // namespace

void WriteMessageFacts(JsonWriter& json, const MessageFacts& message) {
  json.BeginObject();
  WriteFact(json, "from", message.from);
  WriteFact(json, "subject", message.subject);
  WriteFact(json, "date", message.date);
  WriteFact(json, "id", message.id);
  WriteFact(json, "attachment", message.attachment);
  json.EndObject();
}

void WriteDocumentHead(JsonWriter& json, const DocumentHead& head) {
  json.Key("document");
  json.BeginObject();
  json.Key("name");
  json.String(head.name);
  json.Key("sha256");
  json.String(head.sha256);
  json.Key("media_type");
  json.String(head.media_type);
  json.Key("pages");
  json.Integer(static_cast<std::int64_t>(head.reading.size()));
  json.Key("languages");
  json.Strings(head.languages);
  json.Key("reading");
  json.BeginArray();
  for (std::size_t i = 0; i < head.reading.size(); ++i) {
    json.BeginObject(JsonLayout::kOneLine);
    json.Key("page");
    json.Integer(static_cast<std::int64_t>(i + 1));
    json.Key("method");
    json.String(NameOf(head.reading[i]));
    json.EndObject();
  }
  json.EndArray();
  if (head.message) {
    json.Key("message");
    WriteMessageFacts(json, *head.message);
  }
  json.EndObject();
}

std::string ToJson(const Document& document,
                   const std::vector<std::string>& languages,
                   const std::function<bool(int page)>& wanted) {
  JsonWriter json(2);
  json.BeginObject();
  json.Key("schema");
  json.String("quaestor/document/1");
  DocumentHead head = {
      document.name,   document.sha256, document.media_type, languages, {},
      document.message};
  for (const Page& page : document.pages) head.reading.push_back(page.method);
  WriteDocumentHead(json, head);
  json.Key("pages");
  json.BeginArray();
  for (const Page& page : document.pages) {
    if (wanted(page.number)) WritePage(json, page, PlacesOf(document));
  }
  json.EndArray();
  json.Key("warnings");
  json.Strings(document.warnings);
  json.EndObject();
  return std::move(json).Take();
}

std::string TextWithMarks(const Page& page, std::size_t line) {
  return Joined(page.lines[line], MarksByLine(page)[line]);
}

std::string_view NameOf(MarkKind kind) {
  return kind == MarkKind::kRadio ? "radio" : "checkbox";
}

std::string_view NameOf(MarkState state) {
  switch (state) {
    case MarkState::kChecked:
      return "checked";
    case MarkState::kUnchecked:
      return "unchecked";
    case MarkState::kUnclear:
      return "unclear";
  }
  return "";
}

}  // namespace quaestor
