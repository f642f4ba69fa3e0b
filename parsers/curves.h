// parsers/curves.h: the course of curves whose control points are not known.
#ifndef QUAESTOR_PARSERS_CURVES_H_
#define QUAESTOR_PARSERS_CURVES_H_

#include <vector>

#include "parsers/page_content.h"

namespace quaestor {

// The points with others put in where curves run: on the circle through the
// neighbouring ends of a row of curves, on a quarter of an ellipse where a
// single curve rounds a corner.
std::vector<PathPoint> WithCurves(const std::vector<PathPoint>& points);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_CURVES_H_
