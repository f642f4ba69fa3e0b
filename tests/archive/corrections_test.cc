#include "archive/corrections.h"

#include <gtest/gtest.h>

#include "archive/apply_corrections.h"
#include "tests/archive/archive_testing.h"
#include "tests/support/schema.h"

namespace quaestor {
namespace {

using Json = nlohmann::ordered_json;

class CorrectionsTest : public testing::Test {
 protected:
  StoreErrorCode Refused(const Correction& correction) {
    try {
      AddCorrection(store_, correction);
    } catch (const StoreError& error) {
      return error.code();
    }
    ADD_FAILURE() << "taken: " << correction.to;
    return StoreErrorCode::kFailed;
  }
  Json Extracted(const std::string& field) {
    return FieldIn(response_, field)["value"];
  }

  TemporaryFolder folder_;
  Database store_ =
      OpenStore(folder_.path() / "store.sqlite", StoreAccess::kCreate);
  Json response_ = SampleResponse("oakmere-drawn-boxes");
  std::string sha256_ = AddResponse(store_, "oakmere.pdf", response_);
};

TEST_F(CorrectionsTest, HoldAndAreRemembered) {
  const Json before = Extracted("VI.1");
  AddCorrection(store_, CorrectionTo(sha256_, "VI.1", before, "Nothing."));
  Correction second = CorrectionTo(sha256_, "VI.1", "Nothing.", "Something.");
  second.at = "2026-05-04T10:00:00.000Z";
  second.by = "ben";
  AddCorrection(store_, second);
  EXPECT_EQ(CurrentValue(store_, sha256_, "VI.1"), "Something.");
  const auto history = CorrectionsOf(store_, sha256_, "VI.1");
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0].from, before);
  EXPECT_EQ(history[0].by, "ana");
  EXPECT_EQ(history[1].why, "seen");
  EXPECT_EQ(FindDocument(store_, sha256_)->state, "in_review");
}

TEST_F(CorrectionsTest, NeverOverwriteEachOtherUnseen) {
  const Json before = Extracted("VI.1");
  AddCorrection(store_, CorrectionTo(sha256_, "VI.1", before, "Mine."));
  EXPECT_EQ(Refused(CorrectionTo(sha256_, "VI.1", before, "Yours.")),
            StoreErrorCode::kConflict);
  EXPECT_EQ(CurrentValue(store_, sha256_, "VI.1"), "Mine.");
}

TEST_F(CorrectionsTest, OfAnEarlierRevisionAreConflicts) {
  const Json value = Extracted("VI.1");
  AddCorrection(store_, CorrectionTo(sha256_, "VI.1", value, value), 0);
  EXPECT_EQ(RevisionOf(store_, sha256_, "VI.1"), 1);
  Correction late = CorrectionTo(sha256_, "VI.1", value, "Mine.");
  late.at = "2026-05-04T10:00:00.000Z";
  EXPECT_THROW(AddCorrection(store_, late, 0), StoreError);
  AddCorrection(store_, late, 1);
}

TEST_F(CorrectionsTest, TakenBackTheyStayInTheHistoryOnly) {
  const Json before = Extracted("VI.1");
  AddCorrection(store_, CorrectionTo(sha256_, "VI.1", before, "Nothing."));
  const std::string id = HistoryOf(store_, sha256_).front().id;
  WithdrawCorrection(store_, id, "ben", "2026-05-04T11:00:00.000Z");
  EXPECT_EQ(CurrentValue(store_, sha256_, "VI.1"), before);
  EXPECT_EQ(RevisionOf(store_, sha256_, "VI.1"), 2);
  const auto history = HistoryOf(store_, sha256_);
  ASSERT_EQ(history.size(), 1U);
  EXPECT_EQ(history.front().withdrawn_by, "ben");
  SqlQuery query = store_.Query(
      "SELECT value, reviewed_by FROM answers WHERE field = 'VI.1'");
  ASSERT_TRUE(query.Step());
  EXPECT_EQ(query.Text(0), before.get<std::string>());
  EXPECT_TRUE(query.IsNull(1));
}

