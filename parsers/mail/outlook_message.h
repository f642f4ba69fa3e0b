// parsers/mail/outlook_message.h: messages as Outlook saves them (.msg), with
// libgsf. The properties are those of [MS-OXPROPS], laid out as [MS-OXMSG]
// says.
#ifndef QUAESTOR_PARSERS_MAIL_OUTLOOK_MESSAGE_H_
#define QUAESTOR_PARSERS_MAIL_OUTLOOK_MESSAGE_H_

#include <string_view>

#include "parsers/mail_engine.h"

namespace quaestor {

// To be called once, before anything else here.
void StartOutlook();

// See MailModule in mail_engine.h.
MailMessage ReadOutlookMessage(std::string_view bytes,
                               const MailLimits& limits);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_MAIL_OUTLOOK_MESSAGE_H_
