// WhyNoDocument() of item_walk.h: what comes with messages and is no document.
#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

#include "parsers/file_kind.h"
#include "parsers/item_walk.h"
#include "parsers/picture_size.h"

namespace quaestor {
namespace {

struct KnownType {
  std::string_view start;  // of the media type
  std::string_view why;
};

constexpr std::string_view kSealed =
    "a message that is encrypted or signed as a whole (S/MIME), which cannot "
    "be "
    "opened: save what is in it from the mail program";

constexpr std::array kTypes = {
    KnownType{"text/calendar", "a calendar entry"},
    KnownType{"application/ics", "a calendar entry"},
    KnownType{"text/vcard", "a business card"},
    KnownType{"text/x-vcard", "a business card"},
    KnownType{"text/directory", "a business card"},
    KnownType{"application/pkcs7-signature", "a digital signature"},
    KnownType{"application/x-pkcs7-signature", "a digital signature"},
    KnownType{"application/pgp-signature", "a digital signature"},
    KnownType{"application/pkcs7-mime", kSealed},
    KnownType{"application/x-pkcs7-mime", kSealed},
    KnownType{"application/pgp-keys", "a key for encryption"},
    KnownType{"message/delivery-status", "a notice of delivery"},
    KnownType{"message/disposition-notification", "a notice of reading"},
    KnownType{"text/rfc822-headers", "the header lines of another message"},
    KnownType{"message/external-body", "a pointer to a file elsewhere"},
    KnownType{"audio/", "a sound"},
    KnownType{"video/", "a film"}};

// Where the type is wrong or missing, the first bytes tell.
constexpr std::array kBeginnings = {
    KnownType{"BEGIN:VCALENDAR", "a calendar entry"},
    KnownType{"BEGIN:VCARD", "a business card"},
    KnownType{"-----BEGIN PGP SIGNATURE", "a digital signature"},
    KnownType{"-----BEGIN PGP PUBLIC", "a key for encryption"}};

template <std::size_t size>
std::string Match(const std::array<KnownType, size>& known,
                  std::string_view text) {
  for (const KnownType& type : known) {
    if (text.starts_with(type.start)) return std::string(type.why);
  }
  return "";
}

// Logos and tracking pixels are small, banners are flat; a page that was
// photographed or scanned to be read is neither. What was attached as a file
// has the benefit of the doubt.
std::string WhyNoPage(const FoundFile& file) {
  constexpr int kShortestShown = 600;     // pixels: shown in a message's text
  constexpr int kShortestAttached = 300;  // pixels
  constexpr int kFlattest = 3;            // longer side to shorter one
  const std::optional<PictureSize> size = SizeOfPicture(file.bytes);
  if (!size) return "";
  const int shorter = std::min(size->width, size->height);
  const int longer = std::max(size->width, size->height);
  const bool shown = file.referenced && !file.attachment;
  const bool small = shorter < (shown ? kShortestShown : kShortestAttached);
  const bool flat = shown && longer / kFlattest > shorter;
  if (!small && !flat) return "";
  return "a picture of " + std::to_string(size->width) + " x " +
         std::to_string(size->height) +
         " pixels, such as a logo: too small for a page";
}

}  // namespace

std::string WhyNoDocument(const FoundFile& file) {
  if (file.bytes.empty()) return "an empty file";
  if (std::string why = Match(kTypes, file.media_type); !why.empty()) {
    // A return may travel under any name.
    const FileKind kind = TellFileKind(file.bytes, file.name).kind;
    const bool document = kind == FileKind::kPdf || kind == FileKind::kDocx ||
                          kind == FileKind::kOdt;
    if (!document) return why;
  }
  if (std::string why = Match(kBeginnings, file.bytes); !why.empty()) {
    return why;
  }
  const KindFound found = TellFileKind(file.bytes, file.name);
  if (found.kind == FileKind::kPicture) return WhyNoPage(file);
  if (found.kind == FileKind::kEmpty) return "an empty file";
  const bool readable = found.kind != FileKind::kOther || found.may_be_return;
  return readable ? "" : found.advice;
}

}  // namespace quaestor
