// parsers/mail_library.h: takes messages apart, with libraries that are loaded
// when the first one comes. Serves any number of threads.
#ifndef QUAESTOR_PARSERS_MAIL_LIBRARY_H_
#define QUAESTOR_PARSERS_MAIL_LIBRARY_H_

#include <string_view>

#include "parsers/mail_engine.h"

namespace quaestor {

// A message as it travels, or as Outlook saves it. Throws Error: kDamaged, and
// kUnknownKind where the libraries are missing.
MailMessage ParseMime(std::string_view bytes, const MailLimits& limits);
MailMessage ParseOutlook(std::string_view bytes, const MailLimits& limits);

// For processes that may open no file later. Never throws.
void PrepareMailLibrary();

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_MAIL_LIBRARY_H_
