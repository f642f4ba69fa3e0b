// What item_walk.h says about archives.
#include "parsers/item_walk.h"

namespace quaestor {

void ItemWalk::Archive(std::string_view /*bytes*/, const WalkPlace& place,
                       bool /*units*/, std::int64_t /*only*/) {
  Trouble("archive", ErrorCode::kUnknownKind,
          "this is an archive (.zip); unpack it first", place);
}

}  // namespace quaestor
