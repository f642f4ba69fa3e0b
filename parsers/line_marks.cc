#include "parsers/line_marks.h"

#include <algorithm>
#include <map>
#include <string>

#include "parsers/text_decoding.h"

namespace quaestor {
namespace {

// Squares, circles and ticks serve as bullets as well; boxes never do.
enum class Shape { kNone, kBox, kSquare, kCircle, kRadio, kTick, kCross };

struct Sign {
  Shape shape = Shape::kNone;
  bool checked = false;
};

bool IsOneOf(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

// The private use code points are those of Wingdings, as Word pastes them.
Sign SignOf(char32_t c) {
  if (c < 0x221A) return {};
  if (IsOneOf(c, U"☐⬜🗌🗆❏❐❑❒\uF0A8\uF06F\uF071\uF072")) {
    return {Shape::kBox, false};
  }
  if (IsOneOf(c,
              U"☑☒⊠⮽🗹🗷🗵🗳✅❎\uF0FE\uF0FD\uF052\uF078")) {
    return {Shape::kBox, true};
  }
  if (IsOneOf(c, U"□◻▢◽")) return {Shape::kSquare, false};
  if (IsOneOf(c, U"■◼▣⬛◾")) return {Shape::kSquare, true};
  if (IsOneOf(c, U"○◯⚪\uF0A1")) return {Shape::kCircle, false};
  if (IsOneOf(c, U"●⚫⬤")) return {Shape::kCircle, true};
  if (IsOneOf(c, U"◉⦿🔘◎")) return {Shape::kRadio, true};
  if (IsOneOf(c, U"✓✔√\uF0FC")) return {Shape::kTick, true};
  if (IsOneOf(c, U"✗✘✕✖❌\uF0FB")) return {Shape::kCross, true};
  return {};
}

struct Seen {
  int starts = 0;        // at line starts
  int inner = 0;         // elsewhere, standing apart
  int empty_starts = 0;  // of these, the empty ones
  int empty_inner = 0;
};

// A sign stands apart where its neighbours are no letters of a word and not
// the same sign again ("○○市" hides a name, "■■■" is an ornament).
bool StandsApart(std::string_view line, std::size_t position, CodePoint sign) {
  const CodePoint before = CodePointBefore(line, position);
  const CodePoint after =
      CodePointAt(line, position + static_cast<std::size_t>(sign.length));
  if (before.length > 0 && before.value == sign.value) return false;
  if (after.length > 0 && after.value == sign.value) return false;
  // Boxes are no letters of words: "☒Yes☐No".
  if (SignOf(sign.value).shape == Shape::kBox) return true;
  return before.length == 0 || after.length == 0 || !IsLetter(before.value) ||
         !IsLetter(after.value);
}

std::size_t SkipSpaces(std::string_view line, std::size_t position) {
  for (CodePoint c = CodePointAt(line, position);
       c.length > 0 && IsSpace(c.value); c = CodePointAt(line, position)) {
    position += static_cast<std::size_t>(c.length);
  }
  return position;
}

// Where the text begins behind white space and ASCII list labels.
std::size_t TextStart(std::string_view line) {
  std::size_t position = SkipSpaces(line, 0);
  for (;;) {
    const std::string_view rest = line.substr(position);
    std::size_t length = NumberLabelLength(rest);
    const bool dash = rest.size() > 1 &&
                      IsOneOf(static_cast<unsigned char>(rest[0]), U"-*+") &&
                      rest[1] == ' ';
    if (dash) length = 1;
    if (length == 0) return position;
    position = SkipSpaces(line, position + length);
  }
}

struct Survey {
  std::map<Shape, Seen> shapes;
  // Columns at which circles and squares start lines, by shape and filling.
  std::map<Shape, std::map<std::size_t, int>> empty_columns;
  std::map<Shape, std::map<std::size_t, int>> filled_columns;
  bool round_empty = false;
  bool lettered = false;  // "(u)" or "(w)", "(iv)" ... begin lines
};

// What stands beside "(v)" and "(x)" in a list of letters or roman numbers.
bool IsListNeighbour(std::string_view text) {
  if (!text.starts_with('(')) return false;
  const std::string_view body = text.substr(1, text.find(')') - 1);
  for (const std::string_view label : {"u", "w", "y", "iv", "vi", "ix", "xi"}) {
    if (body == label) return true;
  }
  return false;
}

void SurveySign(std::string_view line, std::size_t position,
                std::size_t text_start, CodePoint c, Survey& survey) {
  const Sign sign = SignOf(c.value);
  if (sign.shape == Shape::kNone || !StandsApart(line, position, c)) return;
  Seen& seen = survey.shapes[sign.shape];
  if (position == text_start) {
    ++seen.starts;
    if (!sign.checked) ++seen.empty_starts;
    auto& columns = sign.checked ? survey.filled_columns : survey.empty_columns;
    ++columns[sign.shape][position];
  } else {
    ++seen.inner;
    if (!sign.checked) ++seen.empty_inner;
  }
}

void SurveyLine(std::string_view line, Survey& survey) {
  const std::size_t start = TextStart(line);
  survey.lettered |= IsListNeighbour(line.substr(SkipSpaces(line, 0)));
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint c = CodePointAt(line, i);
    if (c.value >= 0x221A) SurveySign(line, i, start, c, survey);
    if (c.value == '(' && line.substr(i).starts_with("( )")) {
      survey.round_empty = true;
    }
    i += static_cast<std::size_t>(c.length);
  }
}

// Squares or circles are boxes where an empty one stands inside a line, where
// filled and empty ones begin lines at the same column, or where only empty
// ones begin lines: bullets of one level look alike.
bool AreBoxes(const Survey& survey, Shape shape) {
  const auto found = survey.shapes.find(shape);
  if (found == survey.shapes.end()) return false;
  const Seen& seen = found->second;
  if (seen.empty_inner > 0) return true;
  const auto empty = survey.empty_columns.find(shape);
  const auto filled = survey.filled_columns.find(shape);
  if (empty == survey.empty_columns.end()) return false;
  if (filled == survey.filled_columns.end()) return true;
  return std::any_of(empty->second.begin(), empty->second.end(),
                     [&](const auto& column) {
                       return filled->second.contains(column.first);
                     });
}

bool Saw(const Survey& survey, Shape shape) {
  return survey.shapes.contains(shape);
}

// The inside of "[ ]", "(x)": nothing, a cross or a tick.
std::optional<bool> StateInside(std::string_view inside) {
  const std::string_view text = Trim(inside);
  if (text.empty() || text == "_" || text == "__") return false;
  if (text == "x" || text == "X" || text == "*" || text == "v" || text == "V" ||
      text == "\u0445" || text == "\u0425" || text == "\u00D7") {
    return true;
  }
  const CodePoint c = CodePointAt(text, 0);
  if (static_cast<std::size_t>(c.length) != text.size()) return std::nullopt;
  const Sign sign = SignOf(c.value);
  if (sign.shape == Shape::kNone) return std::nullopt;
  return sign.checked;
}

struct Bracket {
  std::size_t length = 0;
  bool round = false;
  bool checked = false;
  bool empty = false;  // nothing at all between the brackets
};

// Full-width brackets of Chinese and Japanese text are read too.
std::optional<Bracket> BracketAt(std::string_view line, std::size_t position) {
  const CodePoint open = CodePointAt(line, position);
  char32_t close = 0;
  if (open.value == '[') close = ']';
  if (open.value == '(') close = ')';
  if (open.value == 0xFF3B) close = 0xFF3D;
  if (open.value == 0xFF08) close = 0xFF09;
  if (close == 0) return std::nullopt;
  const std::size_t begin = position + static_cast<std::size_t>(open.length);
  std::size_t end = begin;
  CodePoint c = CodePointAt(line, end);
  for (int i = 0; i < 6 && c.length > 0 && c.value != close; ++i) {
    end += static_cast<std::size_t>(c.length);
    c = CodePointAt(line, end);
  }
  if (c.length == 0 || c.value != close) return std::nullopt;
  const auto checked = StateInside(line.substr(begin, end - begin));
  if (!checked) return std::nullopt;
  return Bracket{end + static_cast<std::size_t>(c.length) - position,
                 open.value == '(' || open.value == 0xFF08, *checked,
                 begin == end};
}

int CountRoundMarks(std::string_view line) {
  int count = 0;
  for (std::size_t i = line.find('('); i != std::string_view::npos;
       i = line.find('(', i + 1)) {
    const bool apart = i == 0 || line[i - 1] == ' ';
    const auto bracket = BracketAt(line, i);
    if (apart && bracket && !bracket->empty) ++count;
  }
  return count;
}

// "(x)" is prose ("option (x) of the law") unless it has company on the line,
// or it follows a question or ends the line.
bool IsAmongMarks(std::string_view line, std::size_t position,
                  const Bracket& bracket) {
  const std::string_view before = Trim(line.substr(0, position));
  return before.ends_with('?') || before.ends_with(':') ||
         Trim(line.substr(position + bracket.length)).empty() ||
         (line.size() < 500 && CountRoundMarks(line) > 1);
}

bool IsBracketMark(std::string_view line, std::size_t position,
                   const Bracket& bracket, bool line_start,
                   const MarkHabits& habits) {
  const CodePoint before = CodePointBefore(line, position);
  const CodePoint after = CodePointAt(line, position + bracket.length);
  const bool wide = CodePointAt(line, position).length > 1;
  const bool apart_before = before.length == 0 || IsSpace(before.value) ||
                            before.value > 0x2E00 || wide;
  const bool apart_after = after.length == 0 || !IsOneOf(after.value, U"([");
  if (!apart_before || !apart_after) return false;
  if (bracket.empty) return line_start && after.length > 0;
  if (!bracket.round || !bracket.checked) return true;
  const bool letter = habits.letters_in_brackets &&
                      (line[position + 1] == 'v' || line[position + 1] == 'x');
  return (line_start && !letter) ||
         (habits.round_brackets && IsAmongMarks(line, position, bracket));
}

std::optional<WrittenMark> BracketMarkAt(std::string_view line,
                                         std::size_t position, bool line_start,
                                         const MarkHabits& habits) {
  const auto bracket = BracketAt(line, position);
  if (!bracket ||
      !IsBracketMark(line, position, *bracket, line_start, habits)) {
    return std::nullopt;
  }
  WrittenMark mark;
  mark.length = bracket->length;
  mark.kind = bracket->round ? MarkKind::kRadio : MarkKind::kCheckbox;
  mark.state = bracket->checked ? MarkState::kChecked : MarkState::kUnchecked;
  mark.confidence = bracket->round ? 0.97 : 0.99;
  return mark;
}

bool IsMarkSign(Sign sign, char32_t value, bool line_start,
                const MarkHabits& habits) {
  switch (sign.shape) {
    case Shape::kBox:
    case Shape::kRadio:
      return true;
    case Shape::kSquare:
      return habits.squares;
    case Shape::kCircle:
      return habits.circles;
    case Shape::kTick:
    case Shape::kCross:
      return (value != U'√' || habits.ticks) && (habits.ticks || !line_start);
    case Shape::kNone:
      return false;
  }
  return false;
}

MarkState StateOf(Sign sign, const MarkHabits& habits) {
  const bool refused = sign.shape == Shape::kCross && habits.crosses_refuse;
  return sign.checked && !refused ? MarkState::kChecked : MarkState::kUnchecked;
}

// A line that begins with a box, a tick or a cross.
struct Opening {
  std::size_t line = 0;
  Sign sign;
  std::string_view before;  // white space and labels before the sign
};

std::vector<Opening> FindOpenings(const std::vector<std::string_view>& lines) {
  std::vector<Opening> openings;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t start = TextStart(lines[i]);
    const Sign sign = SignOf(CodePointAt(lines[i], start).value);
    if (sign.shape == Shape::kBox || sign.shape == Shape::kTick ||
        sign.shape == Shape::kCross) {
      openings.push_back({i, sign, lines[i].substr(0, start)});
    }
  }
  return openings;
}

// Whether two openings are of one list: nothing but wrapped text is between.
bool AreSiblings(const Opening& a, const Opening& b,
                 const std::vector<std::string_view>& lines) {
  constexpr std::size_t kFarthest = 5;  // lines
  if (a.before != b.before || b.line - a.line > kFarthest) return false;
  for (std::size_t i = a.line + 1; i < b.line; ++i) {
    const std::size_t text = SkipSpaces(lines[i], 0);
    if (text < lines[i].size() && TextStart(lines[i]) != text) return false;
  }
  return true;
}

bool IsBox(const Opening& opening) { return opening.sign.shape == Shape::kBox; }

bool IsBulletSign(char32_t c) {
  return IsOneOf(c, U"•‣◦▪▫∙·⁃➢➤►▶▸❖◆◇–—−■●○□◼✓✔✗✘\uF0B7\uF0A7\uF0D8\uF0FC");
}

bool IsSpaceAt(std::string_view line, std::size_t position) {
  const CodePoint c = CodePointAt(line, position);
  return c.length > 0 && IsSpace(c.value);
}

}  // namespace

