// learn/edition.h: the next edition of a questionnaire that is known: what
// persists keeps its ids, so that the answers of both stay comparable.
#ifndef QUAESTOR_LEARN_EDITION_H_
#define QUAESTOR_LEARN_EDITION_H_

#include "learn/learn.h"

namespace quaestor {

// Pairs the fields of both by wording, place and type, all at a time; gives
// those of `learned` the ids of their counterparts in `previous`, options too,
// and sets learned.changes. An id of `previous` whose question is gone is not
// given to another one.
void KeepIds(const Definition& previous, Learned& learned);

}  // namespace quaestor

#endif  // QUAESTOR_LEARN_EDITION_H_
