// What quaestor_mail.so offers.
#include "parsers/mail/mime_message.h"
#include "parsers/mail/outlook_message.h"
#include "parsers/mail_engine.h"

namespace quaestor {
namespace {

class InstalledMailModule : public MailModule {
 public:
  InstalledMailModule() {
    StartMime();
    StartOutlook();
  }

  void Prepare() override { KeepCharsets(); }

  MailMessage ReadMime(std::string_view bytes,
                       const MailLimits& limits) override {
    return ReadMimeMessage(bytes, limits);
  }

  MailMessage ReadOutlook(std::string_view bytes,
                          const MailLimits& limits) override {
    return ReadOutlookMessage(bytes, limits);
  }
};

}  // namespace
}  // namespace quaestor

extern "C" quaestor::MailModule* QuaestorMailModule() {
  static quaestor::InstalledMailModule* const module =
      new quaestor::InstalledMailModule;
  return module;
}
