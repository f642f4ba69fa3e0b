// tests/parsers/layout_page.h: pages made by hand for tests of layout.
#ifndef QUAESTOR_TESTS_PARSERS_LAYOUT_PAGE_H_
#define QUAESTOR_TESTS_PARSERS_LAYOUT_PAGE_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parsers/document.h"
#include "parsers/dump.h"
#include "parsers/layout.h"
#include "parsers/page_content.h"

namespace quaestor {

// A line of text as a test writes it. "☐" and "☒" become marks; a tab moves on
// to the next multiple of 18 points from the page's edge.
struct TestLine {
  double x = 0;
  double baseline = 0;
  std::string_view text;
  double size = 10;
  bool bold = false;
  std::uint32_t colour = 0;
  int page = 0;
  int field = -1;
};

// Every character is half as wide as the font is high.
inline void AddLine(const TestLine& line, LooseWords& loose, Page& page) {
  double x = line.x;
  const double step = line.size / 2;
  std::size_t at = 0;
  while (at < line.text.size()) {
    if (line.text[at] == ' ') {
      x += step;
      ++at;
      continue;
    }
    if (line.text[at] == '\t') {
      x = (static_cast<int>(x / 18) + 1) * 18.0;
      ++at;
      continue;
    }
    const std::size_t end =
        std::min(line.text.find_first_of(" \t", at), line.text.size());
    const std::string_view text = line.text.substr(at, end - at);
    double width = 0;
    for (const char c : text) {
      width += (static_cast<unsigned char>(c) & 0xC0) == 0x80 ? 0 : step;
    }
    const Box box = {x, line.baseline - 0.8 * line.size, x + width,
                     line.baseline + 0.2 * line.size};
    if (text == "☐" || text == "☒") {
      Mark mark;
      mark.box = box;
      mark.state = text == "☒" ? MarkState::kChecked : MarkState::kUnchecked;
      page.marks.push_back(mark);
    } else {
      Word word;
      word.text = text;
      word.box = box;
      word.baseline = line.baseline;
      word.size = line.size;
      word.bold = line.bold;
      word.colour = line.colour;
      word.field = line.field;
      loose.words.push_back(word);
    }
    x += width;
    at = end;
  }
}

struct TestPages {
  std::vector<LooseWords> loose;
  Document document;
};

inline TestPages MakePages(const std::vector<TestLine>& lines) {
  TestPages pages;
  for (const TestLine& line : lines) {
    while (pages.document.pages.size() <= static_cast<std::size_t>(line.page)) {
      Page page;
      page.number = static_cast<int>(pages.document.pages.size()) + 1;
      page.width = 595;
      page.height = 842;
      pages.document.pages.push_back(page);
      pages.loose.emplace_back();
    }
    const auto at = static_cast<std::size_t>(line.page);
    AddLine(line, pages.loose[at], pages.document.pages[at]);
  }
  return pages;
}

inline std::string BlocksOf(const std::vector<TestLine>& lines) {
  TestPages pages = MakePages(lines);
  LayOut(pages.loose, pages.document);
  return DumpBlocks(pages.document);
}

}  // namespace quaestor

#endif  // QUAESTOR_TESTS_PARSERS_LAYOUT_PAGE_H_