MarkHabits SurveyMarks(const std::vector<std::string_view>& lines) {
  Survey survey;
  for (const std::string_view line : lines) SurveyLine(line, survey);
  MarkHabits habits;
  habits.squares = AreBoxes(survey, Shape::kSquare);
  habits.circles = AreBoxes(survey, Shape::kCircle);
  const bool boxes =
      Saw(survey, Shape::kBox) || habits.squares || habits.circles;
  const bool inner_ticks =
      survey.shapes[Shape::kTick].inner + survey.shapes[Shape::kCross].inner >
      0;
  habits.ticks = !boxes || inner_ticks;
  habits.crosses_refuse = !boxes && survey.shapes[Shape::kTick].starts +
                                            survey.shapes[Shape::kTick].inner >
                                        0;
  habits.round_brackets = survey.round_empty;
  habits.letters_in_brackets = survey.lettered;
  return habits;
}

std::vector<std::size_t> FindTicksForBoxes(
    const std::vector<std::string_view>& lines) {
  const std::vector<Opening> all = FindOpenings(lines);
  std::vector<std::size_t> found;
  for (std::size_t first = 0; first < all.size();) {
    std::size_t end = first + 1;
    while (end < all.size() && IsBox(all[end]) == IsBox(all[first]) &&
           AreSiblings(all[end - 1], all[end], lines)) {
      ++end;
    }
    const bool above = first > 0 && IsBox(all[first - 1]) &&
                       AreSiblings(all[first - 1], all[first], lines);
    const bool below = end < all.size() && IsBox(all[end]) &&
                       AreSiblings(all[end - 1], all[end], lines);
    // Below a checked box, ticks may be the bullets of its details.
    const bool details =
        above && all[first - 1].sign.checked && (end - first > 1 || !below);
    if (!IsBox(all[first]) && (above || below) && !details) {
      for (std::size_t i = first; i < end; ++i) found.push_back(all[i].line);
    }
    first = end;
  }
  return found;
}

