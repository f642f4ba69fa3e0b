#include "parsers/charset.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "parsers/text_decoding.h"
#include "parsers/unicode.h"

namespace quaestor {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

std::string LowerName(std::string_view charset) {
  std::string name;
  for (const char c : charset) {
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return name;
}

// What programs write that give these names: supersets of what they promise.
std::string MeantCharset(std::string_view charset) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 11>
      kMeant = {{{"iso-8859-1", "windows-1252"},
                 {"latin1", "windows-1252"},
                 {"us-ascii", "windows-1252"},
                 {"ascii", "windows-1252"},
                 {"iso-8859-9", "windows-1254"},
                 {"gb2312", "gb18030"},
                 {"gbk", "gb18030"},
                 {"euc-cn", "gb18030"},
                 {"shift_jis", "windows-31j"},
                 {"euc-kr", "windows-949"},
                 {"big5", "windows-950"}}};
  std::string name = LowerName(charset);
  for (const auto& [written, meant] : kMeant) {
    if (name == written) return std::string(meant);
  }
  return name;
}

// nullopt where there is no such charset.
std::optional<icu::UnicodeString> Decoded(std::string_view bytes,
                                          const std::string& charset) {
  UErrorCode error = U_ZERO_ERROR;
  const Converter converter(ucnv_open(charset.c_str(), &error), ucnv_close);
  if (U_FAILURE(error) || converter == nullptr) return std::nullopt;
  return icu::UnicodeString(bytes.data(), static_cast<int32_t>(bytes.size()),
                            converter.get(), error);
}

std::string Utf8(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

enum class LetterKind {
  kNone,
  kLatin,
  kCyrillic,
  kArabic,
  kGreek,
  kHan,  // with the syllables of Japanese
  kHangul
};

struct Letter {
  LetterKind kind = LetterKind::kNone;
  int worth = 0;
  bool upper = false;
};

bool IsIn(char32_t value, char32_t first, char32_t last) {
  return value >= first && value <= last;
}

// How likely the letter is to have been meant.
Letter LetterOf(char32_t c) {
  if (c < 0x80) {
    const bool letter = std::isalpha(static_cast<int>(c)) != 0;
    return {letter ? LetterKind::kLatin : LetterKind::kNone, 0,
            std::isupper(static_cast<int>(c)) != 0};
  }
  if (c == 0xFFFD || IsIn(c, 0x80, 0x9F) || IsIn(c, 0xE000, 0xF8FF)) {
    return {LetterKind::kNone, -8, false};
  }
  if (IsIn(c, 0xC0, 0x17F) && c != 0xD7 && c != 0xF7) {
    return {LetterKind::kLatin, 2, c <= 0xDE};
  }
  if (IsIn(c, 0x410, 0x44F)) return {LetterKind::kCyrillic, 2, c < 0x430};
  if (IsIn(c, 0x400, 0x4FF)) {
    return {LetterKind::kCyrillic, 0, c < 0x410};
  }
  if (IsIn(c, 0x386, 0x3CE)) return {LetterKind::kGreek, 1, c < 0x3AC};
  if (IsIn(c, 0x621, 0x64A)) return {LetterKind::kArabic, 2, false};
  if (IsIn(c, 0x3041, 0x30FE)) return {LetterKind::kHan, 4, false};
  if (IsIn(c, 0x4E00, 0x9FFF)) return {LetterKind::kHan, 3, false};
  if (IsIn(c, 0xAC00, 0xD7A3)) return {LetterKind::kHangul, 4, false};
  if (IsIn(c, 0x3001, 0x301F) || IsIn(c, 0xFF01, 0xFF5E)) {
    return {LetterKind::kHan, 1, false};
  }
  if (IsIn(c, 0x2010, 0x2026) || c == 0xA0 || c == 0xAB || c == 0xBB ||
      c == 0xB0 || c == 0x2116) {
    return {LetterKind::kNone, 0, false};
  }
  return {LetterKind::kNone, -3, false};
}

// Level 1 of GB 2312 holds the 3,755 characters in use; the rest of the plane
// is what other charsets look like when they are read so.
int UnusualChinese(std::string_view bytes) {
  int unusual = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) continue;
    const auto trail = static_cast<unsigned char>(bytes[++i]);
    const bool usual = (lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1) ||
                       ((lead == 0xA1 || lead == 0xA3) && trail >= 0xA1);
    unusual += usual ? 0 : 1;
  }
  return unusual;
}

