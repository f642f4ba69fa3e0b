#include "parsers/containers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/parsers/container_items.h"
#include "tests/support/mail_files.h"
#include "tests/support/office_files.h"

namespace quaestor {
namespace {

std::string BodyIn(const std::string& bytes) {
  for (const ContainerItem& item : ItemsIn(bytes)) {
    if (item.kind == ItemKind::kBody) return item.bytes;
  }
  return "";
}

// A PNG as far as its size.
std::string PngOf(int width, int height) {
  std::string png("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16);
  for (const int side : {width, height}) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      png += static_cast<char>(side >> shift & 0xFF);
    }
  }
  return png + std::string(32, '\1');
}

TEST(MessageTest, GivesItsAttachmentsWithWhatTheMessageSays) {
  const auto items =
      ItemsIn(MakeMessage(DraftWith({{"city.pdf", "application/pdf", kPdf}})));
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].kind, ItemKind::kBody);
  EXPECT_EQ(items[1].bytes, kPdf);
  ASSERT_TRUE(items[1].message);
  EXPECT_EQ(items[1].message->from, "Ana Silva <ana@example.org>");
  EXPECT_EQ(items[1].message->subject, "The form");
  EXPECT_EQ(items[1].message->date, "2026-05-04T09:30:00+02:00");
  EXPECT_EQ(items[1].message->id, "1@example.org");
  EXPECT_EQ(items[1].message->attachment, "city.pdf");
}

TEST(MessageTest, NamesAndSubjectsAreReadInEveryScript) {
  for (const std::string name : {"استبيان المدينة.pdf", "清河市问卷.pdf",
                                 "Анкета города.pdf", "Ñandú ŵ.pdf"}) {
    MailDraft draft = DraftWith({{name, "application/pdf", kPdf}});
    draft.subject = "Re: " + name;
    const auto items = ItemsIn(MakeMessage(draft));
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(items[1].name, name);
    EXPECT_EQ(items[1].message->subject, "Re: " + name);
  }
}

TEST(MessageTest, RawNamesAreReadInTheCharsetThatFits) {
  struct Case {
    std::string raw;
    std::string name;
  };
  const Case cases[] = {{"cit\xE9.pdf", "cité.pdf"},
                        {"\xC0\xED\xEA\xE5\xF2\xE0.pdf", "Анкета.pdf"},
                        {"\xC7\xE5\xBA\xD3\xCA\xD0.pdf", "清河市.pdf"},
                        {"cit\xC3\xA9.pdf", "cité.pdf"}};
  for (const auto& [raw, name] : cases) {
    const std::string message =
        "From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        "Content-Type: application/pdf\r\n"
        "Content-Disposition: attachment; filename=\"" +
        raw + "\"\r\n\r\n" + kPdf;
    EXPECT_EQ(DocumentsIn(message), Strings({name}));
  }
}

TEST(MessageTest, EncodedAndSplitNamesAreJoined) {
  const std::string message =
      "From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
      "Content-Type: application/pdf; name=\"=?koi8-r?B?4c7LxdTB?=.pdf\"\r\n"
      "Content-Disposition: attachment;\r\n"
      " filename*0*=utf-8''%D0%90%D0%BD%D0%BA;\r\n"
      " filename*1*=%D0%B5%D1%82%D0%B0;\r\n filename*2=.pdf\r\n\r\n" +
      kPdf;
  EXPECT_EQ(DocumentsIn(message), Strings({"Анкета.pdf"}));
}

TEST(MessageTest, WordsThatEndInPaddingAreJoined) {
  const std::string message =
      "From: =?utf-8?b?w4k=?=\r\n =?utf-8?b?bGlh?= <a@example.org>\r\n"
      "Subject: =?utf-8?b?UsOpcG9uc2U=?=\r\n =?UTF-8?B?IGRlIGw=?=\r\n"
      " =?utf-8?b?w6DDqQ==?= x =?utf-8?b?6Zeu5Q==?= =?utf-8?b?jbc=?=\r\n"
      "MIME-Version: 1.0\r\nContent-Type: application/pdf\r\n"
      "Content-Disposition: attachment;\r\n"
      " filename=\"=?utf-8?B?0JDQvdC60LXRgtCwINCz0L7RgNC+0LTQsA==?=\r\n"
      " =?utf-8?B?INC0LnBkZg==?=\"\r\n\r\n" +
      kPdf;
  const auto items = ItemsIn(message);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].name, "Анкета города д.pdf");
  EXPECT_EQ(items[0].message->subject, "Réponse de làé x 问卷");
  EXPECT_EQ(items[0].message->from, "Élia <a@example.org>");
}

