#include "parsers/line_building.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "parsers/labels.h"
#include "parsers/text_traits.h"

namespace quaestor {
namespace {

constexpr double kLargest = 1e6;      // points; beyond any page
constexpr double kLevel = 0.3;        // of the size: baselines of one row
constexpr double kDescent = 0.22;     // of the size: a box below its baseline
constexpr std::size_t kNearRows = 8;  // rows looked at around a place
// Rows of more items are garbage that nothing is attached to, so that time
// stays bounded.
constexpr std::size_t kMostItems = 400;

double Finite(double value) {
  return std::isfinite(value) ? std::clamp(value, -kLargest, kLargest) : 0;
}

Box SafeBox(const Box& box) {
  const Box safe = {Finite(box.left), Finite(box.top), Finite(box.right),
                    Finite(box.bottom)};
  return {std::min(safe.left, safe.right), std::min(safe.top, safe.bottom),
          std::max(safe.left, safe.right), std::max(safe.top, safe.bottom)};
}

Item ItemOfWord(const Word& word, int index, Turn turn) {
  Item item;
  item.word = index;
  item.box = Turned(SafeBox(word.box), turn);
  item.size = Finite(word.size);
  if (item.size <= 0) item.size = std::max(1.0, item.box.height());
  if (turn != Turn::kUpright) {
    item.baseline = item.box.bottom - kDescent * item.size;
    return item;
  }
  item.baseline = Finite(word.baseline);
  const double slack = item.size;
  const bool beside = item.baseline < item.box.top - slack ||
                      item.baseline > item.box.bottom + slack;
  if (beside || !std::isfinite(word.baseline)) item.baseline = item.box.bottom;
  return item;
}

Item ItemOfMark(const Mark& mark, int index, Turn turn) {
  Item item;
  item.mark = index;
  item.box = Turned(SafeBox(mark.box), turn);
  item.size = std::max(1.0, item.box.height());
  item.baseline = item.box.bottom;
  return item;
}

bool LessByBaseline(const Item& a, const Item& b) {
  return std::pair(a.baseline, a.box.left) < std::pair(b.baseline, b.box.left);
}

bool LessByPlace(const Item& a, const Item& b) {
  if (a.box.left != b.box.left) return a.box.left < b.box.left;
  return std::pair(a.word, a.mark) < std::pair(b.word, b.mark);
}

// Rows of plain words. `items` is sorted by baseline.
Segments RowsOfItems(const std::vector<Item>& items) {
  Segments rows;
  for (const Item& item : items) {
    const double level =
        rows.empty()
            ? 0
            : kLevel * std::max(1.0, std::min(item.size, rows.back().size));
    if (rows.empty() || item.baseline - rows.back().baseline > level) {
      rows.emplace_back();
      rows.back().baseline = item.baseline;
      rows.back().size = item.size;
      rows.back().box = item.box;
    }
    rows.back().box = Union(rows.back().box, item.box);
    rows.back().size = std::max(rows.back().size, item.size);
    rows.back().items.push_back(item);
  }
  return rows;
}

double GapBetween(const Box& a, const Box& b) {
  return std::max({0.0, a.left - b.right, b.left - a.right});
}

// How badly `item` fits into `row`: less is better; a negative value is no fit.
double Misfit(const Item& item, const Segment& row) {
  double best = -1;
  for (const Item& other : row.items) {
    if (VerticalOverlap(item.box, other.box) < 0.3) continue;
    const double level = std::abs(item.box.center_y() - other.box.center_y());
    const double misfit = level + 0.05 * GapBetween(item.box, other.box);
    if (best < 0 || misfit < best) best = misfit;
  }
  return best;
}

// Puts an item whose own baseline tells little (a mark, a raised word) into
// the best of the rows around it.
bool Attach(const Item& item, Segments& rows) {
  const auto at = std::lower_bound(
      rows.begin(), rows.end(), item.baseline,
      [](const Segment& row, double y) { return row.baseline < y; });
  const auto middle = static_cast<std::size_t>(at - rows.begin());
  const std::size_t first = middle > kNearRows / 2 ? middle - kNearRows / 2 : 0;
  const std::size_t end = std::min(rows.size(), middle + kNearRows / 2);
  std::size_t chosen = rows.size();
  double least = -1;
  for (std::size_t row = first; row < end; ++row) {
    if (rows[row].items.size() > kMostItems) continue;
    const double misfit = Misfit(item, rows[row]);
    if (misfit >= 0 && (least < 0 || misfit < least)) {
      least = misfit;
      chosen = row;
    }
  }
  if (chosen == rows.size()) return false;
  rows[chosen].items.push_back(item);
  return true;
}

void AppendRows(std::vector<Item> items, Segments& rows) {
  std::stable_sort(items.begin(), items.end(), LessByBaseline);
  for (Segment& row : RowsOfItems(items)) rows.push_back(std::move(row));
}

// Rows of the words of form fields. Their order is that of the value, however
// the value overflows its box: a row ends where the next word is not right of
// the one before it.
void AppendFieldRows(const std::vector<std::pair<int, Item>>& fields,
                     Segments& rows) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Item& item = fields[i].second;
    bool same_row = i > 0 && fields[i - 1].first == fields[i].first;
    if (same_row) {
      const Item& before = fields[i - 1].second;
      same_row = std::abs(before.baseline - item.baseline) <=
                     kLevel * std::max(1.0, item.size) &&
                 item.box.left >= before.box.left;
    }
    if (!same_row) {
      rows.emplace_back();
      rows.back().in_order = true;
    }
    rows.back().items.push_back(item);
  }
}

