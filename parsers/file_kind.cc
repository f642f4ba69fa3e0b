#include "parsers/file_kind.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "parsers/ascii.h"
#include "parsers/compound_file.h"
#include "parsers/error.h"
#include "parsers/heif_library.h"
#include "parsers/mail_kind.h"
#include "parsers/office_package.h"
#include "parsers/text_decoding.h"
#include "parsers/tnef.h"

namespace quaestor {
namespace {

struct Signature {
  std::string_view bytes;
  std::string_view advice;
  bool may_be_return = true;
};

using std::string_view_literals::operator""sv;

constexpr std::string_view kPicture =
    "this is a picture of a kind that cannot be read; save it as PDF, PNG, "
    "JPEG or TIFF";

constexpr std::array<Signature, 8> kSignatures = {{
    {"{\\rtf"sv,
     "this is a rich text document (.rtf), which cannot be read; open it in "
     "Word and save it as .docx or PDF"},
    {"GIF8"sv, kPicture, false},
    {"%!PS"sv,
     "this is a PostScript file, which cannot be read; convert it to PDF"},
    {"\x1F\x8B"sv, "this is a compressed file (.gz); unpack it first"},
    {"7z\xBC\xAF\x27\x1C"sv, "this is an archive (.7z); unpack it first"},
    {"Rar!\x1A\x07"sv, "this is an archive (.rar); unpack it first"},
    {"SQLite format 3\0"sv,
     "this is a database, and a returned questionnaire is needed", false},
    {"\x7F"
     "ELF"sv,
     "this is a program, and a returned questionnaire is needed", false},
}};

bool Holds(std::string_view bytes, std::string_view part) {
  return bytes.find(part) != std::string_view::npos;
}

constexpr std::string_view kSaveAs =
    "; open it in its program and save it as .docx or PDF";

KindFound Unreadable(std::string_view what, std::string_view remedy,
                     bool may_be_return = false) {
  return {FileKind::kOther,
          "this is " + std::string(what) + std::string(remedy), may_be_return};
}

KindFound Archive() {
  return {FileKind::kArchive, "this is an archive (.zip); unpack it first"};
}

// By the list of contents that office files of Microsoft have.
KindFound KindOfOoxml(std::string_view types) {
  if (Holds(types, "wordprocessingml.document.main") ||
      Holds(types, "wordprocessingml.template.main") ||
      Holds(types, "ms-word.document.macroEnabled.main") ||
      Holds(types, "ms-word.template.macroEnabledTemplate.main")) {
    return {FileKind::kDocx, ""};
  }
  if (Holds(types, "spreadsheetml") || Holds(types, "ms-excel")) {
    return Unreadable("a spreadsheet (.xlsx), which cannot be read",
                      "; save it as PDF");
  }
  if (Holds(types, "presentationml") || Holds(types, "ms-powerpoint")) {
    return Unreadable("a presentation (.pptx), which cannot be read",
                      "; save it as PDF");
  }
  return Unreadable("an office file of an unknown kind", kSaveAs, true);
}

KindFound KindOfOpenDocument(std::string_view type) {
  constexpr std::string_view kOpenDocument =
      "application/vnd.oasis.opendocument.";
  if (!type.starts_with(kOpenDocument)) {
    return Archive();
  }
  type.remove_prefix(kOpenDocument.size());
  if (type.starts_with("text")) return {FileKind::kOdt, ""};
  if (type.starts_with("spreadsheet")) {
    return Unreadable("a spreadsheet (.ods), which cannot be read",
                      "; save it as PDF");
  }
  if (type.starts_with("presentation")) {
    return Unreadable("a presentation (.odp), which cannot be read",
                      "; save it as PDF");
  }
  return Unreadable("an OpenDocument file that holds no text", kSaveAs);
}

// What is left of a damaged archive shows in the names of its first entries.
KindFound KindOfDamagedZip(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 8192);
  if (Holds(head, "word/") || Holds(head, "[Content_Types].xml")) {
    return {FileKind::kDocx, ""};
  }
  if (Holds(head, "opendocument.text")) return {FileKind::kOdt, ""};
  // Where its directory is whole, so are some of its files.
  return {FileKind::kArchive,
          "this is a damaged archive (.zip); ask the sender for it again"};
}

KindFound KindOfZip(std::string_view bytes) {
  try {
    OfficePackage package(bytes);
    if (const auto types = package.Read("[Content_Types].xml")) {
      return KindOfOoxml(*types);
    }
    if (package.Has("word/document.xml")) return {FileKind::kDocx, ""};
    if (const auto type = package.Read("mimetype")) {
      return KindOfOpenDocument(Trim(*type));
    }
    if (package.Has("Index/Document.iwa") || package.Has("Index.zip") ||
        package.Has("index.apxl") || package.Has("index.xml")) {
      return Unreadable(
          "a file of Pages, Numbers or Keynote, which cannot be read",
          "; open it there and export it as Word or PDF", true);
    }
  } catch (const Error& error) {
    if (error.code() == ErrorCode::kLimit) {
      return Archive();
    }
    return KindOfDamagedZip(bytes);
  }
  return Archive();
}

KindFound KindOfCompoundFile(std::string_view bytes) {
  const TopEntries top = TopOfCompoundFile(bytes);
  const auto holds = [&](std::string_view name) {
    return std::find(top.names.begin(), top.names.end(), name) !=
           top.names.end();
  };
  if (holds("EncryptedPackage")) {
    return {FileKind::kOther,
            "this office file is locked with a password; ask the sender for "
            "one without",
            true};
  }
  if (holds("WordDocument")) {
    return Unreadable("an old Word document (.doc), which cannot be read",
                      kSaveAs, true);
  }
  if (!top.whole) {
    return Unreadable(
        "a file of Outlook or of an old office program (.msg, .doc, .xls) that "
        "is damaged or incomplete",
        "; ask the sender for it again", true);
  }
  return Unreadable(
      "an old Microsoft Office file (.xls, .ppt), which cannot be read",
      "; save it as PDF");
}

bool IsHtml(std::string_view bytes) {
  const std::string head = LowerCase(Trim(bytes.substr(0, 1024)));
  return head.starts_with("<!doctype html") || head.starts_with("<html") ||
         (head.starts_with("<?xml") && Holds(head, "<html"));
}

std::optional<KindFound> KindOfMail(std::string_view bytes,
                                    std::string_view name) {
  constexpr std::string_view kAdvice =
      "this is an e-mail message, which holds no document by itself; open it "
      "with \"quaestor extract\"";
  if (IsOutlookMessage(bytes) || IsTnef(bytes)) {
    return KindFound{FileKind::kMessage, std::string(kAdvice)};
  }
  if (LooksLikeMailbox(bytes)) {
    return KindFound{FileKind::kMailbox, std::string(kAdvice)};
  }
  const bool text = name.ends_with(".txt") || name.ends_with(".md");
  if (LooksLikeMessage(bytes, text)) {
    return KindFound{FileKind::kMessage, std::string(kAdvice)};
  }
  return std::nullopt;
}

// Films of telephones begin in the same way, with another brand.
bool IsFilm(std::string_view bytes) {
  return bytes.substr(0, 12)
             .substr(std::min<std::size_t>(bytes.size(), 4))
             .starts_with("ftyp") &&
         !IsHeif(bytes);
}

std::optional<KindFound> KindBySignature(std::string_view bytes) {
  if (IsCompoundFile(bytes)) return KindOfCompoundFile(bytes);
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) {
      return KindFound{FileKind::kOther, std::string(signature.advice),
                       signature.may_be_return};
    }
  }
  const bool webp = bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP";
  if (webp) return KindFound{FileKind::kOther, std::string(kPicture), false};
  if (IsFilm(bytes)) {
    return Unreadable("a film", ", and a returned questionnaire is needed");
  }
  if (IsHtml(bytes)) {
    return Unreadable("a web page (.html), which cannot be read yet",
                      "; print it to PDF");
  }
  return std::nullopt;
}

