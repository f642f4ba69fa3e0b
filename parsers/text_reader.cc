// ReadText() of reader.h: tells Markdown from plain text.
#include <algorithm>
#include <cctype>

#include "parsers/markdown_source.h"
#include "parsers/reader.h"
#include "parsers/text_blocks.h"
#include "parsers/text_decoding.h"

namespace quaestor {
namespace {

std::size_t Count(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t i = text.find(part); i != std::string_view::npos;
       i = text.find(part, i + part.size())) {
    ++count;
  }
  return count;
}

bool IsAtxHeading(std::string_view line) {
  const std::size_t level = line.find_first_not_of('#');
  return level != std::string_view::npos && level >= 1 && level <= 6 &&
         line[level] == ' ';
}

struct Signs {
  std::size_t markdown = 0;
  std::size_t layout = 0;  // of text laid out with spaces
  std::size_t longest_line = 0;
  std::size_t columns = 0;  // most cell borders in a line
  std::size_t ats = 0;      // most "@" in a line
};

Signs SignsIn(std::string_view text) {
  Signs signs;
  for (const std::string_view line : SplitLines(text)) {
    signs.longest_line = std::max(signs.longest_line, line.size());
    const std::size_t borders = Count(line, "|");
    signs.columns = std::max(signs.columns, borders);
    signs.ats = std::max(signs.ats, Count(line, "@"));
    if (IsAtxHeading(line)) signs.markdown += 2;
    if (line.starts_with("|") && borders >= 3) ++signs.markdown;
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string_view::npos) continue;
    if (indent >= 4) ++signs.layout;
    if (line.find("   ", indent) != std::string_view::npos) ++signs.layout;
  }
  signs.markdown += Count(text, "](") + Count(text, "<sup>") +
                    Count(text, "\\_") + Count(text, "**") / 2 +
                    Count(text, "<http") + Count(text, "\\[") +
                    Count(text, "[^");
  signs.layout += 20 * Count(text, "\f");
  return signs;
}

bool HasExtension(std::string_view name, std::string_view extension) {
  if (name.size() < extension.size()) return false;
  return std::equal(extension.begin(), extension.end(),
                    name.end() - static_cast<std::ptrdiff_t>(extension.size()),
                    [](char a, char b) {
                      return a == std::tolower(static_cast<unsigned char>(b));
                    });
}

// What nobody writes and what would cost the parser more than linear time: a
// line of this size, a table of so many columns, comments that never end.
bool IsHostile(std::string_view text, const Signs& signs) {
  constexpr std::size_t kLongestLine = 200'000;
  constexpr std::size_t kMostColumns = 300;
  constexpr std::size_t kMostComments = 500;
  constexpr std::size_t kMostAddresses = 2000;
  return signs.longest_line > kLongestLine || signs.columns > kMostColumns ||
         signs.ats > kMostAddresses || Count(text, "<!") > kMostComments ||
         Count(text, "<?") > kMostComments;
}

bool IsMarkdown(std::string_view text, std::string_view name) {
  const Signs signs = SignsIn(text);
  if (IsHostile(text, signs)) return false;
  if (HasExtension(name, ".md") || HasExtension(name, ".markdown")) {
    return signs.markdown > 0 || signs.layout < 10;
  }
  return signs.markdown >= 3 && signs.markdown * 2 >= signs.layout;
}

// Converters put pictures into the text, megabytes in a line: "![](data:...)".
std::string WithoutPictures(std::string_view text) {
  std::string result;
  std::size_t begin = 0;
  for (;;) {
    const std::size_t data = text.find("(data:", begin);
    const std::size_t end = text.find_first_of(") \n", data);
    if (data == std::string_view::npos || end == std::string_view::npos) break;
    result += text.substr(begin, data + 1 - begin);
    begin = end;
  }
  result += text.substr(begin);
  return result;
}

// Counted before parsing, which takes many times the memory of the text.
void CheckSize(std::string_view text, const ReadingLimits& limits) {
  constexpr std::size_t kPagesOfText = 20;
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = static_cast<unsigned char>(c) <= ' ';
    if (!space && !inside) ++words;
    inside = !space;
  }
  const auto page = static_cast<std::size_t>(limits.max_words_per_page);
  if (words > page * kPagesOfText) {
    throw Error(ErrorCode::kLimit,
                "the text has " + std::to_string(words) +
                    " words, too many for a questionnaire; split the file");
  }
}

}  // namespace

Document ReadText(std::string_view bytes, std::string_view name,
                  const ReadingOptions& options) {
  const std::string text = WithoutPictures(DecodeText(bytes));
  CheckSize(text, options.limits);
  const bool markdown = IsMarkdown(text, name);
  Document document = markdown ? ReadMarkdown(text) : ReadPlainText(text);
  document.name = name;
  document.media_type = markdown ? "text/markdown" : "text/plain";
  return document;
}

}  // namespace quaestor
