// parsers/mail/mime_message.h: messages as they travel, with GMime.
#ifndef QUAESTOR_PARSERS_MAIL_MIME_MESSAGE_H_
#define QUAESTOR_PARSERS_MAIL_MIME_MESSAGE_H_

#include <string_view>

#include "parsers/mail_engine.h"

namespace quaestor {

// To be called once, before anything else here.
void StartMime();

// glibc loads the tables of a charset from a file when it is first used, and
// keeps them while somebody uses them. Afterwards no file is opened for the
// charsets that mail is written in.
void KeepCharsets();

// See MailModule in mail_engine.h.
MailMessage ReadMimeMessage(std::string_view bytes, const MailLimits& limits);

// What the header lines say; nothing else of `bytes` is read.
MessageFacts ReadHeaderFacts(std::string_view bytes);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_MAIL_MIME_MESSAGE_H_
