// `quaestor extract` and `inspect` on messages and archives.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/mail_files.h"
#include "tests/support/office_files.h"
#include "tests/support/run_program.h"
#include "tests/support/schema.h"

namespace quaestor {
namespace {

using Json = nlohmann::json;
using Strings = std::vector<std::string>;

std::string Sample(const std::string& name) {
  return ReadWholeFile(std::string(QUAESTOR_SOURCE_DIR) + "/samples/" + name);
}

const std::string& Text() {
  static const std::string text = Sample("oakmere-plain-text.txt");
  return text;
}

std::string MessageWith(const std::vector<MailFile>& files) {
  MailDraft draft;
  draft.files = files;
  return MakeMessage(draft);
}

bool Contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(ExtractMailTest, TheOneReturnOfAMessageGoesToStandardOutput) {
  const RunResult run = RunQuaestor(
      {"extract", "-"}, MessageWith({{"city.txt", "text/plain", Text()},
                                     {"a.vcf", "text/vcard", "BEGIN:VCARD"}}));
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(SchemaErrors("response", run.out), "");
  const Json message = Json::parse(run.out)["document"]["message"];
  EXPECT_EQ(message["from"], "Ana Silva <ana@example.org>");
  EXPECT_EQ(message["attachment"], "city.txt");
  EXPECT_TRUE(Contains(run.err, "a.vcf: passed over: a business card"));
}

TEST(ExtractMailTest, SeveralReturnsAreALineEachOnStandardOutput) {
  const RunResult run =
      RunQuaestor({"extract", "-", "--quiet"},
                  MessageWith({{"a.txt", "text/plain", Text()},
                               {"b.txt", "text/plain", Text() + "\n\nb"}}));
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.err, "");
  ASSERT_EQ(std::count(run.out.begin(), run.out.end(), '\n'), 2);
  EXPECT_TRUE(Json::accept(run.out.substr(0, run.out.find('\n'))));
}

TEST(ExtractMailTest, EachReturnHasAFileAndNoneIsReplaced) {
  const TemporaryFolder folder;
  const std::string mail =
      folder.Write("mail.eml", MessageWith({{"city.txt", "text/plain", Text()},
                                            {"city.md", "text/plain", Text()},
                                            {"mail.txt", "x/y", Text()}}));
  const std::string city = folder.Write("city.txt", Text());
  const RunResult run = RunQuaestor(
      {"extract", mail, city, "-o", (folder.path() / "out/").string()});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(folder.Names("out"),
            Strings({"city-2.json", "city-3.json", "city.json", "mail.json"}));
}

TEST(ExtractMailTest, OneFileHoldsOneReturnUnlessItHoldsLines) {
  const TemporaryFolder folder;
  const std::string mail =
      folder.Write("m.eml", MessageWith({{"a.txt", "text/plain", Text()},
                                         {"b.txt", "text/plain", Text()}}));
  const auto out = [&](const char* name) {
    return (folder.path() / name).string();
  };
  const RunResult refused = RunQuaestor({"extract", mail, "-o", out("o.json")});
  EXPECT_EQ(refused.status, 1);
  EXPECT_TRUE(Contains(refused.err, "-o DIR/")) << refused.err;
  const RunResult lines = RunQuaestor({"extract", mail, "-o", out("o.jsonl")});
  EXPECT_EQ(lines.status, 0) << lines.err;
  EXPECT_EQ(folder.Names(), Strings({"m.eml", "o.jsonl"}));
}

TEST(ExtractMailTest, AMessageWithoutAReturnNamesWhatIsInIt) {
  const RunResult run = RunQuaestor(
      {"extract", "-"}, MessageWith({{"a.ics", "text/calendar", "BEGIN"},
                                     {"l.txt", "text/plain", "Dear all"}}));
  EXPECT_EQ(run.status, 1);
  EXPECT_TRUE(Contains(run.err, "a.ics (a calendar entry)")) << run.err;
  EXPECT_TRUE(Contains(run.err, "l.txt (")) << run.err;
}

TEST(ExtractMailTest, SaysWhatToDoWithASealedMessage) {
  const RunResult run = RunQuaestor(
      {"extract", "-"},
      MessageWith({{"smime.p7m", "application/pkcs7-mime", "sealed"}}));
  EXPECT_EQ(run.status, 1);
  EXPECT_TRUE(Contains(run.err, "S/MIME")) << run.err;
  EXPECT_TRUE(Contains(run.err, "save what is in it")) << run.err;
}

TEST(ExtractMailTest, ADamagedAttachmentBesideAReturnIsAFailure) {
  const RunResult run =
      RunQuaestor({"extract", "-"},
                  MessageWith({{"a.txt", "text/plain", Text()},
                               {"b.pdf", "application/pdf", "%PDF-1.4 no"}}));
  EXPECT_EQ(run.status, 1);
  EXPECT_TRUE(Contains(run.err, "b.pdf: ")) << run.err;
  EXPECT_TRUE(Json::accept(run.out));
}

TEST(ExtractMailTest, AWebPageBesideAReturnIsPassedOver) {
  const RunResult run = RunQuaestor(
      {"extract", "-"},
      MessageWith({{"a.txt", "text/plain", Text()},
                   {"b.html", "text/html", "<html><p>Hello</p></html>"}}));
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(Contains(run.err, "b.html: passed over: this is a web page"));
}

TEST(ExtractMailTest, ManyFailuresAreSummarisedAndTheLimitComesFirst) {
  std::vector<MailFile> files;
  for (int i = 0; i < 1010; ++i) {
    files.push_back({"f" + std::to_string(i) + ".rtf", "text/rtf", "{\\rtf1}"});
  }
  const RunResult read = RunQuaestor({"extract", "-"}, MessageWith(files));
  EXPECT_EQ(read.status, 1);
  EXPECT_LT(std::count(read.err.begin(), read.err.end(), '\n'), 20) << read.err;
  EXPECT_LT(read.err.find("1000"), read.err.find("f0.rtf")) << read.err;
  EXPECT_FALSE(Contains(read.err, "...")) << read.err;
  EXPECT_TRUE(Contains(read.err, "more files in it cannot be read"));
}

TEST(ExtractMailTest, AFormInTheTextIsFoundWithWhatMailProgramsDoToIt) {
  const std::string text = Sample("tamariva-renumbered.md");
  std::string quoted;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    quoted += "> " + text.substr(at, end - at);
    at = end;
  }
  for (const std::string& body : {text, quoted}) {
    MailDraft draft;
    draft.text = body;
    const RunResult run = RunQuaestor({"extract", "-"}, MakeMessage(draft));
    EXPECT_EQ(run.status, 0) << run.err;
    const Json document = Json::parse(run.out)["document"];
    EXPECT_EQ(document["media_type"], "text/plain");
    EXPECT_TRUE(document["message"]["attachment"].is_null());
  }
}