void MakeBoxOfTick(std::string& text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = CodePointAt(text, i);
    const Shape shape = SignOf(c.value).shape;
    if (shape == Shape::kTick || shape == Shape::kCross) {
      text.replace(i, static_cast<std::size_t>(c.length), "☒");
      return;
    }
    i += static_cast<std::size_t>(c.length);
  }
}

std::optional<WrittenMark> MarkAt(std::string_view line, std::size_t position,
                                  bool line_start, const MarkHabits& habits) {
  const CodePoint c = CodePointAt(line, position);
  if (c.value == '[' || c.value == '(' || c.value >= 0xFF08) {
    const auto mark = BracketMarkAt(line, position, line_start, habits);
    if (mark) return mark;
  }
  const Sign sign = SignOf(c.value);
  if (sign.shape == Shape::kNone || !StandsApart(line, position, c) ||
      !IsMarkSign(sign, c.value, line_start, habits)) {
    return std::nullopt;
  }
  WrittenMark mark;
  mark.length = static_cast<std::size_t>(c.length);
  if (CodePointAt(line, position + mark.length).value == 0xFE0F) {
    mark.length += 3;
  }
  const bool round =
      sign.shape == Shape::kCircle || sign.shape == Shape::kRadio;
  mark.kind = round ? MarkKind::kRadio : MarkKind::kCheckbox;
  mark.state = StateOf(sign, habits);
  mark.confidence = sign.shape == Shape::kBox ? 0.999 : 0.97;
  return mark;
}

