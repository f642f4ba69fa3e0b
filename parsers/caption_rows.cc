#include "parsers/caption_rows.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace quaestor {
namespace {

bool IsRightToLeft(std::string_view text) {
  // Hebrew to Arabic Extended: U+0590 to U+08FF.
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0xD6 && byte <= 0xDF) return true;
    if (byte == 0xE0 && i + 1 < text.size() &&
        static_cast<unsigned char>(text[i + 1]) < 0xA4) {
      return true;
    }
  }
  return false;
}

}  // namespace

double SizeOf(const CaptionItem& item) {
  const double size = item.word != nullptr ? item.word->size : 0;
  return size > 0 ? size : std::max(item.box.height(), 1.0);
}

ReadingFrame ReadFrame(const Page& page) {
  double along_x = 0;
  double along_y = 0;
  int right_to_left = 0;
  int words = 0;
  for (const Line& line : page.lines) {
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      ++words;
      if (IsRightToLeft(line.words[i].text)) ++right_to_left;
      if (i == 0) continue;
      along_x +=
          line.words[i].box.center_x() - line.words[i - 1].box.center_x();
      along_y +=
          line.words[i].box.center_y() - line.words[i - 1].box.center_y();
    }
  }
  ReadingFrame frame;
  frame.sideways = std::abs(along_y) > std::abs(along_x);
  const bool mirrored = 2 * right_to_left > words;
  if (frame.sideways) {
    frame.along = along_y < 0 ? -1 : 1;
    // Text that runs down the page has its next line to the left.
    frame.down = (frame.along > 0) != mirrored ? -1 : 1;
  } else if (along_x < 0) {
    frame.along = -1;
    frame.down = mirrored ? 1 : -1;
  }
  return frame;
}

std::vector<CaptionItem> ReadItems(const Page& page,
                                   const ReadingFrame& frame) {
  std::vector<CaptionItem> items;
  for (const Line& line : page.lines) {
    for (const Word& word : line.words) {
      if (!word.text.empty()) items.push_back({frame.Map(word.box), &word, -1});
    }
  }
  for (std::size_t i = 0; i < page.marks.size(); ++i) {
    items.push_back(
        {frame.Map(page.marks[i].box), nullptr, static_cast<int>(i)});
  }
  return items;
}

CaptionRow RowAt(const std::vector<CaptionItem>& items, const Box& mark) {
  CaptionRow row;
  for (const CaptionItem& item : items) {
    const double slack = item.mark >= 0 ? 0 : 0.15 * item.box.height();
    const double y = mark.center_y();
    if (y >= item.box.top - slack && y <= item.box.bottom + slack) {
      row.push_back(item);
    }
  }
  std::stable_sort(row.begin(), row.end(),
                   [](const CaptionItem& a, const CaptionItem& b) {
                     return a.box.left < b.box.left;
                   });
  return row;
}

}  // namespace quaestor
