// Builds PageContent by hand for the tests of marks.
#ifndef QUAESTOR_TESTS_PARSERS_PAGE_BUILDER_H_
#define QUAESTOR_TESTS_PARSERS_PAGE_BUILDER_H_

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/marks.h"
#include "parsers/page_content.h"

namespace quaestor {

inline int NextOrder(const PageContent& page) {
  return static_cast<int>(page.glyphs.size() + page.paths.size());
}

inline int FontOf(PageContent& page, std::string_view name) {
  for (std::size_t i = 0; i < page.fonts.size(); ++i) {
    if (page.fonts[i].name == name) return static_cast<int>(i);
  }
  Font font;
  font.name = std::string(name);
  page.fonts.push_back(font);
  return static_cast<int>(page.fonts.size()) - 1;
}

inline Path FromPoints(const std::vector<Point>& points) {
  Path path;
  path.box = {points[0].x, points[0].y, points[0].x, points[0].y};
  for (const Point& point : points) {
    path.points.push_back({point, path.points.empty(), false});
    path.box = Union(path.box, {point.x, point.y, point.x, point.y});
  }
  path.clip = {0, 0, 600, 800};
  return path;
}

// The characters of UTF-8 text.
inline std::vector<std::string> Characters(std::string_view text) {
  std::vector<std::string> characters;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80) {
      characters.back() += c;
    } else {
      characters.emplace_back(1, c);
    }
  }
  return characters;
}

// Writes 10-point text whose glyphs are 6 points wide; `font` is made known to
// the page. Returns the index of the first glyph.
inline int Write(PageContent& page, double x, double baseline,
                 std::string_view text, std::string_view font = "Helvetica") {
  const int first = static_cast<int>(page.glyphs.size());
  for (const std::string& character : Characters(text)) {
    Glyph glyph;
    glyph.text = character;
    glyph.code = static_cast<unsigned char>(character[0]);
    glyph.size = 10;
    glyph.origin = {x, baseline};
    glyph.box = {x, baseline - 9, x + 6, baseline + 2};
    glyph.font = FontOf(page, font);
    glyph.order = NextOrder(page);
    page.glyphs.push_back(glyph);
    x += 6;
  }
  return first;
}

inline Path Polyline(const std::vector<Point>& points, double width = 1) {
  Path path = FromPoints(points);
  path.stroke = true;
  path.line_width = width;
  return path;
}

inline Path Rectangle(const Box& box) {
  return Polyline({{box.left, box.top},
                   {box.right, box.top},
                   {box.right, box.bottom},
                   {box.left, box.bottom},
                   {box.left, box.top}});
}

inline Path Filled(Path path, std::uint32_t colour = 0) {
  path.stroke = false;
  path.fill = true;
  path.colour = colour;
  return path;
}

inline Path Circle(Point center, double radius) {
  Path path = Polyline({{center.x, center.y - radius},
                        {center.x + radius, center.y},
                        {center.x, center.y + radius},
                        {center.x - radius, center.y},
                        {center.x, center.y - radius}});
  for (PathPoint& point : path.points) point.curve = !point.move;
  return path;
}

inline void Draw(PageContent& page, Path path) {
  path.order = NextOrder(page);
  page.paths.push_back(std::move(path));
}

// The states of a page's marks from left to right, top to bottom: "x" checked,
// "." unchecked, "?" unclear; upper case where sources disagree.
inline std::string States(const FoundMarks& found) {
  std::vector<Mark> marks = found.marks;
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) {
                     if (VerticalOverlap(a.box, b.box) > 0.5)
                       return a.box.left < b.box.left;
                     return a.box.top < b.box.top;
                   });
  std::string states;
  for (const Mark& mark : marks) {
    states += mark.state == MarkState::kChecked ? (mark.conflict ? 'X' : 'x')
              : mark.state == MarkState::kUnchecked
                  ? (mark.conflict ? 'O' : '.')
                  : '?';
  }
  return states;
}

inline std::string States(const PageContent& page) {
  return States(FindMarks(page));
}

}  // namespace quaestor

#endif  // QUAESTOR_TESTS_PARSERS_PAGE_BUILDER_H_
