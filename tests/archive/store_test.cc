#include "archive/store.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string_view>
#include <vector>

#include "tests/archive/archive_testing.h"

namespace quaestor {
namespace {

StoreErrorCode CodeOf(const std::filesystem::path& path, StoreAccess access) {
  try {
    OpenStore(path, access);
  } catch (const StoreError& error) {
    EXPECT_STRNE(error.what(), "");
    return error.code();
  }
  ADD_FAILURE() << path << " opened";
  return StoreErrorCode::kFailed;
}

// The versions that there are, and some to come.
std::vector<std::string_view> WithFurther(
    std::initializer_list<std::string_view> further) {
  const auto known = StoreMigrations();
  std::vector<std::string_view> all(known.begin(), known.end());
  all.insert(all.end(), further);
  return all;
}

class StoreTest : public testing::Test {
 protected:
  TemporaryFolder folder_;
  std::filesystem::path path_ = folder_.path() / "store.sqlite";
};

TEST_F(StoreTest, IsMadeWhereThereIsNoneOnlyIfThatIsWanted) {
  EXPECT_EQ(CodeOf(path_, StoreAccess::kRead), StoreErrorCode::kNotFound);
  EXPECT_EQ(CodeOf(path_, StoreAccess::kWrite), StoreErrorCode::kNotFound);
  OpenStore(path_, StoreAccess::kCreate);
  OpenStore(path_, StoreAccess::kRead);
}

TEST_F(StoreTest, OtherFilesAreRefusedAndKept) {
  const std::string text(5000, 'x');
  const std::string pdf = folder_.Write("city.pdf", "%PDF-1.4\n" + text);
  const std::string notes = folder_.Write("notes", "hello");
  const std::string other = (folder_.path() / "other.sqlite").string();
  Database(other, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
      .Execute("CREATE TABLE mine (x)");
  for (const std::string& file : {pdf, notes, other}) {
    const std::string before = ReadWholeFile(file);
    EXPECT_EQ(CodeOf(file, StoreAccess::kRead), StoreErrorCode::kNoStore);
    EXPECT_EQ(CodeOf(file, StoreAccess::kCreate), StoreErrorCode::kNoStore);
    EXPECT_EQ(ReadWholeFile(file), before) << file;
  }
  EXPECT_EQ(CodeOf(folder_.path(), StoreAccess::kRead),
            StoreErrorCode::kNoStore);
}

TEST_F(StoreTest, OfANewerVersionIsRefused) {
  OpenStore(path_, StoreAccess::kCreate).Execute("PRAGMA user_version = 99");
  EXPECT_EQ(CodeOf(path_, StoreAccess::kRead), StoreErrorCode::kNewer);
  EXPECT_EQ(CodeOf(path_, StoreAccess::kCreate), StoreErrorCode::kNewer);
}

TEST_F(StoreTest, DamageIsFoundOnOpening) {
  {
    Database store = OpenStore(path_, StoreAccess::kCreate);
    AddResponse(store, "a.pdf", SampleResponse("oakmere-plain-text"));
    store.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  std::string bytes = ReadWholeFile(path_);
  for (std::size_t i = 3 * 4096; i < bytes.size(); i += 2) bytes[i] = 'x';
  ASSERT_EQ(folder_.Write("store.sqlite", bytes), path_.string());
  EXPECT_EQ(CodeOf(path_, StoreAccess::kRead), StoreErrorCode::kDamaged);
}

TEST_F(StoreTest, IsMigratedStepByStepAndKeepsWhatItHolds) {
  const auto versions =
      WithFurther({"ALTER TABLE documents ADD COLUMN shelf TEXT",
                   "UPDATE documents SET shelf = 'A' || name"});
  {
    Database store = OpenStore(path_, StoreAccess::kCreate);
    AddFailure(store, "x.pdf", OutcomeKind::kCrashed);
  }
  Database store = OpenStoreWith(path_, StoreAccess::kRead, versions);
  SqlQuery query = store.Query("SELECT shelf FROM documents");
  ASSERT_TRUE(query.Step());
  EXPECT_EQ(query.Text(0), "Ax.pdf");
  EXPECT_EQ(CodeOf(path_, StoreAccess::kRead), StoreErrorCode::kNewer);
}

TEST_F(StoreTest, AFailedMigrationLeavesTheStoreAsItWas) {
  const auto versions =
      WithFurther({"ALTER TABLE documents ADD COLUMN shelf TEXT",
                   "UPDATE nothing SET shelf = 1"});
  { OpenStore(path_, StoreAccess::kCreate); }
  EXPECT_THROW(OpenStoreWith(path_, StoreAccess::kWrite, versions), StoreError);
  Database store = OpenStore(path_, StoreAccess::kRead);
  EXPECT_THROW(store.Query("SELECT shelf FROM documents"), StoreError);
}

TEST_F(StoreTest, KeepsADocumentOnceWithEveryPlace) {
  Database store = OpenStore(path_, StoreAccess::kCreate);
  const auto response = SampleResponse("oakmere-plain-text");
  const std::string sha256 = AddResponse(store, "a.pdf", response);
  AddPlace(store, {sha256, "copy.pdf", 7, "/mail/copy.pdf"});
  AddPlace(store, {sha256, "copy.pdf", 7, "/mail/copy.pdf"});
  SqlQuery query = store.Query(
      "SELECT count(*), (SELECT count(*) FROM documents) FROM places");
  ASSERT_TRUE(query.Step());
  EXPECT_EQ(query.Integer(0), 2);
  EXPECT_EQ(query.Integer(1), 1);
}

TEST_F(StoreTest, FieldsAnswerQuestionsAboutAllCities) {
  Database store = OpenStore(path_, StoreAccess::kCreate);
  auto response = SampleResponse("oakmere-plain-text");
  FieldIn(response, "V.1")["value"] = "yes";
  AddResponse(store, "yes.pdf", response);
  FieldIn(response, "V.1")["value"] = "no";
  AddResponse(store, "no.pdf", response);
  SqlQuery query = store.Query(
      "SELECT o.name, o.city FROM overview AS o JOIN answers AS a USING "
      "(sha256) WHERE a.field = 'V.1' AND a.value = 'yes'");
  ASSERT_TRUE(query.Step());
  EXPECT_EQ(query.Text(0), "yes.pdf");
  EXPECT_EQ(query.Text(1), FieldIn(response, "respondent.city")["value"]);
  EXPECT_FALSE(query.Step());
}

TEST_F(StoreTest, ValuesKeepTheirTypes) {
  Database store = OpenStore(path_, StoreAccess::kCreate);
  auto response = SampleResponse("oakmere-plain-text");
  FieldIn(response, "IV.1.percentage")["status"] = "answered";
  FieldIn(response, "IV.1.percentage")["value"] = 12.5;
  FieldIn(response, "I.1")["value"] = {"https://a.org", "https://b.org"};
  AddResponse(store, "a.pdf", response);
  SqlQuery query = store.Query(
      "SELECT typeof(value), value FROM fields WHERE field IN "
      "('IV.1.percentage', 'I.1') ORDER BY position DESC");
  ASSERT_TRUE(query.Step());
  EXPECT_EQ(query.Text(0), "real");
  EXPECT_EQ(query.Real(1), 12.5);
  ASSERT_TRUE(query.Step());
  EXPECT_EQ(query.Text(1), R"(["https://a.org","https://b.org"])");
}

TEST_F(StoreTest, AFailedAgainConversionKeepsTheResponse) {
  Database store = OpenStore(path_, StoreAccess::kCreate);
  const std::string sha256 =
      AddResponse(store, "a.pdf", SampleResponse("oakmere-plain-text"));
  AddFailure(store, "a.pdf", OutcomeKind::kTimedOut);
  EXPECT_EQ(FindDocument(store, sha256)->state, "converted");
}

TEST_F(StoreTest, AFullDiskIsSaidAndTheDocumentIsNotHalfThere) {
  Database store = OpenStore(path_, StoreAccess::kCreate);
  AddFailure(store, "first.pdf", OutcomeKind::kCrashed);
  store.Execute("PRAGMA max_page_count = 1");
  try {
    AddResponse(store, "a.pdf", SampleResponse("oakmere-plain-text"));
    ADD_FAILURE() << "it fitted";
  } catch (const StoreError& error) {
    EXPECT_EQ(error.code(), StoreErrorCode::kDiskFull);
  }
  EXPECT_FALSE(FindDocument(store, Sha256Of("a.pdf")));
  EXPECT_TRUE(FindDocument(store, Sha256Of("first.pdf")));
}

TEST_F(StoreTest, WorkersMayNotSendWhatBreaksIt) {
  Database store = OpenStore(path_, StoreAccess::kCreate);
  Conversion conversion =
      ConversionOf(SampleResponse("oakmere-plain-text").dump());
  const DocumentSeen seen = {Sha256Of("a"), "a", 1, "/a"};
  Conversion no_json = conversion;
  no_json.json = "{not json";
  Conversion twice = conversion;
  twice.fields.push_back(twice.fields[0]);
  Conversion sure = conversion;
  sure.fields[0].confidence = 7;
  for (const Conversion& bad : {no_json, twice, sure}) {
    EXPECT_THROW(RecordConversion(store, seen, {"1", "{}"}, bad), StoreError);
    EXPECT_FALSE(FindDocument(store, seen.sha256));
  }
}

TEST(OutcomeTest, ConversionsSurviveTheirWay) {
  const Conversion sent =
      ConversionOf(SampleResponse("oakmere-plain-text").dump());
  const std::string bytes = SerializeConversion(sent);
  const auto received = ParseConversion(bytes);
  ASSERT_TRUE(received);
  EXPECT_EQ(SerializeConversion(*received), bytes);
  EXPECT_EQ(received->fields.size(), sent.fields.size());
  EXPECT_EQ(received->json, sent.json);
}

TEST(OutcomeTest, OtherBytesAreNoConversion) {
  const std::string bytes = SerializeConversion(
      ConversionOf(SampleResponse("oakmere-plain-text").dump()));
  for (std::size_t size = 0; size < bytes.size(); size += 97) {
    EXPECT_FALSE(ParseConversion(std::string_view(bytes).substr(0, size)));
  }
  EXPECT_FALSE(ParseConversion(bytes + "x"));
  EXPECT_FALSE(ParseConversion("\x09" + bytes.substr(1)));
  // A length that is out of all bounds, wherever it stands.
  for (std::size_t at = 0; at + 8 < bytes.size(); at += 61) {
    std::string bad = bytes;
    bad.replace(at, 8, std::string(8, '\xFF'));
    ParseConversion(bad);
  }
}

}  // namespace
}  // namespace quaestor
