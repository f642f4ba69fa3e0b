// bench/compared_text.h: texts compared as readers see them: without regard to
// the kinds of quotes, dashes, bullets and white space.
#ifndef QUAESTOR_BENCH_COMPARED_TEXT_H_
#define QUAESTOR_BENCH_COMPARED_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace quaestor {

// UTF-8 to the characters that count: NFC, invisible ones left out, all white
// space one blank, a bullet at the start of a line "- ".
std::u32string Comparable(std::string_view text);

// Whether at most `limit` characters must be put in, taken out or exchanged.
bool AreWithin(std::u32string_view a, std::u32string_view b, std::size_t limit);

}  // namespace quaestor

#endif  // QUAESTOR_BENCH_COMPARED_TEXT_H_
