// parsers/odt_styles.h: what the styles of an OpenDocument text say of letters,
// headings and lists. Private to its reader.
#ifndef QUAESTOR_PARSERS_ODT_STYLES_H_
#define QUAESTOR_PARSERS_ODT_STYLES_H_

#include <array>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "parsers/number_formats.h"

namespace quaestor {

inline constexpr std::size_t kOdtListLevels = 10;

struct OdtLook {
  std::optional<bool> bold;
  std::optional<bool> italic;
  std::optional<bool> hidden;
  std::optional<bool> raised;  // super- or subscript
  std::string font;
};

struct OdtStyle {
  std::string parent;
  OdtLook look;
};

struct OdtLevel {
  NumberFormat format = NumberFormat::kNone;
  std::string bullet;  // "" where it is numbered
  std::string font;    // of the bullet
  std::string prefix;
  std::string suffix;
  int start = 1;
  int shown_levels = 1;  // "2.1." shows two
};

struct OdtListStyle {
  std::array<OdtLevel, kOdtListLevels> levels;
};

struct OdtStyles {
  // By family and name, "text/T1".
  std::map<std::string, OdtStyle, std::less<>> styles;
  std::map<std::string, OdtListStyle, std::less<>> lists;
  std::map<std::string, std::string, std::less<>> fonts;  // family by face
  OdtListStyle outline;                                   // numbers of headings
};

// The numbers of a list so far.
using OdtCounts = std::array<std::optional<int>, kOdtListLevels>;

// Adds what the root element of content.xml or styles.xml holds.
void AddStyles(pugi::xml_node root, OdtStyles& styles);

// What a style says with all that it inherits.
OdtLook LookOf(const OdtStyles& styles, std::string_view family,
               std::string_view name);

OdtLook Inherit(const OdtLook& over, const OdtLook& under);

// Counts an item of a list, from `own_start` where it has one; its label, or ""
// where it shows none. Levels are from 0.
std::string NextLabel(const OdtListStyle& style, std::size_t level,
                      std::optional<int> own_start, OdtCounts& counts);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_ODT_STYLES_H_
