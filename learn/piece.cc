#include "learn/piece.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <string_view>
#include <utility>

#include "extract/numbering.h"
#include "learn/cues.h"
#include "learn/grid.h"
#include "learn/printed_words.h"
#include "patterns/utf8.h"
#include "patterns/word_lists.h"

namespace quaestor {
namespace {

using Items = std::vector<PrintedItem>;

// "______", ".........": a line to write on.
bool IsWritingLine(std::string_view text) {
  return text.find("___") != std::string_view::npos ||
         text.find(".....") != std::string_view::npos ||
         text.find("……") != std::string_view::npos;
}

// "Date:____" is "Date:".
std::string WithoutLine(std::string_view text) {
  const std::size_t begin =
      std::min({text.find("___"), text.find("....."), text.find("……")});
  return std::string(text.substr(0, begin));
}

// Takes lines to write on out of a text; whether there were any.
bool CutWritingLines(std::string& text) {
  bool found = false;
  std::istringstream words(text);
  std::string kept;
  for (std::string word; words >> word;) {
    const bool line = IsWritingLine(word);
    found = found || line;
    if (line) word = WithoutLine(word);
    if (!word.empty()) kept += (kept.empty() ? "" : " ") + word;
  }
  if (found) text = kept;
  return found;
}

// "II" of "Part II:", "2.1" of "2.1.", "a" of "(a)".
std::string CleanNumber(const std::string& printed) {
  const std::size_t space = printed.find_last_of(' ');
  std::string number =
      space == std::string::npos ? printed : printed.substr(space + 1);
  const char* const kAround = "().:-[] ";
  const std::size_t begin = number.find_first_not_of(kAround);
  if (begin == std::string::npos) return printed;
  number = number.substr(begin);
  number.erase(number.find_last_not_of(kAround) + 1);
  for (const char* dash : {"–", "—"}) {
    if (number.ends_with(dash)) number.erase(number.size() - 3);
  }
  const bool worded =
      number.size() > 1 && (number[0] == 'Q' || number[0] == 'q');
  return worded ? number.substr(1) : number;
}

// In a row of a table the number stands at half the height of its question,
// and so amid its words.
std::size_t NumberInMargin(const Items& items) {
  for (std::size_t i = 1; i < items.size(); ++i) {
    const Word* word = items[i].word;
    if (word == nullptr || word->box.right <= 0 || !word->text.ends_with('.') ||
        !IsNumbering(word->text)) {
      continue;
    }
    const bool outermost = std::ranges::all_of(items, [&](const auto& other) {
      const Box& box =
          other.word != nullptr ? other.word->box : other.mark->box;
      return &other == &items[i] || box.left > word->box.right;
    });
    if (outermost) return i;
  }
  return 0;
}

// Takes number and bullet off the front: "- a. E-services".
std::string TakeNumber(Items& items, bool heading) {
  std::string number;
  while (!items.empty() && items.front().word != nullptr) {
    const std::size_t length = NumberLength(items, heading);
    if (length == 0) {
      if (!IsBullet(items.front())) break;
      items.erase(items.begin());
      continue;
    }
    if (!number.empty()) break;
    number = TextOf({items.begin(), items.begin() + static_cast<int>(length)});
    items.erase(items.begin(), items.begin() + static_cast<int>(length));
  }
  if (const std::size_t at = NumberInMargin(items); number.empty() && at > 0) {
    number = items[at].word->text;
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(at));
  }
  return number.empty() ? number : CleanNumber(number);
}

void Place(const Document& document, const Items& items, Piece& piece) {
  bool first = true;
  int bold = 0;
  int words = 0;
  for (const PrintedItem& item : items) {
    const Page& page = document.pages[static_cast<std::size_t>(item.page)];
    if (first) {
      piece.page = page.number;
      piece.line = document.paged
                       ? 0
                       : page.lines[static_cast<std::size_t>(item.line)].number;
    }
    const Box& box = item.word != nullptr ? item.word->box : item.mark->box;
    // A piece that runs over pages is placed on its first one.
    if (page.number == piece.page) {
      piece.place = first ? box : Union(piece.place, box);
    }
    first = false;
    if (item.word == nullptr) continue;
    ++words;
    bold += item.word->bold ? 1 : 0;
    piece.filled = piece.filled || item.word->field >= 0;
  }
  piece.bold = words > 0 && bold == words;
}

FormBox BoxOf(const Mark& mark) {
  return {"", mark.box, mark.kind, mark.state, mark.field_name};
}

std::size_t NextMark(const Items& items, std::size_t from) {
  while (from < items.size() && items[from].mark == nullptr) ++from;
  return from;
}

Items Part(const Items& items, std::size_t begin, std::size_t end) {
  return {items.begin() + static_cast<std::ptrdiff_t>(begin),
          items.begin() + static_cast<std::ptrdiff_t>(end)};
}

// Whether the labels stand before the boxes: "Yes ☐ No ☐".
bool LabelsLead(const Items& items) {
  const std::size_t first = NextMark(items, 0);
  if (first == 0 || first == items.size() || items.back().mark == nullptr) {
    return false;
  }
  const std::size_t second = NextMark(items, first + 1);
  return second == items.size() ? !items[first].mark->label.empty()
                                : second > first + 1;
}

// Where the label begins that stands right before a box; [begin, end) is the
// question and that label.
std::size_t LeadingLabelBegin(const Items& items, std::size_t begin,
                              std::size_t end, const std::string& label) {
  for (std::size_t at = begin + 1; at < end; ++at) {
    if (TextOf(Part(items, at, end)) != label) continue;
    // The last line of a label of several lines is not all of it.
    const char sign = items[at - 1].word->text.back();
    const bool whole =
        !items[at].starts_line || sign == '?' || sign == ':' || sign == '.';
    return whole ? at : begin;
  }
  if (end == begin) return end;
  const std::size_t last = end - 1;
  if (IsYesOrNo(items[last].word->text) != YesNo::kNeither) return last;
  for (std::size_t at = last; at > begin; --at) {
    const char sign = items[at - 1].word->text.back();
    if (sign == '?' || sign == ':') return at;
  }
  return begin;
}

// Words that follow the last label of a row of boxes and are a new question.
std::size_t LabelEnd(const Items& items, std::size_t begin, std::size_t end,
                     const Mark& mark) {
  for (std::size_t at = begin + 1; at < end; ++at) {
    if (TextOf(Part(items, begin, at)) != mark.label) continue;
    const std::string rest = TextOf(Part(items, at, end));
    const bool asks =
        BeginsWithCue(Cue::kIfSo, rest) || rest.find('?') != std::string::npos;
    return asks ? at : end;
  }
  return end;
}

class BlockPieces {
 public:
  BlockPieces(const Document& document, const Block& block,
              const std::set<const Mark*>& grid, std::vector<Piece>& pieces)
      : document_(document), block_(block), grid_(grid), pieces_(pieces) {}

