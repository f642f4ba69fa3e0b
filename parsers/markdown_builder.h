// parsers/markdown_builder.h: puts together the blocks of text that a walk
// over Markdown comes by, piece by piece. Private to the reader of Markdown:
// see text_blocks.h.
#ifndef QUAESTOR_PARSERS_MARKDOWN_BUILDER_H_
#define QUAESTOR_PARSERS_MARKDOWN_BUILDER_H_

#include <string>
#include <string_view>
#include <vector>

#include "parsers/text_blocks.h"

namespace quaestor {

// At most one block is open at a time; text and line ends outside of it are
// dropped. All lines are 1-based numbers of the file.
class MarkdownBuilder {
 public:
  // `links` is the page's, and must outlive the builder; links are appended.
  explicit MarkdownBuilder(std::vector<Link>& links) : links_(links) {}

  // Ends the open block, and gives all blocks in their order.
  std::vector<TextBlock> Finish();

  void BeginList() { ++list_depth_; }
  void EndList() { --list_depth_; }

  // The label as it stands in the file; the next block gets it, or EndItem()
  // makes an empty one for it.
  void BeginItem(std::string label);
  void EndItem(int line);
  void DropLabels() { labels_.clear(); }

  // Begins a block, which ends the one before it. A paragraph behind an item's
  // label is a list item.
  void BeginBlock(BlockKind kind, int line);
  void BeginHeading(int level, int line);
  void EndBlock();
  [[nodiscard]] bool InTableRow() const;

  // Begins a line of the open block, `lines` further down in the file.
  void BeginLine(Break before, int lines);

  // The look of the text to come.
  void BeginBold() { ++bold_; }
  void EndBold() { --bold_; }
  void BeginItalic() { ++italic_; }
  void EndItalic() { --italic_; }
  void BeginLink(std::string uri);
  void EndLink() { look_.link = -1; }

  void Append(std::string text);

  // `tag` is from "<" to ">", both included. What is no tag is text.
  void ReadTag(std::string_view tag);

  // Blocks of HTML, and of text that means what it says, from a line on.
  void ReadHtmlBlock(std::string_view html, int line);
  void ReadVerbatim(std::string_view text, int line);

 private:
  void BreakLine();
  void BreakBlock();
  void ReadHtml(std::string_view piece);

  std::vector<Link>& links_;
  std::vector<TextBlock> blocks_;
  TextBlock block_;
  bool open_ = false;
  std::vector<std::string> labels_;  // of items whose text has not begun
  bool ordered_ = false;
  int list_depth_ = 0;
  int bold_ = 0;
  int italic_ = 0;
  StyledText look_;  // of the next text
};

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_MARKDOWN_BUILDER_H_