int WorthOf(const icu::UnicodeString& text) {
  int worth = 0;
  Letter before;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const Letter letter = LetterOf(static_cast<char32_t>(text.char32At(i)));
    worth += letter.worth;
    const bool both =
        letter.kind != LetterKind::kNone && before.kind != LetterKind::kNone;
    // Latin letters stand beside Chinese ones, no other scripts do.
    const bool beside = letter.worth == 0 || before.worth == 0;
    const bool east = letter.kind == LetterKind::kHan ||
                      before.kind == LetterKind::kHan ||
                      letter.kind == LetterKind::kHangul;
    if (both && letter.kind != before.kind && !(east && beside)) worth -= 4;
    // Accented letters come one by one.
    if (letter.kind == LetterKind::kLatin && letter.worth > 0 &&
        before.kind == LetterKind::kLatin && before.worth > 0) {
      worth -= 3;
    }
    if (both && letter.kind == before.kind && letter.upper && !before.upper &&
        letter.worth > 0) {
      worth -= 3;
    }
    before = letter;
  }
  return worth;
}

struct Utf8Count {
  int letters = 0;  // beyond ASCII
  int wrong = 0;    // bytes that are none
};

Utf8Count CountUtf8(std::string_view bytes) {
  Utf8Count count;
  const auto size = static_cast<int32_t>(bytes.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (int32_t i = 0; i < size;) {
    UChar32 letter = 0;
    U8_NEXT(data, i, size, letter);
    count.wrong += letter < 0 ? 1 : 0;
    count.letters += letter >= 0x80 ? 1 : 0;
  }
  return count;
}

// UTF-8, perhaps with some damage, rather than another charset.
bool IsMostlyUtf8(std::string_view bytes) {
  const Utf8Count count = CountUtf8(bytes);
  return count.wrong == 0 || count.letters > 4 * count.wrong;
}

// In the order that decides between equals.
constexpr std::array kCandidates = {
    "windows-1252", "windows-1251", "ibm-437",     "ibm-866",
    "koi8-r",       "windows-31j",  "windows-949", "windows-950",
    "windows-1256", "windows-1253", "ibm-850",     "gb18030"};

}  // namespace

std::string GuessCharset(std::string_view bytes) {
  constexpr std::size_t kSample = 20'000;
  if (IsMostlyUtf8(bytes)) return "utf-8";
  bytes = bytes.substr(0, kSample);
  std::string best = "windows-1252";
  int best_worth = 0;
  bool first = true;
  for (const char* charset : kCandidates) {
    const auto text = Decoded(bytes, charset);
    if (!text) continue;
    int worth = WorthOf(*text);
    if (std::string_view(charset) == "gb18030") {
      worth += text->length() / 2 - 4 * UnusualChinese(bytes);
    }
    if (!first && worth <= best_worth) continue;
    best = charset;
    best_worth = worth;
    first = false;
  }
  return best;
}

std::string GuessText(std::string_view bytes) {
  const std::string charset = GuessCharset(bytes);
  if (charset == "utf-8") {
    return IsValidUtf8(bytes) ? std::string(bytes) : DecodeText(bytes);
  }
  const auto text = Decoded(bytes, charset);
  return text ? Utf8(*text) : "";
}

std::string DecodeCharset(std::string_view bytes, std::string_view charset) {
  const std::string meant = MeantCharset(charset);
  if (meant.empty() || IsValidUtf8(bytes)) {
    // Escape sequences are ASCII too.
    const bool escaped = bytes.find('\x1B') != std::string_view::npos ||
                         meant == "utf-7" || meant == "hz-gb-2312" ||
                         meant.starts_with("utf-16");
    if (!escaped || meant.empty()) return GuessText(bytes);
  }
  if (meant == "utf-8") return DecodeText(bytes);
  const auto text = Decoded(bytes, meant);
  const bool wrong = !text || text->indexOf(static_cast<UChar>(0xFFFD)) >= 0;
  return wrong ? GuessText(bytes) : Utf8(*text);
}

}  // namespace quaestor
