#include "parsers/answer_words.h"

#include <algorithm>
#include <string>

namespace quaestor {

bool IsAnswerWord(std::string_view word) {
  constexpr std::string_view kWords[] = {
      "yes", "no",   "oui",    "non",  "si",    "sí",   "sì",    "não",   "sim",
      "nao", "ja",   "nein",   "nee",  "nej",   "nei",  "да",    "нет",   "так",
      "ні",  "нi",   "Да",     "Нет",  "ДА",    "НЕТ",  "نعم",   "لا",    "是",
      "否",  "有",   "无",     "tak",  "nie",   "ano",  "evet",  "hayır", "ya",
      "n/a", "male", "female", "true", "false", "はい", "いいえ"};
  while (!word.empty() && std::string_view(".,;:)").find(word.back()) !=
                              std::string_view::npos) {
    word.remove_suffix(1);
  }
  std::string lower;
  for (const char c : word) {
    lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  }
  return std::find(std::begin(kWords), std::end(kWords), lower) !=
         std::end(kWords);
}

}  // namespace quaestor
