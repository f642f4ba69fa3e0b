#include "parsers/odt_inline.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include "parsers/xml_tree.h"

namespace quaestor {
namespace {

bool IsAmong(std::string_view name,
             std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What is not the text's: remarks, deleted text, readings of characters.
bool IsPassedOver(std::string_view name) {
  return IsAmong(
      name, {"office:annotation", "text:ruby-text", "text:tracked-changes",
             "text:hidden-text", "text:note-citation", "text:bibliography-mark",
             "field:param", "text:label", "svg:title", "svg:desc",
             "table:shapes", "office:forms"});
}

class Inline {
 public:
  Inline(OdtStories& stories, TextBlock& block,
         std::vector<pugi::xml_node>& text_boxes)
      : stories_(stories), block_(block), text_boxes_(text_boxes) {}

  void Read(pugi::xml_node parent, const OdtLook& look) {
    for (const pugi::xml_node node : parent.children()) {
      const pugi::xml_node_type type = node.type();
      if (type == pugi::node_pcdata || type == pugi::node_cdata) {
        AppendText(node.value(), look);
      } else if (type == pugi::node_element) {
        ReadElement(node, look);
      }
    }
  }

 private:
  void ReadElement(pugi::xml_node node, const OdtLook& look) {
    const std::string_view name = NameOf(node);
    if (name == "text:span") {
      const std::string_view style = Attribute(node, "text:style-name");
      Read(node, Inherit(LookOf(stories_.styles, "text", style), look));
    } else if (name == "text:a") {
      const int outer = link_;
      link_ = LinkTo(Attribute(node, "xlink:href"), stories_.text);
      Read(node, look);
      link_ = outer;
    } else if (name == "text:note") {
      ReadNote(node, look);
    } else if (name == "field:fieldmark") {
      AppendControl(ReadFieldMark(node), look);
    } else if (name == "loext:content-control") {
      ReadControl(node, look);
    } else if (!ReadSpace(name, look) && !ReadDrawing(name, node, look) &&
               !IsPassedOver(name)) {
      Read(node, look);
    }
  }

  bool ReadSpace(std::string_view name, const OdtLook& look) {
    if (name == "text:s") {
      AppendText(" ", look);
    } else if (name == "text:tab") {
      AppendText(kTab, look);
    } else if (name == "text:line-break") {
      block_.lines.push_back({stories_.text.paragraphs, Break::kHard, {}});
    } else {
      return name == "text:soft-page-break";
    }
    return true;
  }

  bool ReadDrawing(std::string_view name, pugi::xml_node node,
                   const OdtLook& look) {
    if (name == "draw:control") {
      const auto control =
          stories_.controls.find(Attribute(node, "draw:control"));
      if (control != stories_.controls.end()) {
        AppendControl(control->second, look);
      }
    } else if (name == "draw:text-box" ||
               (name.starts_with("draw:") && node.child("text:p"))) {
      text_boxes_.push_back(node);
    } else if (name == "draw:image") {
      stories_.text.pictures.insert(stories_.text.paragraphs);
    } else {
      return false;
    }
    return true;
  }

  void ReadNote(pugi::xml_node node, const OdtLook& look) {
    OdtNote note;
    note.label = node.child("text:note-citation").text().get();
    note.body = node.child("text:note-body");
    OdtLook raised = look;
    raised.raised = true;
    AppendText(note.label, raised);
    stories_.notes.push_back(std::move(note));
  }

  void ReadControl(pugi::xml_node node, const OdtLook& look) {
    const auto box = ReadContentControl(node);
    if (!box) {
      if (Attribute(node, "loext:showing-place-holder") != "true") {
        Read(node, look);
      }
      return;
    }
    if (!look.hidden.value_or(false)) {
      AppendBox(*box, stories_.text.paragraphs, block_);
    }
  }

  void AppendControl(const OdtControl& control, const OdtLook& look) {
    if (control.box) AppendBox(*control.box, stories_.text.paragraphs, block_);
    std::string_view rest = control.text;
    if (control.box && !rest.empty()) AppendText(" ", look);
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      AppendText(rest.substr(0, end), look);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (rest.empty()) break;
      block_.lines.push_back({stories_.text.paragraphs, Break::kHard, {}});
    }
  }

  void AppendText(std::string_view text, const OdtLook& look) {
    if (text.empty() || look.hidden.value_or(false)) return;
    StyledText run;
    run.text = text;
    run.bold = look.bold.value_or(false);
    run.italic = look.italic.value_or(false);
    run.superscript = look.raised.value_or(false);
    run.link = link_;
    AppendClean(std::move(run), look.font, stories_.text.paragraphs, block_);
  }

  OdtStories& stories_;
  TextBlock& block_;
  std::vector<pugi::xml_node>& text_boxes_;
  int link_ = -1;
};

}  // namespace

void ReadOdtInline(pugi::xml_node parent, const OdtLook& look,
                   OdtStories& stories, TextBlock& block,
                   std::vector<pugi::xml_node>& text_boxes) {
  Inline(stories, block, text_boxes).Read(parent, look);
}

}  // namespace quaestor
