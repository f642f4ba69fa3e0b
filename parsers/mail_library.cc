#include "parsers/mail_library.h"

#include <mutex>
#include <stdexcept>
#include <string>

#include "parsers/error.h"
#include "parsers/loaded_module.h"

namespace quaestor {
namespace {

MailModule& LoadMailModule() {
  using Entry = MailModule* (*)();
  static MailModule& module = *reinterpret_cast<Entry>(
      LoadModuleEntry("quaestor_mail.so", "QuaestorMailModule",
                      "GMime and libgsf have to be installed (libgmime-3.0-0, "
                      "libgsf-1-114)"))();
  return module;
}

template <typename Read>
MailMessage WithModule(const Read& read) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  MailModule* module = nullptr;
  try {
    module = &LoadMailModule();
  } catch (const std::runtime_error& error) {
    throw Error(ErrorCode::kUnknownKind,
                std::string("this is a message, and ") + error.what());
  }
  try {
    return read(*module);
  } catch (const std::runtime_error& error) {
    throw Error(ErrorCode::kDamaged, error.what());
  }
}

}  // namespace

MailMessage ParseMime(std::string_view bytes, const MailLimits& limits) {
  return WithModule(
      [&](MailModule& module) { return module.ReadMime(bytes, limits); });
}

MailMessage ParseOutlook(std::string_view bytes, const MailLimits& limits) {
  return WithModule(
      [&](MailModule& module) { return module.ReadOutlook(bytes, limits); });
}

void PrepareMailLibrary() {
  try {
    WithModule([](MailModule& module) {
      module.Prepare();
      return MailMessage();
    });
  } catch (const Error&) {
    // Told when a message comes.
  }
}

}  // namespace quaestor
