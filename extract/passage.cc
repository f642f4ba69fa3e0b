#include "extract/passage.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "extract/line_joins.h"

namespace quaestor {
namespace {

constexpr double kDeeper = 4;  // points that make a list item a nested one
constexpr std::string_view kSoftHyphen = "\xC2\xAD";
constexpr std::string_view kBullet = "- ";
constexpr std::string_view kHyphen = "\xE2\x80\x90";  // U+2010

// "1." and "1)" are "1. ", letters keep theirs, all else is a bullet.
std::string PrefixOf(std::string_view label) {
  std::string number;
  for (const char c : label) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) number += c;
  }
  if (number.empty() || number == "o") return std::string(kBullet);
  return number + ". ";
}

std::string_view UriOf(const Document& document, const Token& token) {
  const Word& word = WordOf(document, token);
  if (word.link < 0) return {};
  return document.pages[static_cast<std::size_t>(token.page)]
      .links[static_cast<std::size_t>(word.link)]
      .uri;
}

void RemoveSoftHyphens(Paragraph& paragraph) {
  std::vector<std::size_t> hyphens;
  std::string text;
  std::size_t at = 0;
  for (auto next = paragraph.text.find(kSoftHyphen); next != std::string::npos;
       next = paragraph.text.find(kSoftHyphen, at)) {
    hyphens.push_back(next);
    text.append(paragraph.text, at, next - at);
    at = next + kSoftHyphen.size();
  }
  text.append(paragraph.text, at);
  const auto moved = [&](std::size_t offset) {
    const auto before =
        std::lower_bound(hyphens.begin(), hyphens.end(), offset) -
        hyphens.begin();
    return offset - static_cast<std::size_t>(before) * kSoftHyphen.size();
  };
  for (PassagePiece& piece : paragraph.pieces) {
    piece.begin = moved(piece.begin);
    piece.end = moved(piece.end);
  }
  paragraph.text = std::move(text);
}

class PassageBuilder {
 public:
  PassageBuilder(const Document& document, const TokenStream& stream,
                 const std::vector<int>& tokens, const Vocabulary& vocabulary)
      : document_(document),
        stream_(stream),
        tokens_(tokens),
        vocabulary_(vocabulary) {}