TEST(MessageTest, NamesCannotLeadAnywhere) {
  const auto items = ItemsIn(MakeMessage(
      DraftWith({{"../../etc/passwd.pdf", "application/pdf", kPdf},
                 {"C:\\temp\\form.pdf", "application/pdf", kPdf + "2"},
                 {"", "application/pdf", kPdf + "3"},
                 {std::string(400, 'x') + ".pdf", "application/pdf", kPdf}})));
  ASSERT_EQ(items.size(), 5U);
  EXPECT_EQ(items[1].name, "passwd.pdf");
  EXPECT_EQ(items[2].name, "form.pdf");
  EXPECT_EQ(items[3].name, "attachment.pdf");
  EXPECT_LT(items[4].name.size(), 200U);
  EXPECT_TRUE(items[4].name.ends_with(".pdf"));
}

TEST(MessageTest, OfTenAttachmentsTheDocumentsAreTold) {
  MailDraft draft = DraftWith(
      {{"one.pdf", "application/octet-stream", kPdf},
       {"form.docx", "application/zip", MakeDocx(Paragraph("Yes"))},
       {"logo.png", "image/png", PngOf(200, 80)},
       {"pixel.png", "image/png", PngOf(1, 1), true, "p1"},
       {"meeting.ics", "text/calendar", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"},
       {"ana.vcf", "text/vcard", "BEGIN:VCARD\nEND:VCARD\n"},
       {"smime.p7s", "application/pkcs7-signature", "signature"},
       {"anim.gif", "image/gif", "GIF89a........"},
       {"empty.pdf", "application/pdf", ""},
       {"page.png", "image/png", PngOf(1700, 2200)}});
  const auto items = ItemsIn(MakeMessage(draft));
  EXPECT_EQ(PartsOf(items, ItemKind::kDocument),
            Strings({"one.pdf", "form.docx", "page.png"}));
  EXPECT_EQ(PartsOf(items, ItemKind::kSkipped).size(), 7U);
  for (const ContainerItem& item : items) {
    EXPECT_EQ(item.kind == ItemKind::kSkipped, !item.why.empty()) << item.part;
  }
}

TEST(MessageTest, PicturesShownInTheTextAreNoPagesUnlessTheyAreLarge) {
  MailDraft draft =
      DraftWith({{"banner.png", "image/png", PngOf(1400, 300), true, "b1"},
                 {"photo.png", "image/png", PngOf(3000, 4000), true, "b2"}});
  draft.html = "<p>See <img src=\"cid:b1\"> <img src=\"cid:b2\"></p>";
  EXPECT_EQ(DocumentsIn(MakeMessage(draft)), Strings({"photo.png"}));
}

TEST(MessageTest, ForwardedMessagesAreOpenedAndNameTheirOwnSender) {
  MailDraft inner = DraftWith({{"city.pdf", "application/pdf", kPdf}});
  inner.from = "Bo <bo@city.example>";
  MailDraft middle;
  middle.forwarded = {MakeMessage(inner)};
  MailDraft outer;
  outer.forwarded = {MakeMessage(middle)};
  const auto items = ItemsIn(MakeMessage(outer));
  const ContainerItem& last = items.back();
  EXPECT_EQ(last.part, "The form/The form/city.pdf");
  EXPECT_EQ(last.message->from, "Bo <bo@city.example>");
}

TEST(MessageTest, AMessageAttachedAsAFileIsOpened) {
  const std::string inner =
      MakeMessage(DraftWith({{"city.pdf", "application/pdf", kPdf}}));
  EXPECT_EQ(DocumentsIn(MakeMessage(
                DraftWith({{"mail.eml", "application/octet-stream", inner}}))),
            Strings({"mail.eml/city.pdf"}));
}

TEST(MessageTest, NestingComesToAnEnd) {
  std::string message =
      MakeMessage(DraftWith({{"city.pdf", "application/pdf", kPdf}}));
  for (int i = 0; i < 20; ++i) {
    MailDraft outer;
    outer.forwarded = {message};
    message = MakeMessage(outer);
  }
  const auto items = ItemsIn(message);
  EXPECT_EQ(PartsOf(items, ItemKind::kDocument), Strings());
  EXPECT_EQ(PartsOf(items, ItemKind::kTrouble).size(), 1U);
}

TEST(MessageTest, DeepAndManyPartsDoNoHarm) {
  std::string message = "From: a@b.c\nSubject: x\nMIME-Version: 1.0\n";
  for (int i = 0; i < 20'000; ++i) {
    message += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) +
               "\n\n--b" + std::to_string(i) + "\n";
  }
  ItemsIn(message);
}

