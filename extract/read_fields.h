// extract/read_fields.h: one reader per type of field. Each takes free tokens
// of a zone, fills the answer, and says in `Reading::use` what it used.
// Private to extract/.
#ifndef QUAESTOR_EXTRACT_READ_FIELDS_H_
#define QUAESTOR_EXTRACT_READ_FIELDS_H_

#include <vector>

#include "extract/reading.h"

namespace quaestor {

// All words of the tokens are the answer.
void ReadText(Reading& reading, const std::vector<int>& tokens,
              FieldAnswer& answer);
void ReadUrls(Reading& reading, const std::vector<int>& tokens,
              FieldAnswer& answer);
void ReadDate(Reading& reading, const std::vector<int>& tokens,
              FieldAnswer& answer);

// The first percentage of a text that was read already.
void ReadPercentage(const FieldAnswer& text, FieldAnswer& answer);

// Boxes with the options' labels beside them; the other words are its `text`.
void ReadChoice(Reading& reading, const std::vector<int>& tokens,
                const FieldDefinition& field, FieldAnswer& answer);

// "Name: ...", "Title: ..." lines; other words are left for another field.
// `keep_rest` takes them as the contact's own `text`.
void ReadContacts(Reading& reading, const std::vector<int>& tokens,
                  const FieldDefinition& field, bool keep_rest,
                  FieldAnswer& answer);

// The options of a checklist, whose labels are entries of the form.
void ReadChecklist(Reading& reading, const FieldDefinition& field,
                   FieldAnswer& answer);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_READ_FIELDS_H_
