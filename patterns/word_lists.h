// patterns/word_lists.h: the small words that tell answers apart, by language;
// data in patterns/words.json, which an officer can edit.
#ifndef QUAESTOR_PATTERNS_WORD_LISTS_H_
#define QUAESTOR_PATTERNS_WORD_LISTS_H_

#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

enum class YesNo { kNeither, kYes, kNo };

enum class ContactAttribute { kName, kTitle, kOrganization, kEmail, kPhone };

std::string_view NameOf(ContactAttribute attribute);  // "name", "title", ...

struct ContactLabel {
  ContactAttribute attribute;
  std::size_t length = 0;  // bytes of the text that are the label and its colon
};

// Whether a text begins with a word for yes or no ("Oui, ...", "Нет."), in any
// known language, as a whole word.
YesNo BeginsWithYesOrNo(std::string_view text);
// The same for a text that is nothing else ("Yes", "☐" aside; "Sí.").
YesNo IsYesOrNo(std::string_view text);

// Whether a line begins with a contact label followed by a colon ("E-mail:",
// "Nom :", "电子邮件："). Returns false where it does not.
bool BeginsWithContactLabel(std::string_view line, ContactLabel& label);

// "N/A", "not applicable", "néant", ...
bool IsNotApplicable(std::string_view text);

// Whether a text is made of signs only that stand where nothing is to be said:
// dashes of any kind, dots, underscores, slashes, spaces; also the empty text.
bool IsFiller(std::string_view text);

}  // namespace quaestor

#endif  // QUAESTOR_PATTERNS_WORD_LISTS_H_
