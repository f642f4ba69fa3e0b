#include "archive/publish.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <set>
#include <string_view>
#include <vector>

#include "patterns/values.h"

namespace quaestor {
namespace {

using Json = nlohmann::ordered_json;

bool IsAscii(char character) {
  return static_cast<unsigned char>(character) < 0x80;
}

bool IsLetter(char character) {
  return !IsAscii(character) || std::isalnum(character) != 0;
}

std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char character : text) {
    if (IsLetter(character) || character == '-' || character == '\'') {
      word += character;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

// What must not be in the texts, longest first.
class NameList {
 public:
  explicit NameList(const Json& response) {
    for (const Json& field : response.at("fields")) {
      if (field.at("type") == "contacts") continue;
      if (field.at("id").get<std::string>().starts_with("respondent.")) {
        AddKept(field.at("value"));
      }
    }
    ForEachContact(response, [&](const Json& contact) {
      AddKept(contact.at("title"));
      AddKept(contact.at("organization"));
    });
    ForEachContact(response, [&](const Json& contact) {
      if (contact.at("name").is_string()) {
        AddName(contact.at("name").get<std::string>());
      }
    });
    std::ranges::sort(names_, IsLonger);
  }

  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  static void ForEachContact(const Json& response,
                             const std::function<void(const Json&)>& take) {
    for (const Json& field : response.at("fields")) {
      if (field.at("type") != "contacts") continue;
      for (const Json& contact : field.at("value")) take(contact);
      if (!field.contains("review")) continue;
      for (const Json& contact : field.at("review").at("extracted")) {
        take(contact);
      }
    }
  }

  // The city's name is no secret, even where a person is called so.
  void AddKept(const Json& text) {
    if (!text.is_string()) return;
    for (std::string& word : WordsOf(text.get<std::string>())) {
      kept_.insert(std::move(word));
    }
  }

  // The whole name, and those of its words that are names by themselves: with
  // a capital, or without an ASCII letter to tell by.
  void AddName(const std::string& name) {
    constexpr std::size_t kShortest = 3;  // bytes
    if (name.size() >= kShortest) names_.push_back(name);
    for (std::string& word : WordsOf(name)) {
      const bool capital =
          !IsAscii(word.front()) || std::isupper(word.front()) != 0;
      if (word.size() > kShortest && capital && !kept_.contains(word)) {
        names_.push_back(std::move(word));
      }
    }
  }

  static bool IsLonger(const std::string& one, const std::string& other) {
    return one.size() != other.size() ? one.size() > other.size() : one < other;
  }

  std::set<std::string> kept_;
  std::vector<std::string> names_;
};

// Whether text[begin, end) is a word of its own. Scripts that are written
// without spaces know no such thing.
bool IsWholeWord(std::string_view text, std::size_t begin, std::size_t end) {
  if (!IsAscii(text[begin])) return true;
  const bool before = begin > 0 && IsLetter(text[begin - 1]);
  const bool after = end < text.size() && IsLetter(text[end]);
  return !before && !after;
}

std::int64_t ReplaceName(std::string& text, const std::string& name) {
  constexpr std::string_view kInstead = "[name removed]";
  std::int64_t count = 0;
  std::size_t at = text.find(name);
  while (at != std::string::npos) {
    if (IsWholeWord(text, at, at + name.size())) {
      text.replace(at, name.size(), kInstead);
      at += kInstead.size();
      ++count;
    } else {
      at += name.size();
    }
    at = text.find(name, at);
  }
  return count;
}

// Numbers that are written as only phones are, whether or not they are valid
// in some country: international ones, and long ones with a leading zero.
std::vector<FoundValue> FindPhoneLikes(std::string_view text) {
  constexpr std::string_view kInside = "0123456789 ()-./";
  constexpr std::ptrdiff_t kLeastInternational = 7;  // digits
  constexpr std::ptrdiff_t kLeastNational = 9;       // a date has eight
  constexpr std::ptrdiff_t kMost = 15;
  std::vector<FoundValue> found;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts = text[i] == '+' || text[i] == '0';
    if (!starts || (i > 0 && (IsLetter(text[i - 1])))) continue;
    std::size_t end = text.find_first_not_of(kInside, i + 1);
    if (end == std::string_view::npos) end = text.size();
    while (std::isdigit(static_cast<unsigned char>(text[end - 1])) == 0 &&
           end > i + 1) {
      --end;
    }
    const std::string_view run = text.substr(i, end - i);
    const auto digits = std::ranges::count_if(
        run, [](unsigned char c) { return std::isdigit(c) != 0; });
    const bool international = run.starts_with('+') || run.starts_with("00");
    if (digits <= kMost &&
        digits >= (international ? kLeastInternational : kLeastNational)) {
      found.push_back({i, end, std::string(run), false});
    }
    i = end - 1;
  }
  return found;
}

std::int64_t ReplaceFound(std::string& text,
                          const std::vector<FoundValue>& found,
                          std::string_view instead) {
  for (auto it = found.rbegin(); it != found.rend(); ++it) {
    text.replace(it->begin, it->end - it->begin, instead);
  }
  return static_cast<std::int64_t>(found.size());
}

class Remover {
 public:
  explicit Remover(const Json& response) : names_(response) {
    for (const Json& field : response.at("fields")) {
      if (field.at("id") == "respondent.country" &&
          field.at("value").is_string()) {
        region_ = RegionOfCountry(field.at("value").get<std::string>());
      }
    }
  }

  void Field(Json& field) {
    if (field.contains("review")) Review(field);
    if (field.at("type") == "contacts") return Contacts(field);
    for (const char* key : {"value", "text", "urls"}) {
      if (field.contains(key)) Texts(field[key]);
    }
    for (const char* key : {"emails", "phones"}) {
      if (field.contains(key)) field[key] = Json::array();
    }
    if (!field.contains("options")) return;
    for (Json& option : field["options"]) {
      for (const char* key : {"detail", "urls"}) {
        if (option.contains(key)) Texts(option[key]);
      }
    }
  }

  // A text, or all texts in it.
  void Texts(Json& value) {
    if (value.is_string()) {
      value = Cleaned(value.get<std::string>());
    } else if (value.is_structured()) {
      for (Json& item : value) Texts(item);
    }
  }

  [[nodiscard]] const Removed& removed() const { return removed_; }

 private:
  void Contacts(Json& field) {
    if (field.at("value").is_array()) {
      removed_.contacts += static_cast<std::int64_t>(field.at("value").size());
    }
    field["value"] = nullptr;
    field["text"] = nullptr;
  }

  void Review(Json& field) {
    Json& review = field["review"];
    review["by"] = nullptr;
    ++removed_.reviewers;
    if (field.at("type") == "contacts") {
      review["extracted"] = nullptr;
    } else {
      const Removed before = removed_;
      Texts(review["extracted"]);
      removed_ = before;  // The same ones stand in the value.
    }
  }

  std::string Cleaned(std::string text) {
    removed_.emails += ReplaceFound(text, FindEmails(text), "[e-mail removed]");
    removed_.phones +=
        ReplaceFound(text, FindPhones(text, region_), "[phone removed]");
    removed_.phones +=
        ReplaceFound(text, FindPhoneLikes(text), "[phone removed]");
    for (const std::string& name : names_.names()) {
      removed_.names += ReplaceName(text, name);
    }
    return text;
  }

  NameList names_;
  std::string region_;
  Removed removed_;
};

std::string Counted(std::int64_t count, const std::string& what) {
  if (count == 0) return "";
  return ", " + std::to_string(count) + " " + what +
         (count == 1             ? ""
          : what.ends_with("ss") ? "es"
                                 : "s");
}

}  // namespace

Removed RemovePersonalData(Json& response) {
  Remover remover(response);
  for (Json& field : response["fields"]) remover.Field(field);
  for (Json& item : response["unassigned"]) remover.Texts(item["text"]);
  remover.Texts(response["warnings"]);
  remover.Texts(response["document"]["name"]);
  // Who sent it is personal, and its subject and id may be.
  response["document"].erase("message");
  const Removed& removed = remover.removed();
  response["removed"] = {{"contacts", removed.contacts},
                         {"names", removed.names},
                         {"emails", removed.emails},
                         {"phones", removed.phones},
                         {"reviewers", removed.reviewers}};
  return removed;
}

std::string RemovedText(const Removed& removed) {
  const std::string text = Counted(removed.contacts, "contact") +
                           Counted(removed.names, "name") +
                           Counted(removed.emails, "e-mail address") +
                           Counted(removed.phones, "phone") +
                           Counted(removed.reviewers, "reviewer's name");
  return text.empty() ? "" : text.substr(2);
}

Removed operator+(const Removed& one, const Removed& other) {
  return {one.contacts + other.contacts, one.names + other.names,
          one.emails + other.emails, one.phones + other.phones,
          one.reviewers + other.reviewers};
}

}  // namespace quaestor
