#include "parsers/docx_walk.h"

#include <iterator>
#include <utility>

#include "parsers/docx_inline.h"
#include "parsers/xml_tree.h"

namespace quaestor {
namespace {

constexpr double kPointsPerLevel = 18;

void AppendAll(std::vector<TextBlock> from, std::vector<TextBlock>& to) {
  to.insert(to.end(), std::make_move_iterator(from.begin()),
            std::make_move_iterator(from.end()));
}

// A tracked change took the row, the cell or the end of a paragraph away.
bool IsDeleted(pugi::xml_node properties) {
  return properties.child("w:del") || properties.child("w:moveFrom") ||
         properties.child("w:cellDel");
}

class StoryWalker {
 public:
  StoryWalker(const DocxTargets& targets, const std::string& note_label,
              DocxStories& stories)
      : targets_(targets),
        note_label_(note_label),
        stories_(stories),
        inline_(targets, note_label, stories) {}

  std::vector<TextBlock> Read(pugi::xml_node parent) {
    std::vector<TextBlock> blocks;
    ReadChildren(parent, blocks);
    EndWaiting(blocks);
    return blocks;
  }

 private:
  void EndWaiting(std::vector<TextBlock>& blocks) {
    if (waiting_.lines.empty()) return;
    blocks.push_back(std::exchange(waiting_, TextBlock()));
  }

  void ReadChildren(pugi::xml_node parent, std::vector<TextBlock>& blocks) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = NameOf(node);
      if (name == "w:p") {
        ReadParagraph(node, blocks);
      } else if (name == "w:tbl") {
        ReadTable(node, blocks);
      } else if (name == "w:sdt") {
        ReadControl(node, blocks);
      } else if (name == "mc:AlternateContent") {
        const pugi::xml_node choice = node.child("mc:Choice");
        ReadChildren(choice ? choice : node.child("mc:Fallback"), blocks);
      } else if (name == "w:altChunk") {
        stories_.text.warnings.push_back(
            "paragraph " + std::to_string(stories_.text.paragraphs + 1) +
            ": a document that is embedded here is not read");
      } else if (name == "w:ins" || name == "w:moveTo" ||
                 name == "w:customXml" || name == "w:smartTag") {
        ReadChildren(node, blocks);
      }
    }
  }

  void ReadControl(pugi::xml_node control, std::vector<TextBlock>& blocks) {
    DocxInline::Control scope = inline_.BeginControl(control.child("w:sdtPr"));
    ReadChildren(control.child("w:sdtContent"), blocks);
    TextBlock rest;
    inline_.EndControl(std::move(scope), rest);
    if (!rest.lines.empty()) blocks.push_back(std::move(rest));
  }

  // What a deleted paragraph end leaves goes on in the next paragraph.
  void ReadParagraph(pugi::xml_node node, std::vector<TextBlock>& blocks) {
    ++stories_.text.paragraphs;
    const pugi::xml_node properties = node.child("w:pPr");
    const bool joined = IsDeleted(properties.child("w:rPr"));
    TextBlock block;
    block.lines = std::exchange(waiting_, TextBlock()).lines;
    const DocxStyle& style = StyleUsed(properties);
    if (!joined) SetKind(properties, style, block);
    inline_.Read(node, style.look, block);
    inline_.EndParagraph();
    if (joined) {
      waiting_ = std::move(block);
    } else {
      blocks.push_back(std::move(block));
    }
    for (const pugi::xml_node box : inline_.TakeTextBoxes()) {
      AppendAll(StoryWalker(targets_, note_label_, stories_).Read(box), blocks);
    }
  }

  const DocxStyle& StyleUsed(pugi::xml_node properties) const {
    const std::string_view id =
        Attribute(properties.child("w:pStyle"), "w:val");
    return StyleOf(stories_.styles,
                   id.empty() ? stories_.styles.default_paragraph : id);
  }

  void SetKind(pugi::xml_node node, const DocxStyle& style, TextBlock& block) {
    const DocxProperties own = ReadProperties(node);
    DocxProperties all = Inherit(own, style.paragraph);
    const int outline = all.outline.value_or(kBodyText);
    if (outline >= 0 && outline < kBodyText) {
      block.kind = BlockKind::kHeading;
      block.level = outline + 1;
    }
    if (all.list.value_or(0) == 0) return;
    if (!own.level && !style.paragraph.level) {
      all.level = LevelOfStyle(stories_.numbering, *all.list,
                               Attribute(node.child("w:pStyle"), "w:val"));
    }
    const int level = all.level.value_or(0);
    const auto label = NextLabel(stories_.numbering, *all.list, level);
    if (!label) return;
    if (block.kind == BlockKind::kParagraph) block.level = level;
    AddLabel(label->text, label->font, label->ordered, stories_.text.paragraphs,
             block);
    SetIndent(own, *label, style.paragraph, level, block);
  }

  // The paragraph's own measures go before the list's, and those before the
  // style's.
  static void SetIndent(const DocxProperties& own, const DocxLabel& label,
                        const DocxProperties& style, int level,
                        TextBlock& block) {
    DocxProperties list;
    list.left = label.left;
    list.first = label.first;
    const DocxProperties all = Inherit(Inherit(own, list), style);
    block.indent = all.left || all.first
                       ? all.left.value_or(0) + all.first.value_or(0)
                       : kPointsPerLevel * level;
  }

  void ReadTable(pugi::xml_node node, std::vector<TextBlock>& blocks) {
    EndWaiting(blocks);
    OfficeTable table;
    ReadRows(node, table);
    AppendAll(BlocksOf(std::move(table)), blocks);
  }

  void ReadRows(pugi::xml_node parent, OfficeTable& table) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = NameOf(node);
      if (name == "w:tr") {
        if (IsDeleted(node.child("w:trPr"))) continue;
        ReadCells(node, table.emplace_back());
      } else if (name == "w:sdt") {
        ReadRows(node.child("w:sdtContent"), table);
      } else if (name == "w:ins" || name == "w:customXml") {
        ReadRows(node, table);
      }
    }
  }

  void ReadCells(pugi::xml_node parent, OfficeRow& row) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = NameOf(node);
      if (name == "w:tc") {
        if (IsDeleted(node.child("w:tcPr"))) continue;
        row.push_back({Read(node)});
      } else if (name == "w:sdt") {
        DocxInline::Control scope = inline_.BeginControl(node.child("w:sdtPr"));
        ReadCells(node.child("w:sdtContent"), row);
        TextBlock rest;
        inline_.EndControl(std::move(scope), rest);
        if (!rest.lines.empty()) row.push_back({{std::move(rest)}});
      } else if (name == "w:ins" || name == "w:customXml") {
        ReadCells(node, row);
      }
    }
  }

  const DocxTargets& targets_;
  const std::string& note_label_;
  DocxStories& stories_;
  DocxInline inline_;
  TextBlock waiting_;
};

}  // namespace

std::vector<TextBlock> ReadStory(pugi::xml_node story,
                                 const DocxTargets& targets,
                                 const std::string& note_label,
                                 DocxStories& stories) {
  return StoryWalker(targets, note_label, stories).Read(story);
}

}  // namespace quaestor
