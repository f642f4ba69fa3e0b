// FindUrls and FindBareDomains of values.h.
#include <re2/re2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "patterns/mapped_text.h"
#include "patterns/values.h"
#include "patterns/word_data.h"

namespace quaestor {
namespace {

// A character and where the next one begins.
struct CodePoint {
  UChar32 value = 0;
  std::size_t next = 0;
};

CodePoint CodePointAt(std::string_view text, std::size_t offset) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  auto next = static_cast<std::int64_t>(offset);
  UChar32 c = 0;
  U8_NEXT(bytes, next, size, c);
  return {c, static_cast<std::size_t>(next)};
}

char LowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool IsAsciiLetterOrDigit(char c) {
  const char lower = LowerAscii(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
}

// Scripts written without spaces: what follows a URL is glued to it.
bool IsUnspacedScript(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_HANGUL:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

// What no URL holds, escaped or not.
bool EndsUrl(UChar32 c) {
  if (c < 0) return true;
  if (c < 0x80) {
    return c <= ' ' || c == 0x7F || c == '<' || c == '>' || c == '"' ||
           c == '`' || c == '|' || c == '\\' || c == '{' || c == '}';
  }
  if (c == 0x2013 || c == 0x2014) return false;  // typed into a path by Word
  const auto type = u_charType(c);
  return u_ispunct(c) || u_isspace(c) || type == U_CONTROL_CHAR ||
         type == U_PRIVATE_USE_CHAR || type == U_OTHER_SYMBOL;
}

// Whether a character of an unspaced script continues the URL text[begin,
// at). "https://x.cn/wiki/北京" goes on; in "https://x.cn/请见" and
// "https://x.cn/a请见" the sentence does.
bool ContinuesUnspaced(std::string_view text, std::size_t begin,
                       std::size_t at) {
  const std::string_view url = text.substr(begin, at - begin);
  const auto host = url.find("//");
  const std::size_t host_begin = host == std::string_view::npos ? 0 : host + 2;
  const auto path = url.find('/', host_begin);
  const char before = url.back();
  if (path == std::string_view::npos) {
    return before == '.' || before == '/' ||
           static_cast<unsigned char>(before) >= 0x80;
  }
  if (static_cast<unsigned char>(before) >= 0x80) return true;
  if (before == '=' || before == '-' || before == '_') return true;
  return before == '/' && path + 1 < url.size();
}

bool BeginsUrl(std::string_view text, std::size_t at) {
  static const RE2 kStart(R"((?i)^https?://)");
  return RE2::PartialMatch(
      re2::StringPiece(text.data() + at,
                       std::min<std::size_t>(text.size() - at, 10)),
      kStart);
}

// Whether a second URL begins at `at` inside the first. One in a path or a
// parameter ("/web/2020/https://", "?url=https://") belongs to the first.
bool SecondUrlBegins(std::string_view text, std::size_t begin, std::size_t at) {
  if (!BeginsUrl(text, at) || at < begin + 8) return false;
  const char before = text[at - 1];
  if (before != '/') {
    return std::string_view("=:?&%(#").find(before) == std::string_view::npos;
  }
  return text.find('/', begin + 8) == at - 1;
}

// "," or ";" with the next URL right behind it.
bool SeparatesUrls(std::string_view text, std::size_t at) {
  if (text[at] != ',' && text[at] != ';') return false;
  return BeginsUrl(text, at + 1) || text.substr(at + 1, 4) == "www.";
}

// "&gt;", "&quot;", ...: an escaped sign that ends a URL.
bool EntityEndsUrl(std::string_view text, std::size_t at) {
  static const RE2 kEntity(R"(^&(?:lt|gt|quot|nbsp|#39|#34|#60|#62);)");
  return text[at] == '&' &&
         RE2::PartialMatch(
             re2::StringPiece(text.data() + at,
                              std::min<std::size_t>(text.size() - at, 8)),
             kEntity);
}

// The end of the run of characters that may belong to a URL.
std::size_t EndOfRun(std::string_view text, std::size_t begin,
                     std::size_t after_scheme) {
  std::size_t at = after_scheme;
  while (at < text.size()) {
    const CodePoint c = CodePointAt(text, at);
    if (EndsUrl(c.value) || SeparatesUrls(text, at) ||
        EntityEndsUrl(text, at) || SecondUrlBegins(text, begin, at)) {
      break;
    }
    if (c.value >= 0x80 && IsUnspacedScript(c.value) &&
        !ContinuesUnspaced(text, begin, at)) {
      break;
    }
    at = c.next;
  }
  return at;
}

// The end before a bracket that opens or closes without its partner.
std::size_t EndOfBalanced(std::string_view text, std::size_t begin,
                          std::size_t end) {
  std::vector<std::size_t> open;
  for (std::size_t at = begin; at < end; ++at) {
    const char c = text[at];
    if (c == '(' || c == '[') open.push_back(at);
    if (c != ')' && c != ']') continue;
    const char partner = c == ')' ? '(' : '[';
    if (open.empty() || text[open.back()] != partner) return at;
    open.pop_back();
  }
  return open.empty() ? end : open.front();
}

std::size_t EndWithoutPunctuation(std::string_view text, std::size_t begin,
                                  std::size_t end) {
  constexpr std::string_view kClosing = ".,;:!?'*~\"";
  while (end > begin) {
    if (kClosing.find(text[end - 1]) != std::string_view::npos) {
      --end;
    } else if (text.substr(0, end).ends_with("\u2013") ||
               text.substr(0, end).ends_with("\u2014")) {
      end -= 3;
    } else {
      break;
    }
  }
  return end;
}

struct UrlParts {
  std::string user;  // with its '@'
  std::string host;
  std::string port;  // without ':'
  std::string rest;  // from '/', '?' or '#'
};

UrlParts Split(std::string_view after_scheme) {
  UrlParts parts;
  const auto rest = after_scheme.find_first_of("/?#");
  std::string_view authority = after_scheme.substr(0, rest);
  if (rest != std::string_view::npos) parts.rest = after_scheme.substr(rest);
  if (const auto at = authority.rfind('@'); at != std::string_view::npos) {
    parts.user = authority.substr(0, at + 1);
    authority.remove_prefix(at + 1);
  }
  if (const auto colon = authority.rfind(':');
      colon != std::string_view::npos) {
    parts.port = authority.substr(colon + 1);
    authority = authority.substr(0, colon);
  }
  parts.host = FoldText(authority);
  return parts;
}

bool IsLabel(std::string_view label) {
  if (label.empty() || label.size() > 190) return false;
  if (label.front() == '-' || label.back() == '-') return false;
  return std::all_of(label.begin(), label.end(), [](char c) {
    return IsAsciiLetterOrDigit(c) || c == '-' || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

bool IsIpAddress(std::string_view host) {
  static const RE2 kAddress(
      R"((?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d))");
  return RE2::FullMatch(re2::StringPiece(host.data(), host.size()), kAddress);
}

// Whether a host can be one on the public internet.
bool IsHost(std::string_view host) {
  if (IsIpAddress(host)) return true;
  std::size_t labels = 0;
  std::string_view label;
  for (std::size_t begin = 0; begin <= host.size(); ++labels) {
    const auto dot = std::min(host.find('.', begin), host.size());
    label = host.substr(begin, dot - begin);
    if (!IsLabel(label)) return false;
    begin = dot + 1;
  }
  const bool lettered = std::none_of(
      label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; });
  return labels >= 2 && label.size() >= 2 &&
         (lettered || label.starts_with("xn--"));
}

bool IsPort(const std::string& port) {
  static const RE2 kPort(R"(\d{1,5})");
  return port.empty() ||
         (RE2::FullMatch(port, kPort) && std::stoi(port) <= 65535);
}

std::string WithoutEntities(std::string url) {
  static const RE2 kAmpersand("(?i)&amp;");
  RE2::GlobalReplace(&url, kAmpersand, "&");
  return url;
}

FoundValue Normalised(const std::string& scheme,
                      std::string_view after_scheme) {
  const UrlParts parts = Split(after_scheme);
  FoundValue found;
  found.valid = IsHost(parts.host) && IsPort(parts.port);
  found.value = scheme + "://" + parts.user + parts.host;
  if (!parts.port.empty()) found.value += ":" + parts.port;
  found.value = WithoutEntities(found.value + parts.rest);
  return found;
}

bool FollowsWord(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const char before = text[at - 1];
  return IsAsciiLetterOrDigit(before) || before == '.' || before == '-' ||
         before == '@' || before == '/';
}

// Where a URL may begin: text[begin, end) is what stands for its scheme.
struct Start {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string scheme;
};

// Slips in typing the scheme ("https//", "http : //", "https:/") are repaired:
// no other reading of them is possible.
bool FindStart(std::string_view text, std::size_t from, Start& start) {
  static const RE2 kStart(
      R"((?i)(?:(https?)(?: ?: ?/ ?/+ ?|:/|//:?|;//|:\\\\)|(www\d?\.)))");
  re2::StringPiece groups[3];
  const re2::StringPiece piece(text.data(), text.size());
  while (kStart.Match(piece, from, text.size(), RE2::UNANCHORED, groups, 3)) {
    start.begin = static_cast<std::size_t>(groups[0].data() - text.data());
    start.end = start.begin + groups[0].size();
    if (groups[1].data() != nullptr) {
      start.scheme = std::string(groups[1]);
      std::transform(start.scheme.begin(), start.scheme.end(),
                     start.scheme.begin(), LowerAscii);
      return true;
    }
    if (!FollowsWord(text, start.begin)) {
      start.end = start.begin;
      start.scheme = "https";
      return true;
    }
    from = start.end;
  }
  return false;
}

// "https://https://x.org": the last one is meant.
void SkipRepeatedScheme(std::string_view text, Start& start) {
  static const RE2 kAgain(R"((?i)^(https?)://)");
  std::string scheme;
  re2::StringPiece rest(text.data() + start.end, text.size() - start.end);
  while (RE2::Consume(&rest, kAgain, &scheme)) {
    start.end = text.size() - rest.size();
    std::transform(scheme.begin(), scheme.end(), start.scheme.begin(),
                   LowerAscii);
    start.scheme.assign(scheme.size() == 5 ? "https" : "http");
  }
}

// "plan.md", "script.py": a file, although the ending is a country's too.
bool IsFileName(std::string_view host, std::string_view rest) {
  static const RE2 kFile(R"((?i)[^.]+\.(?:md|py|sh|rs|pl|ps|so|cc|ai|pm))");
  return rest.empty() &&
         RE2::FullMatch(re2::StringPiece(host.data(), host.size()), kFile);
}

// "... the portal.In addition": a sentence without its space.
bool IsSentenceBreak(std::string_view top_level) {
  return top_level.size() >= 2 && top_level[0] >= 'A' && top_level[0] <= 'Z' &&
         top_level[1] >= 'a' && top_level[1] <= 'z';
}

bool IsTopLevel(std::string_view domain) {
  return IsTopLevelDomain(FoldText(domain));
}

}  // namespace

std::vector<FoundValue> FindUrls(std::string_view original) {
  std::vector<FoundValue> urls;
  // Most answers hold none, and looking costs much less than folding.
  const MappedText mapped = MapAddressForms(original);
  const std::string_view text = mapped.text;
  Start start;
  for (std::size_t from = 0; FindStart(text, from, start);) {
    const std::size_t match_end = std::max(start.end, start.begin + 4);
    SkipRepeatedScheme(text, start);
    std::size_t end = EndOfRun(text, start.begin, start.end);
    end = EndOfBalanced(text, start.end, end);
    end = EndWithoutPunctuation(text, start.end, end);
    from = std::max(end, match_end);
    if (end <= start.end) continue;
    FoundValue found =
        Normalised(start.scheme, text.substr(start.end, end - start.end));
    found.begin = mapped.OriginOf(start.begin);
    found.end = mapped.OriginOf(end);
    urls.push_back(std::move(found));
  }
  return urls;
}

std::vector<FoundValue> FindBareDomains(std::string_view original) {
  // Other letters than ASCII's are told from signs later, by IsLabel: classes
  // of Unicode make automata that are costly to build.
  static const RE2 kDomain(
      R"(((?:[A-Za-z0-9\x{80}-\x{10FFFF}-]+\.)+([A-Za-z\x{80}-\x{10FFFF}]+))(?::\d{2,5})?([/?#])?)");
  const MappedText mapped = MapAddressForms(original);
  const std::string_view text = mapped.text;
  TakenBytes taken(original.size(), FindUrls(original));
  for (const FoundValue& email : FindEmails(original)) taken.Take(email);
  std::vector<FoundValue> domains;
  re2::StringPiece groups[4];
  const re2::StringPiece piece(text.data(), text.size());
  for (std::size_t from = 0;
       kDomain.Match(piece, from, text.size(), RE2::UNANCHORED, groups, 4);) {
    const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
    std::size_t end = begin + groups[0].size();
    from = end;
    if (!groups[3].empty()) end = EndOfRun(text, begin, end);
    end = EndWithoutPunctuation(text, begin, EndOfBalanced(text, begin, end));
    const std::string_view host(groups[1].data(), groups[1].size());
    const std::string_view top(groups[2].data(), groups[2].size());
    const bool glued =
        FollowsWord(text, begin) ||
        (end < text.size() && (text[end] == '@' || text[end] == '_'));
    if (glued || !IsTopLevel(top) || IsSentenceBreak(top) ||
        IsFileName(host, text.substr(begin + host.size(),
                                     end - begin - host.size()))) {
      continue;
    }
    FoundValue found = Normalised("https", text.substr(begin, end - begin));
    found.begin = mapped.OriginOf(begin);
    found.end = mapped.OriginOf(end);
    from = std::max(from, end);
    if (found.valid && !taken.Overlap(found.begin, found.end)) {
      domains.push_back(found);
    }
  }
  return domains;
}

}  // namespace quaestor
