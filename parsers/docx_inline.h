// parsers/docx_inline.h: what stands in a paragraph of a Word file: runs,
// fields, links, controls. Private to the reader of Word files.
#ifndef QUAESTOR_PARSERS_DOCX_INLINE_H_
#define QUAESTOR_PARSERS_DOCX_INLINE_H_

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/docx_walk.h"

namespace quaestor {

// A check box of a content control, from its beginning to its end.
struct DocxCheckbox {
  WrittenBox box;
  std::string checked_sign;  // what Word shows for it
  std::string unchecked_sign;
  bool written = false;
};

// Reads the paragraphs of one story in their order: fields and controls may
// run over several of them.
class DocxInline {
 public:
  DocxInline(const DocxTargets& targets, const std::string& note_label,
             DocxStories& stories)
      : targets_(targets), note_label_(note_label), stories_(stories) {}

  // Appends what `parent` holds to `block`. `look` is the paragraph's.
  void Read(pugi::xml_node parent, const DocxLook& look, TextBlock& block);

  // A content control around something: between the two calls its content is
  // read. Begin gives what End wants back.
  struct Control {
    bool is_checkbox = false;
    std::optional<DocxCheckbox> outer;
  };
  Control BeginControl(pugi::xml_node properties);
  void EndControl(Control control, TextBlock& block);

  // To be called behind each paragraph: a field whose end was lost must not
  // hide the rest of the story.
  void EndParagraph();

  // The text boxes that were passed since the last call.
  std::vector<pugi::xml_node> TakeTextBoxes();

 private:
  struct Field {
    std::string code;
    bool result = false;  // behind the separator
    bool silent = false;  // what is shown was said by the field's data
    int link = -1;        // of the text around it
  };

  void ReadElement(pugi::xml_node node, const DocxLook& look, TextBlock& block);
  void ReadControl(pugi::xml_node control, const DocxLook& look,
                   TextBlock& block);
  void ReadHyperlink(pugi::xml_node node, const DocxLook& look,
                     TextBlock& block);
  void ReadSimpleField(pugi::xml_node node, const DocxLook& look,
                       TextBlock& block);
  void ReadRun(pugi::xml_node run, const DocxLook& look, TextBlock& block);
  void ReadPiece(pugi::xml_node piece, const DocxLook& look, TextBlock& block);
  bool ReadBreak(std::string_view name, pugi::xml_node piece,
                 const DocxLook& look, TextBlock& block);
  bool ReadNote(std::string_view name, pugi::xml_node piece,
                const DocxLook& look, TextBlock& block);
  void ReadDrawing(pugi::xml_node drawing);
  void ReadFieldChar(pugi::xml_node piece, TextBlock& block);
  bool BeginField(pugi::xml_node data, TextBlock& block);
  void ShowResult();
  void EndField();

  [[nodiscard]] bool IsShown() const;
  void Append(std::string_view text, const DocxLook& look, TextBlock& block);
  void AppendSign(std::string_view text, TextBlock& block);

  const DocxTargets& targets_;
  const std::string& note_label_;
  DocxStories& stories_;
  std::vector<Field> fields_;
  std::optional<DocxCheckbox> checkbox_;
  int link_ = -1;
  std::vector<pugi::xml_node> text_boxes_;
};

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_DOCX_INLINE_H_
