// parsers/mail_engine.h: the seam between the program and the libraries that
// take messages apart. Plain data: no library's header is needed on either
// side. They live in a shared object of its own (parsers/mail/), because
// loading them takes longer than reading a PDF does.
#ifndef QUAESTOR_PARSERS_MAIL_ENGINE_H_
#define QUAESTOR_PARSERS_MAIL_ENGINE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/document.h"

namespace quaestor {

struct MailLimits {
  int max_depth = 8;     // messages in messages
  int max_parts = 5000;  // of one message, nested ones too
  std::size_t max_bytes = std::size_t{512} << 20U;  // of all parts, decoded
};

// What a message says that passes them.
inline std::string TooManyParts(const MailLimits& limits) {
  return "the message has more than " + std::to_string(limits.max_parts) +
         " parts, or more than " + std::to_string(limits.max_bytes >> 20U) +
         " MiB in them; save the returns out of it, and give them by "
         "themselves";
}

struct MailMessage;

// One part that holds no others, or a message that was attached.
struct MailPart {
  std::string media_type;     // in lower case, "text/plain"
  std::string charset;        // of the text, as the message says, or ""
  std::string name;           // as sent, in UTF-8; or ""
  std::string content_id;     // without angle brackets, or ""
  bool attachment = false;    // marked as such
  bool flowed = false;        // format=flowed
  bool delete_space = false;  // delsp=yes
  // Parts of one number show the same in several ways (multipart/alternative);
  // 0: there is one way.
  int alternative = 0;
  std::string bytes;                 // decoded
  std::vector<MailMessage> message;  // one, where a message was attached
  std::string trouble;               // why it could not be had, or ""
};

struct MailMessage {
  MessageFacts facts;
  std::vector<MailPart> parts;
  std::string trouble;  // why parts are missing, or ""
};

// What the shared object offers, under the name "QuaestorMailModule". Serves
// one thread at a time. Throws std::runtime_error where the bytes are none.
class MailModule {
 public:
  MailModule() = default;
  MailModule(const MailModule&) = delete;
  MailModule& operator=(const MailModule&) = delete;
  virtual ~MailModule() = default;

  // Loads what else is opened at need, the tables of charsets. Later no file
  // is opened.
  virtual void Prepare() = 0;

  // A message as it travels (RFC 5322 and MIME).
  virtual MailMessage ReadMime(std::string_view bytes,
                               const MailLimits& limits) = 0;
  // A message as Outlook saves it (.msg).
  virtual MailMessage ReadOutlook(std::string_view bytes,
                                  const MailLimits& limits) = 0;
};

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_MAIL_ENGINE_H_
