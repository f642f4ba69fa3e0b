#include "cli/contained.h"

#include <utility>

#include "cli/files.h"
#include "cli/read_document.h"

namespace quaestor {
namespace {

FoundItem ConvertFound(const ContainerItem& item, const std::string& file,
                       const std::vector<Definition>& definitions,
                       const ConvertOptions& options) {
  FoundItem found;
  found.part = item.part;
  found.name = DocumentNameOf(item, file);
  found.why = item.why;
  found.body = item.kind == ItemKind::kBody;
  found.failed = item.kind == ItemKind::kTrouble;
  if (item.kind != ItemKind::kDocument && item.kind != ItemKind::kBody) {
    return found;
  }
  try {
    found.response = ConvertItem(item, found.name, definitions, options);
  } catch (const Error& error) {
    const bool other = error.code() == ErrorCode::kNotAQuestionnaire ||
                       error.code() == ErrorCode::kEmpty;
    found.failed = !other && !found.body;
    found.why = found.body ? "without a filled-in form" : DescribeException();
  } catch (...) {
    found.failed = true;
    found.why = DescribeException();
  }
  return found;
}

}  // namespace

std::string DocumentNameOf(const ContainerItem& item, const std::string& file) {
  return item.kind == ItemKind::kBody ? DocumentName(file) : item.name;
}

FoundItems ConvertContainer(std::string_view bytes, const std::string& file,
                            const std::vector<Definition>& definitions,
                            const ConvertOptions& options) {
  FoundItems found;
  found.kind = TellContainerKind(bytes);
  ContainerLimits limits;
  limits.password = options.reading.password;
  OpenContainer(bytes, limits, [&](const ContainerItem& item) {
    found.items.push_back(ConvertFound(item, file, definitions, options));
    return true;
  });
  return found;
}

std::string NothingFoundText(const FoundItems& found) {
  constexpr std::size_t kMostNamed = 12;
  std::string text = "no returned questionnaire was found in this " +
                     std::string(NameOf(found.kind));
  if (found.items.empty()) return text + "; it is empty";
  text += "; it holds ";
  for (std::size_t i = 0; i < found.items.size() && i < kMostNamed; ++i) {
    text += (i == 0 ? "" : "; ") + found.items[i].part + " (" +
            found.items[i].why + ")";
  }
  if (found.items.size() > kMostNamed) {
    text += " and " + std::to_string(found.items.size() - kMostNamed) + " more";
  }
  return text;
}

}  // namespace quaestor
