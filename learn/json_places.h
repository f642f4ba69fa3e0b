// learn/json_places.h: where the texts of a definition stand in its file, so
// that a wording can be put in and every other byte stays. Internal to learn/.
#ifndef QUAESTOR_LEARN_JSON_PLACES_H_
#define QUAESTOR_LEARN_JSON_PLACES_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

// Bytes [begin, end) of a value.
struct JsonPlace {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Every value of a JSON text by its path: "entries/3/wordings/en". The text
// must be valid JSON; keys that hold a '/' or an escape are not told apart.
std::map<std::string, JsonPlace> FindJsonPlaces(std::string_view json);

// One change of a text: `text` takes the place of [begin, end).
struct TextChange {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

// The changes must not overlap.
std::string Changed(std::string_view text, std::vector<TextChange> changes);

}  // namespace quaestor

#endif  // QUAESTOR_LEARN_JSON_PLACES_H_