  void Append(Items items, int row) {
    row_ = row;
    if (items.empty()) return;
    const std::size_t first = NextMark(items, 0);
    if (first == items.size()) return AppendTexts(items);
    const bool leads = LabelsLead(items) && !grid_.contains(items[first].mark);
    leads ? AppendLabelsLeading(items) : AppendBoxesLeading(items);
  }

 private:
  Piece Start(Items items) {
    Piece piece;
    piece.kind = block_.kind;
    piece.level = block_.level;
    piece.row = row_;
    Place(document_, items, piece);
    if (block_.kind == BlockKind::kFootnote && items.size() > 1) {
      piece.number = TextOf({items.front()});
      if (items.front().word->superscript)
        piece.number = items.front().word->text;
      items.erase(items.begin());
    } else {
      piece.number = TakeNumber(items, block_.kind == BlockKind::kHeading);
    }
    if (piece.number.empty()) {
      piece.number = CodeAtFront(items);
      piece.number_in_text = !piece.number.empty();
    }
    piece.text = TextOf(items);
    piece.writing_line = CutWritingLines(piece.text);
    if (piece.text.empty()) std::swap(piece.text, piece.number);
    return piece;
  }

  // A new piece behind each line to write on.
  void AppendTexts(const Items& items) {
    Items part;
    for (const PrintedItem& item : items) {
      part.push_back(item);
      if (!IsWritingLine(item.word->text)) continue;
      AddText(part);
      part.clear();
    }
    if (!part.empty()) AddText(part);
  }

  void AddText(const Items& items) {
    Piece piece = Start(items);
    const bool empty = piece.text.empty() && piece.number.empty();
    if (!empty) return pieces_.push_back(std::move(piece));
    if (!pieces_.empty()) pieces_.back().writing_line = true;
  }

  void AppendBoxesLeading(const Items& items) {
    std::size_t at = NextMark(items, 0);
    const std::size_t begin = PromptBegin(items, at);
    AppendTexts(Part(items, 0, begin));
    Piece piece = Start(Part(items, begin, at));
    if (at == begin) Place(document_, items, piece);
    Items rest;
    while (at < items.size()) {
      const std::size_t next = NextMark(items, at + 1);
      FormBox box = BoxOf(*items[at].mark);
      const bool last = next == items.size() && !piece.boxes.empty();
      const std::size_t end =
          last ? LabelEnd(items, at + 1, next, *items[at].mark) : next;
      box.label = TextOf(Part(items, at + 1, end));
      if (CutWritingLines(box.label)) piece.writing_line = true;
      if (last) rest = Part(items, end, next);
      piece.boxes.push_back(std::move(box));
      at = next;
    }
    pieces_.push_back(std::move(piece));
    if (!rest.empty()) AppendTexts(rest);
  }

  // "Initials: ____ Date: ____ ☐ approved": lines to write on come first.
  [[nodiscard]] std::size_t PromptBegin(const Items& items,
                                        std::size_t end) const {
    const Mark& mark = *items[end].mark;
    if (mark.label.empty() || grid_.contains(&mark)) return 0;
    for (std::size_t i = end; i-- > 0;) {
      if (IsWritingLine(items[i].word->text)) return i + 1;
    }
    return 0;
  }

