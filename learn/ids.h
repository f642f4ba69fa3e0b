// learn/ids.h: ids made of a form's words. Internal to learn/.
#ifndef QUAESTOR_LEARN_IDS_H_
#define QUAESTOR_LEARN_IDS_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

// Up to `most` telling words, in Latin letters: "implementation_plan". "" where
// no word tells anything.
std::string Slug(std::string_view text, std::size_t most = 3);

// All letters and digits of a number in Latin ones: "b" of Arabic "ب".
std::string LatinNumber(std::string_view number);

// Slugs of texts side by side, by the words that tell them apart.
std::vector<std::string> OptionSlugs(const std::vector<std::string>& labels);

// Makes ids unique by "_2", "_3", ...; at most 100 characters.
class UniqueIds {
 public:
  std::string Take(std::string id);

 private:
  std::set<std::string> taken_;
};

}  // namespace quaestor

#endif  // QUAESTOR_LEARN_IDS_H_
