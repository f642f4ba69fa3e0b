#include "archive/export.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "archive/apply_corrections.h"
#include "archive/export_table.h"
#include "archive/workbook.h"
#include "tests/archive/archive_testing.h"
#include "tests/support/schema.h"

namespace quaestor {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kTricky[] = {
    "=1+1",
    "+32 2 279 20 06",
    "-5 %",
    "@SUM(A1)",
    "- a list\n- of two",
    "  =1",
    "\"quoted\", with; separators\tand tabs",
    "_x0041_ is no letter",
    "<b>&amp; ünïcödé 市 العربية 🙂</b>",
    " blanks around ",
    "12",
    "2023-05-06",
    "TRUE"};

class ExportTest : public testing::Test {
 protected:
  // A response whose texts are what breaks tables.
  void SetUp() override {
    Json response = SampleResponse("oakmere-drawn-boxes");
    std::size_t next = 0;
    for (Json& field : response["fields"]) {
      if (field["type"] != "text" || next == std::size(kTricky)) continue;
      field["status"] = "answered";
      field["value"] = kTricky[next++];
    }
    ASSERT_EQ(next, std::size(kTricky));
    FieldIn(response, "I.1")["value"] = {"https://oakmere.example.org/?a=b&c"};
    FieldIn(response, "I.1")["status"] = "answered";
    FieldIn(response, "IV.1.percentage")["value"] = 12.5;
    FieldIn(response, "IV.1.percentage")["status"] = "answered";
    FieldIn(response, "V.2")["value"] = Long();
    FieldIn(response, "V.2")["status"] = "answered";
    FieldIn(response, "IX.submission_date")["value"] = "2023-05-06";
    FieldIn(response, "IX.submission_date")["status"] = "answered";
    FieldIn(response, "VII.1")["needs_review"] = true;
    response["document"]["name"] = "=cmd|' /C calc'!A0.pdf";
    response_ = response;
    sha256_ = AddResponse(store_, "oakmere.pdf", response);
    AddCorrection(
        store_, CorrectionTo(sha256_, "V.1", FieldIn(response, "V.1")["value"],
                             nullptr));
  }

