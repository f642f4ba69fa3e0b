#include "parsers/address_repair.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parsers/read_ink.h"

namespace quaestor {
namespace {

constexpr double kNoSpace = 0.62;    // of the usual space: no space
constexpr double kWideSpace = 1.4;   // behind the full stop of a host
constexpr double kUsualSpace = 0.4;  // of the letters' height

// The widest stretch without ink around the place where `right` begins.
double WhiteBetween(const GreyImage& image, const RecognisedWord& left,
                    const RecognisedWord& right) {
  const InkBand band = BandOf(right);
  const double reach = 0.5 * right.height;
  const int from =
      static_cast<int>(std::min(left.box.right, right.box.left) - reach);
  const int to = static_cast<int>(right.box.left + reach);
  int widest = 0;
  int run = 0;
  for (int x = from; x <= to; ++x) {
    run = HasInk(image, x, band) ? 0 : run + 1;
    widest = std::max(widest, run);
  }
  return widest;
}

// What stands below the baseline where one word ends and the next begins.
struct Below {
  double alone = 0;         // longest stretch with nothing above it, pixels
  bool underlined = false;  // it runs on under the letters
};

Below LookBelow(const GreyImage& image, const RecognisedWord& left,
                const RecognisedWord& right) {
  const double height = right.height;
  const InkBand above = {static_cast<int>(right.baseline - 0.85 * height),
                         static_cast<int>(right.baseline - 0.08 * height)};
  const InkBand below = {static_cast<int>(right.baseline + 0.02 * height),
                         static_cast<int>(right.baseline + 0.4 * height)};
  const int from =
      static_cast<int>(std::min(left.box.right, right.box.left) - 1.2 * height);
  const int to = static_cast<int>(right.box.left + 1.2 * height);
  int alone = 0;
  int under_letters = 0;
  int letters = 0;
  Below seen;
  for (int x = from; x < to; ++x) {
    const bool low = HasInk(image, x, below, kFaintInk);
    const bool high = HasInk(image, x, above);
    alone = low && !high ? alone + 1 : 0;
    seen.alone = std::max<double>(seen.alone, alone);
    letters += high ? 1 : 0;
    under_letters += low && high ? 1 : 0;
  }
  seen.underlined = under_letters >= 0.7 * letters;
  return seen;
}

// In a link that is underlined an underscore shows as a gap alone, and no
// address has a space.
bool HasUnderscore(const GreyImage& image, const RecognisedWord& left,
                   const RecognisedWord& right) {
  const Below seen = LookBelow(image, left, right);
  if (!seen.underlined) return seen.alone > 0.3 * right.height;
  return seen.alone > 0.4 * right.height && !right.text.starts_with("http") &&
         !right.text.starts_with("www.");
}

// A full stop that was taken for a space: ink near the baseline only, narrow.
bool HasStop(const GreyImage& image, const RecognisedWord& right) {
  const double height = right.height;
  const InkBand above = {static_cast<int>(right.baseline - 0.85 * height),
                         static_cast<int>(right.baseline - 0.3 * height)};
  const InkBand low = {static_cast<int>(right.baseline - 0.2 * height),
                       static_cast<int>(right.baseline)};
  int run = 0;
  for (int x = static_cast<int>(right.box.left - 0.6 * height);
       x <= static_cast<int>(right.box.left); ++x) {
    const bool dot = HasInk(image, x, low) && !HasInk(image, x, above);
    if (!dot && run > 0.05 * height && run < 0.3 * height) return true;
    run = dot ? run + 1 : 0;
  }
  return false;
}

void Join(RecognisedWord& word, const RecognisedWord& next,
          std::string_view between) {
  KeepRaw(word);
  word.raw += ' ' + (next.raw.empty() ? next.text : next.raw);
  word.text += std::string(between) + next.text;
  word.box = Union(word.box, next.box);
  word.confidence = std::min(word.confidence, next.confidence) * kMended;
}

// Schemes that a space was read into.
bool IsBrokenScheme(std::string_view left, std::string_view right) {
  return (left.ends_with("http:") || left.ends_with("https:")) &&
         right.starts_with("//");
}

bool IsBrokenMail(std::string_view left, std::string_view right) {
  return right.starts_with('@') && right.find('.') != std::string_view::npos &&
         left.find('.') != std::string_view::npos && IsWordByte(left.back()) &&
         std::none_of(left.begin(), left.end(),
                      [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "https://www.harjula." before "fi/budget": a host that goes on.
bool HostGoesOn(std::string_view left, std::string_view right) {
  const std::size_t scheme = left.find("://");
  const std::size_t host = scheme == std::string_view::npos ? 0 : scheme + 3;
  const bool open =
      left.ends_with('.') && left.find('/', host) == std::string_view::npos;
  return open && right.front() >= 'a' && right.front() <= 'z';
}

// Shares of the usual space below which there is none.
double NoSpace(std::string_view left, std::string_view right) {
  return HostGoesOn(left, right) ? kWideSpace : kNoSpace;
}

bool JoinIfOne(const GreyImage& image, RecognisedWord& word,
               const RecognisedWord& next, double space) {
  if (word.text.empty() || next.text.empty() || word.line != next.line) {
    return false;
  }
  const bool address = IsAddress(word.text) || next.text.starts_with('@') ||
                       IsBrokenScheme(word.text, next.text);
  if (!address) return false;
  const bool in_word =
      IsWordByte(word.text.back()) && IsWordByte(next.text.front());
  if (in_word && HasUnderscore(image, word, next)) {
    Join(word, next, "_");
    return true;
  }
  if (IsBrokenScheme(word.text, next.text) ||
      IsBrokenMail(word.text, next.text) ||
      WhiteBetween(image, word, next) < NoSpace(word.text, next.text) * space) {
    const bool stop = in_word && HasStop(image, next);
    Join(word, next, stop ? "." : "");
    return true;
  }
  return false;
}

// The space between words of this page, in pixels.
double UsualSpace(const std::vector<RecognisedWord>& words) {
  std::vector<double> gaps;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const double gap = words[i].box.left - words[i - 1].box.right;
    if (words[i].line == words[i - 1].line && gap > 0 &&
        gap < words[i].height) {
      gaps.push_back(gap);
    }
  }
  if (gaps.empty()) return words.empty() ? 0 : kUsualSpace * words[0].height;
  const auto middle =
      gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

}  // namespace

void JoinAddressPieces(RecognisedPage& page) {
  const double space = UsualSpace(page.words);
  std::vector<RecognisedWord> joined;
  for (RecognisedWord& word : page.words) {
    if (joined.empty() || !JoinIfOne(page.image, joined.back(), word, space)) {
      joined.push_back(std::move(word));
    }
  }
  page.words = std::move(joined);
}

void MendScheme(RecognisedWord& word) {
  const std::size_t slash = word.text.find('/');
  if (slash == std::string::npos || slash < 4 || slash > 8) return;
  std::size_t begin = 0;
  while (begin < slash && !IsWordByte(word.text[begin])) ++begin;
  std::size_t end = begin;
  while (end < slash && IsWordByte(word.text[end])) ++end;
  const std::string head = word.text.substr(begin, end - begin);
  std::string_view scheme;
  for (const std::string_view name : {"https", "http"}) {
    if (head.size() != name.size()) continue;
    int same = 0;
    for (std::size_t i = 0; i < name.size(); ++i) same += head[i] == name[i];
    if (same + 1 >= static_cast<int>(name.size())) scheme = name;
  }
  if (scheme.empty() || slash - end > 2) return;
  std::size_t rest = slash;
  while (rest < word.text.size() && word.text[rest] == '/') ++rest;
  std::string mended = word.text.substr(0, begin) + std::string(scheme) +
                       "://" + word.text.substr(rest);
  if (mended == word.text) return;
  KeepRaw(word);
  word.text = std::move(mended);
  word.confidence *= kMended;
}

}  // namespace quaestor
