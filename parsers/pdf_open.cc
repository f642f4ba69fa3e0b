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
#include "parsers/pdf_repair.h"
#include "parsers/unicode.h"

namespace quaestor {
namespace {

// A file in memory that lives as long as its document.
class OwningStream : public BaseMemStream<const char> {
 public:
  explicit OwningStream(std::unique_ptr<std::string> bytes)
      : BaseMemStream<const char>(bytes->data(), 0,
                                  static_cast<Goffset>(bytes->size()),
                                  Object(objNull)),
        bytes_(std::move(bytes)) {}

 private:
  std::unique_ptr<std::string> bytes_;
};

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

std::unique_ptr<PDFDoc> Load(BaseStream* stream, const std::string& password) {
  std::optional<GooString> given;
  if (!password.empty()) given.emplace(password);
  return std::make_unique<PDFDoc>(stream, given, given);  // owns the stream
}

std::unique_ptr<PDFDoc> LoadView(std::string_view bytes,
                                 const std::string& password) {
  return Load(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()),
                            Object(objNull)),
              password);
}

// Older kinds of protection know no UTF-8. "" where that changes nothing.
std::string InLatin1(const std::string& password) {
  std::string result;
  std::size_t position = 0;
  while (position < password.size()) {
    const std::uint32_t c = NextCodePoint(password, position);
    if (c > 0xFF) return "";
    result += static_cast<char>(static_cast<unsigned char>(c));
  }
  return result == password ? "" : result;
}

std::unique_ptr<PDFDoc> TryPasswords(std::string_view bytes,
                                     const std::string& password) {
  std::unique_ptr<PDFDoc> document = LoadView(bytes, password);
  const std::string latin = InLatin1(password);
  if (document->isOk() || document->getErrorCode() != errEncrypted ||
      latin.empty()) {
    return document;
  }
  return LoadView(bytes, latin);
}

bool NeedsRepair(PDFDoc& document) {
  if (document.isOk()) return document.getNumPages() <= 0;
  return document.getErrorCode() != errEncrypted &&
         document.getErrorCode() != errPermission;
}

// nullptr where mending does not lead to pages.
std::unique_ptr<PDFDoc> TryRepaired(std::string_view bytes,
                                    const std::string& password) {
  auto repaired = std::make_unique<std::string>(RepairPdf(bytes));
  if (repaired->empty()) return nullptr;
  std::unique_ptr<PDFDoc> document =
      Load(new OwningStream(std::move(repaired)), password);
  return document->isOk() && document->getNumPages() > 0 ? std::move(document)
                                                         : nullptr;
}

}  // namespace

int& PopplerTroubles() {
  thread_local int troubles = 0;
  return troubles;
}

std::unique_ptr<PDFDoc> OpenPdf(std::string_view bytes,
                                const std::string& password) {
  PreparePoppler();
  PopplerTroubles() = 0;
  std::unique_ptr<PDFDoc> document = TryPasswords(bytes, password);
  if (NeedsRepair(*document)) {
    std::unique_ptr<PDFDoc> repaired = TryRepaired(bytes, password);
    if (repaired != nullptr) document = std::move(repaired);
  }
  if (!document->isOk()) ThrowOpenError(*document, !password.empty());
  return document;
}

}  // namespace quaestor
