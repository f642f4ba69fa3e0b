#include "tests/fuzz/targets.h"

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "extract/document_json.h"
#include "extract/extract.h"
#include "parsers/charset.h"
#include "parsers/containers.h"
#include "parsers/error.h"
#include "parsers/html_text.h"
#include "parsers/reader.h"
#include "parsers/text_blocks.h"
#include "parsers/text_decoding.h"
#include "parsers/tnef.h"
#include "patterns/definition.h"
#include "tests/support/office_files.h"

namespace quaestor {
namespace {

ReadingOptions SmallLimits() {
  ReadingOptions options;
  options.limits.max_pages = 20;
  options.limits.max_seconds_per_page = 2;
  return options;
}

void Require(bool promise) {
  if (!promise) std::abort();
}

void CheckDocument(const Document& document) {
  for (const Page& page : document.pages) {
    for (const Mark& mark : page.marks) {
      Require(mark.line < static_cast<int>(page.lines.size()));
    }
  }
  Require(
      nlohmann::json::accept(ToJson(document, {}, [](int) { return true; })));
}

// Every item is found again at its place, and their parts differ.
void FeedContainer(std::string_view bytes) {
  ContainerLimits limits;
  limits.max_items = 50;
  limits.max_messages = 20;
  limits.max_item_bytes = 1 << 20;
  limits.max_total_bytes = 2 << 20;
  if (TellContainerKind(bytes) == ContainerKind::kNone) return;
  std::vector<ContainerItem> items;
  OpenContainer(bytes, limits, [&](ContainerItem item) {
    items.push_back(std::move(item));
    return items.size() < 100;
  });
  std::set<std::string> parts;
  for (const ContainerItem& item : items) {
    Require(parts.insert(item.part).second);
    const bool content =
        item.kind == ItemKind::kDocument || item.kind == ItemKind::kBody;
    if (!content || parts.size() > 5) continue;
    Require(ReadItem(bytes, item.place, limits).bytes == item.bytes);
  }
}

const Definition& LocalGovernment() {
  static const Definition* const kDefinition =
      new Definition(BuiltInDefinitions().front());
  return *kDefinition;
}

}  // namespace

void FuzzPdf(std::string_view bytes) {
  try {
    CheckDocument(ReadPdf(bytes, "fuzz.pdf", SmallLimits()));
  } catch (const Error&) {
  }
}

void FuzzText(std::string_view bytes) {
  try {
    CheckDocument(ReadText(bytes, "fuzz.md", SmallLimits()));
    CheckDocument(ReadText(bytes, "fuzz.txt", SmallLimits()));
  } catch (const Error&) {
  }
}

// A fuzzer gets nowhere through checksums: XML is put into an archive first.
void FuzzWord(std::string_view bytes) {
  const bool archive = bytes.starts_with("PK");
  const bool open = bytes.find("office:") != std::string_view::npos;
  const std::string xml(bytes);
  const std::string file =
      archive ? xml
      : open ? MakeZip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                        {"content.xml", xml},
                        {"styles.xml", xml}})
             : MakeDocx("", {{"word/document.xml", xml},
                             {"numbering.xml", xml},
                             {"styles.xml", xml}});
  try {
    CheckDocument(ReadDocument(file, "fuzz", SmallLimits()));
  } catch (const Error&) {
  }
}

void FuzzMail(std::string_view bytes) {
  FeedContainer(bytes);
  const std::string markdown = HtmlToMarkdown(bytes);
  ReadMarkdown(DecodeText(markdown));
  ReadTnef(bytes, 10);
  GuessText(bytes);
}

void FuzzArchive(std::string_view bytes) { FeedContainer(bytes); }

void FuzzDefinition(std::string_view bytes) {
  try {
    const Definition definition = ParseDefinition(bytes, "fuzz.json");
    const Document document =
        ReadText("1. A question?\n\nYes\n", "fuzz.txt", SmallLimits());
    Require(nlohmann::json::accept(ToJson(Extract(document, definition))));
  } catch (const Error&) {
  }
}

void FuzzExtract(std::string_view bytes) {
  try {
    const Document document = ReadDocument(bytes, "fuzz", SmallLimits());
    const Response response = Extract(document, LocalGovernment());
    const Coverage& sum = response.coverage;
    Require(sum.words ==
            sum.questionnaire + sum.answers + sum.furniture + sum.unassigned);
    Require(response.fields.size() == LocalGovernment().fields.size());
    Require(nlohmann::json::accept(ToJson(response)));
  } catch (const Error&) {
  }
}

}  // namespace quaestor
