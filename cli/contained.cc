#include "cli/contained.h"

#include <utility>

#include "cli/files.h"
#include "cli/read_document.h"
#include "extract/document_json.h"
#include "parsers/sha256.h"

namespace quaestor {
namespace {

FoundItem ConvertFound(const ContainerItem& item, const std::string& file,
                       const std::vector<Definition>& definitions,
                       const ConvertOptions& options) {
  FoundItem found;
  found.part = PartText(item.part);
  found.of_all = found.part != item.part;
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
    found.why =
        found.body ? "without a filled-in form" : Shortly(DescribeException());
  } catch (...) {
    found.failed = true;
    found.why = DescribeException();
  }
  return found;
}

std::string JsonOf(const MessageFacts& message) {
  JsonWriter json(-1);
  WriteMessageFacts(json, message);
  return std::move(json).Take();
}

ListedItem ListedAs(const ContainerItem& item, const std::string& file) {
  ListedItem listed;
  listed.kind = item.kind;
  listed.place = item.place;
  listed.part = item.part;
  listed.name = DocumentNameOf(item, file);
  listed.bytes = item.bytes.size();
  listed.why = item.why;
  listed.trouble = item.trouble;
  if (item.message) listed.message = JsonOf(*item.message);
  return listed;
}

bool IsReturn(const ContainerItem& body, const std::string& file,
              const std::vector<Definition>& definitions,
              const ConvertOptions& options) {
  try {
    ConvertItem(body, file, definitions, options);
    return true;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

Listing ListContainer(std::string_view bytes, const std::string& file,
                      const std::vector<Definition>& definitions,
                      const ConvertOptions& options) {
  Listing listing;
  listing.kind = TellContainerKind(bytes);
  if (listing.kind == ContainerKind::kNone) return listing;
  OpenContainer(bytes, {}, [&](const ContainerItem& item) {
    const bool body = item.kind == ItemKind::kBody;
    if (body && !IsReturn(item, file, definitions, options)) return true;
    listing.items.push_back(ListedAs(item, file));
    if (body || item.kind == ItemKind::kDocument) {
      listing.items.back().sha256 = Sha256Hex(item.bytes);
    }
    return true;
  });
  return listing;
}

std::string DocumentNameOf(const ContainerItem& item, const std::string& file) {
  return item.kind == ItemKind::kBody ? DocumentName(file) : item.name;
}

FoundItems ConvertContainer(std::string_view bytes, const std::string& file,
                            const std::vector<Definition>& definitions,
                            const ConvertOptions& options) {
  FoundItems found;
  found.kind = TellContainerKind(bytes);
  OpenContainer(bytes, {}, [&](const ContainerItem& item) {
    found.items.push_back(ConvertFound(item, file, definitions, options));
    return true;
  });
  return found;
}

std::string Shortly(const std::string& text) {
  return text.substr(0, text.find(". If it is that one"));
}

std::string NothingFoundText(const FoundItems& found) {
  constexpr std::size_t kMostNamed = 12;
  std::string text = "no returned questionnaire was found in this " +
                     std::string(NameOf(found.kind));
  if (found.items.empty()) return text + "; it is empty";
  text += "; it holds ";
  for (std::size_t i = 0; i < found.items.size() && i < kMostNamed; ++i) {
    const FoundItem& item = found.items[i];
    text += (i == 0 ? "" : "; ") +
            (item.part.empty() ? item.why : item.part + " (" + item.why + ")");
  }
  if (found.items.size() > kMostNamed) {
    text += " and " + std::to_string(found.items.size() - kMostNamed) + " more";
  }
  return text;
}

}  // namespace quaestor
