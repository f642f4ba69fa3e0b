#include "parsers/mail/encoded_words.h"

#include <glib.h>

#include <algorithm>
#include <cctype>

namespace quaestor {
namespace {

struct EncodedWord {
  std::string charset;  // in lower case
  std::string_view base64;
  std::size_t size = 0;  // of all of it; 0: there is none
};

// The base64 word that `text` begins with.
EncodedWord WordAt(std::string_view text) {
  constexpr std::size_t kLongestCharset = 64;
  EncodedWord word;
  if (!text.starts_with("=?")) return word;
  const std::size_t mark = text.substr(0, kLongestCharset).find('?', 2);
  if (mark == std::string_view::npos) return word;
  const std::string_view encoding = text.substr(mark, 3);
  if (encoding != "?b?" && encoding != "?B?") return word;
  const std::size_t begin = mark + 3;
  const std::size_t end = text.find('?', begin);
  if (end == std::string_view::npos || !text.substr(end).starts_with("?=")) {
    return word;
  }
  for (const char c : text.substr(2, mark - 2)) {
    word.charset +=
        static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  word.base64 = text.substr(begin, end - begin);
  word.size = end + 2;
  return word;
}

std::string Decoded(std::string_view base64) {
  gsize size = 0;
  guchar* bytes = g_base64_decode(std::string(base64).c_str(), &size);
  std::string result(reinterpret_cast<const char*>(bytes), size);
  g_free(bytes);
  return result;
}

std::string Encoded(std::string_view bytes) {
  char* base64 = g_base64_encode(reinterpret_cast<const guchar*>(bytes.data()),
                                 bytes.size());
  std::string result = base64;
  g_free(base64);
  return result;
}

}  // namespace

std::string JoinedWords(std::string_view header) {
  std::string joined;
  while (!header.empty()) {
    const EncodedWord first = WordAt(header);
    if (first.size == 0) {
      joined += header.front();
      header.remove_prefix(1);
      continue;
    }
    std::string bytes = Decoded(first.base64);
    header.remove_prefix(first.size);
    for (;;) {
      const std::size_t next =
          std::min(header.find_first_not_of(" \t\r\n"), header.size());
      const EncodedWord word = WordAt(header.substr(next));
      if (word.size == 0 || word.charset != first.charset) break;
      bytes += Decoded(word.base64);
      header.remove_prefix(next + word.size);
    }
    joined += "=?" + first.charset + "?b?" + Encoded(bytes) + "?=";
  }
  return joined;
}

}  // namespace quaestor