  Passage Build() {
    passage_.tokens = tokens_;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = At(i);
      if (token.mark >= 0) continue;
      if (last_ < 0 ||
          At(static_cast<std::size_t>(last_)).block != token.block) {
        Open(token);
      }
      if (token.label) {
        AddLabel(token);
      } else {
        AddToken(i);
      }
      last_ = static_cast<int>(i);
    }
    Finish();
    return std::move(passage_);
  }

 private:
  [[nodiscard]] const Token& At(std::size_t i) const {
    return stream_.tokens[static_cast<std::size_t>(tokens_[i])];
  }

  void Open(const Token& token) {
    Paragraph paragraph;
    paragraph.block = token.block;
    paragraph.indent =
        document_.blocks[static_cast<std::size_t>(token.block)].indent;
    passage_.paragraphs.push_back(std::move(paragraph));
    last_ = -1;
  }

  void AddLabel(const Token& token) {
    Paragraph& paragraph = passage_.paragraphs.back();
    const std::string_view text = TextOf(document_, token);
    const bool same_word =
        last_ >= 0 && SameWord(At(static_cast<std::size_t>(last_)), token);
    if (paragraph.text.empty() && (paragraph.label.empty() || same_word)) {
      paragraph.label += text;
      paragraph.prefix = PrefixOf(paragraph.label);
    } else {
      // "14. 3. 2022": only the first may be a list item's.
      if (!paragraph.text.empty() && !same_word) paragraph.text += ' ';
      paragraph.text += text;
    }
  }

  void AddToken(std::size_t i) {
    const Token& token = At(i);
    Paragraph& paragraph = passage_.paragraphs.back();
    const bool same_word =
        last_ >= 0 && SameWord(At(static_cast<std::size_t>(last_)), token);
    if (!same_word && !paragraph.text.empty()) JoinTo(paragraph, i);
    const std::size_t begin = paragraph.text.size();
    paragraph.text += TextOf(document_, token);
    if (same_word && !paragraph.pieces.empty()) {
      paragraph.pieces.back().end = paragraph.text.size();
      paragraph.pieces.back().token = tokens_[i];
      return;
    }
    paragraph.pieces.push_back({begin, paragraph.text.size(), tokens_[i],
                                token.page, token.line, token.word});
  }

  static bool SameWord(const Token& a, const Token& b) {
    return a.page == b.page && a.line == b.line && a.word == b.word &&
           a.mark < 0;
  }

  void JoinTo(Paragraph& paragraph, std::size_t i) {
    const Token& token = At(i);
    const Token& before = At(static_cast<std::size_t>(last_));
    const Block& block =
        document_.blocks[static_cast<std::size_t>(token.block)];
    const bool same_line =
        before.page == token.page && before.line == token.line;
    if (block.kind == BlockKind::kTableRow && !SamePart(block, before, token)) {
      paragraph.text += " | ";
    } else if (same_line || before.label) {
      if (WordOf(document_, token).space_before || before.label) {
        paragraph.text += ' ';
      }
    } else {
      JoinOverLine(paragraph, i, before, token);
    }
  }

  static bool SamePart(const Block& block, const Token& a, const Token& b) {
    return std::any_of(
        block.parts.begin(), block.parts.end(), [&](const LinePart& part) {
          const auto holds = [&](const Token& token) {
            return part.page == token.page && part.line == token.line &&
                   part.first <= token.word && token.word < part.end;
          };
          return holds(a) && holds(b);
        });
  }

  void JoinOverLine(Paragraph& paragraph, std::size_t i, const Token& before,
                    const Token& token) {
    LineBreak at;
    at.before = paragraph.text;
    at.after = WordOf(document_, token).text;
    if (!before.label) at.uri_before = UriOf(document_, before);
    at.uri_after = UriOf(document_, token);
    at.last_word = LastWordOfBlock(i);
    at.hyphenated = stream_.hyphenated;
    switch (JoinOver(at, vocabulary_)) {
      case Join::kSpace:
        paragraph.text += ' ';
        break;
      case Join::kNone:
        break;
      case Join::kUrl:
        ++passage_.urls_rejoined;
        break;
      case Join::kDropHyphen:
        DropHyphen(paragraph);
        break;
    }
  }

  [[nodiscard]] bool LastWordOfBlock(std::size_t i) const {
    std::size_t next = i + 1;
    while (next < tokens_.size() && SameWord(At(i), At(next))) ++next;
    if (next >= tokens_.size() || At(next).block != At(i).block) return true;
    const Block& block =
        document_.blocks[static_cast<std::size_t>(At(i).block)];
    return block.kind == BlockKind::kTableRow &&
           !SamePart(block, At(i), At(next));
  }

  static void DropHyphen(Paragraph& paragraph) {
    std::size_t length = 1;
    for (const std::string_view hyphen : {kSoftHyphen, kHyphen}) {
      if (paragraph.text.ends_with(hyphen)) length = hyphen.size();
    }
    paragraph.text.resize(paragraph.text.size() - length);
    if (!paragraph.pieces.empty()) {
      paragraph.pieces.back().end = paragraph.text.size();
    }
  }

  void Finish() {
    auto& paragraphs = passage_.paragraphs;
    for (Paragraph& paragraph : paragraphs) RemoveSoftHyphens(paragraph);
    // A bullet alone is an answer ("-"), but not beside others.
    const bool any = std::any_of(
        paragraphs.begin(), paragraphs.end(),
        [](const Paragraph& paragraph) { return !paragraph.text.empty(); });
    std::erase_if(paragraphs, [&](const Paragraph& paragraph) {
      return paragraph.text.empty() && (any || paragraph.prefix.empty());
    });
    SetDepths();
  }

  void SetDepths() {
    std::vector<double> indents;
    for (Paragraph& paragraph : passage_.paragraphs) {
      if (paragraph.prefix.empty()) {
        indents.clear();
        continue;
      }
      while (!indents.empty() && paragraph.indent < indents.back() - kDeeper) {
        indents.pop_back();
      }
      if (indents.empty() || paragraph.indent > indents.back() + kDeeper) {
        indents.push_back(paragraph.indent);
      }
      paragraph.depth = static_cast<int>(indents.size()) - 1;
    }
  }

  const Document& document_;
  const TokenStream& stream_;
  const std::vector<int>& tokens_;
  const Vocabulary& vocabulary_;
  Passage passage_;
  int last_ = -1;  // index into tokens_
};

Source SourceOf(const Document& document, const Token& token) {
  if (token.mark >= 0) {
    return document.pages[static_cast<std::size_t>(token.page)]
        .marks[static_cast<std::size_t>(token.mark)]
        .source;
  }
  return WordOf(document, token).source;
}

