#include "extract/token_stream.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "patterns/utf8.h"
#include "patterns/values.h"
#include "unicode/uchar.h"

namespace quaestor {
namespace {

struct Run {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string folded;  // "": punctuation only
};

bool IsIdeograph(UChar32 c) {
  if (c < 0x2E80) return false;  // of the first block that holds any
  return u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) != 0 ||
         (c >= 0x3040 && c <= 0x30FF);
}

bool IsWordCharacter(UChar32 c) {
  if (c < 0x80) {
    const UChar32 lower = c | 0x20;
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
  }
  // Combining marks belong to their letters: Arabic and Indic text would
  // otherwise fall apart.
  return u_isalnum(c) != 0 || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

bool IsIgnored(UChar32 c) {
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF ||
         c == 0x0640;  // soft hyphen, zero-width and direction marks, tatweel
}

void CloseRun(std::string& run, std::uint32_t end, Run& open,
              std::vector<Run>& pieces) {
  if (run.empty()) return;
  open.folded = FoldText(run);
  open.end = end;
  pieces.push_back(std::move(open));
  open = Run{};
  run.clear();
}

// Lets the pieces cover the text: what stands between them goes to the left
// one, what stands before the first goes to the first.
std::vector<Run> Partition(std::vector<Run> pieces, std::uint32_t length) {
  if (pieces.empty()) return {Run{0, length, ""}};
  pieces.front().begin = 0;
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    pieces[i].end = pieces[i + 1].begin;
  }
  pieces.back().end = length;
  return pieces;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Nearly all characters are ASCII, and each word of a document comes here.
UChar32 NextOf(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= 0x80) return static_cast<UChar32>(NextCharacter(text, at));
  ++at;
  return byte;
}

std::vector<Run> SplitWord(std::string_view text) {
  std::vector<Run> pieces;
  Run open;
  std::string run;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const UChar32 c = NextOf(text, at);
    if (IsIgnored(c)) continue;
    const auto begin = static_cast<std::uint32_t>(start);
    const auto bytes = text.substr(begin, at - start);
    if (!IsWordCharacter(c)) {
      CloseRun(run, begin, open, pieces);
    } else if (c >= 0x80 && IsIdeograph(c)) {
      CloseRun(run, begin, open, pieces);
      pieces.push_back(
          {begin, static_cast<std::uint32_t>(at), FoldText(bytes)});
    } else {
      // "III.4Does", "groups6": numbers and words that were set without a gap.
      if (!run.empty() && IsDigit(run.back()) != IsDigit(bytes.front())) {
        CloseRun(run, begin, open, pieces);
      }
      if (run.empty()) open.begin = begin;
      run += bytes;
    }
  }
  const auto length = static_cast<std::uint32_t>(text.size());
  CloseRun(run, length, open, pieces);
  return Partition(std::move(pieces), length);
}

Flow FlowOf(BlockKind kind) {
  switch (kind) {
    case BlockKind::kFootnote:
      return Flow::kFootnotes;
    case BlockKind::kHeader:
    case BlockKind::kFooter:
    case BlockKind::kPageNumber:
      return Flow::kFurniture;
    default:
      return Flow::kBody;
  }
}

// Marks of each page by the line they stand on, in the order of words.
using MarksByLine = std::vector<std::vector<std::vector<int>>>;

MarksByLine SortMarks(const Document& document) {
  MarksByLine marks(document.pages.size());
  for (std::size_t p = 0; p < document.pages.size(); ++p) {
    const Page& page = document.pages[p];
    marks[p].resize(page.lines.size());
    for (std::size_t m = 0; m < page.marks.size(); ++m) {
      const auto line = static_cast<std::size_t>(page.marks[m].line);
      if (page.marks[m].line >= 0 && line < marks[p].size()) {
        marks[p][line].push_back(static_cast<int>(m));
      }
    }
    for (auto& line : marks[p]) {
      std::stable_sort(line.begin(), line.end(), [&](int a, int b) {
        return page.marks[static_cast<std::size_t>(a)].word <
               page.marks[static_cast<std::size_t>(b)].word;
      });
    }
  }
  return marks;
}

class StreamBuilder {
 public:
  StreamBuilder(const Document& document, Vocabulary& vocabulary)
      : document_(document),
        vocabulary_(vocabulary),
        marks_(SortMarks(document)) {}

  void AddBlock(int index) {
    const Block& block = document_.blocks[static_cast<std::size_t>(index)];
    const int first = static_cast<int>(stream_.tokens.size());
    block_start_ = true;
    for (const LinePart& part : block.parts) AddPart(index, block, part);
    stream_.blocks.push_back(
        {index, first, static_cast<int>(stream_.tokens.size())});
  }

  TokenStream Take() { return std::move(stream_); }

 private:
  void AddPart(int index, const Block& block, const LinePart& part) {
    const Page& page = document_.pages[static_cast<std::size_t>(part.page)];
    const Line& line = page.lines[static_cast<std::size_t>(part.line)];
    const auto& marks = marks_[static_cast<std::size_t>(part.page)]
                              [static_cast<std::size_t>(part.line)];
    const bool last_part = part.end == static_cast<int>(line.words.size());
    line_start_ = true;
    before_ = nullptr;
    std::size_t next = 0;
    for (int w = part.first; w <= part.end; ++w) {
      for (; next < marks.size(); ++next) {
        const int at = page.marks[static_cast<std::size_t>(marks[next])].word;
        if (at < part.first || at > w) break;
        // A mark at the seam of two parts belongs to the words after it.
        if (at == part.end && w == part.end && !last_part) break;
        AddMark(index, part, marks[next], at);
      }
      while (next < marks.size() &&
             page.marks[static_cast<std::size_t>(marks[next])].word < w) {
        ++next;
      }
      if (w < part.end) AddWord(index, block, part, line, w);
    }
  }

