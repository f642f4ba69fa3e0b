// extract/unread_pages.h: answers that may stand on pages nobody could read.
#ifndef QUAESTOR_EXTRACT_UNREAD_PAGES_H_
#define QUAESTOR_EXTRACT_UNREAD_PAGES_H_

#include "extract/reading.h"

namespace quaestor {

// Adds `page_unreadable` to answers whose place begins before the end of such
// a page and ends behind its beginning, and to those that were not found while
// there is such a page.
void NoteUnreadPages(Reading& reading);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_UNREAD_PAGES_H_
