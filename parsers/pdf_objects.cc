#include "parsers/pdf_objects.h"

#include <GfxState.h>
#include <Stream.h>
#include <UTF.h>

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "parsers/unicode.h"

namespace quaestor {
namespace {

constexpr int kMaxParents = 32;            // a loop has no end
constexpr int kMaxTextBytes = 10'000'000;  // of a text stream

// U+001B begins and ends a language code inside a text string.
void AppendCodePoints(const Unicode* code_points, int count,
                      std::string& text) {
  bool in_language = false;
  for (int i = 0; i < count; ++i) {
    if (code_points[i] == 0x1B) {
      in_language = !in_language;
    } else if (!in_language && code_points[i] != 0) {
      AppendUtf8(code_points[i], text);
    }
  }
}

std::string WithLineFeeds(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      result += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      result += '\n';
    }
  }
  return result;
}

std::string BytesOf(const Object& stream) {
  std::string bytes;
  Stream* source = stream.getStream();
  source->reset();
  for (int byte = source->getChar();
       byte != EOF && bytes.size() < kMaxTextBytes; byte = source->getChar()) {
    bytes += static_cast<char>(byte);
  }
  source->close();
  return bytes;
}

// The character that an entity stands for; appends what is none as written.
void AppendEntity(const std::string& entity, std::string& text) {
  static constexpr std::pair<const char*, std::uint32_t> kNamed[] = {
      {"amp", '&'},  {"lt", '<'},    {"gt", '>'},
      {"quot", '"'}, {"apos", '\''}, {"nbsp", 0xA0}};
  if (entity.size() > 1 && entity[0] == '#') {
    const bool hexadecimal = entity[1] == 'x' || entity[1] == 'X';
    const std::uint64_t value = std::strtoul(
        entity.c_str() + (hexadecimal ? 2 : 1), nullptr, hexadecimal ? 16 : 10);
    AppendUtf8(
        static_cast<std::uint32_t>(std::min<std::uint64_t>(value, 0x110000)),
        text);
    return;
  }
  for (const auto& [name, code_point] : kNamed) {
    if (entity == name) return AppendUtf8(code_point, text);
  }
  text += '&' + entity + ';';
}

void BreakLine(std::string& text) {
  if (!text.empty() && text.back() != '\n') text += '\n';
}

}  // namespace

std::string DecodeTextString(const std::string& bytes) {
  if (bytes.rfind("\xEF\xBB\xBF", 0) == 0) return bytes.substr(3);
  const bool marked =
      bytes.rfind("\xFE\xFF", 0) == 0 || bytes.rfind("\xFF\xFE", 0) == 0;
  const bool ascii = std::all_of(bytes.begin(), bytes.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
  // Some producers write UTF-8 without a mark.
  if (!marked && !ascii && IsValidUtf8(bytes)) return bytes;
  Unicode* code_points = nullptr;
  const int count = TextStringToUCS4(bytes, &code_points);
  std::string text;
  AppendCodePoints(code_points, count, text);
  std::free(code_points);
  return text;
}

std::string TextOf(const Object& object) {
  if (object.isString()) {
    return WithLineFeeds(DecodeTextString(object.getString()->toStr()));
  }
  if (object.isName()) return DecodeTextString(object.getName());
  if (object.isStream()) {
    return WithLineFeeds(DecodeTextString(BytesOf(object)));
  }
  return "";
}

Object Inherited(const Object& field, const char* key) {
  Object current = field.copy();
  for (int i = 0; i < kMaxParents && current.isDict(); ++i) {
    Object value = current.dictLookup(key);
    if (!value.isNull()) return value;
    Object parent = current.dictLookup("Parent");
    current = std::move(parent);
  }
  return Object(objNull);
}

std::optional<Box> PointsBox(const Object& array, int first, int count,
                             const double* matrix) {
  if (!array.isArray() || array.arrayGetLength() < first + 2 * count) {
    return std::nullopt;
  }
  std::optional<Box> box;
  for (int i = 0; i < count; ++i) {
    const Object x = array.arrayGet(first + 2 * i, 0);
    const Object y = array.arrayGet(first + 2 * i + 1, 0);
    if (!x.isNum() || !y.isNum()) return std::nullopt;
    const double right =
        matrix[0] * x.getNum() + matrix[2] * y.getNum() + matrix[4];
    const double down =
        matrix[1] * x.getNum() + matrix[3] * y.getNum() + matrix[5];
    const Box point{right, down, right, down};
    box = box ? Union(*box, point) : point;
  }
  return box;
}

std::optional<Box> RectangleOf(const Object& dictionary, const char* key,
                               const double* matrix) {
  return PointsBox(dictionary.dictLookup(key), 0, 2, matrix);
}

std::string PlainTextOfXhtml(const std::string& xhtml) {
  std::string text;
  for (std::size_t i = 0; i < xhtml.size(); ++i) {
    const std::size_t end = xhtml.find(xhtml[i] == '<' ? '>' : ';', i);
    if (xhtml[i] == '<' && end != std::string::npos) {
      const std::string tag = xhtml.substr(i + 1, end - i - 1);
      if (tag == "/p" || tag.rfind("br", 0) == 0 || tag == "/div") {
        BreakLine(text);
      }
      i = end;
    } else if (xhtml[i] == '&' && end != std::string::npos && end - i < 12) {
      AppendEntity(xhtml.substr(i + 1, end - i - 1), text);
      i = end;
    } else if (xhtml[i] != '\r' && (xhtml[i] != '\n' || !text.empty())) {
      text += xhtml[i] == '\n' ? ' ' : xhtml[i];
    }
  }
  while (!text.empty() &&
         std::isspace(static_cast<unsigned char>(text.back()))) {
    text.pop_back();
  }
  return text;
}

double FontSizeOf(const std::string& appearance) {
  std::size_t end = appearance.find(" Tf");
  if (end == std::string::npos) end = appearance.find("pt");
  if (end == std::string::npos) return 0;
  std::size_t begin = end;
  while (begin > 0 && (std::isdigit(static_cast<unsigned char>(
                           appearance[begin - 1])) != 0 ||
                       appearance[begin - 1] == '.')) {
    --begin;
  }
  const double size = std::strtod(appearance.c_str() + begin, nullptr);
  return size > 0 && size < 1000 ? size : 0;
}

}  // namespace quaestor
