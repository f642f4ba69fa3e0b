#include "learn/translation.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "extract/json_writer.h"
#include "learn/json_places.h"
#include "parsers/error.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

// What an entry is in the structure of a form, whatever its language.
struct Shape {
  int entry = 0;  // index into the definition's entries
  EntryKind kind = EntryKind::kText;
  std::string number;  // of headings, questions and items
  int options = 0;     // boxes of the field that it asks for
  bool contacts = false;
  bool needed = true;      // not a text that may stand in one form alone
  std::size_t length = 0;  // characters
};

bool IsNumbered(EntryKind kind) {
  return kind == EntryKind::kHeading || kind == EntryKind::kQuestion ||
         kind == EntryKind::kItem || kind == EntryKind::kFootnote;
}

// Prompts and labels differ in little but a colon; notes at the end may have
// been read as texts.
EntryKind GroupOf(EntryKind kind) {
  if (kind == EntryKind::kFootnote) return EntryKind::kText;
  return kind == EntryKind::kLabel ? EntryKind::kPrompt : kind;
}

Shape ShapeOf(const Definition& definition, int index) {
  const Entry& entry = definition.entries[static_cast<std::size_t>(index)];
  Shape shape{index,
              GroupOf(entry.kind),
              IsNumbered(entry.kind) ? FoldLabel(entry.number) : "",
              0,
              false,
              !entry.optional,
              entry.wordings.front().text.size()};
  if (entry.kind == EntryKind::kOption) return shape;
  for (const std::string& id : entry.fields) {
    const FieldDefinition& field = *FindField(definition, id);
    shape.options += static_cast<int>(field.options.size());
    shape.contacts = shape.contacts || field.type == FieldType::kContacts;
  }
  if (entry.kind == EntryKind::kText || entry.kind == EntryKind::kFurniture ||
      entry.kind == EntryKind::kTitle || entry.kind == EntryKind::kFootnote) {
    shape.needed = false;
  }
  return shape;
}

std::vector<Shape> ShapesOf(const Definition& definition) {
  std::vector<Shape> shapes;
  for (std::size_t i = 0; i < definition.entries.size(); ++i) {
    shapes.push_back(ShapeOf(definition, static_cast<int>(i)));
  }
  return shapes;
}

// What it costs to take two entries for each other; nothing where they cannot
// be.
std::optional<double> CostOf(const Shape& a, const Shape& b) {
  if (a.kind != b.kind) return std::nullopt;
  if (a.options != b.options || a.contacts != b.contacts) return 3;
  // Letters of another alphabet may number the same.
  const double number = a.number == b.number ? 0 : 0.3;
  const auto [shorter, longer] = std::minmax(a.length, b.length);
  return number +
         0.3 * (1 - static_cast<double>(shorter) / static_cast<double>(longer));
}

double CostOfLeavingOut(const Shape& shape) { return shape.needed ? 2 : 0.5; }

// Pairs of indices, or -1 for one that is alone; the cheapest alignment.
std::vector<std::pair<int, int>> Align(const std::vector<Shape>& a,
                                       const std::vector<Shape>& b) {
  const std::size_t n = a.size();
  const std::size_t m = b.size();
  std::vector<std::vector<double>> cost(n + 1, std::vector<double>(m + 1, 0));
  for (std::size_t i = n + 1; i-- > 0;) {
    for (std::size_t j = m + 1; j-- > 0;) {
      if (i == n && j == m) continue;
      double least = 1e9;
      if (i < n) least = cost[i + 1][j] + CostOfLeavingOut(a[i]);
      if (j < m)
        least = std::min(least, cost[i][j + 1] + CostOfLeavingOut(b[j]));
      if (i < n && j < m) {
        const auto both = CostOf(a[i], b[j]);
        if (both) least = std::min(least, cost[i + 1][j + 1] + *both);
      }
      cost[i][j] = least;
    }
  }
  std::vector<std::pair<int, int>> pairs;
  for (std::size_t i = 0, j = 0; i < n || j < m;) {
    const auto both = i < n && j < m ? CostOf(a[i], b[j]) : std::nullopt;
    if (both && cost[i][j] == cost[i + 1][j + 1] + *both) {
      pairs.emplace_back(static_cast<int>(i++), static_cast<int>(j++));
    } else if (i < n && cost[i][j] == cost[i + 1][j] + CostOfLeavingOut(a[i])) {
      pairs.emplace_back(static_cast<int>(i++), -1);
    } else {
      pairs.emplace_back(-1, static_cast<int>(j++));
    }
  }
  return pairs;
}

std::string Quoted(const std::string& text) {
  JsonWriter json(-1);
  json.String(text);
  return std::move(json).Take();
}

class TranslationBuilder {
 public:
  TranslationBuilder(std::string_view json, std::string_view name,
                     const Learned& translated, std::string language)
      : json_(json),
        known_(ParseDefinition(json, name)),
        form_(translated.definition),
        language_(std::move(language)),
        places_(FindJsonPlaces(json)) {}

