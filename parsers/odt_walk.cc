#include "parsers/odt_walk.h"

#include <algorithm>
#include <iterator>

#include "parsers/odt_inline.h"
#include "parsers/xml_tree.h"

namespace quaestor {
namespace {

constexpr double kPointsPerLevel = 18;

void AppendAll(std::vector<TextBlock> from, std::vector<TextBlock>& to) {
  to.insert(to.end(), std::make_move_iterator(from.begin()),
            std::make_move_iterator(from.end()));
}

// The list around a paragraph.
struct OpenList {
  const OdtListStyle* style = nullptr;  // nullptr: items without labels
  std::size_t level = 0;
  OdtCounts* counts = nullptr;
};

// The item whose first paragraph has not come yet.
struct OpenItem {
  bool labelled = false;
  std::optional<int> start;
};

class Walker {
 public:
  Walker(const std::string& note_label, OdtStories& stories)
      : note_label_(note_label), stories_(stories) {}

  std::vector<TextBlock> Read(pugi::xml_node story) {
    std::vector<TextBlock> blocks;
    ReadChildren(story, blocks);
    return blocks;
  }

 private:
  void ReadChildren(pugi::xml_node parent, std::vector<TextBlock>& blocks) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = NameOf(node);
      if (name == "text:p" || name == "text:h") {
        ReadParagraph(node, name == "text:h", blocks);
      } else if (name == "text:list") {
        ReadList(node, blocks);
      } else if (name == "table:table") {
        OfficeTable table;
        ReadRows(node, table);
        AppendAll(BlocksOf(std::move(table)), blocks);
      } else if (name.starts_with("draw:")) {
        ReadLooseDrawing(node, blocks);
      } else if (name == "text:section" || name == "text:index-body" ||
                 name == "text:numbered-paragraph" ||
                 name == "text:index-title" || name.ends_with("-index") ||
                 name == "text:table-of-content") {
        ReadChildren(node, blocks);
      }
    }
  }

  void ReadParagraph(pugi::xml_node node, bool heading,
                     std::vector<TextBlock>& blocks) {
    ++stories_.text.paragraphs;
    TextBlock block;
    if (heading) {
      block.kind = BlockKind::kHeading;
      block.level = IntegerOr(Attribute(node, "text:outline-level"), 1);
    }
    SetLabel(block);
    if (!note_label_.empty() && !note_written_) {
      StyledText mark;
      mark.text = note_label_;
      mark.superscript = true;
      AppendClean(std::move(mark), "", stories_.text.paragraphs, block);
    }
    note_written_ = true;
    const std::string_view style = Attribute(node, "text:style-name");
    std::vector<pugi::xml_node> boxes;
    ReadOdtInline(node, LookOf(stories_.styles, "paragraph", style), stories_,
                  block, boxes);
    blocks.push_back(std::move(block));
    ReadBoxes(boxes, blocks);
  }

  void ReadBoxes(const std::vector<pugi::xml_node>& boxes,
                 std::vector<TextBlock>& blocks) {
    static const std::string kNoLabel;
    for (const pugi::xml_node box : boxes) {
      AppendAll(Walker(kNoLabel, stories_).Read(box), blocks);
    }
  }

  // Frames that stand on the page instead of in a paragraph.
  void ReadLooseDrawing(pugi::xml_node node, std::vector<TextBlock>& blocks) {
    TextBlock block;
    std::vector<pugi::xml_node> boxes;
    if (node.child("text:p")) {
      boxes.push_back(node);
    } else {
      ReadOdtInline(node, {}, stories_, block, boxes);
    }
    if (!block.lines.empty()) blocks.push_back(std::move(block));
    ReadBoxes(boxes, blocks);
  }

  void SetLabel(TextBlock& block) {
    const bool heading = block.kind == BlockKind::kHeading;
    const std::size_t depth = lists_.size();
    if (depth == 0 && heading) {
      AddNumber(stories_.styles.outline, HeadingLevel(block), std::nullopt,
                stories_.headings, block);
      return;
    }
    if (depth == 0) return;
    const OpenList& list = lists_.back();
    if (!heading) block.level = static_cast<int>(list.level);
    block.indent = kPointsPerLevel * static_cast<double>(list.level);
    if (items_.back().labelled || list.style == nullptr) return;
    items_.back().labelled = true;
    AddNumber(*list.style, list.level, items_.back().start, *list.counts,
              block);
  }

  static std::size_t HeadingLevel(const TextBlock& block) {
    return static_cast<std::size_t>(std::max(block.level, 1) - 1);
  }

  void AddNumber(const OdtListStyle& style, std::size_t level,
                 std::optional<int> start, OdtCounts& counts,
                 TextBlock& block) {
    level = std::min(level, kOdtListLevels - 1);
    const OdtLevel& definition = style.levels[level];
    const bool bullet = definition.format == NumberFormat::kBullet;
    AddLabel(NextLabel(style, level, start, counts), definition.font, !bullet,
             stories_.text.paragraphs, block);
  }

  void ReadList(pugi::xml_node node, std::vector<TextBlock>& blocks) {
    OpenList list;
    const std::string name(Attribute(node, "text:style-name"));
    const bool inner = !lists_.empty();
    if (inner) list = lists_.back();
    if (inner) ++list.level;
    const auto style = stories_.styles.lists.find(name);
    if (style != stories_.styles.lists.end()) list.style = &style->second;
    OdtCounts counts;
    if (!inner) {
      counts = CountsAt(node, name);
      list.counts = &counts;
    }
    lists_.push_back(list);
    ReadItems(node, blocks);
    lists_.pop_back();
    if (inner) return;
    stories_.styled_lists[name] = counts;
    stories_.lists[std::string(Attribute(node, "xml:id"))] = counts;
  }

  // Where a list goes on from another one, its numbers do.
  OdtCounts CountsAt(pugi::xml_node node, const std::string& style) {
    const auto other =
        stories_.lists.find(Attribute(node, "text:continue-list"));
    if (other != stories_.lists.end() && !other->first.empty()) {
      return other->second;
    }
    if (Attribute(node, "text:continue-numbering") == "true") {
      return stories_.styled_lists[style];
    }
    return {};
  }

  void ReadItems(pugi::xml_node list, std::vector<TextBlock>& blocks) {
    for (const pugi::xml_node node : list.children()) {
      const std::string_view name = NameOf(node);
      if (name != "text:list-item" && name != "text:list-header") continue;
      OpenItem item;
      item.labelled = name == "text:list-header";
      const std::string_view start = Attribute(node, "text:start-value");
      if (!start.empty()) item.start = IntegerOr(start, 1);
      items_.push_back(item);
      ReadChildren(node, blocks);
      items_.pop_back();
    }
  }

  void ReadRows(pugi::xml_node parent, OfficeTable& table) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = NameOf(node);
      if (name == "table:table-row") {
        OfficeRow& row = table.emplace_back();
        for (const pugi::xml_node cell : node.children("table:table-cell")) {
          row.push_back({Read(cell)});
        }
      } else if (name == "table:table-header-rows" ||
                 name == "table:table-rows" ||
                 name == "table:table-row-group") {
        ReadRows(node, table);
      }
    }
  }

  const std::string& note_label_;
  bool note_written_ = false;
  OdtStories& stories_;
  std::vector<OpenList> lists_;
  std::vector<OpenItem> items_;
};

}  // namespace

std::vector<TextBlock> ReadOdtStory(pugi::xml_node story,
                                    const std::string& note_label,
                                    OdtStories& stories) {
  return Walker(note_label, stories).Read(story);
}

}  // namespace quaestor