  // More than a cell holds; its ends differ.
  static std::string Long() {
    std::string text = "begin ";
    while (text.size() < 100'000) text += "and 🙂 so on ";
    return text + "end";
  }

  [[nodiscard]] std::string Path(const std::string& name) const {
    return (folder_.path() / name).string();
  }

  Json Workbook(const ExportOptions& options = {}) {
    ExportXlsx(store_, {TableShape::kResponses, TableShape::kFields}, options,
               Path("a.xlsx"));
    const RunResult read = RunShell("python3 " QUAESTOR_SOURCE_DIR
                                    "/tests/archive/read_workbook.py " +
                                    Path("a.xlsx"));
    EXPECT_EQ(read.status, 0) << read.err;
    return Json::parse(read.out);
  }

  std::string Exported(const std::string& format,
                       const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"export", Path("store.sqlite"),
                                          "--format", format, "--quiet"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const RunResult run = RunQuaestor(arguments);
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(run.err, "");
    return run.out;
  }

  TemporaryFolder folder_;
  Database store_ =
      OpenStore(folder_.path() / "store.sqlite", StoreAccess::kCreate);
  Json response_;
  std::string sha256_;
};

// The cells of a column of a sheet by the text in another one.
Json CellAt(const Json& sheet, const std::string& column,
            const std::string& key_column, const std::string& key) {
  const Json& header = sheet["rows"][0];
  const auto index = [&](const std::string& name) -> std::size_t {
    for (std::size_t i = 0; i < header.size(); ++i) {
      const auto title = header[i].get<std::string>();
      if (title.substr(0, title.find('\n')) == name) return i;
    }
    throw std::out_of_range(name);
  };
  for (std::size_t i = 1; i < sheet["rows"].size(); ++i) {
    const Json& row = sheet["rows"][i];
    if (row.at(index(key_column)) != key) continue;
    return index(column) < row.size() ? row[index(column)] : Json();
  }
  throw std::out_of_range(key);
}

TEST_F(ExportTest, JsonIsWhatExtractGaveWithTheCorrectionsMarked) {
  const Json all = Json::parse(Exported("json"));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(SchemaErrors("response", all[0].dump()), "");
  Json response = all[0];
  const Json& corrected = FieldIn(response, "V.1");
  EXPECT_EQ(corrected["value"], nullptr);
  EXPECT_EQ(corrected["status"], "blank");
  EXPECT_EQ(corrected["review"]["action"], "corrected");
  EXPECT_EQ(corrected["review"]["extracted"],
            FieldIn(response_, "V.1")["value"]);
  for (const Json& field : response_["fields"]) {
    const std::string id = field["id"];
    if (id == "V.1") continue;
    EXPECT_EQ(FieldIn(response, id).dump(), field.dump());
  }
  const std::string lines = Exported("jsonl");
  EXPECT_EQ(std::ranges::count(lines, '\n'), 1);
  EXPECT_EQ(Json::parse(lines), all[0]);
}

TEST_F(ExportTest, UncorrectedResponsesAreByteForByteThoseOfExtract) {
  const RunResult run = RunShell(
      "cd " + folder_.path().string() + "; \"$QUAESTOR\" batch " +
      SamplePath("qinghe-chinese.pdf") +
      " --store one --quiet; \"$QUAESTOR\" "
      "export one --format json --quiet > a; (echo [; \"$QUAESTOR\" extract " +
      SamplePath("qinghe-chinese.pdf") + "; echo ]) > b; cmp a b");
  EXPECT_EQ(run.status, 0) << run.out << run.err;
}

TEST_F(ExportTest, CsvReadsBackAndHoldsNoFormula) {
  const std::string script =
      "import csv, json, sys\n"
      "rows = csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline=''))\n"
      "print(json.dumps({'sheet': {'rows': list(rows)}}))";
  const std::string file =
      folder_.Write("a.csv", Exported("csv", {"--rows", "fields"}));
  const RunResult read = RunShell("python3 -c \"" + script + "\" " + file);
  ASSERT_EQ(read.status, 0) << read.err;
  const Json sheet = Json::parse(read.out)["sheet"];
  ASSERT_EQ(sheet["rows"].size(), response_["fields"].size() + 1);
  for (const Json& row : sheet["rows"]) {
    for (const Json& cell : row) {
      EXPECT_EQ(std::string("=+-@").find(cell.get<std::string>().substr(0, 1)),
                cell == "" ? 0U : std::string::npos)
          << cell;
    }
  }
  std::size_t next = 0;
  for (const Json& field : response_["fields"]) {
    if (field["type"] != "text" || next == std::size(kTricky)) continue;
    const std::string expected = kTricky[next++];
    const std::string cell = CellAt(sheet, "value", "field", field["id"]);
    EXPECT_TRUE(cell == expected || cell == "'" + expected) << cell;
  }
  EXPECT_EQ(CellAt(sheet, "value", "field", "IV.1.percentage"), "12.5");
  EXPECT_EQ(CellAt(sheet, "value", "field", "V.2"), Long());
  EXPECT_EQ(CellAt(sheet, "review", "field", "V.1"), "corrected");
  const std::string wide = Exported("csv");
  EXPECT_NE(wide.find("\"IX.declaration\"\r\n"), std::string::npos);
  EXPECT_NE(wide.find("\"'=cmd|' /C calc'!A0.pdf\""), std::string::npos);
}

TEST_F(ExportTest, WorkbooksHoldEveryValueInBothShapes) {
  const Json sheets = Workbook()["sheets"];
  const Json& fields = sheets["Fields"];
  const Json& responses = sheets["Responses"];
  EXPECT_EQ(fields["rows"].size(), response_["fields"].size() + 1);
  EXPECT_EQ(responses["rows"].size(), 2U);
  std::size_t next = 0;
  for (const Json& field : response_["fields"]) {
    if (field["type"] != "text" || next == std::size(kTricky)) continue;
    const std::string expected = kTricky[next++];
    EXPECT_EQ(CellAt(fields, "value", "field", field["id"]), expected);
    EXPECT_EQ(CellAt(responses, field["id"], "sha256",
                     response_["document"]["sha256"]),
              expected);
  }
  EXPECT_EQ(CellAt(fields, "value", "field", "IV.1.percentage"), 12.5);
  EXPECT_EQ(CellAt(fields, "value", "field", "IX.submission_date"),
            Json({{"date", 45052.0}}));
  EXPECT_EQ(CellAt(fields, "extracted", "field", "V.1"),
            FieldIn(response_, "V.1")["value"]);
}

TEST_F(ExportTest, WorkbooksAreComfortable) {
  const Json workbook = Workbook();
  for (const char* name : {"Responses", "Fields", "Links"}) {
    EXPECT_EQ(workbook["sheets"][name]["frozen"], true) << name;
    EXPECT_NE(workbook["sheets"][name]["filter"], nullptr) << name;
    EXPECT_FALSE(workbook["sheets"][name]["links"].empty()) << name;
  }
  EXPECT_EQ(workbook["sheets"]["Links"]["links"]["D2"],
            "https://oakmere.example.org/?a=b&c");
  const std::string colours = workbook["colours"]["Fields"].dump();
  EXPECT_NE(colours.find("FFFFEB9C"), std::string::npos);  // to look at
  EXPECT_NE(colours.find("FFC6EFCE"), std::string::npos);  // corrected
}

TEST_F(ExportTest, LongTextsAreWholeInASheetOfTheirOwn) {
  const Json sheets = Workbook()["sheets"];
  const std::string cell = CellAt(sheets["Fields"], "value", "field", "V.2");
  EXPECT_TRUE(cell.starts_with("begin and"));
  EXPECT_TRUE(cell.ends_with("is in the sheet \"Long texts\"]"));
  std::string whole;
  for (const Json& row : sheets["Long texts"]["rows"]) {
    if (row[0] == "Fields") whole += row[4].get<std::string>();
  }
  EXPECT_EQ(whole, Long());
}

TEST_F(ExportTest, EqualStoresGiveEqualFiles) {
  for (const char* format : {"json", "jsonl", "csv", "xlsx"}) {
    EXPECT_TRUE(Exported(format) == Exported(format)) << format;
  }
}

// The second opinion of a program that people use.
TEST_F(ExportTest, LibreOfficeReadsTheSameValues) {
  if (RunShell("soffice --headless --version").status != 0 ||
      RunShell("ls /usr/lib/libreoffice/program/libsclo.so").status != 0) {
    GTEST_SKIP() << "LibreOffice Calc is not installed: apt-get install "
                    "libreoffice-calc-nogui to run this test";
  }
  Workbook();
  const RunResult run = RunShell(
      "cd " + folder_.path().string() +
      " && HOME=$PWD soffice --headless --convert-to 'csv:Text - txt - csv "
      "(StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' a.xlsx");
  ASSERT_EQ(run.status, 0) << run.err;
  // Whether there is a Java is none of the workbook's business.
  EXPECT_EQ(RunShell("grep -iv javaldx | grep -i warning", run.err).status, 1)
      << run.err;
  (void)folder_.Write("ours.csv", Exported("csv", {"--rows", "fields"}));
  const RunResult compared =
      RunShell("cd " + folder_.path().string() + R"( && python3 - <<'END'
import csv
read = lambda name: list(csv.reader(open(name, encoding='utf-8-sig', newline='')))
ours, theirs = read('ours.csv'), read('a-Fields.csv')
assert len(ours) == len(theirs), (len(ours), len(theirs))
for one, other in zip(ours[1:], theirs[1:]):
    for ours_, theirs_ in zip(one, other):
        if len(ours_) <= 32767:
            assert ours_ == theirs_ or ours_ == "'" + theirs_, (ours_, theirs_)
END)");
  EXPECT_EQ(compared.status, 0) << compared.err;
}

TEST_F(ExportTest, SelectsByStateQuestionnaireAndCountry) {
  Json other = SampleResponse("saint-aubert-french");
  FieldIn(other, "respondent.country")["value"] = "Belgique";
  AddResponse(store_, "other.pdf", other);
  const auto count = [&](const std::vector<std::string>& where) {
    std::vector<std::string> more;
    for (const std::string& condition : where) {
      more.insert(more.end(), {"--where", condition});
    }
    const std::string lines = Exported("jsonl", more);
    return std::ranges::count(lines, '\n');
  };
  EXPECT_EQ(count({}), 2);
  EXPECT_EQ(count({"state=in_review"}), 1);
  EXPECT_EQ(count({"state=in_review,converted"}), 2);
  EXPECT_EQ(count({"questionnaire=lgq-2022"}), 2);
  EXPECT_EQ(count({"questionnaire=lgq-1999"}), 0);
  EXPECT_EQ(count({"country=Belgium"}), 1);
  EXPECT_EQ(count({"country=BE", "state=converted"}), 1);
  EXPECT_EQ(count({"country=BE", "state=in_review"}), 0);
  for (const char* bad : {"state", "state=", "state=lost", "city=X"}) {
    const RunResult run = RunQuaestor(
        {"export", Path("store.sqlite"), "--format", "json", "--where", bad});
    EXPECT_EQ(run.status, 2) << bad;
  }
}

TEST_F(ExportTest, RefusesWhatMakesNoSense) {
  const std::string store = Path("store.sqlite");
  EXPECT_EQ(
      RunQuaestor({"export", store, "--format", "json", "--rows", "fields"})
          .status,
      2);
  EXPECT_EQ(
      RunQuaestor({"export", store, "--format", "csv", "-o", store}).status, 2);
  EXPECT_EQ(RunQuaestor({"export", store, "--format", "csv", "-o",
                         Path("no/such/folder.csv")})
                .status,
            2);
  const RunResult none = RunQuaestor(
      {"export", Path("none"), "--format", "csv", "-o", Path("none.csv")});
  EXPECT_EQ(none.status, 1);
  EXPECT_FALSE(std::filesystem::exists(Path("none.csv")));
}

TEST(PublishTest, LeavesThePeopleOutAndSaysSo) {
  Json response = SampleResponse("oakmere-drawn-boxes");
  const Json contact = {{"name", "Greta van der Holm"},
                        {"title", "Head of Oakmere Digital"},
                        {"organization", "City of Oakmere"},
                        {"email", "greta@oakmere.example.org"},
                        {"phone", "+441632960001"}};
  FieldIn(response, "I.3.contacts")["value"] = Json::array({contact});
  FieldIn(response, "I.3.contacts")["status"] = "answered";
  FieldIn(response, "VI.1")["value"] =
      "Ask Greta van der Holm (greta@oakmere.example.org, +44 1632 960001). "
      "Mrs Holm works in Holmes Street for Oakmere Digital.";
  FieldIn(response, "VI.1")["status"] = "answered";
  FieldIn(response, "respondent.city")["value"] = "Oakmere";
  response["document"]["name"] = "Holm, Greta.pdf";
  response["unassigned"] = Json::array(
      {{{"text", "signed: Greta van der Holm"}, {"evidence", Json::array()}}});
  Correction correction = CorrectionTo("", "VI.1", "Ask Greta.",
                                       FieldIn(response, "VI.1")["value"]);
  ApplyCorrections(response, {correction});
  const Removed removed = RemovePersonalData(response);
  const std::string text = response.dump();
  for (const char* secret : {"Greta", "der Holm", "Mrs Holm", "greta@",
                             "960001", "960 001", "\"ana\""}) {
    const auto at = text.find(secret);
    EXPECT_EQ(at, std::string::npos)
        << secret << ": " << text.substr(at > 40 ? at - 40 : 0, 100);
  }
  EXPECT_EQ(FieldIn(response, "VI.1")["value"],
            "Ask [name removed] ([e-mail removed], [phone removed]). Mrs [name "
            "removed] works in Holmes Street for Oakmere Digital.");
  EXPECT_EQ(FieldIn(response, "respondent.city")["value"], "Oakmere");
  EXPECT_EQ(removed.emails, 1);
  EXPECT_GE(removed.phones, 1);
  EXPECT_GE(removed.contacts, 1);
  EXPECT_EQ(response["removed"]["reviewers"], 1);
  EXPECT_NE(RemovedText(removed).find(" phone"), std::string::npos);
  EXPECT_EQ(SchemaErrors("response", text), "");
}

TEST(PublishTest, NamesWithoutSpacesAreFoundInTheText) {
  Json response = SampleResponse("qinghe-chinese");
  FieldIn(response, "IX.contact")["value"] =
      Json::array({{{"name", "王小明"},
                    {"title", nullptr},
                    {"organization", nullptr},
                    {"email", nullptr},
                    {"phone", nullptr}}});
  FieldIn(response, "VI.1")["value"] = "由王小明负责。";
  RemovePersonalData(response);
  EXPECT_EQ(FieldIn(response, "VI.1")["value"], "由[name removed]负责。");
}

TEST(CellPiecesTest, NeverCutACharacter) {
  std::string text(32'766, 'x');
  text += "🙂y";
  const auto pieces = CellPieces(text);
  ASSERT_EQ(pieces.size(), 2U);
  EXPECT_EQ(pieces[0].size(), 32'766U);
  EXPECT_EQ(pieces[1], "🙂y");
  EXPECT_EQ(CellPieces("").size(), 1U);
}

}  // namespace
}  // namespace quaestor