TEST(MessageTest, DamageCostsNoMoreThanItHits) {
  const std::string whole = MakeMessage(
      DraftWith({{"a.pdf", "application/pdf", kPdf},
                 {"b.pdf", "application/pdf", kPdf + std::string(900, 'b')}}));
  // Without the end of its boundary, and cut within the last attachment.
  for (const std::size_t cut : {12U, 200U}) {
    EXPECT_EQ(DocumentsIn(whole.substr(0, whole.size() - cut)),
              Strings({"a.pdf", "b.pdf"}));
  }
}

TEST(MessageTest, TheTextIsDecodedAndUnwrapped) {
  const std::string message =
      "From: a@example.org\nSubject: x\nMIME-Version: 1.0\n"
      "Content-Type: text/plain; charset=koi8-r; format=flowed\n"
      "Content-Transfer-Encoding: 8bit\n\n"
      "\xE4\xC1, we \nhave one.\nNext\n";
  EXPECT_EQ(BodyIn(message), "Да, we have one.\nNext\n");
}

TEST(MessageTest, PlainTextIsPreferredUnlessHtmlHasBoxes) {
  MailDraft draft;
  draft.text = "Do you? Yes No\n";
  draft.html = "<p>Do you? <b>Yes</b> No</p>";
  EXPECT_EQ(BodyIn(MakeMessage(draft)), draft.text);
  draft.html =
      "<p>Do you? <input type=checkbox checked> Yes "
      "<input type=checkbox> No</p>";
  EXPECT_EQ(BodyIn(MakeMessage(draft)), "Do you?  ☒ Yes  ☐ No\n\n");
}

TEST(MailboxTest, GivesTheMessagesOfEveryDialect) {
  const std::string message =
      MakeMessage(DraftWith({{"city.pdf", "application/pdf", kPdf}}));
  const std::string from = "From ana@example.org Mon May  4 09:30:00 2026\n";
  const std::string quoted =
      "From: a@example.org\nSubject: x\nMessage-ID: <2@example.org>\n\n"
      ">From the start\n>>From there\n";
  const auto items = ItemsIn(from + message + "\n" + from + quoted + "\n" +
                             from + message + "\n");
  EXPECT_EQ(PartsOf(items, ItemKind::kDocument),
            Strings({"message 1/city.pdf", "message 3/city.pdf"}));
  ASSERT_EQ(items.size(), 5U);
  EXPECT_EQ(items[2].bytes, "From the start\n>From there\n\n");
}

TEST(MailboxTest, MessagesNeedNoEmptyLineBetweenThem) {
  const std::string from = "From ana@example.org Mon May  4 09:30:00 2026\n";
  const std::string message =
      "From: a@example.org\nSubject: x\nMessage-ID: <2@example.org>\n\n"
      "One\nFrom ana@example.org I hear:\nSubject: none\n"
      "From ana@example.org Mon May  4 09:30:00 2026\nwe go on.\n";
  const auto items = ItemsIn(from + message + from + message);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_TRUE(items[0].bytes.ends_with("we go on.\n"));
  EXPECT_EQ(items[1].bytes, items[0].bytes);
}

TEST(MailboxTest, ALengthKeepsUnquotedLinesInTheirMessage) {
  const std::string body = "One\n\nFrom here 2026 on\nSubject: no\n";
  const std::string from = "From ana@example.org Mon May  4 09:30:00 2026\n";
  const std::string mailbox =
      from + "From: a@example.org\nMessage-ID: <2@x>\nContent-Length: " +
      std::to_string(body.size()) + "\n\n" + body + "\n" + from +
      "From: b@example.org\nMessage-ID: <3@x>\n\nTwo\n";
  const auto items = ItemsIn(mailbox);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].bytes, body);
}

