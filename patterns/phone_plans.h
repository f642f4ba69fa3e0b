// patterns/phone_plans.h: numbering plans of the world as prepared.h holds
// them: quick answers, where libphonenumber costs more at its first use than
// reading a short document.
#ifndef QUAESTOR_PATTERNS_PHONE_PLANS_H_
#define QUAESTOR_PATTERNS_PHONE_PLANS_H_

#include <string>
#include <string_view>

namespace quaestor {

struct PlainPhone {
  // False where the plan leaves several readings, or the text is more than
  // digits and separators: libphonenumber has to be asked.
  bool decided = false;
  std::string e164;  // "" where the number is not valid
};

// A phone number as the plan of its country has it: "+32 2 279 20 06",
// "0032 (0)2/279.20.06", "02 279 20 06" with the region "BE".
PlainPhone ReadPlainPhone(std::string_view text, std::string_view region);

// A valid number in E.164 as people of the region write it among themselves
// ("02 279 20 06"); "" where the region has another calling code or no format.
std::string NationalForm(std::string_view e164, std::string_view region);

}  // namespace quaestor

#endif  // QUAESTOR_PATTERNS_PHONE_PLANS_H_
