// learn/translation.h: a translated blank form as a further wording of a
// definition that is known.
#ifndef QUAESTOR_LEARN_TRANSLATION_H_
#define QUAESTOR_LEARN_TRANSLATION_H_

#include <string>
#include <string_view>
#include <vector>

#include "learn/learn.h"

namespace quaestor {

struct Translation {
  std::string json;                 // the definition's file with the wordings
  int added = 0;                    // texts
  std::vector<std::string> left;    // texts of the form that found no place
  std::vector<std::string> absent;  // entries without a text in the form
};

// Pairs the texts of `translated` with those of the definition in `json` by
// structure: kinds and numbers in their order, boxes and their number. All
// other bytes stay. `name` is the file's, for messages. Throws Error
// (kNotAQuestionnaire) that names the first differences of structure, and
// kBadDefinition for a definition that is none.
Translation AddTranslation(std::string_view json, std::string_view name,
                           const Learned& translated,
                           const std::string& language);

}  // namespace quaestor

#endif  // QUAESTOR_LEARN_TRANSLATION_H_