TEST(MailboxTest, ItemsAreFoundAgainAtTheirPlaces) {
  const std::string from = "From ana@example.org Mon May  4 09:30:00 2026\r\n";
  std::string mailbox;
  for (int i = 0; i < 5; ++i) {
    const std::string file = kPdf + std::to_string(i);
    mailbox += from + MakeMessage(DraftWith({{"a.pdf", "application/pdf", file},
                                             {"b.pdf", "text/plain", file}}));
    mailbox += "\r\n";
  }
  const auto items = ItemsIn(mailbox);
  EXPECT_EQ(items.size(), 15U);
  for (const ContainerItem& item : items) {
    const ContainerItem again = ReadItem(mailbox, item.place, {});
    EXPECT_EQ(again.bytes, item.bytes);
    EXPECT_EQ(again.name, item.name);
  }
}

TEST(OutlookTest, GivesAttachmentsAndForwardedMessages) {
  MailDraft draft = DraftWith({{"清河市问卷.pdf", "application/pdf", kPdf}});
  draft.subject = "Анкета";
  MailDraft inner = DraftWith({{"inner.pdf", "application/pdf", kPdf + "2"}});
  inner.from = "Bo <bo@city.example>";
  const auto items = ItemsIn(MakeOutlookMessage(draft, &inner));
  EXPECT_EQ(PartsOf(items, ItemKind::kDocument),
            Strings({"清河市问卷.pdf", "The form/inner.pdf"}));
  EXPECT_EQ(items[1].message->subject, "Анкета");
  EXPECT_EQ(items[1].message->from, "Ana Silva <ana@example.org>");
  EXPECT_EQ(items[1].message->date, "2026-05-04T07:30:00+00:00");
  EXPECT_EQ(items[1].message->id, "1@example.org");
  EXPECT_EQ(items.back().message->from, "Bo <bo@city.example>");
}

