// Messages and archives that were made, or damaged, to cost a reader dearly.
#include <gtest/gtest.h>

#include <string>

#include "parsers/containers.h"
#include "tests/parsers/container_items.h"
#include "tests/support/mail_files.h"
#include "tests/support/office_files.h"

namespace quaestor {
namespace {

TEST(HostileArchiveTest, WhatLiesBehindTooMuchDebrisIsNotLostSilently) {
  ContainerLimits limits;
  limits.max_items = 2;
  Parts files;
  for (int i = 0; i < 5; ++i) {
    files["__MACOSX/._" + std::to_string(i)] = "x";
  }
  files["a.pdf"] = kPdf;
  EXPECT_EQ(PartsOf(ItemsIn(MakeZip(files), limits), ItemKind::kDocument),
            Strings({"a.pdf"}));
  for (int i = 0; i < 30; ++i) {
    files["__MACOSX/._b" + std::to_string(i)] = "x";
  }
  const auto items = ItemsIn(MakeZip(files), limits);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].trouble, ErrorCode::kLimit);
}

TEST(HostileMessageTest, HostileTextsAreReadInTheTimeOfOthers) {
  for (const std::string piece : {"<!--", "<table><tr><td>", "<a", "</"}) {
    MailDraft draft;
    draft.text = "";
    for (int i = 0; i < 100'000; ++i) draft.html += piece;
    EXPECT_LE(ItemsIn(MakeMessage(draft)).size(), 1U);
  }
}

TEST(HostileArchiveTest, AnEmptyOneIsEmptyAndACutOneDamaged) {
  EXPECT_EQ(
      ItemsIn(std::string("PK\x05\x06", 4) + std::string(18, '\0')).size(), 0U);
  const std::string archive = MakeZip({{"a.pdf", kPdf}, {"b.pdf", kPdf}});
  const auto items = ItemsIn(archive.substr(0, archive.size() / 2));
  EXPECT_EQ(PartsOf(items, ItemKind::kTrouble), Strings({"..."}));
}

TEST(HostileMessageTest, PartsTooDeepAreNotLostSilently) {
  std::string message = "From: a@example.org\nSubject: x\nMIME-Version: 1.0\n";
  for (int i = 0; i < 1500; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    message += "Content-Type: multipart/mixed; boundary=" + boundary +
               "\n\n--" + boundary + "\n";
  }
  message += "Content-Type: application/pdf\n\n" + kPdf;
  const auto items = ItemsIn(message);
  EXPECT_EQ(PartsOf(items, ItemKind::kTrouble).size(), 1U);
}

TEST(HostileMessageTest, FilesOfACutWrappingAreNotLostSilently) {
  const std::string wrapped =
      MakeTnef({{"a.pdf", "", kPdf}, {"b.pdf", "", kPdf}});
  const std::size_t cut = wrapped.find("ATT", wrapped.find("ATT") + 1);
  const auto items = ItemsIn(MakeMessage(DraftWith(
      {{"winmail.dat", "application/ms-tnef", wrapped.substr(0, cut)}})));
  EXPECT_EQ(PartsOf(items, ItemKind::kDocument).front(), "winmail.dat/a.pdf");
  EXPECT_EQ(PartsOf(items, ItemKind::kTrouble), Strings({"winmail.dat/..."}));
  const auto empty = ItemsIn(MakeMessage(
      DraftWith({{"winmail.dat", "application/ms-tnef", MakeTnef({})}})));
  EXPECT_EQ(PartsOf(empty, ItemKind::kSkipped), Strings({"winmail.dat/..."}));
}

TEST(HostileMessageTest, AFileWithoutContentIsTrouble) {
  std::string message =
      MakeOutlookMessage(DraftWith({{"city.pdf", "application/pdf", kPdf}}));
  const std::string name(
      "3\0"
      "7\0"
      "0\0"
      "1\0"
      "0\0"
      "1\0"
      "0\0"
      "2\0",
      16);
  message[message.find(name)] = '4';
  EXPECT_EQ(PartsOf(ItemsIn(message), ItemKind::kTrouble),
            Strings({"city.pdf"}));
}

}  // namespace
}  // namespace quaestor
