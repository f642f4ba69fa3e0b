// parsers/furniture.h: running headers, footers and page numbers.
#ifndef QUAESTOR_PARSERS_FURNITURE_H_
#define QUAESTOR_PARSERS_FURNITURE_H_

#include <vector>

#include "parsers/layout_types.h"

namespace quaestor {

// A page's rows from top to bottom, with what they are made of.
struct PageRows {
  PageView view;
  Segments rows;
};

// Sets `role` of rows that stand at one place beyond the body on several pages
// with the same words, digits aside, and of page numbers. What merely repeats
// inside the body ("N/A" at the end of two pages) is left alone.
void MarkFurniture(std::vector<PageRows>& pages);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_FURNITURE_H_
