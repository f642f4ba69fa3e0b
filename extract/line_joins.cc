#include "extract/line_joins.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "patterns/utf8.h"
#include "patterns/values.h"
#include "unicode/uchar.h"

namespace quaestor {
namespace {

constexpr std::string_view kSoftHyphen = "\xC2\xAD";
constexpr std::string_view kHyphen = "\xE2\x80\x90";  // U+2010
constexpr std::string_view kEnDash = "\xE2\x80\x93";

bool WritesWithoutSpaces(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC) != 0 ||
         (c >= 0x3000 && c <= 0x30FF) || (c >= 0xFF00 && c <= 0xFF60);
}

std::string_view LastWord(std::string_view text) {
  const auto space = text.find_last_of(" \n");
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

// From where the word begins to read like a URL or an address.
std::string_view UrlTail(std::string_view word) {
  for (const std::string_view start :
       {"http://", "https://", "HTTP://", "HTTPS://", "www.", "WWW."}) {
    const auto at = word.find(start);
    if (at != std::string_view::npos) return word.substr(at);
  }
  return {};
}

bool HasAny(std::string_view text, std::string_view characters) {
  return text.find_first_of(characters) != std::string_view::npos;
}

std::string_view WithoutClosing(std::string_view word) {
  while (!word.empty() && HasAny(word.substr(word.size() - 1), ".,;:!?)]\"'")) {
    word.remove_suffix(1);
  }
  return word;
}

// "Final_v2.1.pdf", "service=page", "mohua.gov.in/": no word of a sentence.
bool ReadsLikeUrlPart(std::string_view word) {
  word = WithoutClosing(word);
  if (HasAny(word, "/_=&%?#~+")) return true;
  const auto dot = word.find('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < word.size() &&
         std::isalnum(static_cast<unsigned char>(word[dot + 1])) != 0;
}

bool IsLowerOrDigit(std::string_view word) {
  return !word.empty() &&
         (std::islower(static_cast<unsigned char>(word.front())) != 0 ||
          std::isdigit(static_cast<unsigned char>(word.front())) != 0);
}

// Small words that go on with the sentence after a URL.
bool GoesOnWithSentence(std::string_view word) {
  static constexpr std::array kWords = {
      "and", "or",    "e",     "et",   "y",   "und",  "the",  "in",
      "to",  "for",   "is",    "are",  "was", "for",  "with", "de",
      "la",  "en",    "on",    "of",   "at",  "as",   "by",   "a",
      "an",  "o",     "ou",    "i",    "we",  "it",   "le",   "les",
      "que", "which", "where", "that", "has", "from", "also"};
  return std::find(kWords.begin(), kWords.end(), WithoutClosing(word)) !=
         kWords.end();
}

bool HostIsIncomplete(std::string_view url) {
  const auto scheme = url.find("://");
  std::string_view host =
      scheme == std::string_view::npos ? url : url.substr(scheme + 3);
  if (HasAny(host, "/?#")) return false;
  if (host.ends_with('.') || host.ends_with('-')) return true;
  const auto dots = std::count(host.begin(), host.end(), '.');
  return dots == 0 || (host.starts_with("www.") && dots == 1);
}

bool UrlGoesOn(std::string_view url, const LineBreak& at) {
  const std::string_view next = at.after;
  if (url.ends_with("://")) return IsLowerOrDigit(next);
  if (next.empty() || !UrlTail(next).empty() || HasAny(next, "@")) return false;
  const char last = url.back();
  if (HostIsIncomplete(url)) return IsLowerOrDigit(next);
  if (HasAny(next.substr(0, 1), "/?&=#%_")) return true;
  if (!HasAny(next.substr(0, 1), "(") &&
      std::isalnum(static_cast<unsigned char>(next.front())) == 0) {
    return false;
  }
  // No URL ends with a blank that is written out.
  if (HasAny({&last, 1}, "?&=_%#+~") || url.ends_with("%20")) return true;
  if (last == '-') return !GoesOnWithSentence(next) || ReadsLikeUrlPart(next);
  if (ReadsLikeUrlPart(next)) return true;
  if (last == '/' || last == '.') {
    return last == '/' && at.last_word && IsLowerOrDigit(next) &&
           !GoesOnWithSentence(next);
  }
  return false;
}

bool AddressGoesOn(std::string_view word, std::string_view next) {
  const auto sign = word.find('@');
  if (sign == std::string_view::npos) {
    return next.size() > 2 && next.front() == '@' &&
           next.find('.') != std::string_view::npos;
  }
  if (next.empty() || !IsLowerOrDigit(next)) return false;
  const char last = word.back();
  return last == '@' || last == '-' ||
         (last == '.' && !GoesOnWithSentence(next)) ||
         (word.find('.', sign) == std::string_view::npos &&
          ReadsLikeUrlPart(next));
}

bool SameTarget(std::string_view a, std::string_view b) {
  return !a.empty() && a == b;
}

// What a link says of a URL that stands before a line break: 1 goes on, -1
// ends there, 0 does not tell.
int LinkSays(std::string_view url, const LineBreak& at) {
  if (at.uri_before.empty()) return 0;
  const std::string target = FoldText(at.uri_before);
  const std::string shown = FoldText(url);
  const std::string both = shown + FoldText(WithoutClosing(at.after));
  if (target == shown || target == shown + "/") return -1;
  if (target.find(both) != std::string::npos) return 1;
  if (SameTarget(at.uri_before, at.uri_after) &&
      target.find(shown) != std::string::npos) {
    return 1;
  }
  return 0;
}

// The letters behind the last hyphen or slash of a word.
std::string_view LastRun(std::string_view word) {
  const auto at = word.find_last_of("-/(");
  return at == std::string_view::npos ? word : word.substr(at + 1);
}

Join JoinAtHyphen(std::string_view stem, std::string_view next, bool hyphenated,
                  const Vocabulary& vocabulary) {
  if (stem.empty()) return Join::kSpace;
  const bool letters =
      u_isalpha(static_cast<UChar32>(LastCharacter(stem))) != 0 &&
      u_islower(static_cast<UChar32>(FirstCharacter(next))) != 0;
  if (!letters) return Join::kNone;
  const std::string_view first = LastRun(stem);
  const std::string_view second = WithoutClosing(next);
  const std::string whole = FoldText(std::string(first) + std::string(second));
  if (vocabulary.Find(whole) != kNoKey) return Join::kDropHyphen;
  // Two known words are a compound, and one letter is no syllable.
  const bool compound = vocabulary.Find(FoldText(first)) != kNoKey &&
                        vocabulary.Find(FoldText(second)) != kNoKey &&
                        !hyphenated;
  const bool syllables = first.size() > 1 && second.size() > 1;
  return hyphenated && syllables && !compound ? Join::kDropHyphen : Join::kNone;
}

}  // namespace

Join JoinOver(const LineBreak& line_break, const Vocabulary& vocabulary) {
  const std::string_view word = LastWord(line_break.before);
  const std::string_view next = line_break.after;
  if (word.empty() || next.empty()) return Join::kSpace;
  if (word.ends_with(kSoftHyphen)) return Join::kDropHyphen;
  // Even behind a URL, which runs into the text that follows it.
  if (WritesWithoutSpaces(LastCharacter(word)) &&
      WritesWithoutSpaces(FirstCharacter(next))) {
    return Join::kNone;
  }
  const std::string_view url = UrlTail(word);
  if (!url.empty()) {
    const int told = LinkSays(url, line_break);
    if (told > 0) return Join::kNone;
    if (told == 0 && UrlGoesOn(url, line_break)) return Join::kUrl;
    return Join::kSpace;
  }
  if (AddressGoesOn(word, next)) return Join::kUrl;
  if (word.ends_with(kHyphen)) {
    // Browsers show this one only where they broke a word themselves.
    return word.size() > kHyphen.size() ? Join::kDropHyphen : Join::kSpace;
  }
  if (word.ends_with('-')) {
    return JoinAtHyphen(word.substr(0, word.size() - 1), next,
                        line_break.hyphenated, vocabulary);
  }
  if (word.size() > 1 && word.ends_with('/')) return Join::kNone;
  if (word.size() > kEnDash.size() && word.ends_with(kEnDash) &&
      u_isalnum(static_cast<UChar32>(FirstCharacter(next))) != 0) {
    return Join::kNone;
  }
  return Join::kSpace;
}

}  // namespace quaestor
