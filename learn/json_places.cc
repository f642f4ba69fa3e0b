#include "learn/json_places.h"

#include <algorithm>
#include <utility>

namespace quaestor {
namespace {

class PlaceFinder {
 public:
  explicit PlaceFinder(std::string_view json) : json_(json) {}

  std::map<std::string, JsonPlace> Find() {
    Value("");
    return std::move(places_);
  }

 private:
  void SkipSpace() {
    at_ = std::min(json_.find_first_not_of(" \t\r\n", at_), json_.size());
  }

  [[nodiscard]] char Here() const {
    return at_ < json_.size() ? json_[at_] : '\0';
  }

  // Whether it stands here; then it is behind.
  bool Take(char c) {
    SkipSpace();
    if (Here() != c) return false;
    ++at_;
    return true;
  }

  void Value(const std::string& path) {
    SkipSpace();
    const std::size_t begin = at_;
    switch (Here()) {
      case '{':
        Object(path);
        break;
      case '[':
        Array(path);
        break;
      case '"':
        String();
        break;
      default:
        at_ = std::min(json_.find_first_of(",]} \t\r\n", at_), json_.size());
    }
    places_[path] = {begin, at_};
  }

  static std::string Below(const std::string& path, std::string_view key) {
    return (path.empty() ? "" : path + "/") + std::string(key);
  }

  void Object(const std::string& path) {
    ++at_;
    while (!Take('}') && at_ < json_.size()) {
      SkipSpace();
      const std::string_view key = String();
      Take(':');
      Value(Below(path, key));
      Take(',');
    }
  }

  void Array(const std::string& path) {
    ++at_;
    for (int i = 0; !Take(']') && at_ < json_.size(); ++i) {
      Value(Below(path, std::to_string(i)));
      Take(',');
    }
  }

  // What stands between the quotes.
  std::string_view String() {
    const std::size_t begin = ++at_;
    while (at_ < json_.size() && json_[at_] != '"') {
      at_ += json_[at_] == '\\' ? 2 : 1;
    }
    const std::size_t end = std::min(at_, json_.size());
    at_ = std::min(end + 1, json_.size());
    return json_.substr(begin, end - begin);
  }

  std::string_view json_;
  std::size_t at_ = 0;
  std::map<std::string, JsonPlace> places_;
};

}  // namespace

std::map<std::string, JsonPlace> FindJsonPlaces(std::string_view json) {
  return PlaceFinder(json).Find();
}

std::string Changed(std::string_view text, std::vector<TextChange> changes) {
  std::ranges::sort(changes, {}, &TextChange::begin);
  std::string changed;
  std::size_t at = 0;
  for (const TextChange& change : changes) {
    changed += text.substr(at, change.begin - at);
    changed += change.text;
    at = change.end;
  }
  return changed += text.substr(at);
}

}  // namespace quaestor
