#include "parsers/layout.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "parsers/block_building.h"
#include "parsers/column_finding.h"
#include "parsers/furniture.h"
#include "parsers/line_building.h"
#include "parsers/line_facts.h"
#include "parsers/lone_rows.h"
#include "parsers/reading_order.h"
#include "parsers/text_traits.h"

namespace quaestor {
namespace {

constexpr std::size_t kMostEdges = 12;

bool IsRightToLeft(const std::vector<Word>& words) {
  std::size_t right_to_left = 0;
  std::size_t left_to_right = 0;
  for (const Word& word : words) {
    const Direction direction = DirectionOf(word.text);
    right_to_left += direction == Direction::kRightToLeft;
    left_to_right += direction == Direction::kLeftToRight;
  }
  return right_to_left > left_to_right;
}

// The page as its own layout sees it; takes the rules and shades.
PageView ViewOf(const Page& page, LooseWords& loose) {
  PageView view;
  view.words = &loose.words;
  view.rules = std::move(loose.rules);
  view.shades = std::move(loose.shades);
  view.turn = TurnOf(loose.words);
  const bool sideways = view.turn == Turn::kDown || view.turn == Turn::kUp;
  view.height = sideways ? page.width : page.height;
  if (view.turn == Turn::kUpright) return view;
  view.top = Turned({0, 0, page.width, page.height}, view.turn).top;
  for (Box& rule : view.rules) rule = Turned(rule, view.turn);
  for (Box& shade : view.shades) shade = Turned(shade, view.turn);
  return view;
}

// Moves an item to the end of a line.
void Place(const Item& item, std::vector<Word>& words, Page& page, Line& line,
           std::vector<Mark>& marks) {
  Box box;
  if (item.word >= 0) {
    line.words.push_back(std::move(words[static_cast<std::size_t>(item.word)]));
    box = line.words.back().box;
  } else {
    Mark mark = std::move(page.marks[static_cast<std::size_t>(item.mark)]);
    mark.line = static_cast<int>(page.lines.size());
    mark.word = static_cast<int>(line.words.size());
    box = mark.box;
    marks.push_back(std::move(mark));
  }
  const bool first = line.box.width() == 0 && line.box.height() == 0;
  line.box = first ? box : Union(line.box, box);
}

// Whether an address goes on with the next word, which stands below it.
bool AddressGoesOn(const std::string& address, const std::string& next) {
  if (address.ends_with("://")) return true;
  if (BeginsAddress(next) || next.empty()) return false;
  constexpr std::string_view kInside = "/-?=&_.#%";
  if (LooksLikeAddress(next) ||
      std::string_view("/?&=#").find(next.front()) != std::string_view::npos) {
    return true;
  }
  const bool open = kInside.find(address.back()) != std::string_view::npos;
  return open && std::any_of(next.begin(), next.end(), [&](char c) {
           return (c >= '0' && c <= '9') ||
                  kInside.find(c) != std::string_view::npos;
         });
}

// A cell of a data table is one line, whatever lines it was set in: addresses
// that wrapped in it are made whole.
void JoinAddresses(const Segment& cell, Line& line) {
  std::size_t word = 0;
  bool in_address = false;
  const Item* before = nullptr;
  for (const Item& item : cell.items) {
    if (item.word < 0) continue;
    Word& next = line.words[word];
    const bool wrapped =
        before != nullptr && item.box.center_y() > before->box.bottom;
    const bool goes_on = wrapped && in_address &&
                         AddressGoesOn(line.words[word - 1].text, next.text);
    if (goes_on) next.space_before = false;
    in_address = goes_on || BeginsAddress(next.text);
    before = &item;
    ++word;
  }
}

// The direction of the sentence that goes on in the line: that of the line
// above, which is full and has not ended it. kNeutral where none does.
Direction SentenceDirection(const Segment& above, const Line& line_above,
                            const Segment& line) {
  if (line_above.words.empty()) return Direction::kNeutral;
  const std::string& last = line_above.words.back().text;
  const double step = line.baseline - above.baseline;
  if (EndsSentence(last) || LooksLikeAddress(last) || step <= 0 ||
      step > 2 * line.size) {
    return Direction::kNeutral;
  }
  constexpr double kNear = 1.5;  // points
  const bool left = std::abs(above.box.left - line.box.left) <= kNear;
  const bool right = std::abs(above.box.right - line.box.right) <= kNear;
  if (above.right_to_left) {
    return right && above.box.left <= line.box.left ? Direction::kRightToLeft
                                                    : Direction::kNeutral;
  }
  return left && above.box.right >= line.box.right ? Direction::kLeftToRight
                                                   : Direction::kNeutral;
}

// Moves a page's words and marks to their places in its lines.
void PlaceLines(Segments& segments, bool right_to_left, Turn turn,
                std::vector<Word>& words, Page& page) {
  std::vector<Mark> marks;
  marks.reserve(page.marks.size());
  page.lines.clear();
  page.lines.reserve(segments.size());
  const Segment* above = nullptr;
  for (Segment& segment : segments) {
    // Only what stands on one line can be put in order by its places.
    segment.right_to_left = right_to_left;
    if (!segment.in_order) {
      const Direction sentence =
          above == nullptr
              ? Direction::kNeutral
              : SentenceDirection(*above, page.lines.back(), segment);
      segment.right_to_left =
          SortLogically(words, right_to_left, sentence, segment.items);
    }
    Line line;
    line.words.reserve(segment.items.size());
    for (const Item& item : segment.items) {
      Place(item, words, page, line, marks);
    }
    if (segment.table_row >= 0) JoinAddresses(segment, line);
    line.baseline = turn == Turn::kUpright ? segment.baseline : line.box.bottom;
    page.lines.push_back(std::move(line));
    above = &segment;
  }
  page.marks = std::move(marks);
}

// Lets each page know where columns begin on the others: where a table has but
// a row or two on a page, they alone would not show.
void ShareColumnEdges(std::vector<PageRows>& pages) {
  std::vector<double> edges;
  for (const PageRows& page : pages) {
    for (const double edge : FindColumnEdges(page.rows, page.view)) {
      const bool known =
          std::any_of(edges.begin(), edges.end(),
                      [&](double other) { return std::abs(other - edge) < 1; });
      if (!known && edges.size() < kMostEdges) edges.push_back(edge);
    }
  }
  for (PageRows& page : pages) page.view.known_edges = edges;
}

}  // namespace

void LayOut(std::vector<LooseWords>& loose, Document& document) {
  std::vector<PageRows> pages(std::min(loose.size(), document.pages.size()));
  for (std::size_t p = 0; p < pages.size(); ++p) {
    pages[p].view = ViewOf(document.pages[p], loose[p]);
    pages[p].rows =
        BuildRows(loose[p].words, document.pages[p].marks, pages[p].view.turn);
  }
  MarkFurniture(pages);

  ShareColumnEdges(pages);

  std::vector<bool> right_to_left_pages;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    right_to_left_pages.push_back(IsRightToLeft(loose[p].words));
    pages[p].rows = InReadingOrder(std::move(pages[p].rows), pages[p].view,
                                   right_to_left_pages[p]);
  }
  JoinLoneRows(pages);

  std::vector<LineFacts> facts;
  std::vector<std::vector<Box>> rules;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    Page& page = document.pages[p];
    rules.push_back(pages[p].view.rules);
    const bool right_to_left = right_to_left_pages[p];
    PlaceLines(pages[p].rows, right_to_left, pages[p].view.turn, loose[p].words,
               page);
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      facts.push_back(FactsOf(page.lines[i], pages[p].rows[i], right_to_left));
      facts.back().page = static_cast<int>(p);
      facts.back().line = static_cast<int>(i);
    }
  }
  BuildBlocks(std::move(facts), rules, document);
}

}  // namespace quaestor
