// cli/contained.h: the returns in a message, a mailbox or an archive.
#ifndef QUAESTOR_CLI_CONTAINED_H_
#define QUAESTOR_CLI_CONTAINED_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/listing.h"
#include "cli/convert.h"

namespace quaestor {

// What became of one thing that was found in it.
struct FoundItem {
  std::string part;     // ContainerItem::part for people, see PartText
  std::string name;     // of the document
  bool of_all = false;  // it is said of all that lies there
  std::optional<Response> response;
  bool body = false;    // it is the text of a message
  bool failed = false;  // it may be a return, and cannot be read
  std::string why;      // no response: the reason
};

struct FoundItems {
  ContainerKind kind = ContainerKind::kNone;
  std::vector<FoundItem> items;
};

// `file` is the name of the container: a return that was typed into a message
// is called so. Throws Error where it is none.
FoundItems ConvertContainer(std::string_view bytes, const std::string& file,
                            const std::vector<Definition>& definitions,
                            const ConvertOptions& options);

// What it holds, for a batch; of a file that is no container, that. The text of
// a message is listed where it is a return.
Listing ListContainer(std::string_view bytes, const std::string& file,
                      const std::vector<Definition>& definitions,
                      const ConvertOptions& options);

// The name of the document that an item is.
std::string DocumentNameOf(const ContainerItem& item, const std::string& file);

// Without the advice on other questionnaires: a covering letter is none.
std::string Shortly(const std::string& text);

// "no returned questionnaire was found in this message; it holds logo.png (a
// picture ...)".
std::string NothingFoundText(const FoundItems& found);

}  // namespace quaestor

#endif  // QUAESTOR_CLI_CONTAINED_H_
