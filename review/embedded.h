// review/embedded.h: the page and the description of the API, compiled into
// the program.
#ifndef QUAESTOR_REVIEW_EMBEDDED_H_
#define QUAESTOR_REVIEW_EMBEDDED_H_

#include <string_view>
#include <vector>

namespace quaestor {

// "index.html", "app.js", ...; "" for another name.
std::string_view EmbeddedReviewFile(std::string_view name);
std::vector<std::string_view> EmbeddedReviewNames();

}  // namespace quaestor

#endif  // QUAESTOR_REVIEW_EMBEDDED_H_
