#include "parsers/pdf_open.h"

#include <Error.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Stream.h>
#include <goo/GooString.h>

#include <mutex>
#include <optional>

#include "parsers/error.h"

namespace quaestor {
namespace {

void CountTrouble(ErrorCategory category, Goffset /*position*/,
                  const char* /*message*/) {
  if (category != errSyntaxWarning) ++PopplerTroubles();
}

void PreparePoppler() {
  static std::once_flag once;
  std::call_once(once, [] {
    globalParams = std::make_unique<GlobalParams>();
    setErrorCallback(CountTrouble);
  });
}

[[noreturn]] void ThrowOpenError(const PDFDoc& document, bool had_password) {
  switch (document.getErrorCode()) {
    case errEncrypted:
      throw Error(ErrorCode::kEncrypted,
                  had_password
                      ? "the password does not open this PDF; check it"
                      : "the PDF is protected by a password; give it with "
                        "--password");
    case errPermission:
      throw Error(ErrorCode::kEncrypted,
                  "the PDF is encrypted in a way that cannot be read; save it "
                  "again without protection");
    default:
      throw Error(ErrorCode::kDamaged,
                  "the PDF is damaged and cannot be read; ask for the file "
                  "again or save it anew");
  }
}

}  // namespace

int& PopplerTroubles() {
  thread_local int troubles = 0;
  return troubles;
}

std::unique_ptr<PDFDoc> OpenPdf(std::string_view bytes,
                                const std::string& password) {
  PreparePoppler();
  std::optional<GooString> given;
  if (!password.empty()) given.emplace(password);
  auto* stream =
      new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()),
                    Object(objNull));  // the PDFDoc owns it
  auto document = std::make_unique<PDFDoc>(stream, given, given);
  if (!document->isOk()) ThrowOpenError(*document, !password.empty());
  return document;
}

}  // namespace quaestor
