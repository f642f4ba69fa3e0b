// What quaestor_mail.so offers.
#include "parsers/mail/mime_message.h"
#include "parsers/mail_engine.h"

namespace quaestor {
namespace {

class GMimeModule : public MailModule {
 public:
  GMimeModule() { StartMime(); }

  void Prepare() override { KeepCharsets(); }

  MailMessage ReadMime(std::string_view bytes,
                       const MailLimits& limits) override {
    return ReadMimeMessage(bytes, limits);
  }

  MailMessage ReadOutlook(std::string_view /*bytes*/,
                          const MailLimits& /*limits*/) override {
    return {};
  }
};

}  // namespace
}  // namespace quaestor

extern "C" quaestor::MailModule* QuaestorMailModule() {
  static quaestor::GMimeModule* const module = new quaestor::GMimeModule;
  return module;
}