  Translation Build() {
    const std::vector<Shape> known = ShapesOf(known_);
    const std::vector<Shape> form = ShapesOf(form_);
    const auto pairs = Align(known, form);
    RequireSameStructure(known, form, pairs);
    for (const auto& [i, j] : pairs) {
      if (i >= 0 && j >= 0) {
        AddPair(EntryOf(known_, i), EntryOf(form_, j), i);
      } else if (i >= 0) {
        translation_.absent.push_back(EntryOf(known_, i).id);
      } else {
        translation_.left.push_back(TextOf(EntryOf(form_, j)));
      }
    }
    translation_.json = Changed(json_, std::move(changes_));
    ParseDefinition(translation_.json, "the definition with its new wordings");
    return std::move(translation_);
  }

 private:
  static const Entry& EntryOf(const Definition& definition, int index) {
    return definition.entries[static_cast<std::size_t>(index)];
  }
  static const std::string& TextOf(const Entry& entry) {
    return entry.wordings.front().text;
  }

  void RequireSameStructure(const std::vector<Shape>& known,
                            const std::vector<Shape>& form,
                            const std::vector<std::pair<int, int>>& pairs) {
    constexpr int kShown = 3;
    std::string differences;
    int count = 0;
    for (const auto& [i, j] : pairs) {
      const std::string text = DifferenceOf(known, form, i, j);
      if (text.empty()) continue;
      if (++count <= kShown) differences += (count > 1 ? "; " : "") + text;
    }
    if (count == 0) return;
    if (count > kShown) {
      differences += "; and " + std::to_string(count - kShown) + " more";
    }
    throw Error(
        ErrorCode::kNotAQuestionnaire,
        "is built otherwise than " + known_.id + ": " + differences +
            ". A translation has the same questions and boxes in the "
            "same order; learn another form as a definition of its own");
  }

  std::string DifferenceOf(const std::vector<Shape>& known,
                           const std::vector<Shape>& form, int i, int j) const {
    if (i < 0) {
      const bool needed = form[static_cast<std::size_t>(j)].needed;
      return needed ? "\"" + TextOf(EntryOf(form_, j)) + "\" is not in it" : "";
    }
    const Shape& shape = known[static_cast<std::size_t>(i)];
    const std::string& id = EntryOf(known_, i).id;
    if (j < 0) return shape.needed ? id + " is not in the form" : "";
    const Shape& other = form[static_cast<std::size_t>(j)];
    if (shape.options != other.options) {
      return id + " has " + std::to_string(shape.options) +
             " options, the form " + std::to_string(other.options);
    }
    if (shape.contacts != other.contacts) {
      return id + (shape.contacts ? " asks for people, the form does not"
                                  : " asks for no people, the form does");
    }
    return {};
  }

  void AddPair(const Entry& known, const Entry& form, int index) {
    AddText("entries/" + std::to_string(index) + "/wordings", TextOf(form),
            known.wordings);
    const std::size_t fields =
        std::min(known.fields.size(), form.fields.size());
    for (std::size_t f = 0; f < fields; ++f) {
      AddLabels(known.fields[f], *FindField(form_, form.fields[f]));
    }
  }

  // Labels of a choice stand in its field, or in a set that it names.
  void AddLabels(const std::string& id, const FieldDefinition& form) {
    const auto field =
        std::ranges::find(known_.fields, id, &FieldDefinition::id);
    const auto index = std::distance(known_.fields.begin(), field);
    std::string path = "fields/" + std::to_string(index) + "/options";
    const auto options = places_.find(path);
    if (options == places_.end()) return;
    const JsonPlace& place = options->second;
    if (json_[place.begin] == '"') {
      path =
          "option_sets/" + std::string(json_.substr(
                               place.begin + 1, place.end - place.begin - 2));
    }
    const std::size_t count =
        std::min(field->options.size(), form.options.size());
    for (std::size_t o = 0; o < count; ++o) {
      if (form.options[o].labels.empty()) continue;
      AddText(path + "/" + std::to_string(o) + "/labels",
              form.options[o].labels.front().text, field->options[o].labels);
    }
  }

  // A text in a new language, or one more in one that is there.
  void AddText(const std::string& path, const std::string& text,
               const std::vector<Wording>& known) {
    const auto object = places_.find(path);
    if (object == places_.end() || !added_.insert({path, text}).second) return;
    std::vector<std::string> texts;
    for (const Wording& wording : known) {
      if (wording.language != language_) continue;
      if (FoldLabel(wording.text) == FoldLabel(text)) return;
      texts.push_back(wording.text);
    }
    ++translation_.added;
    if (texts.empty()) {
      const std::size_t end = object->second.end - 1;
      const std::size_t last = json_.find_last_not_of(" \t\r\n", end - 1) + 1;
      changes_.push_back(
          {last, last, ", \"" + language_ + "\": " + Quoted(text)});
      return;
    }
    texts.push_back(text);
    std::string list = "[";
    for (const std::string& each : texts) {
      list += (list.size() > 1 ? ", " : "") + Quoted(each);
    }
    const JsonPlace& value = places_.at(path + "/" + language_);
    changes_.push_back({value.begin, value.end, list + "]"});
  }

  std::string_view json_;
  Definition known_;
  const Definition& form_;
  std::string language_;
  std::map<std::string, JsonPlace> places_;
  std::map<std::string, std::string> added_;  // text by path
  std::vector<TextChange> changes_;
  Translation translation_;
};

}  // namespace

Translation AddTranslation(std::string_view json, std::string_view name,
                           const Learned& translated,
                           const std::string& language) {
  return TranslationBuilder(json, name, translated, language).Build();
}

}  // namespace quaestor
