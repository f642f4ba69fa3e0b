// extract/accounting.h: where every word of the document went.
#ifndef QUAESTOR_EXTRACT_ACCOUNTING_H_
#define QUAESTOR_EXTRACT_ACCOUNTING_H_

#include "extract/reading.h"
#include "extract/response.h"

namespace quaestor {

// Fills `unassigned` and `coverage` from the uses of all tokens, and gives the
// fields beside unassigned text the reason `text_unassigned_nearby`. Each word
// is counted once, so that the coverage balances by construction.
void Account(Reading& reading, Response& response);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_ACCOUNTING_H_