TEST_F(CorrectionsTest, OnlyTheOneThatHoldsCanBeTakenBack) {
  const Json before = Extracted("VI.1");
  AddCorrection(store_, CorrectionTo(sha256_, "VI.1", before, "One."));
  Correction second = CorrectionTo(sha256_, "VI.1", "One.", "Two.");
  second.at = "2026-05-04T10:00:00.000Z";
  AddCorrection(store_, second);
  const std::string first = HistoryOf(store_, sha256_).front().id;
  EXPECT_THROW(WithdrawCorrection(store_, first, "ben", second.at), StoreError);
  EXPECT_EQ(CurrentValue(store_, sha256_, "VI.1"), "Two.");
}

TEST_F(CorrectionsTest, CarryEvidenceAndDetailsIntoTheResponse) {
  Correction correction =
      CorrectionTo(sha256_, "III.2", Extracted("III.2"), Extracted("III.2"));
  correction.evidence = Json::parse(
      R"([{"page": 2, "bbox": [1.5, 2, 30, 40], "source": "ocr"}])");
  correction.details = {{"sdgs", "see https://sdg.example.org/plan"}};
  AddCorrection(store_, correction);
  ApplyCorrections(response_, CorrectionsOf(store_, sha256_));
  const Json& field = FieldIn(response_, "III.2");
  EXPECT_EQ(field["review"]["action"], "corrected");
  EXPECT_EQ(field["evidence"], correction.evidence);
  for (const Json& option : field["options"]) {
    if (option["id"] != "sdgs") continue;
    EXPECT_EQ(option["detail"], "see https://sdg.example.org/plan");
    EXPECT_EQ(option["urls"], Json({"https://sdg.example.org/plan"}));
  }
  EXPECT_EQ(SchemaErrors("response", response_.dump()), "");
}

TEST_F(CorrectionsTest, WithEvidenceOrDetailsOfAnotherShapeAreRefused) {
  Correction correction =
      CorrectionTo(sha256_, "VI.1", Extracted("VI.1"), "Nothing.");
  correction.details = {{"sdgs", "it is no checklist"}};
  EXPECT_EQ(Refused(correction), StoreErrorCode::kInvalid);
  correction.details = nullptr;
  correction.evidence = Json::parse(R"([{"page": 0}])");
  EXPECT_EQ(Refused(correction), StoreErrorCode::kInvalid);
}

TEST_F(CorrectionsTest, CannotBeChangedOrDeleted) {
  AddCorrection(store_, CorrectionTo(sha256_, "V.1", Extracted("V.1"), "no"));
  EXPECT_THROW(store_.Execute("DELETE FROM corrections"), StoreError);
  EXPECT_THROW(store_.Execute("UPDATE corrections SET to_value = '1'"),
               StoreError);
}

TEST_F(CorrectionsTest, AreValuesOfTheirField) {
  const struct {
    const char* field;
    Json good;
    std::vector<Json> bad;
  } cases[] = {
      {"VI.1", "Words", {1, Json::array()}},
      {"V.1", "yes", {"perhaps", true, Json::array({"yes"})}},
      {"III.2",
       Json::array({"sdgs", "sdg_11"}),
       {Json::array({"sdg_11", "sdgs"}), Json::array({"sdgs", "sdgs"}),
        Json::array({"none"}), "sdgs"}},
      {"IV.1.percentage", 12.5, {"12.5 %"}},
      {"IX.submission_date", "2023-02-28", {"2023-02-30", "28.2.2023", 2023}},
      {"I.1", Json::array({"https://a.org"}), {"https://a.org"}},
      {"IX.contact",
       Json::array({{{"name", "A"},
                     {"title", nullptr},
                     {"organization", nullptr},
                     {"email", nullptr},
                     {"phone", nullptr}}}),
       {"A", Json::array({{{"name", "A"}}})}},
  };
  for (const auto& item : cases) {
    for (const Json& bad : item.bad) {
      EXPECT_EQ(Refused(CorrectionTo(sha256_, item.field, Extracted(item.field),
                                     bad)),
                StoreErrorCode::kInvalid)
          << item.field;
    }
    AddCorrection(store_, CorrectionTo(sha256_, item.field,
                                       Extracted(item.field), item.good));
    EXPECT_EQ(CurrentValue(store_, sha256_, item.field), item.good);
  }
}