std::size_t BulletLength(std::string_view line) {
  const CodePoint c = CodePointAt(line, 0);
  const bool ascii = c.value == '-' || c.value == '*' || c.value == '+';
  if (c.length == 0 || (!ascii && !IsBulletSign(c.value))) return 0;
  const auto length = static_cast<std::size_t>(c.length);
  return IsSpaceAt(line, length) ? length : 0;
}

std::size_t NumberLabelLength(std::string_view line) {
  std::size_t i = 0;
  const bool open = !line.empty() && line[0] == '(';
  const bool question =
      line.size() > 1 && line[0] == 'Q' && line[1] >= '0' && line[1] <= '9';
  if (open || question) ++i;
  const std::size_t begin = i;
  while (i < line.size() && i - begin < 5 &&
         (std::isalnum(static_cast<unsigned char>(line[i])) != 0)) {
    ++i;
  }
  const std::string_view body = line.substr(begin, i - begin);
  if (body.empty() || i >= line.size()) return 0;
  const bool digits = body.size() <= 2 &&
                      std::all_of(body.begin(), body.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  const bool letter = body.size() == 1 && body[0] >= 'a' && body[0] <= 'z';
  const bool roman = body.find_first_not_of("ivx") == std::string_view::npos;
  if (!digits && !letter && !roman) return 0;
  if (line[i] != ')' && (open || line[i] != '.')) return 0;
  return IsSpaceAt(line, i + 1) ? i + 1 : 0;
}

}  // namespace quaestor
