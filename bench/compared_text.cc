#include "bench/compared_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

#include "patterns/utf8.h"

namespace quaestor {
namespace {

constexpr std::u32string_view kInvisible =
    U"\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff";
constexpr std::u32string_view kApostrophes = U"‘’‚‛′ʼ`´";
constexpr std::u32string_view kQuotes = U"“”„‟″«»";
constexpr std::u32string_view kDashes = U"‐‑‒–—―−";
constexpr std::u32string_view kBullets = U"•◦▪▫●○■□‣⁃∙·➢➤✓\uf0b7\uf0a7\uf0d8";
constexpr std::u32string_view kLetterBullets = U"-*o";  // with a blank behind

std::string Composed(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* composer = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) return std::string(text);
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8(
      {text.data(), static_cast<std::int32_t>(text.size())});
  const icu::UnicodeString composed = composer->normalize(source, error);
  if (U_FAILURE(error)) return std::string(text);
  std::string result;
  return composed.toUTF8String(result);
}

char32_t Folded(char32_t c) {
  const auto in = [c](std::u32string_view set) {
    return set.find(c) != std::u32string_view::npos;
  };
  if (in(kApostrophes)) return U'\'';
  if (in(kQuotes)) return U'"';
  if (in(kDashes)) return U'-';
  if (c != U'\n' && u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) return U' ';
  return c;
}

// The folded lines, without blanks at their ends or twice in a row.
std::vector<std::u32string> FoldedLines(std::string_view text) {
  std::vector<std::u32string> lines(1);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = Folded(NextCharacter(text, at));
    std::u32string& line = lines.back();
    if (c == U'\n') {
      lines.emplace_back();
    } else if (c == U'…') {
      line += U"...";
    } else if (c == U' ') {
      if (!line.empty() && line.back() != U' ') line += c;
    } else if (kInvisible.find(c) == std::u32string_view::npos) {
      line += c;
    }
  }
  for (std::u32string& line : lines) {
    if (line.ends_with(U' ')) line.pop_back();
  }
  return lines;
}

std::u32string WithPlainBullet(const std::u32string& line) {
  const bool sign = kBullets.find(line[0]) != std::u32string_view::npos;
  const bool letter =
      kLetterBullets.find(line[0]) != std::u32string_view::npos &&
      line.size() > 1 && line[1] == U' ';
  if (!sign && !letter) return line;
  const std::size_t blank = line.size() > 1 && line[1] == U' ' ? 1 : 0;
  return U"- " + line.substr(1 + blank);
}

}  // namespace

std::u32string Comparable(std::string_view text) {
  std::u32string joined;
  for (const std::u32string& line : FoldedLines(Composed(text))) {
    if (line.empty()) continue;
    if (!joined.empty()) joined += U' ';
    joined += WithPlainBullet(line);
  }
  return joined;
}

bool AreWithin(std::u32string_view a, std::u32string_view b,
               std::size_t limit) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) {
    return false;
  }
  // row[j]: the distance of a's first i characters from b's first j. Only a
  // band of `limit` on either side of the diagonal can stay within it.
  const std::size_t beyond = limit + 1;
  std::vector<std::size_t> row(b.size() + 1, beyond);
  for (std::size_t j = 0; j <= std::min(limit, b.size()); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t first = i > limit ? i - limit : 1;
    const std::size_t last = std::min(b.size(), i + limit);
    std::size_t diagonal = row[first - 1];
    row[first - 1] = first == 1 ? std::min(i, beyond) : beyond;
    for (std::size_t j = first; j <= last; ++j) {
      const std::size_t exchanged = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({exchanged, row[j] + 1, row[j - 1] + 1, beyond});
    }
  }
  return row[b.size()] <= limit;
}

}  // namespace quaestor