TEST_F(CorrectionsTest, NeedADocumentAFieldAReviewerAndATime) {
  const Json before = Extracted("VI.1");
  Correction good = CorrectionTo(sha256_, "VI.1", before, "x");
  for (auto [key, value] : {std::pair{&Correction::sha256, "0"},
                            {&Correction::field, "X.9"},
                            {&Correction::by, ""},
                            {&Correction::at, "yesterday"}}) {
    Correction bad = good;
    bad.*key = value;
    EXPECT_EQ(Refused(bad), StoreErrorCode::kInvalid) << value;
  }
  EXPECT_TRUE(CorrectionsOf(store_, sha256_).empty());
  EXPECT_EQ(FindDocument(store_, sha256_)->state, "converted");
}

TEST_F(CorrectionsTest, StatesAreThoseOfTheContract) {
  const std::string failed =
      AddFailure(store_, "bad.pdf", OutcomeKind::kUnreadable);
  SetState(store_, sha256_, "done");
  EXPECT_EQ(FindDocument(store_, sha256_)->state, "done");
  EXPECT_THROW(SetState(store_, sha256_, "failed"), StoreError);
  EXPECT_THROW(SetState(store_, sha256_, "lost"), StoreError);
  EXPECT_THROW(SetState(store_, failed, "done"), StoreError);
}

TEST_F(CorrectionsTest, AreSeenInTheViewOfAnswers) {
  AddCorrection(store_, CorrectionTo(sha256_, "V.1", Extracted("V.1"),
                                     Extracted("V.1") == "no" ? "yes" : "no"));
  AddCorrection(store_, CorrectionTo(sha256_, "VI.1", Extracted("VI.1"), ""));
  SqlQuery query = store_.Query(
      "SELECT value, status, needs_review, reviewed_by FROM answers WHERE "
      "reviewed_by IS NOT NULL ORDER BY position");
  ASSERT_TRUE(query.Step());
  EXPECT_EQ(query.Text(0), Extracted("V.1") == "no" ? "yes" : "no");
  EXPECT_EQ(query.Text(1), "answered");
  ASSERT_TRUE(query.Step());
  EXPECT_EQ(query.Text(1), "blank");
  EXPECT_EQ(query.Integer(2), 0);
  EXPECT_EQ(query.Text(3), "ana");
}

TEST_F(CorrectionsTest, AppliedTheyAreMarkedAndTheRestAgrees) {
  const bool was_yes = Extracted("V.1") == "yes";
  Json corrected = response_;
  FieldIn(corrected, "V.1")["needs_review"] = true;
  ApplyCorrections(
      corrected,
      {CorrectionTo("", "V.1", Extracted("V.1"), was_yes ? "no" : "yes"),
       CorrectionTo("", "VI.1", Extracted("VI.1"),
                    "See https://new.example.org or ask new@example.org."),
       CorrectionTo("", "III.4", Extracted("III.4"), Extracted("III.4")),
       CorrectionTo("", "gone", 1, 2)});
  const Json& choice = FieldIn(corrected, "V.1");
  EXPECT_EQ(choice["review"].dump(),
            std::string(R"({"by":"ana","at":"2026-05-04T09:30:00.000Z",)") +
                R"("action":"corrected","extracted":")" +
                (was_yes ? "yes" : "no") + "\"}");
  EXPECT_EQ(choice["options"][0]["checked"], !was_yes);
  EXPECT_EQ(choice["options"][1]["checked"], was_yes);
  EXPECT_EQ(choice["needs_review"], false);
  const Json& text = FieldIn(corrected, "VI.1");
  EXPECT_EQ(text["urls"], Json::array({"https://new.example.org"}));
  EXPECT_EQ(text["emails"], Json::array({"new@example.org"}));
  EXPECT_EQ(FieldIn(corrected, "III.4")["review"]["action"], "accepted");
  EXPECT_EQ(FieldIn(corrected, "III.4")["status"],
            FieldIn(response_, "III.4")["status"]);
  EXPECT_EQ(SchemaErrors("response", corrected.dump()), "");
}

}  // namespace
}  // namespace quaestor