  void AddMark(int index, const LinePart& part, int mark, int word) {
    Token token;
    token.mark = mark;
    token.block = index;
    token.page = part.page;
    token.line = part.line;
    token.word = word;
    stream_.tokens.push_back(token);
  }

  void AddWord(int index, const Block& block, const LinePart& part,
               const Line& line, int w) {
    const Word& word = line.words[static_cast<std::size_t>(w)];
    if (StandsApart(word)) line_start_ = true;
    before_ = &word;
    for (const Run& piece : SplitWord(word.text)) {
      Token token;
      token.block = index;
      token.page = part.page;
      token.line = part.line;
      token.word = w;
      token.begin = piece.begin;
      token.end = piece.end;
      token.label = word.label;
      token.superscript = word.superscript;
      token.filled_in = block.filled_in;
      if (!piece.folded.empty() && !word.label && !word.superscript) {
        token.key = vocabulary_.Add(piece.folded);
        token.block_start = std::exchange(block_start_, false);
        token.line_start = std::exchange(line_start_, false);
      }
      stream_.tokens.push_back(token);
    }
  }

  // Behind a line to write on or a wide gap a label begins as on a line of its
  // own: "Name: ______ Date: ______".
  [[nodiscard]] bool StandsApart(const Word& word) const {
    constexpr double kWideGap = 2;  // of the font's size
    if (before_ == nullptr) return false;
    const double gap = std::max(word.box.left - before_->box.right,
                                before_->box.left - word.box.right);
    return before_->text.ends_with("___") ||
           (word.size > 0 && gap > kWideGap * word.size);
  }

  const Document& document_;
  Vocabulary& vocabulary_;
  MarksByLine marks_;
  TokenStream stream_;
  bool block_start_ = true;
  bool line_start_ = true;
  const Word* before_ = nullptr;  // on the same line part
};

// Whether words are divided where lines end.
bool IsHyphenated(const Document& document, const TokenStream& stream) {
  constexpr int kLeast = 3;
  constexpr int kOneLineIn = 25;
  int lines = 0;
  int hyphens = 0;
  for (std::size_t t = 0; t + 1 < stream.tokens.size(); ++t) {
    const Token& token = stream.tokens[t];
    const Token& next = stream.tokens[t + 1];
    if (token.mark >= 0 || next.mark >= 0 || token.block != next.block ||
        (token.page == next.page && token.line == next.line)) {
      continue;
    }
    ++lines;
    const std::string_view text = TextOf(document, token);
    const bool letters =
        text.size() > 2 && text.ends_with('-') &&
        std::isalpha(static_cast<unsigned char>(text[text.size() - 2])) != 0;
    hyphens += letters && u_islower(static_cast<UChar32>(
                              FirstCharacter(TextOf(document, next)))) != 0;
  }
  return hyphens >= kLeast && hyphens * kOneLineIn >= lines;
}

}  // namespace

int Vocabulary::Add(std::string_view folded) {
  const auto found = keys_.find(folded);
  if (found != keys_.end()) return found->second;
  const int key = static_cast<int>(keys_.size());
  keys_.emplace(std::string(folded), key);
  int length = 0;
  for (const char c : folded) {
    length += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }
  lengths_.push_back(length);
  return key;
}

int Vocabulary::Find(std::string_view folded) const {
  const auto found = keys_.find(folded);
  return found == keys_.end() ? kNoKey : found->second;
}

std::vector<std::string_view> Vocabulary::Words() const {
  std::vector<std::string_view> words(keys_.size());
  for (const auto& [word, key] : keys_) {
    words[static_cast<std::size_t>(key)] = word;
  }
  return words;
}

TokenStream MakeStream(const Document& document, Flow flow,
                       Vocabulary& vocabulary) {
  StreamBuilder builder(document, vocabulary);
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    if (FlowOf(document.blocks[b].kind) == flow) {
      builder.AddBlock(static_cast<int>(b));
    }
  }
  TokenStream stream = builder.Take();
  stream.hyphenated = IsHyphenated(document, stream);
  return stream;
}

std::vector<int> KeysOf(std::string_view text, Vocabulary& vocabulary) {
  std::vector<int> keys;
  for (const Run& piece : SplitWord(text)) {
    if (!piece.folded.empty()) keys.push_back(vocabulary.Add(piece.folded));
  }
  return keys;
}

std::vector<int> FindKeys(std::string_view text, const Vocabulary& vocabulary) {
  std::vector<int> keys;
  for (const Run& piece : SplitWord(text)) {
    if (!piece.folded.empty()) keys.push_back(vocabulary.Find(piece.folded));
  }
  return keys;
}

const Word& WordOf(const Document& document, const Token& token) {
  return document.pages[static_cast<std::size_t>(token.page)]
      .lines[static_cast<std::size_t>(token.line)]
      .words[static_cast<std::size_t>(token.word)];
}

int LineNumberOf(const Document& document, const Token& token) {
  return document.pages[static_cast<std::size_t>(token.page)]
      .lines[static_cast<std::size_t>(token.line)]
      .number;
}

std::string_view TextOf(const Document& document, const Token& token) {
  const std::string_view text = WordOf(document, token).text;
  return text.substr(token.begin, token.end - token.begin);
}

}  // namespace quaestor
