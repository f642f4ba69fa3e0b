// parsers/address_repair.h: URLs and e-mail addresses as recognition breaks
// them.
#ifndef QUAESTOR_PARSERS_ADDRESS_REPAIR_H_
#define QUAESTOR_PARSERS_ADDRESS_REPAIR_H_

#include "parsers/ocr_engine.h"

namespace quaestor {

// Makes pieces of an address one word, by the white, the full stop or the
// underscore that the picture shows between them. The words of a line stand
// together.
void JoinAddressPieces(RecognisedPage& page);

// "httos://", "https;//", "http:/" can only be a scheme.
void MendScheme(RecognisedWord& word);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_ADDRESS_REPAIR_H_
