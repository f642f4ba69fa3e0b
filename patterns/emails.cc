// FindEmails of values.h.
#include <re2/re2.h>

#include <algorithm>
#include <iterator>
#include <string>

#include "patterns/mapped_text.h"
#include "patterns/values.h"

namespace quaestor {
namespace {

// Letters of scripts that put spaces between words: a Chinese sentence may
// stand right before or after an address and is no part of it.
constexpr char kLetters[] = R"(A-Za-z0-9\x{C0}-\x{DFF}\x{1E00}-\x{1FFF})";
constexpr char kAsciiLetters[] = "A-Za-z0-9";
// "@" and "." in brackets or words, as people write them against harvesters.
constexpr char kAt[] =
    R"((?:@|\s?[\[({<]\s?(?:@|at|arroba|arobase|chez|ät)\s?[\])}>]\s?))";
constexpr char kSpelledDot[] =
    R"(\s?[\[({<]\s?(?:\.|dot|point|punto|ponto|punkt)\s?[\])}>]\s?)";
constexpr char kTopLevel[] =
    R"((?:[a-z][a-z]+|xn--[a-z0-9-]+|[\x{C0}-\x{1FFF}\x{3040}-\x{9FFF}]+))";
constexpr char kAsciiTopLevel[] = "(?:[a-z][a-z]+|xn--[a-z0-9-]+)";

// RE2 of an address; group 1 is the part before the sign, 2 the host.
std::string AddressPattern(const std::string& letters,
                           const std::string& top_level) {
  const std::string letter = "[" + letters + "]";
  const std::string dot = std::string("(?:\\.|") + kSpelledDot + ")";
  const std::string local =
      letter + "(?:[" + letters + "!#$%&'*+/=?^_{}~-]*[" + letters + "_+-])?";
  const std::string label = letter + "(?:[" + letters + "-]*" + letter + ")?";
  return "(?i)(" + local + "(?:" + dot + local + ")*)" + kAt + "(" + label +
         "(?:" + dot + label + ")*" + dot + top_level + ")";
}

// The pattern for a text. Classes of Unicode make automata that are costly to
// build, and most addresses are plain ASCII.
const RE2& AddressPatternFor(re2::StringPiece text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
  if (ascii) {
    static const RE2 kAscii(AddressPattern(kAsciiLetters, kAsciiTopLevel));
    return kAscii;
  }
  static const RE2 kAddress(AddressPattern(kLetters, kTopLevel));
  return kAddress;
}

std::string WithPlainDots(re2::StringPiece part) {
  static const RE2 kDot(std::string("(?i)") + kSpelledDot);
  std::string plain(part);
  RE2::GlobalReplace(&plain, kDot, ".");
  return plain;
}

bool MayHoldEmail(const std::string& text) {
  static const RE2 kSign(R"((?i)@|[\[({<]\s?(?:at|arroba|arobase|chez|ät)\b)");
  return RE2::PartialMatch(text, kSign);
}

// "@city@server.social" is an account of a network, not an address.
bool IsHandle(re2::StringPiece text, std::size_t begin) {
  while (begin > 0 && (text[begin - 1] == '_' || text[begin - 1] == '.')) {
    --begin;
  }
  return text[begin] == '@' || (begin > 0 && text[begin - 1] == '@');
}

void FindWellFormed(const MappedText& mapped, std::vector<FoundValue>& found) {
  const re2::StringPiece text(mapped.text);
  const RE2& address = AddressPatternFor(text);
  re2::StringPiece groups[3];
  for (std::size_t from = 0;
       address.Match(text, from, text.size(), RE2::UNANCHORED, groups, 3);) {
    const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
    from = begin + groups[0].size();
    if (IsHandle(text, begin)) continue;
    FoundValue value;
    value.begin = mapped.OriginOf(begin);
    value.end = mapped.OriginOf(from);
    value.value = WithPlainDots(groups[1]) + "@" + WithPlainDots(groups[2]);
    value.valid = value.value.find("..") == std::string::npos;
    found.push_back(std::move(value));
  }
}

// "first.last @city.org": the space is a slip where the part before it cannot
// be a word of the sentence.
void FindSpaced(const MappedText& mapped, TakenBytes& taken,
                std::vector<FoundValue>& found) {
  static const RE2 kSpaced(
      R"(([A-Za-z0-9]+(?:[._+-][A-Za-z0-9]+)+)(?: @ ?| ?@ )((?:[A-Za-z0-9-]+\.)+[A-Za-z][A-Za-z]+))");
  const re2::StringPiece text(mapped.text);
  re2::StringPiece groups[3];
  for (std::size_t from = 0;
       kSpaced.Match(text, from, text.size(), RE2::UNANCHORED, groups, 3);) {
    const auto begin = static_cast<std::size_t>(groups[0].data() - text.data());
    from = begin + groups[0].size();
    const std::size_t first = mapped.OriginOf(begin);
    const std::size_t last = mapped.OriginOf(from);
    if (IsHandle(text, begin) || taken.Overlap(first, last)) continue;
    found.push_back({first, last,
                     std::string(groups[1]) + "@" + std::string(groups[2]),
                     true});
    taken.Take(found.back());
  }
}

// What has the sign in it and is no address: reported, not valid.
void FindMalformed(const MappedText& mapped, const TakenBytes& taken,
                   std::vector<FoundValue>& found) {
  static const RE2 kLoose(
      R"([^\s<>()\[\],;:"/|]+@[^\s<>()\[\],;:"|/]*[^\s<>()\[\],;:"|/.!?])");
  const re2::StringPiece text(mapped.text);
  re2::StringPiece match;
  for (std::size_t from = 0;
       kLoose.Match(text, from, text.size(), RE2::UNANCHORED, &match, 1);) {
    const auto begin = static_cast<std::size_t>(match.data() - text.data());
    from = begin + match.size();
    const std::size_t first = mapped.OriginOf(begin);
    const std::size_t last = mapped.OriginOf(from);
    if (IsHandle(text, begin) || taken.Overlap(first, last)) continue;
    found.push_back({first, last, std::string(match), false});
  }
}

}  // namespace

std::vector<FoundValue> FindEmails(std::string_view original) {
  const MappedText mapped = MapAddressForms(original);
  std::vector<FoundValue> found;
  if (!MayHoldEmail(mapped.text)) return found;
  FindWellFormed(mapped, found);
  TakenBytes taken(original.size(), found);
  FindSpaced(mapped, taken, found);
  FindMalformed(mapped, taken, found);
  std::vector<FoundValue> outside;
  const TakenBytes urls(original.size(), FindUrls(original));
  std::copy_if(found.begin(), found.end(), std::back_inserter(outside),
               [&](const FoundValue& value) {
                 return !urls.Overlap(value.begin, value.end);
               });
  std::sort(outside.begin(), outside.end(),
            [](const auto& a, const auto& b) { return a.begin < b.begin; });
  return outside;
}

}  // namespace quaestor
