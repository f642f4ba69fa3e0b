#include "parsers/text_furniture.h"

#include <cctype>
#include <map>
#include <string>

#include "parsers/line_marks.h"
#include "parsers/text_decoding.h"

namespace quaestor {
namespace {

using Lines = std::vector<std::string_view>;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsBlank(std::string_view line) { return Trim(line).empty(); }

// Without emphasis, heading marks, and white space at the ends.
std::string_view WithoutMarkup(std::string_view line) {
  constexpr std::string_view kMarkup = "*_#> \t\f";
  line = Trim(line);
  const std::size_t first = line.find_first_not_of(kMarkup);
  if (first == std::string_view::npos) return {};
  const std::size_t last = line.find_last_not_of(kMarkup);
  return line.substr(first, last - first + 1);
}

// A number counts as "#", white space as one space.
std::string KeyOf(std::string_view line) {
  std::string key;
  for (const char c : line) {
    if (IsDigit(c)) {
      if (!key.ends_with('#')) key += '#';
    } else if (c == ' ' || c == '\t') {
      if (!key.ends_with(' ')) key += ' ';
    } else {
      key += c;
    }
  }
  return key;
}

int WordCount(std::string_view text) {
  int words = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = CodePointAt(text, i);
    // Each character counts where words have no white space between them.
    if (c.value >= 0x3000) ++words;
    const bool space = IsSpace(c.value);
    if (!space && !inside) ++words;
    inside = !space;
    i += static_cast<std::size_t>(c.length);
  }
  return words;
}

// Furniture is a title, no sentence, no list item, no answer in a word or two.
bool MayRepeat(std::string_view text) {
  constexpr std::size_t kLongest = 160;
  constexpr int kFewestWords = 2;
  if (text.size() > kLongest || WordCount(text) < kFewestWords) return false;
  if (NumberLabelLength(text) > 0 || BulletLength(text) > 0) return false;
  // "Title: ..." is a line of a form, however often it comes.
  if (text.find(": ") != std::string_view::npos ||
      text.find("：") != std::string_view::npos) {
    return false;
  }
  if (text.find('|') == 0 || text.find("](") != std::string_view::npos) {
    return false;
  }
  const CodePoint last = CodePointBefore(text, text.size());
  constexpr std::u32string_view kSentenceEnds = U".?!:;。？！：؟";
  if (kSentenceEnds.find(last.value) != std::u32string_view::npos) return false;
  const MarkHabits all{true, true, true, false, true};
  for (std::size_t i = 0; i < text.size();) {
    if (MarkAt(text, i, i == 0, all)) return false;
    i += static_cast<std::size_t>(CodePointAt(text, i).length);
  }
  return true;
}

bool IsEmphasised(std::string_view line) {
  const std::string_view text = Trim(line);
  return text.size() > 2 && (text.front() == '*' || text.front() == '_') &&
         text.back() == text.front();
}

// Whether the nearest line with something on it is a boundary, upwards or
// downwards; the ends of the file are none.
bool IsByBoundary(const Lines& lines, const std::vector<bool>& boundary,
                  std::size_t index) {
  if (boundary[index]) return true;
  for (std::size_t i = index; i-- > 0;) {
    if (boundary[i]) return true;
    if (!IsBlank(lines[i])) break;
  }
  for (std::size_t i = index + 1; i < lines.size(); ++i) {
    if (boundary[i]) return true;
    if (!IsBlank(lines[i])) break;
  }
  return false;
}

// A line that sticks to the list below it was put there by a page break.
bool SticksToList(const Lines& lines, std::size_t index) {
  if (index == 0 || !IsBlank(lines[index - 1])) return false;
  if (index + 1 >= lines.size()) return false;
  const std::string_view next = Trim(lines[index + 1]);
  return BulletLength(next) > 0 || NumberLabelLength(next) > 0;
}

bool SkipWord(std::string_view& text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (std::tolower(static_cast<unsigned char>(text[i])) !=
        static_cast<unsigned char>(word[i])) {
      if (text[i] != word[i]) return false;
    }
  }
  text.remove_prefix(word.size());
  text = Trim(text);
  return true;
}

bool SkipAnyWord(std::string_view& text,
                 std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (SkipWord(text, word)) return true;
  }
  return false;
}

bool SkipNumber(std::string_view& text, int* number = nullptr) {
  std::size_t digits = 0;
  while (digits < text.size() && IsDigit(text[digits])) ++digits;
  if (digits == 0 || digits > 4) return false;
  if (number != nullptr) {
    *number = std::stoi(std::string(text.substr(0, digits)));
  }
  text.remove_prefix(digits);
  text = Trim(text);
  return true;
}