Box BoxOf(const Document& document, const Token& token) {
  if (token.mark >= 0) {
    return document.pages[static_cast<std::size_t>(token.page)]
        .marks[static_cast<std::size_t>(token.mark)]
        .box;
  }
  return WordOf(document, token).box;
}

// Lines of a text file, merged where they adjoin.
void AddLines(const Document& document, const Token& token,
              std::vector<Evidence>& evidence) {
  const Line& line = document.pages[static_cast<std::size_t>(token.page)]
                         .lines[static_cast<std::size_t>(token.line)];
  const int first = std::max(1, line.number);
  const int last = std::max(first, line.end_number);
  if (!evidence.empty() && first >= evidence.back().line &&
      first <= evidence.back().end_line + 1) {
    evidence.back().end_line = std::max(evidence.back().end_line, last);
    return;
  }
  Evidence item;
  item.line = first;
  item.end_line = last;
  item.paragraphs = document.paragraphs;
  item.source = Source::kText;
  evidence.push_back(item);
}

bool GoesTogether(const Evidence& item, const Box& box, int page,
                  Source source) {
  constexpr double kFar = 60;  // points between two lines of one answer
  return item.page == page && item.source == source &&
         box.top <= item.box.bottom + kFar && box.bottom >= item.box.top - kFar;
}

}  // namespace

Passage MakePassage(const Document& document, const TokenStream& stream,
                    const std::vector<int>& tokens,
                    const Vocabulary& vocabulary) {
  return PassageBuilder(document, stream, tokens, vocabulary).Build();
}

std::string ToText(const Passage& passage) {
  std::string text;
  for (const Paragraph& paragraph : passage.paragraphs) {
    if (!text.empty()) text += '\n';
    if (!paragraph.prefix.empty()) {
      text.append(static_cast<std::size_t>(paragraph.depth) * 2, ' ');
      text += paragraph.prefix;
    }
    text += paragraph.text;
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) {
    text.pop_back();
  }
  return text;
}

std::string ToLine(const Passage& passage) {
  std::string text;
  const auto add = [&text](const std::string& part) {
    if (!text.empty() && !part.empty()) text += ' ';
    text += part;
  };
  for (const Paragraph& paragraph : passage.paragraphs) {
    // A bullet says nothing on a line; "3." may be the day of a date.
    if (paragraph.prefix != kBullet) add(paragraph.label);
    add(paragraph.text);
  }
  return text;
}

void TrimSeparators(Passage& passage) {
  if (passage.paragraphs.empty()) return;
  Paragraph& first = passage.paragraphs.front();
  std::string_view text = first.text;
  const std::size_t whole = text.size();
  bool trimmed = true;
  while (trimmed) {
    trimmed = false;
    for (const std::string_view sign :
         {" ", ":", "-", "–", "—", "\xEF\xBC\x9A", "."}) {
      if (text.starts_with(sign)) {
        text.remove_prefix(sign.size());
        trimmed = true;
      }
    }
  }
  if (text.empty()) {
    // A dash alone is an answer; before others it separates.
    if (passage.paragraphs.size() > 1 && first.prefix.empty()) {
      passage.paragraphs.erase(passage.paragraphs.begin());
    }
    return;
  }
  const std::size_t cut = whole - text.size();
  first.text.erase(0, cut);
  std::erase_if(first.pieces,
                [&](const PassagePiece& piece) { return piece.end <= cut; });
  for (PassagePiece& piece : first.pieces) {
    piece.begin = piece.begin < cut ? 0 : piece.begin - cut;
    piece.end -= cut;
  }
}

std::vector<Evidence> EvidenceOf(const Document& document,
                                 const TokenStream& stream,
                                 const std::vector<int>& tokens) {
  std::vector<Evidence> evidence;
  for (const int t : tokens) {
    const Token& token = stream.tokens[static_cast<std::size_t>(t)];
    if (!document.paged) {
      AddLines(document, token, evidence);
      continue;
    }
    const int page =
        document.pages[static_cast<std::size_t>(token.page)].number;
    const Box box = BoxOf(document, token);
    const Source source = SourceOf(document, token);
    if (!evidence.empty() && GoesTogether(evidence.back(), box, page, source)) {
      evidence.back().box = Union(evidence.back().box, box);
      continue;
    }
    Evidence item;
    item.page = page;
    item.box = box;
    item.source = source;
    evidence.push_back(item);
  }
  return evidence;
}

}  // namespace quaestor
