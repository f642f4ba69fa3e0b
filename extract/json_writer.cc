#include "extract/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace quaestor {
namespace {

// Length of the well-formed UTF-8 sequence at the front, 0 where there is none
// (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
std::size_t SequenceLength(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto within = [&](std::size_t i, unsigned low, unsigned high) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return within(1, 0x80, 0xBF) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return within(1, low, high) && within(2, 0x80, 0xBF) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
    return within(1, low, high) && within(2, 0x80, 0xBF) &&
                   within(3, 0x80, 0xBF)
               ? 4
               : 0;
  }
  return 0;
}

// The escape of an ASCII character, "" where it stands for itself.
std::string Escape(char character) {
  switch (character) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      break;
  }
  const auto code = static_cast<unsigned char>(character);
  if (code >= 0x20 && code != 0x7F) return "";
  constexpr std::string_view kDigits = "0123456789abcdef";
  return std::string("\\u00") + kDigits[code >> 4U] + kDigits[code & 15U];
}

}  // namespace

double RoundDownProbability(double probability) {
  // The small term keeps 0.29, which is 0.28999..., from becoming 0.2899.
  const double clamped = std::clamp(probability, 0.0, 1.0);
  return std::floor(clamped * 1e4 + 1e-7) / 1e4;
}

void JsonWriter::BeginObject(JsonLayout layout) { Begin('{', layout); }

void JsonWriter::BeginArray(JsonLayout layout) { Begin('[', layout); }

void JsonWriter::Begin(char bracket, JsonLayout layout) {
  StartValue();
  out_ += bracket;
  const bool inherited = !levels_.empty() && levels_.back().one_line;
  levels_.push_back(
      {inherited || indent_ < 0 || layout == JsonLayout::kOneLine, true});
}

void JsonWriter::End(char bracket) {
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.empty && !level.one_line) NewLine(levels_.size());
  out_ += bracket;
}

void JsonWriter::Key(std::string_view key) {
  StartValue();
  Quote(key);
  out_ += ": ";
  after_key_ = true;
}

void JsonWriter::StartValue() {
  if (std::exchange(after_key_, false) || levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.empty) out_ += level.one_line ? ", " : ",";
  level.empty = false;
  if (!level.one_line) NewLine(levels_.size());
}

void JsonWriter::NewLine(std::size_t depth) {
  out_ += '\n';
  out_.append(depth * static_cast<std::size_t>(indent_), ' ');
}

void JsonWriter::Quote(std::string_view text) {
  out_ += '"';
  while (!text.empty()) {
    const std::size_t length = SequenceLength(text);
    if (length == 0) {
      out_ += "\xEF\xBF\xBD";
    } else if (const std::string escape = length == 1 ? Escape(text[0]) : "";
               !escape.empty()) {
      out_ += escape;
    } else {
      out_ += text.substr(0, length);
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  out_ += '"';
}

void JsonWriter::String(std::string_view text) {
  StartValue();
  Quote(text);
}

void JsonWriter::Bool(bool value) {
  StartValue();
  out_ += value ? "true" : "false";
}

void JsonWriter::Integer(std::int64_t value) {
  StartValue();
  out_ += std::to_string(value);
}

void JsonWriter::Number(double value, Decimals decimals) {
  // Beyond this no decimals are left in a double, and the buffer is sized.
  if (!std::isfinite(value) || std::abs(value) > 1e15) return Null();
  StartValue();
  const double scale = std::pow(10.0, decimals.most);
  const double rounded = std::round(value * scale) / scale + 0.0;
  std::array<char, 64> buffer{};
  const auto [end, error] = std::to_chars(
      buffer.data(), buffer.data() + buffer.size(),
      rounded == 0 ? 0.0 : rounded, std::chars_format::fixed, decimals.most);
  std::string_view text(buffer.data(), end);
  if (decimals.most > 0) {
    const std::size_t least =
        text.find('.') + 1 + static_cast<std::size_t>(decimals.least);
    while (text.size() > least && text.back() == '0') text.remove_suffix(1);
    if (text.back() == '.') text.remove_suffix(1);
  }
  out_ += text;
}

void JsonWriter::Null() {
  StartValue();
  out_ += "null";
}

void JsonWriter::Strings(std::span<const std::string> texts) {
  BeginArray(texts.size() > 1 ? JsonLayout::kLines : JsonLayout::kOneLine);
  for (const std::string& text : texts) String(text);
  EndArray();
}

void JsonWriter::Bounds(const Box& box) {
  const auto round = [](double value) { return std::round(value * 10) / 10; };
  const double left = round(box.left);
  const double top = round(box.top);
  BeginArray(JsonLayout::kOneLine);
  for (const double value : {left, top, std::max(round(box.right), left + 0.1),
                             std::max(round(box.bottom), top + 0.1)}) {
    Number(value, {.most = 1, .least = 1});
  }
  EndArray();
}

}  // namespace quaestor