// Arabic-Indic digits run from left to right within a word, but a number of
// them belongs to the Arabic text around it (UAX #9).
bool IsArabicNumber(std::string_view text) {
  const std::vector<char32_t> points = CodePoints(text);
  return DirectionOf(text) == Direction::kNeutral &&
         std::any_of(points.begin(), points.end(), [](char32_t c) {
           return u_charDirection(static_cast<UChar32>(c)) == U_ARABIC_NUMBER;
         });
}

}  // namespace

void Measure(const std::vector<Word>& words, Segment& segment) {
  const std::vector<Item>& items = segment.items;
  segment.box = items.front().box;
  for (const Item& item : items) segment.box = Union(segment.box, item.box);
  // A word votes for its size by its letters; the first of the size that wins
  // gives the baseline. Raised words and marks have no say.
  struct Vote {
    double size = 0;
    double baseline = 0;
    double letters = 0;
  };
  std::vector<Vote> votes;
  for (const Item& item : items) {
    if (item.word < 0) continue;
    const Word& word = words[static_cast<std::size_t>(item.word)];
    auto vote = std::find_if(votes.begin(), votes.end(), [&](const Vote& v) {
      return std::abs(v.size - item.size) < 0.25;
    });
    if (vote == votes.end()) {
      if (votes.size() > 16) continue;
      vote = votes.insert(vote, {item.size, item.baseline, 0});
    }
    vote->letters += (word.superscript ? 0.01 : 1.0) *
                     static_cast<double>(word.text.size() + 1);
  }
  segment.size = items.front().size;
  segment.baseline = segment.box.bottom;
  double most = 0;
  for (const Vote& vote : votes) {
    if (vote.letters <= most) continue;
    most = vote.letters;
    segment.size = vote.size;
    segment.baseline = vote.baseline;
  }
}

void AppendToCell(const std::vector<Word>& words, const Segment& line,
                  Segment& cell) {
  const double baseline = cell.baseline;
  cell.items.insert(cell.items.end(), line.items.begin(), line.items.end());
  cell.in_order = true;
  Measure(words, cell);
  cell.baseline = baseline;
}

