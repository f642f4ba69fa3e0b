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

}  // namespace
}  // namespace quaestor
