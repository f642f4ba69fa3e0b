// extract/json_writer.h: writes JSON in a fixed key order, readable by people:
// small records stand on one line. Bad UTF-8 becomes U+FFFD, so the output is
// valid JSON whatever the strings hold.
#ifndef QUAESTOR_EXTRACT_JSON_WRITER_H_
#define QUAESTOR_EXTRACT_JSON_WRITER_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/geometry.h"

namespace quaestor {

// Whether the members of an object or array stand on a line each. Whatever is
// inside a one-line container is on that line too.
enum class JsonLayout { kLines, kOneLine };

// How many decimals a number is printed with: trailing zeros beyond `least`
// are dropped.
struct Decimals {
  int most = 4;
  int least = 1;
};

// Calls follow the JSON: Key before every value in an object, each Begin with
// its End. The writer does not check that.
class JsonWriter {
 public:
  // `indent` spaces per level; -1 puts everything on one line.
  explicit JsonWriter(int indent) : indent_(indent) {}

  void BeginObject(JsonLayout layout = JsonLayout::kLines);
  void EndObject() { End('}'); }
  void BeginArray(JsonLayout layout = JsonLayout::kLines);
  void EndArray() { End(']'); }
  void Key(std::string_view key);

  void String(std::string_view text);
  void Bool(bool value);
  void Integer(std::int64_t value);
  // Rounds half away from zero. Not finite: null, since JSON has no such
  // number.
  void Number(double value, Decimals decimals);
  void Null();

  void Strings(std::span<const std::string> texts);
  // [left, top, right, bottom] in points with one decimal, at least 0.1 wide
  // and high.
  void Bounds(const Box& box);

  [[nodiscard]] std::string Take() && { return std::move(out_); }

 private:
  struct Level {
    bool one_line = false;
    bool empty = true;
  };

  void Begin(char bracket, JsonLayout layout);
  void End(char bracket);
  void StartValue();
  void NewLine(std::size_t depth);
  void Quote(std::string_view text);

  std::string out_;
  std::vector<Level> levels_;
  int indent_;
  bool after_key_ = false;
};

// A probability as it is printed, rounded down: a value below a threshold of
// at most four decimals stays below it.
double RoundDownProbability(double probability);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_JSON_WRITER_H_
