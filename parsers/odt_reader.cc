// ReadOdt() of office_text.h: the parts of an OpenDocument text in their order.
#include <iterator>
#include <utility>

#include "parsers/odt_walk.h"
#include "parsers/office_package.h"
#include "parsers/office_text.h"
#include "parsers/xml_tree.h"

namespace quaestor {
namespace {

void CheckEncryption(OfficePackage& package) {
  const auto manifest = package.Read("META-INF/manifest.xml");
  if (manifest && manifest->find("encryption-data") != std::string::npos) {
    throw Error(ErrorCode::kEncrypted,
                "the file is locked with a password; ask the sender for one "
                "without");
  }
}

void Append(std::vector<TextBlock> blocks, OfficeText& text) {
  text.blocks.insert(text.blocks.end(), std::make_move_iterator(blocks.begin()),
                     std::make_move_iterator(blocks.end()));
}

void AppendAs(BlockKind kind, std::vector<TextBlock> blocks, OfficeText& text) {
  for (TextBlock& block : blocks) {
    block.kind = kind;
    block.level = 0;
  }
  Append(std::move(blocks), text);
}

// A note may hold others, which come behind it.
void ReadNotes(OdtStories& stories) {
  for (std::size_t i = 0; i < stories.notes.size(); ++i) {
    const OdtNote note = stories.notes[i];
    AppendAs(BlockKind::kFootnote, ReadOdtStory(note.body, note.label, stories),
             stories.text);
  }
}

// Headers and footers of all kinds of pages.
void ReadMargins(pugi::xml_node masters, OdtStories& stories) {
  for (const pugi::xml_node page : masters.children("style:master-page")) {
    for (const pugi::xml_node margin : page.children()) {
      const std::string_view name = NameOf(margin);
      const bool header = name.starts_with("style:header");
      if (!header && !name.starts_with("style:footer")) continue;
      if (Attribute(margin, "style:display") == "false") continue;
      AppendAs(header ? BlockKind::kHeader : BlockKind::kFooter,
               ReadOdtStory(margin, "", stories), stories.text);
    }
  }
}

OfficeText ReadText(std::string_view bytes) {
  OfficePackage package(bytes);
  CheckEncryption(package);
  const auto content_bytes = package.Read("content.xml");
  if (!content_bytes) {
    throw Error(ErrorCode::kDamaged,
                "the file holds no text; ask the sender for it again");
  }
  const pugi::xml_document content = ParseXml(*content_bytes);
  const auto style_bytes = package.Read("styles.xml");
  const pugi::xml_document named =
      style_bytes ? ParseXml(*style_bytes) : pugi::xml_document();
  OdtStories stories;
  AddStyles(content.document_element(), stories.styles);
  AddStyles(named.document_element(), stories.styles);
  const pugi::xml_node text =
      content.document_element().child("office:body").child("office:text");
  stories.controls = ReadControls(text.child("office:forms"));
  Append(ReadOdtStory(text, "", stories), stories.text);
  ReadNotes(stories);
  ReadMargins(named.document_element().child("office:master-styles"), stories);
  return std::move(stories.text);
}

}  // namespace

Document ReadOdt(std::string_view bytes, const ReadingOptions& options) {
  Document document = MakeDocument(ReadText(bytes), options.limits);
  document.media_type = "application/vnd.oasis.opendocument.text";
  return document;
}

}  // namespace quaestor
