// parsers/markdown_tree.h: reads the blocks of Markdown off the tree that
// cmark-gfm makes of it. Private to the reader of Markdown: see text_blocks.h.
#ifndef QUAESTOR_PARSERS_MARKDOWN_TREE_H_
#define QUAESTOR_PARSERS_MARKDOWN_TREE_H_

#include <string_view>
#include <vector>

#include "parsers/text_blocks.h"

namespace quaestor {

// The blocks of Markdown without interruptions (markdown_source.h), in their
// order. `first_line` is the 1-based number of the text's first line in the
// file. Links are appended to `links`, and runs of text name them by index.
std::vector<TextBlock> ReadMarkdownTree(std::string_view text, int first_line,
                                        std::vector<Link>& links);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_MARKDOWN_TREE_H_
