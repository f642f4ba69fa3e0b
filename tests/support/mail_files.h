// tests/support/mail_files.h: writes the messages of the tests, with the
// libraries that mail programs use.
#ifndef QUAESTOR_TESTS_SUPPORT_MAIL_FILES_H_
#define QUAESTOR_TESTS_SUPPORT_MAIL_FILES_H_

#include <string>
#include <vector>

namespace quaestor {

struct MailFile {
  std::string name;
  std::string type = "application/octet-stream";
  std::string bytes;
  bool inline_shown = false;  // Content-Disposition: inline
  std::string content_id{};
};

struct MailDraft {
  std::string from = "Ana Silva <ana@example.org>";
  std::string subject = "The form";
  std::string text = "Please find our answers attached.\n";
  std::string html{};  // beside the text
  std::vector<MailFile> files{};
  std::vector<std::string> forwarded{};  // whole messages
};

// Sent on 4 May 2026 with the id "1@example.org".
std::string MakeMessage(const MailDraft& draft);

// The same as Outlook saves it (.msg). One message may be forwarded with
// `inner`, which is a draft of its own.
std::string MakeOutlookMessage(const MailDraft& draft,
                               const MailDraft* inner = nullptr);

// A winmail.dat with these files. Names go in with `unicode` or in the old way.
std::string MakeTnef(const std::vector<MailFile>& files, bool unicode = true);

}  // namespace quaestor

#endif  // QUAESTOR_TESTS_SUPPORT_MAIL_FILES_H_
