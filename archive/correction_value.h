// archive/correction_value.h: whether a value is one that a field can have.
#ifndef QUAESTOR_ARCHIVE_CORRECTION_VALUE_H_
#define QUAESTOR_ARCHIVE_CORRECTION_VALUE_H_

#include <nlohmann/json.hpp>
#include <string>

namespace quaestor {

// "" where `value` fits `field`, a field of a response; else what is wrong.
std::string ValueTrouble(const nlohmann::ordered_json& field,
                         const nlohmann::ordered_json& value);

// The same for where a reviewer read it (boxes on pages), and for what stands
// beside the options of a checklist. Null fits both.
std::string EvidenceTrouble(const nlohmann::ordered_json& evidence);
std::string DetailsTrouble(const nlohmann::ordered_json& field,
                           const nlohmann::ordered_json& details);

// Whatever the order of the keys in contacts.
bool IsSameValue(const nlohmann::ordered_json& one,
                 const nlohmann::ordered_json& other);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_CORRECTION_VALUE_H_
