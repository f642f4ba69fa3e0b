// parsers/upright.h: turns a page whose text runs down, up or upside down, so
// that what looks for rows sees them from left to right.
#ifndef QUAESTOR_PARSERS_UPRIGHT_H_
#define QUAESTOR_PARSERS_UPRIGHT_H_

#include "parsers/page_content.h"

namespace quaestor {

// A turn of the page, in quarters counter-clockwise, 0 to 3.
struct Rotation {
  int quarters = 0;
  double width = 0;  // of the page before the turn
  double height = 0;
};

// The turn that makes most of the page's text upright.
Rotation UprightTurn(const PageContent& page);

Point Apply(const Rotation& turn, Point point);
Box Apply(const Rotation& turn, const Box& box);

// The turn that takes a turned page back.
Rotation Inverse(const Rotation& turn);

PageContent Apply(const Rotation& turn, const PageContent& page);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_UPRIGHT_H_
