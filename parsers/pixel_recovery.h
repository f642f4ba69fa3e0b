// parsers/pixel_recovery.h: boxes whose frame a pen has covered.
#ifndef QUAESTOR_PARSERS_PIXEL_RECOVERY_H_
#define QUAESTOR_PARSERS_PIXEL_RECOVERY_H_

#include <vector>

#include "parsers/ink_map.h"
#include "parsers/pixel_frames.h"

namespace quaestor {

// Frames in the columns and rows of the known `boxes`, of their size, where so
// much ink stands that a frame could not be seen for itself, and where that ink
// goes beyond the place of the box as print does not.
std::vector<PixelFrame> RecoverBoxes(const InkMap& map,
                                     const std::vector<PixelFrame>& boxes);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_PIXEL_RECOVERY_H_
