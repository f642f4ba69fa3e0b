#include "parsers/furniture.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "parsers/text_traits.h"

namespace quaestor {
namespace {

constexpr int kMostLayers = 4;    // rows of one header or footer
constexpr double kSamePlace = 4;  // points
// Sheets do not lie in a scanner as exactly as pages lie in a file.
constexpr double kSamePlaceScanned = 14;
constexpr double kMargin = 0.13;   // share of the page's height
constexpr double kLeastGap = 1.7;  // of the size, baseline to baseline

enum class Edge { kTop, kBottom };

// The outermost row of a page that is not known as furniture yet.
struct Outer {
  std::size_t page = 0;
  std::size_t row = 0;
  double from_edge = 0;  // baseline to the page's edge
  double gap = 0;        // to the next row inward; infinite without one
  std::string key;       // text with "#" for numbers
};

bool IsScanned(const PageRows& page) {
  const std::vector<Word>& words = *page.view.words;
  return !words.empty() && words.front().source == Source::kOcr;
}

bool AnyScanned(const std::vector<PageRows>& pages) {
  return std::any_of(pages.begin(), pages.end(), IsScanned);
}

double SamePlace(const std::vector<PageRows>& pages) {
  return AnyScanned(pages) ? kSamePlaceScanned : kSamePlace;
}

// Letters and digits alone: recognition takes one dash for another.
bool IsMinor(char32_t c) {
  return !IsDigit(c) && (c < 0x80 ? std::isalpha(static_cast<int>(c)) == 0
                                  : c >= 0x2000 && c < 0x2C00);
}

// Text with "#" for each number, so that page numbers look alike. `scanned`:
// some pages were recognised, and all have to look alike.
std::string KeyOf(const std::vector<Word>& words, const Segment& row,
                  bool scanned) {
  std::string key;
  for (const Item& item : row.items) {
    if (item.word < 0) return {};  // a box to tick is no furniture
    const Word& word = words[static_cast<std::size_t>(item.word)];
    if (word.field >= 0) return {};
    for (const char32_t c : CodePoints(word.text)) {
      if (scanned && IsMinor(c)) continue;
      if (!IsDigit(c)) {
        key += c < 0x80 ? std::string(1, static_cast<char>(c))
                        : std::to_string(static_cast<std::uint32_t>(c));
      } else if (key.empty() || key.back() != '#') {
        key += '#';
      }
    }
    if (!scanned) key += ' ';
    if (key.size() > 600) return {};
  }
  return key;
}

bool IsFree(const Segment& row) { return row.role == Role::kFlow; }

// Whether the key holds a number and hardly anything else: "# ", "- # - ",
// "# / # ", "Page # of # ".
bool IsPageNumber(const std::string& key) {
  const auto numbers = std::count(key.begin(), key.end(), '#');
  if (numbers < 1 || numbers > 2) return false;
  const auto words = std::count(key.begin(), key.end(), ' ');
  if (words > 4) return false;
  const bool only_signs = std::all_of(key.begin(), key.end(), [](char c) {
    return !std::isalnum(static_cast<unsigned char>(c));
  });
  return only_signs || (numbers == 2 && key.size() <= 24) ||
         (words == 2 && key.size() <= 12 && key.find('#') > 0);
}

std::vector<Outer> OutermostRows(const std::vector<PageRows>& pages,
                                 Edge edge) {
  std::vector<Outer> found;
  const bool scanned = AnyScanned(pages);
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const Segments& rows = pages[p].rows;
    std::vector<std::size_t> two;  // the outermost and the next inward
    for (std::size_t i = 0; i < rows.size() && two.size() < 2; ++i) {
      const std::size_t row = edge == Edge::kTop ? i : rows.size() - 1 - i;
      if (IsFree(rows[row])) two.push_back(row);
    }
    if (two.empty()) continue;
    const Segment& outer = rows[two[0]];
    Outer entry;
    entry.page = p;
    entry.row = two[0];
    const double from_top = outer.baseline - pages[p].view.top;
    entry.from_edge =
        edge == Edge::kTop ? from_top : pages[p].view.height - from_top;
    entry.gap = two.size() < 2
                    ? INFINITY
                    : std::abs(rows[two[1]].baseline - outer.baseline);
    entry.key = KeyOf(*pages[p].view.words, outer, scanned);
    found.push_back(std::move(entry));
  }
  return found;
}

bool StandsApart(const PageRows& page, const Outer& outer) {
  const double size = page.rows[outer.row].size;
  return outer.gap >= kLeastGap * size &&
         outer.from_edge <= kMargin * page.view.height;
}

// Whether the rows of one key and place are furniture, given all outermost.
bool IsRunning(const std::vector<PageRows>& pages,
               const std::vector<Outer>& outermost,
               const std::vector<const Outer*>& alike) {
  if (alike.size() < 2 || alike.front()->key.empty()) return false;
  const double place = alike.front()->from_edge;
  std::size_t rivals = 0;  // pages whose body reaches as far
  for (const Outer& outer : outermost) {
    const bool same = outer.key == alike.front()->key;
    rivals += !same && outer.from_edge <= place + SamePlace(pages);
  }
  const auto apart = static_cast<std::size_t>(
      std::count_if(alike.begin(), alike.end(), [&](const Outer* outer) {
        return StandsApart(pages[outer->page], *outer);
      }));
  return rivals * 2 <= alike.size() && apart * 4 >= alike.size() * 3;
}

// A lone number on a page is its number where it stands far from the text.
bool IsLonePageNumber(const PageRows& page, const Outer& outer, Edge edge) {
  if (!IsPageNumber(outer.key)) return false;
  const double size = page.rows[outer.row].size;
  return edge == Edge::kBottom && outer.gap >= 2.5 * size &&
         outer.from_edge <= 0.08 * page.view.height;
}

Role RoleOf(const std::string& key, Edge edge) {
  if (IsPageNumber(key)) return Role::kPageNumber;
  return edge == Edge::kTop ? Role::kHeader : Role::kFooter;
}

// Marks one layer of rows; tells whether there was any.
bool MarkLayer(std::vector<PageRows>& pages, Edge edge) {
  const std::vector<Outer> outermost = OutermostRows(pages, edge);
  std::map<std::pair<std::string, std::int64_t>, std::vector<const Outer*>>
      groups;
  for (const Outer& outer : outermost) {
    const std::int64_t place = std::lround(outer.from_edge / SamePlace(pages));
    for (const std::int64_t near : {place, place - 1, place + 1}) {
      const auto group = groups.find({outer.key, near});
      if (group == groups.end() && near != place + 1) continue;
      if (group == groups.end()) {
        groups[{outer.key, place}].push_back(&outer);
      } else {
        group->second.push_back(&outer);
      }
      break;
    }
  }
  bool any = false;
  for (const auto& [key, alike] : groups) {
    const bool running = IsRunning(pages, outermost, alike);
    for (const Outer* outer : alike) {
      PageRows& page = pages[outer->page];
      if (!running && !IsLonePageNumber(page, *outer, edge)) continue;
      page.rows[outer->row].role = RoleOf(outer->key, edge);
      any = true;
    }
  }
  return any;
}

}  // namespace

void MarkFurniture(std::vector<PageRows>& pages) {
  for (const Edge edge : {Edge::kTop, Edge::kBottom}) {
    for (int layer = 0; layer < kMostLayers; ++layer) {
      if (!MarkLayer(pages, edge)) break;
    }
  }
}

}  // namespace quaestor
