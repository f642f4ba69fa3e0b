#include "extract/passage_urls.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include "patterns/values.h"

namespace quaestor {
namespace {

const Word& WordAt(const Document& document, const PassagePiece& piece) {
  return document.pages[static_cast<std::size_t>(piece.page)]
      .lines[static_cast<std::size_t>(piece.line)]
      .words[static_cast<std::size_t>(piece.word)];
}

std::string_view TargetOf(const Document& document, const PassagePiece& piece) {
  const Word& word = WordAt(document, piece);
  if (word.link < 0) return {};
  const std::string& uri = document.pages[static_cast<std::size_t>(piece.page)]
                               .links[static_cast<std::size_t>(word.link)]
                               .uri;
  const bool web = uri.starts_with("http") || uri.starts_with("HTTP") ||
                   uri.starts_with("www.");
  return web ? uri : std::string_view();
}

// Targets of links with what they are as URLs: many URLs may stand on one.
using Targets = std::map<std::string_view, std::string>;

const std::string& NormalisedTarget(std::string_view target, Targets& targets) {
  const auto [found, added] = targets.try_emplace(target);
  if (added) {
    const auto urls = FindUrls(target);
    if (!urls.empty()) found->second = urls.front().value;
  }
  return found->second;
}

std::string_view WithoutScheme(std::string_view url) {
  const auto at = url.find("://");
  return at == std::string_view::npos ? url : url.substr(at + 3);
}

std::string_view HostOf(std::string_view url) {
  const std::string_view rest = WithoutScheme(url);
  std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

std::string_view WithoutSlash(std::string_view url) {
  while (url.ends_with('/')) url.remove_suffix(1);
  return url;
}

// "https://www.city.org/plan…", "city.org" for the target's longer address.
bool Shortens(std::string_view shown, std::string_view target,
              std::string_view next) {
  const std::string_view rest = WithoutScheme(target);
  std::string_view head = WithoutScheme(shown);
  if (WithoutSlash(rest) == WithoutSlash(head)) return false;
  const bool cut = next.starts_with("…") || next.starts_with("...");
  return cut ? rest.starts_with(WithoutSlash(head))
             : rest.starts_with(head) && rest.size() > head.size() + 1;
}

// Compares a visible URL with the target of the link on its words.
void CheckTarget(const Document& document, const Paragraph& paragraph,
                 Targets& targets, PassageUrl& found) {
  const auto& pieces = paragraph.pieces;
  const auto first = std::partition_point(
      pieces.begin(), pieces.end(),
      [&](const PassagePiece& piece) { return piece.end <= found.begin; });
  for (auto at = first; at != pieces.end() && at->begin < found.end; ++at) {
    const PassagePiece& piece = *at;
    const std::string_view target = TargetOf(document, piece);
    if (target.empty()) continue;
    const std::string& whole = NormalisedTarget(target, targets);
    if (whole.empty()) continue;
    std::string_view next = paragraph.text;
    next = next.substr(found.end);
    if (HostOf(found.url) != HostOf(whole)) {
      // A link that was cut where the line broke names the same place.
      found.mismatch =
          !WithoutScheme(found.url).starts_with(WithoutScheme(whole)) &&
          !WithoutScheme(whole).starts_with(WithoutScheme(found.url));
    } else if (Shortens(found.url, whole, next)) {
      found.url = whole;
    }
    return;
  }
}

// Link targets behind words that are no URL ("click here"). The paragraph's
// visible ones are the found ones from `first` on, in the order of the text.
void AddHiddenTargets(const Document& document, const Passage& passage,
                      std::size_t p, std::size_t first, Targets& targets,
                      std::vector<PassageUrl>& found) {
  const Paragraph& paragraph = passage.paragraphs[p];
  std::size_t next = first;  // visible URL that may stand on the piece
  const std::size_t visible = found.size();
  std::string_view last;
  int last_link = -1;
  for (const PassagePiece& piece : paragraph.pieces) {
    const std::string_view target = TargetOf(document, piece);
    const int link = WordAt(document, piece).link;
    const bool same = link == last_link || target == last;
    last = target;
    last_link = link;
    if (target.empty()) continue;
    if (same) {
      if (found.size() > visible) found.back().end = piece.end;
      continue;
    }
    while (next < visible && found[next].end <= piece.begin) ++next;
    const bool shown = next < visible && found[next].begin < piece.end;
    const std::string& url = NormalisedTarget(target, targets);
    std::string_view text = paragraph.text;
    text = text.substr(piece.begin, piece.end - piece.begin);
    // The second part of a URL that a link was cut at is no link text.
    if (shown || url.empty() || text.find('@') != std::string_view::npos) {
      last_link = shown ? last_link : -2;
      continue;
    }
    found.push_back({p, piece.begin, piece.end, url, true, false, false});
  }
}

bool IsWordByte(char c) {
  return static_cast<unsigned char>(c) >= 0x80 ||
         std::isalnum(static_cast<unsigned char>(c)) != 0;
}

// Whether a name with a dot in it may stand outside the URLs. Most texts hold
// none, and looking costs less than the patterns.
bool MayHoldDomain(std::string_view text, const std::vector<FoundValue>& urls) {
  auto url = urls.begin();
  for (std::size_t at = text.find('.'); at != std::string_view::npos;
       at = text.find('.', at + 1)) {
    while (url != urls.end() && url->end <= at) ++url;
    if (url != urls.end() && url->begin <= at) continue;
    if (at > 0 && at + 1 < text.size() && IsWordByte(text[at - 1]) &&
        IsWordByte(text[at + 1])) {
      return true;
    }
  }
  return false;
}

// "https://www.city. gov.in": the second part of a URL with a space in it.
bool ContinuesUrl(std::string_view text, const std::vector<FoundValue>& urls,
                  const FoundValue& domain) {
  const auto after = std::partition_point(
      urls.begin(), urls.end(),
      [&](const FoundValue& url) { return url.end <= domain.begin; });
  if (after == urls.begin()) return false;
  const std::size_t end = std::prev(after)->end;
  std::string_view gap = text.substr(end, domain.begin - end);
  while (gap.ends_with(' ')) gap.remove_suffix(1);
  return gap.size() == 1 &&
         std::string_view("./-_?=&").find(gap[0]) != std::string_view::npos;
}

// "ASP.NET": next to URLs that are written out, a name rather than an address.
bool EndsInCapitals(std::string_view written) {
  const char last = written.empty() ? ' ' : written.back();
  return last >= 'A' && last <= 'Z';
}

void AddBareDomains(std::string_view text, std::vector<FoundValue>& urls) {
  if (!MayHoldDomain(text, urls)) return;
  std::vector<FoundValue> all = urls;
  for (FoundValue& domain : FindBareDomains(text)) {
    const std::string_view written =
        text.substr(domain.begin, domain.end - domain.begin);
    const bool other = !urls.empty() && (ContinuesUrl(text, urls, domain) ||
                                         EndsInCapitals(written));
    if (!other) all.push_back(std::move(domain));
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.begin < b.begin;
  });
  urls = std::move(all);
}

}  // namespace

std::vector<PassageUrl> UrlsOf(const Document& document, const Passage& passage,
                               bool bare_domains) {
  std::vector<PassageUrl> found;
  Targets targets;
  for (std::size_t p = 0; p < passage.paragraphs.size(); ++p) {
    const Paragraph& paragraph = passage.paragraphs[p];
    const std::size_t first = found.size();
    auto urls = FindUrls(paragraph.text);
    if (bare_domains) AddBareDomains(paragraph.text, urls);
    for (FoundValue& url : urls) {
      PassageUrl own{p, url.begin, url.end, std::move(url.value), url.valid};
      CheckTarget(document, paragraph, targets, own);
      found.push_back(std::move(own));
    }
    AddHiddenTargets(document, passage, p, first, targets, found);
    std::stable_sort(
        found.begin() + static_cast<std::ptrdiff_t>(first), found.end(),
        [](const auto& a, const auto& b) { return a.begin < b.begin; });
  }
  return found;
}

}  // namespace quaestor