TEST(OutlookTest, AnAttachedOldWordDocumentDoesNotMakeItOne) {
  const std::string old("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24);
  const std::string message =
      MakeOutlookMessage(DraftWith({{"old.doc", "application/msword", old},
                                    {"city.pdf", "application/pdf", kPdf}}));
  EXPECT_EQ(TellContainerKind(message), ContainerKind::kMessage);
  EXPECT_EQ(DocumentsIn(message).back(), "city.pdf");
}

TEST(TnefTest, WrappedFilesAreUnwrapped) {
  for (const bool unicode : {true, false}) {
    const std::string wrapped = MakeTnef(
        {{"Réponse.pdf", "", kPdf}, {"b.pdf", "", kPdf + "b"}}, unicode);
    const auto items = ItemsIn(MakeMessage(
        DraftWith({{"winmail.dat", "application/ms-tnef", wrapped}})));
    EXPECT_EQ(PartsOf(items, ItemKind::kDocument),
              Strings({"winmail.dat/Réponse.pdf", "winmail.dat/b.pdf"}));
    EXPECT_EQ(items[1].bytes, kPdf);
  }
}

TEST(TnefTest, AWrappingSavedByItselfIsOpened) {
  EXPECT_EQ(DocumentsIn(MakeTnef({{"a.pdf", "", kPdf}})), Strings({"a.pdf"}));
}

TEST(TnefTest, CutFilesDoNoHarm) {
  const std::string wrapped = MakeTnef({{"a.pdf", "", kPdf}});
  for (std::size_t size = 0; size < wrapped.size(); ++size) {
    ItemsIn(MakeMessage(DraftWith(
        {{"winmail.dat", "application/ms-tnef", wrapped.substr(0, size)}})));
  }
}

TEST(ArchiveTest, GivesItsFilesAndThoseOfAnArchiveInIt) {
  const std::string inner = MakeZip({{"b.pdf", kPdf + "b"}});
  const auto items = ItemsIn(MakeZip({{"../../a.pdf", kPdf},
                                      {"folder/inner.zip", inner},
                                      {"__MACOSX/._a.pdf", "debris"}}));
  EXPECT_EQ(PartsOf(items, ItemKind::kDocument),
            Strings({"a.pdf", "folder/inner.zip/b.pdf"}));
  EXPECT_EQ(items.size(), 2U);
}

TEST(ArchiveTest, ArchivesBeyondThatAreTrouble) {
  const std::string inner = MakeZip({{"b.pdf", kPdf}});
  const std::string middle = MakeZip({{"inner.zip", inner}});
  const auto items = ItemsIn(MakeZip({{"a.pdf", kPdf}, {"m.zip", middle}}));
  EXPECT_EQ(PartsOf(items, ItemKind::kDocument), Strings({"a.pdf"}));
  EXPECT_EQ(PartsOf(items, ItemKind::kTrouble).size(), 1U);
}

TEST(ArchiveTest, OfficeFilesAreNone) {
  EXPECT_EQ(TellContainerKind(MakeDocx(Paragraph("Yes"))),
            ContainerKind::kNone);
  EXPECT_EQ(TellContainerKind(MakeOdt("Yes")), ContainerKind::kNone);
  EXPECT_EQ(TellContainerKind(MakeZip({{"a.pdf", kPdf}})),
            ContainerKind::kArchive);
}

TEST(ArchiveTest, ABombIsTroubleAndTheRestIsRead) {
  const std::string zeros(40 << 20, '0');
  const auto items =
      ItemsIn(MakeZip({{"a.pdf", kPdf}, {"b.txt", zeros}}, true));
  EXPECT_EQ(PartsOf(items, ItemKind::kDocument), Strings({"a.pdf"}));
  EXPECT_EQ(PartsOf(items, ItemKind::kTrouble), Strings({"b.txt"}));
}

TEST(ArchiveTest, BudgetsAreKept) {
  Parts parts;
  for (int i = 0; i < 30; ++i) {
    parts[std::to_string(i) + ".pdf"] = kPdf + std::string(1000, 'x');
  }
  ContainerLimits few;
  few.max_items = 10;
  const auto counted = ItemsIn(MakeZip(parts), few);
  EXPECT_EQ(PartsOf(counted, ItemKind::kDocument).size(), 10U);
  EXPECT_EQ(PartsOf(counted, ItemKind::kTrouble).size(), 1U);
  ContainerLimits small;
  small.max_total_bytes = 5000;
  const auto weighed = ItemsIn(MakeZip(parts), small);
  EXPECT_EQ(PartsOf(weighed, ItemKind::kDocument).size(), 4U);
  EXPECT_EQ(PartsOf(weighed, ItemKind::kTrouble).size(), 1U);
}

TEST(ArchiveTest, ItemsAreFoundAgainAtTheirPlaces) {
  const std::string archive =
      MakeZip({{"a.pdf", kPdf},
               {"b.eml", MakeMessage(DraftWith({{"c.pdf", "x/y", kPdf + "c"},
                                                {"d.pdf", "x/y", kPdf}}))},
               {"e.zip", MakeZip({{"f.pdf", kPdf + "f"}})}});
  const auto items = ItemsIn(archive);
  EXPECT_EQ(PartsOf(items, ItemKind::kDocument).size(), 4U);
  for (const ContainerItem& item : items) {
    EXPECT_EQ(ReadItem(archive, item.place, {}).bytes, item.bytes) << item.part;
  }
}

// As Info-ZIP adds the times of each file.
TEST(ArchiveTest, EntriesWithExtraFieldsAreRead) {
  const std::string extra("UT\x05\0\x03\0\0\0\0", 9);
  std::string archive = MakeZip({{"a.pdf", kPdf}});
  const std::size_t record = archive.find("PK\x01\x02");
  const std::size_t end = archive.find("PK\x05\x06");
  archive[record + 30] = static_cast<char>(extra.size());
  archive[end + 12] = static_cast<char>(archive[end + 12] + extra.size());
  archive.insert(record + 46 + 5, extra);
  EXPECT_EQ(DocumentsIn(archive), Strings({"a.pdf"}));
}

TEST(ArchiveTest, LockedFilesAskForThePassword) {
  const std::string locked = MakeZip({{"a.txt", "x"}});
  std::string bytes = locked;
  // The flag of a locked file, in both records of it.
  bytes[6] = static_cast<char>(bytes[6] | 1);
  bytes[bytes.find("PK\x01\x02") + 8] |= 1;
  const auto items = ItemsIn(bytes);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].kind, ItemKind::kTrouble);
  EXPECT_EQ(items[0].trouble, ErrorCode::kEncrypted);
}

}  // namespace
}  // namespace quaestor