Segments BuildRows(const std::vector<Word>& words,
                   const std::vector<Mark>& marks, Turn turn) {
  std::vector<Item> plain;
  std::vector<Item> attached;
  std::vector<std::pair<int, Item>> fields;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Item item = ItemOfWord(words[i], static_cast<int>(i), turn);
    if (words[i].field >= 0) {
      fields.emplace_back(words[i].field, item);
    } else {
      (words[i].superscript ? attached : plain).push_back(item);
    }
  }
  for (std::size_t i = 0; i < marks.size(); ++i) {
    attached.push_back(ItemOfMark(marks[i], static_cast<int>(i), turn));
  }
  Segments rows;
  AppendRows(std::move(plain), rows);
  std::vector<Item> alone;
  for (const Item& item : attached) {
    if (!Attach(item, rows)) alone.push_back(item);
  }
  AppendRows(std::move(alone), rows);
  AppendFieldRows(fields, rows);
  for (Segment& row : rows) {
    if (!row.in_order) {
      std::stable_sort(row.items.begin(), row.items.end(), LessByPlace);
    }
    Measure(words, row);
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Segment& a, const Segment& b) {
                     return a.baseline < b.baseline;
                   });
  return rows;
}

bool SortLogically(const std::vector<Word>& words, bool page_is_right_to_left,
                   Direction sentence, std::vector<Item>& items) {
  std::vector<Direction> directions;
  int right_to_left = 0;
  int left_to_right = 0;
  // At the left, before Arabic. A colon behind a Latin word tells on any page,
  // a box or a label may be the end of an Arabic line.
  bool prompt = !page_is_right_to_left && items.front().mark >= 0;
  for (const Item& item : items) {
    directions.push_back(Direction::kNeutral);
    if (item.word < 0) continue;
    const std::string& text = words[static_cast<std::size_t>(item.word)].text;
    directions.back() = DirectionOf(text);
    right_to_left += directions.back() == Direction::kRightToLeft;
    left_to_right += directions.back() == Direction::kLeftToRight;
    if (IsArabicNumber(text)) directions.back() = Direction::kRightToLeft;
    const bool label = !page_is_right_to_left && directions.size() == 1 &&
                       items.size() > 1 &&
                       LabelKindOf(text) != LabelKind::kNone;
    const bool colon = left_to_right > 0 && LastCodePoint(text) == U':';
    prompt |= right_to_left == 0 && (label || colon);
  }
  const bool latin =
      right_to_left == 0 && !(page_is_right_to_left && left_to_right == 0);
  const bool numbers = std::find(directions.begin(), directions.end(),
                                 Direction::kRightToLeft) != directions.end();
  if (latin && !numbers) return page_is_right_to_left;
  // Where both are as many, the sentence hardly begins with the Latin word.
  bool reversed = page_is_right_to_left || right_to_left > left_to_right ||
                  (right_to_left == left_to_right &&
                   directions.back() == Direction::kRightToLeft);
  if (sentence != Direction::kNeutral) {
    reversed = sentence == Direction::kRightToLeft;
  }
  reversed = reversed && !prompt && !latin;
  const Direction base =
      reversed ? Direction::kRightToLeft : Direction::kLeftToRight;
  if (reversed) {
    std::reverse(items.begin(), items.end());
    std::reverse(directions.begin(), directions.end());
  }
  // Runs of the other direction stand the other way round; a word without a
  // direction belongs to such a run where it stands inside it.
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (directions[i] == base || directions[i] == Direction::kNeutral) continue;
    std::size_t last = i;
    for (std::size_t j = i; j < items.size() && directions[j] != base; ++j) {
      if (directions[j] != Direction::kNeutral) last = j;
    }
    std::reverse(items.begin() + static_cast<std::ptrdiff_t>(i),
                 items.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    i = last;
  }
  return latin ? page_is_right_to_left : reversed;
}

}  // namespace quaestor