enum class NumberShape { kNone, kCertain, kDoubtful };

// "Page 3 of 9" is certain, "3 / 9", "- 3 -" and "3" are not.
NumberShape PageNumberShape(std::string_view text, int& number) {
  const bool named = SkipAnyWord(
      text, {"page", "página", "pagina", "seite", "сторінка", "страница",
             "Страница", "стр.", "Стр.", "صفحة", "sayfa", "halaman", "第"});
  const bool dashed = !named && SkipAnyWord(text, {"-", "–", "—"});
  if (!SkipNumber(text, &number)) return NumberShape::kNone;
  const bool of =
      SkipAnyWord(text, {"of", "/", "de", "von", "из", "من", "sur", "di", "van",
                         "页，共", "页 / 共", "页 共"});
  if (of && !SkipNumber(text)) return NumberShape::kNone;
  if (named || of) SkipAnyWord(text, {"页", "頁"});
  if (dashed) SkipAnyWord(text, {"-", "–", "—"});
  if (!text.empty()) return NumberShape::kNone;
  return named ? NumberShape::kCertain : NumberShape::kDoubtful;
}

struct Occurrence {
  std::vector<std::size_t> lines;
  std::size_t by_boundary = 0;
  bool emphasised = true;
  bool is_short = false;  // might be an answer in a few words
};

bool IsFurniture(const Occurrence& seen) {
  const std::size_t times = seen.lines.size();
  if (times < 2) return false;
  if (seen.is_short) return times >= 3 && seen.by_boundary + 1 >= times;
  if (seen.emphasised) return seen.by_boundary > 0;
  return seen.by_boundary >= 2 && seen.by_boundary * 2 >= times;
}

using Kinds = std::vector<std::optional<BlockKind>>;

void FindRepeated(const Lines& lines, const std::vector<bool>& boundary,
                  Kinds& kinds) {
  std::map<std::string, Occurrence> occurrences;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view text = WithoutMarkup(lines[i]);
    if (!MayRepeat(text)) continue;
    Occurrence& seen = occurrences[KeyOf(text)];
    seen.lines.push_back(i);
    seen.is_short = WordCount(text) < 4;
    if (IsByBoundary(lines, boundary, i) || SticksToList(lines, i)) {
      ++seen.by_boundary;
    }
    seen.emphasised = seen.emphasised && IsEmphasised(lines[i]);
  }
  for (const auto& [key, seen] : occurrences) {
    if (!IsFurniture(seen)) continue;
    for (const std::size_t line : seen.lines) {
      if (!kinds[line]) kinds[line] = BlockKind::kFooter;
    }
  }
}

// A bare number is a page number only in a row of them at page ends.
void FindPageNumbers(const Lines& lines, const std::vector<bool>& boundary,
                     Kinds& kinds) {
  std::vector<std::pair<std::size_t, int>> doubtful;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    int number = 0;
    const NumberShape shape = PageNumberShape(WithoutMarkup(lines[i]), number);
    if (shape == NumberShape::kCertain) kinds[i] = BlockKind::kPageNumber;
    if (shape != NumberShape::kDoubtful) continue;
    const bool beside_furniture =
        (i > 0 && kinds[i - 1]) || (i + 1 < kinds.size() && kinds[i + 1]);
    if (beside_furniture || IsByBoundary(lines, boundary, i)) {
      doubtful.emplace_back(i, number);
    }
  }
  for (std::size_t i = 0; i < doubtful.size(); ++i) {
    const int number = doubtful[i].second;
    const bool follows = i > 0 && number == doubtful[i - 1].second + 1;
    const bool leads =
        i + 1 < doubtful.size() && doubtful[i + 1].second == number + 1;
    if (follows || leads) kinds[doubtful[i].first] = BlockKind::kPageNumber;
  }
}

}  // namespace

std::vector<std::optional<BlockKind>> FindFurniture(
    const std::vector<std::string_view>& lines,
    const std::vector<bool>& boundary) {
  Kinds kinds(lines.size());
  FindRepeated(lines, boundary, kinds);
  FindPageNumbers(lines, boundary, kinds);
  // A footer of two lines: the outer one is a boundary for the inner one.
  std::vector<bool> wider = boundary;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i]) wider[i] = true;
  }
  FindRepeated(lines, wider, kinds);
  return kinds;
}

}  // namespace quaestor
