#include "review/api.h"

#include <fstream>

#include "review/embedded.h"
#include "tests/review/review_testing.h"
#include "tests/support/schema.h"

namespace quaestor {
namespace {

using ApiTest = ReviewTest;
using Json = nlohmann::ordered_json;

Json Description() { return Json::parse(EmbeddedReviewFile("openapi.json")); }

std::string Replaced(std::string text, const std::string& what,
                     const std::string& with) {
  const std::size_t at = text.find(what);
  return at == std::string::npos ? text : text.replace(at, what.size(), with);
}

std::string UpperCase(std::string text) {
  for (char& character : text)
    character = static_cast<char>(toupper(character));
  return text;
}

// What breaks the description of this reply.
std::string ErrorsIn(const Json& operation, const HttpReply& reply) {
  const Json& replies = operation["responses"];
  const auto found = replies.find(std::to_string(reply.status));
  if (found == replies.end()) {
    return "status " + std::to_string(reply.status) + ": " + reply.body;
  }
  if (!found->contains("content")) return "";
  const auto content = (*found)["content"].find(reply.type);
  if (content == (*found)["content"].end()) return "type " + reply.type;
  if (!content->contains("schema")) return "";
  Json schema = {{"components", Description()["components"]},
                 {"allOf", Json::array({(*content)["schema"]})}};
  return ErrorsAgainst(schema.dump(), reply.body);
}

TEST_F(ApiTest, AnswersAsItIsDescribed) {
  const Json contract = Description();
  const std::string document = Pdf();
  const std::string sha256 = document.substr(document.rfind('/') + 1);
  const std::string text = Document("oakmere-plain-text.txt");
  const std::string text_sha256 = text.substr(text.rfind('/') + 1);
  const std::map<std::string, Json> bodies = {
      {"put /documents/{sha256}/lease", {{"client", "one"}}},
      {"put /documents/{sha256}/state", {{"client", "one"}, {"state", "done"}}},
      {"post /documents/{sha256}/corrections",
       Change("III.3.percentage", 3.2, 4.5)},
      {"post /documents/{sha256}/pages/{page}/words",
       {{"bbox", {0, 0, 600, 300}}}}};
  int operations = 0;
  for (const auto& [path, methods] : contract["paths"].items()) {
    for (const auto& [method, operation] : methods.items()) {
      std::string asked = "/api/v1" + path;
      const bool of_text = path.ends_with("/text");
      asked = Replaced(asked, "{sha256}", of_text ? text_sha256 : sha256);
      asked = Replaced(Replaced(asked, "{page}", "1"), "{id}", "none");
      asked = Replaced(asked, "{field}", "II.1.national");
      const auto body = bodies.find(method + " " + path);
      if (method == "delete") asked += "?client=one";
      const HttpReply reply = Ask(UpperCase(method), asked,
                                  body == bodies.end() ? Json() : body->second);
      EXPECT_EQ(ErrorsIn(operation, reply), "") << method << ' ' << path;
      const bool found = method != "delete" || path.ends_with("/lease");
      EXPECT_EQ(reply.status < 300, found) << method << ' ' << path;
      ++operations;
    }
  }
  EXPECT_GE(operations, 13);
}

TEST_F(ApiTest, ServesNothingThatIsNotDescribed) {
  const Json contract = Description();
  for (const auto& [path, methods] : contract["paths"].items()) {
    for (const char* method : {"get", "post", "put", "delete", "patch"}) {
      if (methods.contains(method)) continue;
      EXPECT_EQ(Ask(UpperCase(method), "/api/v1" + path).status, 405)
          << method << ' ' << path;
    }
  }
  for (const char* path :
       {"/api", "/api/v1", "/api/v1/", "/api/v2/session", "/app.jsx",
        "/index.html", "//", "/../../etc/passwd", "/app.js/../../etc/passwd",
        "/api/v1/documents/", "/api/v1/documents/../../../etc/passwd",
        "/etc/passwd", "/\\..\\passwd"}) {
    EXPECT_EQ(Ask("GET", path).status, 404) << path;
  }
}

TEST_F(ApiTest, ServesThePageAndItsParts) {
  for (const char* path : {"/", "/app.js", "/app.css", "/icon.svg"}) {
    const HttpReply reply = Ask("GET", path);
    EXPECT_EQ(reply.status, 200) << path;
    EXPECT_GT(reply.body.size(), 100U) << path;
  }
}

TEST_F(ApiTest, ACorrectionIsSavedAndTakenBack) {
  const std::string calls = Pdf() + "/corrections";
  const Json saved = Asked("POST", calls, Change("III.3.percentage", 3.2, 4));
  ASSERT_EQ(saved["corrections"].size(), 1U);
  EXPECT_EQ(saved["corrections"][0]["by"], "ana");
  EXPECT_EQ(saved["state"], "in_review");
  const std::string id = saved["corrections"][0]["id"];
  const Json back = Asked("DELETE", calls + '/' + id + "?client=one");
  EXPECT_EQ(back["corrections"][0]["withdrawn"]["by"], "ana");
}

TEST_F(ApiTest, ACorrectionSentTwiceIsSavedOnce) {
  const std::string calls = Pdf() + "/corrections";
  const Json change = Change("III.3.percentage", 3.2, 4);
  Asked("POST", calls, change);
  const HttpReply again = Ask("POST", calls, change);
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(Json::parse(again.body)["corrections"].size(), 1U);
}

TEST_F(ApiTest, ChangesDoNotOverwriteEachOtherUnseen) {
  const std::string calls = Pdf() + "/corrections";
  Ask("POST", calls, Change("III.3.percentage", 3.2, 4));
  const HttpReply late = Ask("POST", calls, Change("III.3.percentage", 3.2, 5));
  EXPECT_EQ(late.status, 409);
  // Even where the value is what it was, somebody has accepted it meanwhile.
  Ask("POST", calls, Change("IV.2.percentage", 12.5, 12.5));
  EXPECT_EQ(Ask("POST", calls, Change("IV.2.percentage", 12.5, 13)).status,
            409);
}

TEST_F(ApiTest, WhatNoFieldTakesIsRefused) {
  const std::string calls = Pdf() + "/corrections";
  const Json wrong[] = {Change("III.3.percentage", 3.2, "much"),
                        Change("IX.submission_date", "2023-05-22", "2023-13-1"),
                        Change("no.field", nullptr, 1)};
  for (const Json& change : wrong) {
    EXPECT_EQ(Ask("POST", calls, change).status, 422) << change;
  }
  EXPECT_EQ(Ask("POST", calls, Json::array()).status, 400);
  EXPECT_EQ(Ask("POST", calls, Json{{"field", 1}}).status, 400);
}

TEST_F(ApiTest, ADocumentIsChangedByTheWindowThatHoldsItAlone) {
  const std::string document = Pdf();
  Ask("PUT", document + "/lease", {{"client", "one"}});
  const Json change = Change("III.3.percentage", 3.2, 4, 0, "two");
  EXPECT_EQ(Ask("POST", document + "/corrections", change).status, 423);
  Ask("PUT", document + "/lease", {{"client", "two"}, {"take_over", true}});
  EXPECT_EQ(Ask("POST", document + "/corrections", change).status, 201);
  Ask("DELETE", document + "/lease?client=two");
  EXPECT_TRUE(Asked("GET", document)["lease"].is_null());
}

TEST_F(ApiTest, PagesComeAsPicturesFromTheFileAsItWasRead) {
  const std::string page = Pdf() + "/pages/1";
  EXPECT_TRUE(Ask("GET", page).body.starts_with("\x89PNG"));
  EXPECT_EQ(Ask("GET", Pdf() + "/pages/99").status, 422);
  EXPECT_EQ(Ask("GET", Pdf() + "/pages/first").status, 400);
}

TEST_F(ApiTest, OfAFileThatHasChangedOrGoneThereAreNoPages) {
  const std::string page = Pdf() + "/pages/1";
  const auto file = folder_.path() / "lindhaven-glyph.pdf";
  std::ofstream(file) << "another one";
  EXPECT_EQ(Asked("GET", page)["error"]["code"], "file_changed");
  std::filesystem::remove(file);
  EXPECT_EQ(Asked("GET", page)["error"]["code"], "file_gone");
  EXPECT_EQ(Ask("GET", Pdf()).status, 200);
}

TEST_F(ApiTest, APieceOfAPageIsReadAgain) {
  const Json words =
      Asked("POST", Pdf() + "/pages/4/words", {{"bbox", {150, 650, 260, 672}}});
  EXPECT_EQ(words["text"], "22 May 2023");
  EXPECT_EQ(words["source"], "text_layer");
  EXPECT_EQ(Ask("POST", Pdf() + "/pages/4/words", {{"bbox", {1, 2}}}).status,
            400);
}

TEST_F(ApiTest, TextsComeLineByLine) {
  const Json text = Asked("GET", Document("oakmere-plain-text.txt") + "/text");
  EXPECT_FALSE(text["paragraphs"]);
  EXPECT_GT(text["lines"].size(), 50U);
}

}  // namespace
}  // namespace quaestor
