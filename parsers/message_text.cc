#include "parsers/message_text.h"

#include <algorithm>
#include <map>

#include "parsers/charset.h"
#include "parsers/html_text.h"
#include "parsers/text_decoding.h"

namespace quaestor {
namespace {

bool IsHtml(const MailPart& part) { return part.media_type == "text/html"; }

std::string_view QuoteOf(std::string_view line) {
  return line.substr(0, std::min(line.find_first_not_of('>'), line.size()));
}

std::string PlainText(const MailPart& part) {
  const std::string text = DecodeCharset(part.bytes, part.charset);
  return part.flowed ? Unflowed(DecodeText(text), part.delete_space) : text;
}

// A web page may name its charset itself.
std::string HtmlSource(const MailPart& part) {
  return DecodeCharset(part.bytes, part.charset.empty()
                                       ? CharsetOfHtml(part.bytes)
                                       : part.charset);
}

// What is chosen of each set of alternatives: plain text or HTML.
bool PrefersHtml(const std::vector<const MailPart*>& parts, int alternative) {
  std::size_t plain = 0;
  std::size_t html = 0;
  bool boxes = false;
  for (const MailPart* part : parts) {
    if (part->alternative != alternative) continue;
    if (IsHtml(*part)) {
      const std::string source = HtmlSource(*part);
      boxes |= HoldsBoxes(source);
      html += Trim(HtmlToMarkdown(source)).size();
    } else {
      plain += Trim(PlainText(*part)).size();
    }
  }
  constexpr std::size_t kNextToNothing = 5;  // a fifth of what HTML says
  return html > 0 && (boxes || plain * kNextToNothing < html);
}

}  // namespace

BodyText BodyOf(const std::vector<const MailPart*>& parts) {
  std::map<int, bool> html_preferred;
  std::vector<const MailPart*> chosen;
  for (const MailPart* part : parts) {
    if (part->alternative != 0) {
      const auto [found, is_new] =
          html_preferred.try_emplace(part->alternative, false);
      if (is_new) found->second = PrefersHtml(parts, part->alternative);
      if (IsHtml(*part) != found->second) continue;
    }
    chosen.push_back(part);
  }
  const bool html = std::ranges::any_of(
      chosen, [](const MailPart* part) { return IsHtml(*part); });
  BodyText body;
  for (const MailPart* part : chosen) {
    if (!body.text.empty()) body.text += "\n\n";
    body.text += IsHtml(*part) ? HtmlToMarkdown(HtmlSource(*part))
                 : html        ? PlainToMarkdown(PlainText(*part))
                               : PlainText(*part);
  }
  if (!chosen.empty()) body.media_type = html ? "text/html" : "text/plain";
  return body;
}

std::string Unflowed(std::string_view text, bool delete_space) {
  std::string result;
  std::string_view open_quote;  // of the line that goes on
  bool open = false;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const std::string_view quote = QuoteOf(line);
    std::string_view content = line.substr(quote.size());
    if (content.starts_with(' ')) content.remove_prefix(1);
    const bool signature = content == "-- ";
    if (open && (quote != open_quote || signature)) {
      result += '\n';
      open = false;
    }
    if (!open) {
      result += quote;
      if (!quote.empty()) result += ' ';
    }
    open = content.ends_with(' ') && !signature;
    if (open && delete_space) content.remove_suffix(1);
    result += content;
    open_quote = quote;
    if (!open) result += '\n';
  }
  return result;
}

}  // namespace quaestor
