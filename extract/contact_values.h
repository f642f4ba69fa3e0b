// extract/contact_values.h: what stands behind one label of a contact.
#ifndef QUAESTOR_EXTRACT_CONTACT_VALUES_H_
#define QUAESTOR_EXTRACT_CONTACT_VALUES_H_

#include <string>
#include <string_view>

#include "patterns/word_lists.h"

namespace quaestor {

struct ContactValue {
  std::string value;  // normalised where valid, else as written
  std::string rest;   // written beside it: a second number, an extension
  bool valid = true;  // false: no e-mail address or phone number
};

// Reads a value as the attribute wants it; the first of several is taken, and
// the others are its rest. `region` is the default region of phone numbers.
ContactValue ReadContactValue(ContactAttribute attribute,
                              const std::string& text, std::string_view region);

// Without separators at both ends; "" where nothing but signs is left.
std::string TrimmedRest(std::string_view text);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_CONTACT_VALUES_H_