TEST(ExtractMailTest, BoxesOfWebFormsInTheTextAreRead) {
  MailDraft draft;
  draft.html =
      "<p>Local Government Questionnaire</p><ol type=I><li>x</li></ol>"
      "<p>City/Municipality: Oakmere</p><p>Country: Ireland</p>"
      "<p>1. Is there legislation on e-government?</p>"
      "<div>National level? <input type=checkbox checked> Yes "
      "<input type=checkbox> No</div>"
      "<ul><li>See <a href=\"https://city.example/portal\">our portal</a>"
      "</ul>";
  const RunResult run = RunQuaestor({"inspect", "-"}, MakeMessage(draft));
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(SchemaErrors("document", run.out), "");
  const Json page = Json::parse(run.out)["pages"][0];
  ASSERT_EQ(page["marks"].size(), 2U);
  EXPECT_EQ(page["marks"][0]["state"], "checked");
  EXPECT_EQ(page["marks"][1]["state"], "unchecked");
  EXPECT_EQ(page["links"][0]["uri"], "https://city.example/portal");
}

TEST(InspectMailTest, ShowsTheOneDocumentAndNamesSeveral) {
  const RunResult one = RunQuaestor(
      {"inspect", "-"}, MessageWith({{"a.txt", "text/plain", "Hello you"}}));
  EXPECT_EQ(one.status, 0) << one.err;
  EXPECT_EQ(Json::parse(one.out)["document"]["message"]["attachment"], "a.txt");
  const RunResult two = RunQuaestor(
      {"inspect", "-"}, MakeZip({{"a.txt", "Hello you"}, {"b.txt", "Hello"}}));
  EXPECT_EQ(two.status, 1);
  EXPECT_TRUE(Contains(two.err, "a.txt")) << two.err;
  EXPECT_TRUE(Contains(two.err, "b.txt")) << two.err;
}

}  // namespace
}  // namespace quaestor
