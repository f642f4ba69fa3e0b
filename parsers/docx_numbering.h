// parsers/docx_numbering.h: the labels that Word prints before the items of
// its lists. Private to the reader of Word files.
#ifndef QUAESTOR_PARSERS_DOCX_NUMBERING_H_
#define QUAESTOR_PARSERS_DOCX_NUMBERING_H_

#include <array>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "parsers/number_formats.h"

namespace quaestor {

inline constexpr int kListLevels = 9;

struct DocxLevel {
  int start = 1;
  NumberFormat format = NumberFormat::kNone;
  std::string text;    // "%1." with the number of each level, or a bullet
  std::string font;    // of a bullet
  std::string style;   // id of the paragraph style that means this level, or ""
  bool legal = false;  // all numbers are printed as decimal
  // Numbering begins anew behind an item of this level or a higher one, the
  // highest being 1; 0 never, nullopt behind any higher one.
  std::optional<int> restart;
  std::optional<double> left;  // points, as in DocxProperties
  std::optional<double> first;
};

// Lists that count together.
struct DocxCounter {
  std::array<DocxLevel, kListLevels> levels;
  std::array<std::optional<int>, kListLevels> last;  // number printed
};

struct DocxList {
  std::string counter;
  std::map<int, DocxLevel> own_levels;  // that differ from the counter's
  std::map<int, int> starts;            // numbers to begin with, until used
};

struct DocxNumbering {
  std::map<std::string, DocxCounter, std::less<>> counters;
  std::map<int, DocxList> lists;
};

struct DocxLabel {
  std::string text;
  std::string font;
  bool ordered = false;
  std::optional<double> left;
  std::optional<double> first;
};

DocxNumbering ReadNumbering(pugi::xml_node root);

// Counts one item of a list and gives its label; nullopt where there is no such
// list. Levels are from 0.
std::optional<DocxLabel> NextLabel(DocxNumbering& numbering, int list,
                                   int level);

// The level that a paragraph style stands for in a list; 0 where none does.
int LevelOfStyle(const DocxNumbering& numbering, int list,
                 std::string_view style);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_DOCX_NUMBERING_H_
