#include "parsers/line_facts.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "parsers/text_decoding.h"
#include "parsers/text_traits.h"

namespace quaestor {
namespace {

double LeftOf(const Box& box, bool mirrored) {
  return mirrored ? -box.right : box.left;
}

double RightOf(const Box& box, bool mirrored) {
  return mirrored ? -box.left : box.right;
}

// The colour of all words, links aside.
int ColourOf(const Line& line) {
  int colour = kNoColour;
  for (const Word& word : line.words) {
    if (word.link >= 0 || word.superscript || LooksLikeAddress(word.text)) {
      continue;
    }
    const int own = static_cast<int>(word.colour & 0xFFFFFF);
    if (colour != kNoColour && colour != own) return kNoColour;
    colour = own;
  }
  return colour;
}

void ReadStyle(const Line& line, LineFacts& facts) {
  facts.bold = !line.words.empty();
  facts.italic = !line.words.empty();
  for (const Word& word : line.words) {
    facts.raised |= word.superscript;
    if (word.superscript) continue;
    facts.bold &= word.bold;
    facts.italic &= word.italic;
  }
  facts.colour = ColourOf(line);
}

// A letter of a script without capitals: neither Latin nor Greek with accents.
bool IsUncased(char32_t c) {
  return c >= 0x590 && IsLetter(c) && !(c >= 0x1E00 && c < 0x2000);
}

bool IsUncasedComma(char32_t c) {
  return c == U'،' || c == U'、' || c == U'，';
}

void ReadEnds(const Line& line, LineFacts& facts) {
  if (line.words.empty()) return;
  const Word& first = line.words.front();
  const char32_t c = FirstCodePoint(first.text);
  facts.note_mark = FootnoteMark(first.text);
  facts.raised_first = first.superscript;
  facts.begins_whole_address = BeginsAddress(first.text);
  facts.begins_lower = IsLower(c) && !facts.begins_whole_address;
  facts.begins_uncased = IsUncased(c);
  std::size_t last = line.words.size() - 1;
  while (last > 0 && line.words[last].superscript) --last;
  facts.ends_sentence = EndsSentence(line.words[last].text);
  facts.first_colour = first.colour;
  facts.last_colour = line.words[last].colour;
  const std::string& last_text = line.words[last].text;
  facts.ends_inside_address = last_text.ends_with("://");
  facts.ends_with_whole_address =
      BeginsAddress(last_text) && !facts.ends_inside_address &&
      (IsLetter(LastCodePoint(last_text)) || last_text.back() == '/');
  const char32_t end = LastCodePoint(line.words[last].text);
  facts.ends_uncased = IsUncased(end) || IsUncasedComma(end);
  facts.ends_with_hyphen = end == U'-' || end == U'‐' || end == U'\u00AD';
}

// The boxes of a line's words, upright.
std::vector<Box> BoxesOf(const Segment& segment) {
  std::vector<Box> boxes;
  boxes.reserve(segment.items.size());
  for (const Item& item : segment.items) {
    if (item.word >= 0) boxes.push_back(item.box);
  }
  return boxes;
}

// Width of the first word with what is glued to it.
double FirstWidth(const Line& line, const std::vector<Box>& boxes) {
  if (line.words.empty()) return 0;
  const Word& first = line.words.front();
  Box box = boxes.front();
  if (IsWide(FirstCodePoint(first.text))) {
    return std::min(box.width(), 2 * first.size);
  }
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    if (line.words[i].space_before) break;
    box = Union(box, boxes[i]);
  }
  return box.width();
}

void ReadLabel(const Line& line, const std::vector<Box>& boxes,
               LineFacts& facts) {
  facts.lone_label = line.words.size() == 1 && !facts.has_mark &&
                     IsOrdered(LabelKindOf(line.words[0].text));
  if (line.words.size() < 2 || facts.begins_with_mark) return;
  const Word& first = line.words[0];
  if (first.superscript) return;
  facts.label = LabelKindOf(first.text);
  if (facts.label == LabelKind::kNone) return;
  const bool mirrored = facts.right_to_left;
  const double text_left = LeftOf(boxes[1], mirrored);
  const double gap = text_left - RightOf(boxes[0], mirrored);
  facts.label_gap = gap > 0.5 * facts.size;
  facts.text_left = text_left;
}

}  // namespace

LineFacts FactsOf(const Line& line, const Segment& segment,
                  bool page_is_right_to_left) {
  LineFacts facts;
  const bool mirrored = segment.right_to_left;
  facts.either_side = mirrored && !page_is_right_to_left;
  facts.right_to_left = mirrored;
  facts.role = segment.role;
  facts.cell = segment.cell;
  facts.table_row = segment.table_row;
  facts.column = segment.column;
  facts.band = segment.band;
  facts.newspaper = segment.newspaper;
  facts.left = LeftOf(segment.box, mirrored);
  facts.text_left = facts.left;
  facts.right = RightOf(segment.box, mirrored);
  const Box limits = {segment.cell_left, 0, segment.cell_right, 0};
  facts.limit_left = LeftOf(limits, mirrored);
  facts.limit_right = RightOf(limits, mirrored);
  facts.baseline = segment.baseline;
  facts.top = segment.box.top;
  facts.bottom = segment.box.bottom;
  facts.size = segment.size;
  facts.words = static_cast<int>(line.words.size());
  facts.field = line.words.empty() ? -1 : line.words.front().field;
  facts.begins_with_mark = segment.items.front().mark >= 0;
  facts.has_mark = std::any_of(segment.items.begin(), segment.items.end(),
                               [](const Item& item) { return item.mark >= 0; });
  const std::vector<Box> boxes = BoxesOf(segment);
  if (facts.begins_with_mark && !boxes.empty()) {
    facts.text_left = LeftOf(boxes.front(), mirrored);
  }
  facts.first_width = FirstWidth(line, boxes);
  ReadStyle(line, facts);
  ReadEnds(line, facts);
  ReadLabel(line, boxes, facts);
  return facts;
}

}  // namespace quaestor
