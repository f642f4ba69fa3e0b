#include "tests/fuzz/targets.h"

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "extract/document_json.h"
#include "extract/extract.h"
#include "parsers/error.h"
#include "parsers/reader.h"
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
