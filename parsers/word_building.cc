#include "parsers/word_building.h"

#include <algorithm>
#include <cmath>

#include "parsers/piece_runs.h"
#include "parsers/unicode.h"
#include "parsers/word_text.h"

namespace quaestor {
namespace {

// All shares are of the font size.
constexpr double kWordGap = 0.12;        // where spaces are gaps only
constexpr double kWordGapSpaced = 0.14;  // where spaces are painted as well
constexpr double kCjkGap = 0.45;         // next to an ideograph
constexpr double kAutomaticGap = 0.212;  // a fifth, with some rounding
constexpr double kVisibleSpace = 0.03;  // less than this is no space to the eye

// A word to be: pieces [first, end).
struct Span {
  std::size_t first = 0;
  std::size_t end = 0;
  bool space_before = true;
  bool superscript = false;
};

// Letters set apart ("T i t l e"): most of the gaps are alike and wide. Returns
// that gap as a share of the size, or 0.
double LetterSpacing(const std::vector<Piece>& pieces, const Run& run) {
  std::vector<double> gaps;
  for (std::size_t i = run.first + 1; i < run.end; ++i) {
    if (pieces[i].space_before || pieces[i].combining) continue;
    gaps.push_back(Gap(pieces[i - 1], pieces[i]) / pieces[i].size);
  }
  if (gaps.size() < 3) return 0;
  const auto middle =
      gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  const double median = *middle;
  if (median < 0.1 || median > 1) return 0;
  const auto alike = std::count_if(gaps.begin(), gaps.end(), [&](double gap) {
    return std::abs(gap - median) < 0.05;
  });
  return alike * 10 >= static_cast<std::ptrdiff_t>(gaps.size()) * 6 ? median
                                                                    : 0;
}

double WordGap(const std::vector<Piece>& pieces, const Run& run) {
  const bool spaced =
      std::any_of(pieces.begin() + static_cast<std::ptrdiff_t>(run.first + 1),
                  pieces.begin() + static_cast<std::ptrdiff_t>(run.end),
                  [](const Piece& piece) { return piece.space_before; });
  bool wide = false;  // most runs have no gaps inside words to speak of
  for (std::size_t i = run.first + 1; i < run.end && !wide; ++i) {
    wide = !pieces[i].space_before &&
           Gap(pieces[i - 1], pieces[i]) > 0.1 * pieces[i].size;
  }
  const double spacing = wide ? LetterSpacing(pieces, run) : 0;
  if (spacing > 0) return spacing + kWordGap;
  return spaced ? kWordGapSpaced : kWordGap;
}

// Kind of leader ("____", "....") that a piece may be a part of, or 0.
std::uint32_t LeaderKind(const Piece& piece) {
  const std::uint32_t c = piece.first;
  if (c == '_' || c == '.') return c;
  return c == 0x2026 ? '.' : 0;
}

// Blanks to write on and dotted lines are words of their own.
bool LeaderStartsOrEnds(const std::vector<Piece>& pieces, const Run& run,
                        std::size_t at) {
  constexpr std::size_t kLeast = 4;
  const auto length_from = [&](std::size_t from, bool forward) {
    const std::uint32_t kind = LeaderKind(pieces[from]);
    std::size_t length = 0;
    while (kind != 0 && length < kLeast && from >= run.first &&
           from < run.end && LeaderKind(pieces[from]) == kind) {
      ++length;
      if (!forward && from == 0) break;
      from += forward ? 1U : static_cast<std::size_t>(-1);
    }
    return length;
  };
  const std::uint32_t before = LeaderKind(pieces[at - 1]);
  const std::uint32_t after = LeaderKind(pieces[at]);
  if (before == after) return false;
  const auto is_long = [&](std::size_t from, bool forward) {
    const std::size_t least = LeaderKind(pieces[from]) == '_' ? 3 : kLeast;
    return length_from(from, forward) >= least;
  };
  return (after != 0 && is_long(at, true)) ||
         (before != 0 && is_long(at - 1, false));
}

// "strategy¹": the figure is a footnote's mark. "km²" is a unit.
bool SuperscriptDigitStarts(const std::vector<Piece>& pieces, const Run& run,
                            std::size_t word_first, std::size_t at) {
  if (!IsSuperscriptDigit(pieces[at].first)) {
    return IsSuperscriptDigit(pieces[at - 1].first) && at - 1 == word_first &&
           IsAlphabetic(pieces[at].first);
  }
  const std::uint32_t before = pieces[at - 1].first;
  if (!IsAlphabetic(before) && before != '.' && before != ',' &&
      before != ')' && before != '"' && before != 0x201D) {
    return false;
  }
  for (std::size_t i = at; i < run.end && !pieces[i].space_before; ++i) {
    if (IsAlphabetic(pieces[i].first)) return false;
  }
  return at - word_first > 2;
}

// Whether spaces between ideographs and letters are painted somewhere. Office
// programs leave them out where the font changes and paint all others.
bool PaintsSpacesBehindIdeographs(const std::vector<Piece>& pieces) {
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const Piece& before = pieces[i - 1];
    const Piece& after = pieces[i];
    const bool letter =
        after.first < 0x2000 && (IsAlphabetic(after.first) ||
                                 (after.first >= '0' && after.first <= '9'));
    if (after.space_before && letter && IsCjk(before.first) &&
        std::abs(before.base - after.base) < 0.2 * after.size &&
        Gap(before, after) > kVisibleSpace * after.size) {
      return true;
    }
  }
  return false;
}

// The least gap that is a space. Lines are justified between ideographs, and
// office programs set them apart from letters and figures.
double LeastSpace(const Piece& before, const Piece& after, double word_gap,
                  bool paints_spaces) {
  const int ideographs = IsCjk(before.first) + IsCjk(after.first);
  if (ideographs == 0) return word_gap;
  const bool all_painted = ideographs == 2 || paints_spaces;
  return std::max(all_painted ? kCjkGap : kAutomaticGap, word_gap);
}

// Whether a word ends before piece `at`; tells whether white space does it.
bool WordEnds(const std::vector<Piece>& pieces, const Run& run,
              std::size_t word_first, std::size_t at, double word_gap,
              bool paints_spaces, bool& space) {
  const Piece& before = pieces[at - 1];
  const Piece& after = pieces[at];
  if (after.combining || IsOverprintedAccent(before, after) ||
      IsOverprintedAccent(after, before)) {
    return false;
  }
  const double size = std::min(before.size, after.size);
  const double gap = Gap(before, after) / std::max(size, 0.1);
  const double limit = LeastSpace(before, after, word_gap, paints_spaces);
  space = (after.space_before && gap > kVisibleSpace) || gap > limit;
  return space || IsShifted(before, after) ||
         LeaderStartsOrEnds(pieces, run, at) ||
         SuperscriptDigitStarts(pieces, run, word_first, at);
}

bool IsSuperscriptOf(const std::vector<Piece>& pieces, const Span& span,
                     const Span& neighbour) {
  const Piece& small = pieces[span.first];
  const Piece& large = pieces[neighbour.first];
  return IsShifted(small, large) && IsSmaller(small, large) &&
         small.size > 0.35 * large.size;
}

bool IsAllSuperscriptDigits(const std::vector<Piece>& pieces,
                            const Span& span) {
  for (std::size_t i = span.first; i < span.end; ++i) {
    if (!IsSuperscriptDigit(pieces[i].first)) return false;
  }
  return true;
}

void FindSuperscripts(const std::vector<Piece>& pieces,
                      std::vector<Span>& spans) {
  const Span* line = nullptr;  // the word before that stands on the line
  for (std::size_t i = 0; i < spans.size(); ++i) {
    Span& span = spans[i];
    const bool digits = IsAllSuperscriptDigits(pieces, span);
    const bool after = line != nullptr && IsSuperscriptOf(pieces, span, *line);
    const bool before = line == nullptr && i + 1 < spans.size() &&
                        IsSuperscriptOf(pieces, span, spans[i + 1]);
    span.superscript = digits || after || before;
    if (!span.superscript) line = &span;
  }
}

void SplitRun(const std::vector<Piece>& pieces, const Run& run,
              bool paints_spaces, std::vector<Span>& spans) {
  const double word_gap = WordGap(pieces, run);
  spans.clear();
  spans.push_back({run.first, run.first + 1, true, false});
  for (std::size_t i = run.first + 1; i < run.end; ++i) {
    bool space = false;
    if (WordEnds(pieces, run, spans.back().first, i, word_gap, paints_spaces,
                 space)) {
      spans.push_back({i, i, space, false});
    }
    spans.back().end = i + 1;
  }
  FindSuperscripts(pieces, spans);
}

std::string PieceText(const Piece& piece) {
  return piece.text.empty() && piece.suspect ? "\uFFFD"
                                             : std::string(piece.text);
}

// Letters with the accents that were painted over them.
std::vector<std::string> Clusters(const std::vector<Piece>& pieces,
                                  const Span& span) {
  std::vector<std::string> parts;
  std::uint32_t pending = 0;
  for (std::size_t i = span.first; i < span.end; ++i) {
    const Piece& piece = pieces[i];
    const bool more = i + 1 < span.end;
    if (more && IsOverprintedAccent(piece, pieces[i + 1])) {
      pending = CombiningForm(piece.first);
      continue;
    }
    const bool attach =
        i > span.first && IsOverprintedAccent(piece, pieces[i - 1]);
    if (attach && !parts.empty()) {
      AppendUtf8(CombiningForm(piece.first), parts.back());
      continue;
    }
    parts.push_back(PieceText(piece));
    if (pending != 0) AppendUtf8(pending, parts.back());
    pending = 0;
  }
  return parts;
}

// Whether letters read from right to left were painted from left to right.
bool IsPaintedVisually(const std::vector<Piece>& pieces, const Span& span) {
  int forward = 0;
  for (std::size_t i = span.first + 1; i < span.end; ++i) {
    const Piece& before = pieces[i - 1];
    const Piece& piece = pieces[i];
    if (!piece.right_to_left && !before.right_to_left) continue;
    forward += piece.start + piece.end > before.start + before.end ? 1 : -1;
  }
  return forward > 0;
}

bool HasRightToLeft(const std::vector<Piece>& pieces, const Span& span) {
  for (std::size_t i = span.first; i < span.end; ++i) {
    if (pieces[i].right_to_left) return true;
  }
  return false;
}

bool IsEndingSign(const Piece& piece) {
  switch (piece.first) {
    case '.':
    case ',':
    case ':':
    case ';':
    case '!':
    case '?':
    case '%':
    case 0x2030:  // per mille
    case 0xFF1A:  // full-width colon
      return true;
    default:
      return false;
  }
}

bool EndsInItsSign(const std::vector<Piece>& pieces, const Span& span) {
  return IsEndingSign(pieces[span.end - 1]) &&
         !IsEndingSign(pieces[span.first]);
}

std::string Join(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += part;
  return text;
}

std::string SpanText(const std::vector<Piece>& pieces, const Span& span,
                     bool leftward_line) {
  std::string text;
  bool ascii = !leftward_line;
  for (std::size_t i = span.first; i < span.end && ascii; ++i) {
    ascii = pieces[i].first < 0x80 && pieces[i].first != 0;
    text += pieces[i].text;
  }
  if (ascii) return CleanText(text);
  std::vector<std::string> parts = Clusters(pieces, span);
  // Figures and signs on a line that is read to the left: "%45" is 45%. What
  // already ends in its sign ("Name:", "20%") stands as it is read.
  const bool visual = HasRightToLeft(pieces, span)
                          ? IsPaintedVisually(pieces, span)
                          : leftward_line && !EndsInItsSign(pieces, span);
  if (visual) VisualToLogical(parts);
  return CleanText(Join(parts));
}

Word MakeWord(const PageContent& page, const std::vector<Piece>& pieces,
              const Span& span, bool leftward_line) {
  const Piece& first = pieces[span.first];
  const Font& font = page.fonts[static_cast<std::size_t>(first.glyph->font)];
  Word word;
  word.text = SpanText(pieces, span, leftward_line);
  word.box = first.glyph->box;
  word.baseline = first.glyph->origin.y;
  word.size = first.size;
  word.colour = first.colour;
  word.bold = font.bold;
  word.italic = font.italic;
  word.superscript = span.superscript;
  word.invisible = first.glyph->invisible;
  word.space_before = span.space_before;
  for (std::size_t i = span.first; i < span.end; ++i) {
    word.box = Union(word.box, pieces[i].glyph->box);
    word.encoding_suspect = word.encoding_suspect || pieces[i].suspect;
    word.size = std::max(word.size, pieces[i].size);
  }
  return word;
}

// Whether most letters of a line are read from right to left.
bool IsLeftward(const std::vector<Piece>& pieces, const Run& run) {
  int balance = 0;
  for (std::size_t i = run.first; i < run.end; ++i) {
    if (pieces[i].right_to_left) {
      ++balance;
    } else if (IsAlphabetic(pieces[i].first)) {
      --balance;
    }
  }
  return balance > 0;
}

}  // namespace

void AppendWords(const PageContent& page, const std::vector<Piece>& pieces,
                 std::vector<Word>& words) {
  const bool any_leftward =
      std::any_of(pieces.begin(), pieces.end(),
                  [](const Piece& piece) { return piece.right_to_left; });
  const bool paints_spaces = PaintsSpacesBehindIdeographs(pieces);
  std::vector<Span> spans;
  for (const Run& run : FindRuns(pieces)) {
    SplitRun(pieces, run, paints_spaces, spans);
    const bool leftward = any_leftward && IsLeftward(pieces, run);
    for (const Span& span : spans) {
      Word word = MakeWord(page, pieces, span, leftward);
      if (!word.text.empty()) words.push_back(std::move(word));
    }
  }
}

}  // namespace quaestor
