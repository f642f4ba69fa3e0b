// archive/publish.h: a response that may be shared: without the people in it.
#ifndef QUAESTOR_ARCHIVE_PUBLISH_H_
#define QUAESTOR_ARCHIVE_PUBLISH_H_

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

namespace quaestor {

// How much personal data was left out.
struct Removed {
  std::int64_t contacts = 0;
  std::int64_t names = 0;  // in texts
  std::int64_t emails = 0;
  std::int64_t phones = 0;
  std::int64_t reviewers = 0;
};

// Takes out the values of contacts fields, reviewers' names, and in all texts
// e-mail addresses, phone numbers and the names of those contacts; what stood
// there is marked ("[name removed]"), and the response says how much it was
// under the key "removed". A name that stands in a text only, and in no
// contact, cannot be known for one and stays.
Removed RemovePersonalData(nlohmann::ordered_json& response);

// "3 contacts, 2 names, ...", or "" where there was nothing.
std::string RemovedText(const Removed& removed);

Removed operator+(const Removed& one, const Removed& other);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_PUBLISH_H_
