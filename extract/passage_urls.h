// extract/passage_urls.h: the URLs that a passage mentions: visible ones, and
// targets of links behind other words.
#ifndef QUAESTOR_EXTRACT_PASSAGE_URLS_H_
#define QUAESTOR_EXTRACT_PASSAGE_URLS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "extract/passage.h"

namespace quaestor {

struct PassageUrl {
  std::size_t paragraph = 0;
  std::size_t begin = 0;  // bytes of the paragraph's text
  std::size_t end = 0;
  std::string url;
  bool valid = true;
  bool visible = true;    // false: target of a link with other words
  bool mismatch = false;  // the link's target names another host
};

// In reading order; the same URL may come twice. `bare_domains` takes
// "city.org/x" for a URL, too.
std::vector<PassageUrl> UrlsOf(const Document& document, const Passage& passage,
                               bool bare_domains);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_PASSAGE_URLS_H_