  void AppendLabelsLeading(const Items& items) {
    std::size_t at = NextMark(items, 0);
    const std::size_t label =
        LeadingLabelBegin(items, 0, at, items[at].mark->label);
    const std::size_t written = PromptBegin(items, at);
    AppendTexts(Part(items, 0, written));
    Piece piece = Start(Part(items, written, std::max(written, label)));
    if (label <= written) Place(document_, items, piece);
    piece.labels_lead = true;
    std::size_t begin = std::max(written, label);
    while (at < items.size()) {
      FormBox box = BoxOf(*items[at].mark);
      box.label = TextOf(Part(items, begin, at));
      piece.boxes.push_back(std::move(box));
      begin = at + 1;
      at = NextMark(items, begin);
    }
    pieces_.push_back(std::move(piece));
  }

  const Document& document_;
  const Block& block_;
  const std::set<const Mark*>& grid_;
  std::vector<Piece>& pieces_;
  int row_ = -1;
};

bool IsFurniture(BlockKind kind) {
  return kind == BlockKind::kHeader || kind == BlockKind::kFooter ||
         kind == BlockKind::kPageNumber;
}

// A definition takes texts of so many bytes; what is longer are contracts.
void DivideLongTexts(std::vector<Piece>& pieces) {
  constexpr std::size_t kMost = 6000;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].text.size() <= kMost) continue;
    std::size_t end = pieces[i].text.rfind(' ', kMost);
    if (end == std::string::npos || end == 0) {
      end = kMost;
      while ((static_cast<unsigned char>(pieces[i].text[end]) & 0xC0) == 0x80) {
        --end;
      }
    }
    Piece rest = pieces[i];
    rest.number.clear();
    rest.text.erase(0, rest.text[end] == ' ' ? end + 1 : end);
    pieces[i].text.erase(end);
    pieces[i].boxes.clear();
    pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                  std::move(rest));
  }
}

bool IsOpenText(const Piece& piece) {
  return piece.boxes.empty() && !piece.writing_line && !piece.text.empty() &&
         std::string_view(".:?!").find(piece.text.back()) ==
             std::string_view::npos;
}

// The first line of a label before its box, read as a paragraph of its own.
void JoinLabels(std::vector<Piece>& pieces) {
  for (std::size_t i = pieces.size(); i-- > 1;) {
    Piece& before = pieces[i - 1];
    Piece& piece = pieces[i];
    const bool label = piece.labels_lead && piece.text.empty() &&
                       piece.kind == before.kind && piece.page == before.page;
    if (!label || !IsOpenText(before) || !before.number.empty()) continue;
    piece.boxes.front().label = before.text + " " + piece.boxes.front().label;
    before.text.clear();
    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i) - 1);
    --i;
    if (i == 0) break;
  }
}

bool BeginsInLowerCase(const std::string& text) {
  const char32_t c = text.empty() ? U'A' : FirstCharacter(text);
  return u_islower(static_cast<UChar32>(c)) != 0;
}

// A bold question over several lines was read as a heading each.
void JoinHeadings(std::vector<Piece>& pieces) {
  for (std::size_t i = pieces.size(); i-- > 1;) {
    Piece& before = pieces[i - 1];
    const Piece& piece = pieces[i];
    const bool both = piece.kind == BlockKind::kHeading &&
                      before.kind == BlockKind::kHeading &&
                      piece.level == before.level && piece.page == before.page;
    if (!both || !IsOpenText(before) || !piece.number.empty() ||
        !BeginsInLowerCase(piece.text)) {
      continue;
    }
    before.text += " " + piece.text;
    before.boxes = piece.boxes;
    before.writing_line = piece.writing_line;
    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

}  // namespace

std::vector<Piece> FindPieces(const Document& document) {
  const PrintedWords printed(document);
  const std::set<const Mark*> grid = GridMarks(document);
  std::vector<Piece> pieces;
  int row = 0;
  for (const Block& block : document.blocks) {
    BlockPieces builder(document, block, grid, pieces);
    if (block.kind == BlockKind::kTableRow) {
      for (Items& items : printed.CellsOf(block)) {
        builder.Append(std::move(items), row);
      }
      ++row;
      continue;
    }
    const std::size_t first = pieces.size();
    std::vector<Items> parts = SplitAtGaps(printed.ItemsOf(block), document);
    for (Items& items : parts) builder.Append(std::move(items), -1);
    for (std::size_t i = first; i < pieces.size() && parts.size() > 1; ++i) {
      pieces[i].beside = true;
    }
    if (!IsFurniture(block.kind)) continue;
    for (std::size_t i = first; i < pieces.size(); ++i) pieces[i].boxes.clear();
  }
  GatherGrids(document, pieces);
  JoinHeadings(pieces);
  JoinLabels(pieces);
  DivideLongTexts(pieces);
  return pieces;
}

}  // namespace quaestor
