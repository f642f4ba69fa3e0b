#include "learn/translation.h"

#include <gtest/gtest.h>

#include <string>

#include "learn/json_places.h"
#include "parsers/error.h"
#include "tests/learn/learn_testing.h"

namespace quaestor {
namespace {

constexpr std::string_view kFrenchForm =
    "# Questionnaire sur les services municipaux\n\n"
    "Veuillez répondre pour toute la commune et renvoyer ce formulaire.\n\n"
    "Pays :\n\n"
    "## A. Services\n\n"
    "1. Quelles sont les adresses des portails ? Veuillez indiquer les URL.\n\n"
    "2. La commune mesure-t-elle la satisfaction de ses habitants ?\n\n"
    "☐ Oui ☐ Non\n\n"
    "Si oui, veuillez expliquer comment.\n\n"
    "3. Quel pourcentage des services est offert en ligne ?\n\n"
    "## B. Habitants sans accès à Internet\n\n"
    "1. Comment joindre la commune ? Cochez toutes les réponses utiles.\n\n"
    "- ☐ par téléphone\n"
    "- ☐ par courrier\n"
    "- ☐ Autre :\n\n"
    "2. Qui a rempli ce formulaire ?\n\n"
    "Nom :\n\nCourriel :\n\n"
    "Date :\n\n"
    "Merci de votre participation.\n";

Translation Translated(const std::string& json, std::string_view form) {
  return AddTranslation(json, "form.json", LearnText(form, "fr"), "fr");
}

TEST(AddTranslationTest, AddsEachTextToItsCounterpart) {
  const Translation translation =
      Translated(ToJson(LearnText(kCityForm)), kFrenchForm);
  const Definition both = ParseDefinition(translation.json, "both");
  ASSERT_FALSE(both.entries.empty());
  for (const Entry& entry : both.entries) {
    ASSERT_EQ(entry.wordings.size(), 2U) << entry.id;
    EXPECT_EQ(entry.wordings[1].language, "fr");
  }
  EXPECT_EQ(FieldNamed(both, "A.2").options[0].labels[1].text, "Oui");
  EXPECT_TRUE(translation.left.empty());
  EXPECT_TRUE(translation.absent.empty());
}

TEST(AddTranslationTest, LeavesEveryOtherByteAsItIs) {
  // As an officer may have set it out by hand.
  std::string json = ToJson(LearnText(kCityForm));
  json.insert(json.find("\"fields\""), "\n\n   ");
  std::string changed = Translated(json, kFrenchForm).json;
  for (std::size_t at = changed.find(", \"fr\": \""); at != std::string::npos;
       at = changed.find(", \"fr\": \"")) {
    changed.erase(at, changed.find('"', at + 9) + 1 - at);
  }
  EXPECT_EQ(changed, json);
}

TEST(AddTranslationTest, AddsNothingTwice) {
  const Translation once =
      Translated(ToJson(LearnText(kCityForm)), kFrenchForm);
  const Translation twice = Translated(once.json, kFrenchForm);
  EXPECT_EQ(twice.json, once.json);
  EXPECT_EQ(twice.added, 0);
}

TEST(AddTranslationTest, AddsASecondWordingInTheSameLanguage) {
  const Translation once =
      Translated(ToJson(LearnText(kCityForm)), kFrenchForm);
  std::string other(kFrenchForm);
  other.replace(other.find("Qui a rempli"), 12, "Qui a complété");
  const Translation twice = Translated(once.json, other);
  EXPECT_EQ(twice.added, 1);
  EXPECT_NE(twice.json.find("\"fr\": [\"Qui a rempli ce formulaire ?\", "
                            "\"Qui a complété ce formulaire ?\"]"),
            std::string::npos);
}

TEST(AddTranslationTest, RefusesAFormThatIsBuiltOtherwise) {
  std::string other(kFrenchForm);
  other.erase(other.find("- ☐ par courrier\n"), 19);
  try {
    Translated(ToJson(LearnText(kCityForm)), other);
    FAIL();
  } catch (const Error& error) {
    const std::string text = error.what();
    EXPECT_NE(text.find("B.1 has 3 options, the form 2"), std::string::npos)
        << text;
  }
}

TEST(FindJsonPlacesTest, FindsValuesByTheirPath) {
  const std::string json = R"({"a": [1, {"b": "x\"y"}], "c": {}})";
  const auto places = FindJsonPlaces(json);
  const JsonPlace& place = places.at("a/1/b");
  EXPECT_EQ(json.substr(place.begin, place.end - place.begin), R"("x\"y")");
  EXPECT_EQ(places.at("").end, json.size());
  EXPECT_EQ(places.at("c").end, json.size() - 1);
}

}  // namespace
}  // namespace quaestor
