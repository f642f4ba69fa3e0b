#include "extract/numbering.h"

#include <re2/re2.h>

#include "patterns/values.h"

namespace quaestor {
namespace {

// An optional word for "question" or "section", then parts of digits, Roman
// numerals or one letter.
const RE2& Pattern() {
  static const RE2 pattern(
      R"((?:q|question|section|part|frage|pregunta|pergunta|вопрос|n[o°º]|§|№)?)"
      R"([\s.:]*\(?(?:(?:[0-9]{1,2}|[ivx]{1,5}|[a-z])[.)\-]{1,2})*)"
      R"(([0-9]{1,2}|[ivx]{1,5}|[a-z])\s*[.):\-–—]*)");
  return pattern;
}

}  // namespace

bool IsNumbering(std::string_view text) {
  return RE2::FullMatch(FoldText(text), Pattern());
}

std::string LastNumber(std::string_view text) {
  const std::string folded = FoldText(text);
  // Few texts are numbers, and RE2 refuses much faster than it takes apart.
  if (!RE2::FullMatch(folded, Pattern())) return {};
  std::string number;
  RE2::FullMatch(folded, Pattern(), &number);
  return number;
}

}  // namespace quaestor
