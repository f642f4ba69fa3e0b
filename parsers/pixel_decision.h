// parsers/pixel_decision.h: what the ink in and around a box says.
#ifndef QUAESTOR_PARSERS_PIXEL_DECISION_H_
#define QUAESTOR_PARSERS_PIXEL_DECISION_H_

#include <vector>

#include "parsers/document.h"
#include "parsers/pixel_ink.h"

namespace quaestor {

struct MarkVerdict {
  MarkState state = MarkState::kUnclear;
  double confidence = 0.5;  // probability that the state is right
};

// Verdicts on the boxes of one page, in their order. Between what is plainly
// empty and what is plainly marked lies a zone that is left to a person:
// kUnclear.
std::vector<MarkVerdict> JudgeBoxes(const std::vector<PixelInk>& boxes);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PIXEL_DECISION_H_
