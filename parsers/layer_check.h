// parsers/layer_check.h: what an invisible text layer, somebody else's
// recognition, says of our own.
#ifndef QUAESTOR_PARSERS_LAYER_CHECK_H_
#define QUAESTOR_PARSERS_LAYER_CHECK_H_

#include <vector>

#include "parsers/document.h"
#include "parsers/scanned_pages.h"

namespace quaestor {

// Words that both read alike are surer than they were. Where a layer that is
// right elsewhere reads otherwise, ours are less sure. No word of the layer is
// taken over: nobody can tell where it came from.
void CheckAgainstLayer(const std::vector<Word>& layer, ScannedSheet& sheet);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_LAYER_CHECK_H_
