// tests/parsers/container_items.h: what containers hold, for their tests.
#ifndef QUAESTOR_TESTS_PARSERS_CONTAINER_ITEMS_H_
#define QUAESTOR_TESTS_PARSERS_CONTAINER_ITEMS_H_

#include <string>
#include <utility>
#include <vector>

#include "parsers/containers.h"
#include "tests/support/mail_files.h"

namespace quaestor {

using Strings = std::vector<std::string>;

inline const std::string kPdf = "%PDF-1.4\n% a return\n";

inline std::vector<ContainerItem> ItemsIn(const std::string& bytes,
                                          const ContainerLimits& limits = {}) {
  std::vector<ContainerItem> items;
  OpenContainer(bytes, limits, [&](ContainerItem item) {
    items.push_back(std::move(item));
    return true;
  });
  return items;
}

// The parts of one kind.
inline Strings PartsOf(const std::vector<ContainerItem>& items, ItemKind kind) {
  Strings parts;
  for (const ContainerItem& item : items) {
    if (item.kind == kind) parts.push_back(item.part);
  }
  return parts;
}

inline Strings DocumentsIn(const std::string& bytes) {
  return PartsOf(ItemsIn(bytes), ItemKind::kDocument);
}

inline MailDraft DraftWith(std::vector<MailFile> files) {
  MailDraft draft;
  draft.files = std::move(files);
  return draft;
}

}  // namespace quaestor

#endif  // QUAESTOR_TESTS_PARSERS_CONTAINER_ITEMS_H_