// Of the kinds that are read.
bool IsPicture(std::string_view bytes) {
  return bytes.starts_with("\x89PNG\r\n\x1A\n"sv) ||
         bytes.starts_with("\xFF\xD8\xFF"sv) || bytes.starts_with("II*\0"sv) ||
         bytes.starts_with("MM\0*"sv) || IsHeif(bytes);
}

bool IsPdf(std::string_view bytes) {
  return Holds(bytes.substr(0, 1024), "%PDF-");
}

// Control characters that no text has, and what is left of it as letters.
bool LooksLikeText(std::string_view bytes) {
  constexpr std::size_t kSample = 65536;
  const std::string text = DecodeText(bytes.substr(0, kSample));
  const std::size_t zeros = static_cast<std::size_t>(std::count(
      bytes.begin(),
      bytes.begin() +
          static_cast<std::ptrdiff_t>(std::min(bytes.size(), kSample)),
      '\0'));
  const std::size_t sample = std::min(bytes.size(), kSample);
  std::size_t control = 0;
  for (const char c : bytes.substr(0, kSample)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' &&
        byte != '\f' && byte != 0) {
      ++control;
    }
  }
  // UTF-16 has a zero in every second byte; elsewhere zeros are damage.
  const bool wide = text.size() + 4 < sample && zeros * 5 > sample;
  if (!wide && zeros * 20 > sample) return false;
  return control * (wide ? 10 : 50) <= sample && !Trim(text).empty();
}

}  // namespace

KindFound TellFileKind(std::string_view bytes, std::string_view name) {
  if (bytes.empty() || Trim(DecodeText(bytes.substr(0, 4096))).empty()) {
    const bool nothing = std::all_of(bytes.begin(), bytes.end(), [](char c) {
      return std::isspace(static_cast<unsigned char>(c)) != 0;
    });
    if (nothing) return {FileKind::kEmpty, ""};
  }
  const std::string lower = LowerCase(name);
  // Ahead of PDF, which may have anything before it: a PDF that is not packed
  // begins soon after the beginning of what holds it.
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) {
    return KindOfZip(bytes);
  }
  if (const auto mail = KindOfMail(bytes, lower)) return *mail;
  if (IsPdf(bytes)) return {FileKind::kPdf, ""};
  if (IsPicture(bytes)) return {FileKind::kPicture, ""};
  if (auto found = KindBySignature(bytes)) return *std::move(found);
  // Damaged beyond its header, but meant as a PDF: its reader says so best.
  if (LooksLikeText(bytes) && !lower.ends_with(".pdf")) {
    return {FileKind::kText, ""};
  }
  if (lower.ends_with(".pdf")) return {FileKind::kPdf, ""};
  return {FileKind::kOther,
          "this is no kind of file that can be read; PDF, pictures, Word "
          "(.docx, .odt), Markdown and plain text can"};
}

}  // namespace quaestor
