#include "extract/leak_check.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace quaestor {
namespace {

constexpr std::size_t kRun = 4;  // words in a row are no coincidence

std::uint64_t HashOf(const int* keys) {
  std::uint64_t hash = 1469598103934665603ULL;  // FNV-1a
  for (std::size_t i = 0; i < kRun; ++i) {
    hash ^= static_cast<std::uint64_t>(keys[i]);
    hash *= 1099511628211ULL;
  }
  return hash;
}

// Runs of words of the wordings that the document uses.
std::unordered_set<std::uint64_t> RunsOfForm(const Alignment& alignment) {
  std::unordered_set<std::string_view> languages;
  for (const Placed& placed : alignment.placed) {
    languages.insert(
        alignment.texts[static_cast<std::size_t>(placed.at.text)].language);
  }
  std::unordered_set<std::uint64_t> runs;
  for (const FormText& text : alignment.texts) {
    if (!languages.contains(text.language)) continue;
    for (std::size_t i = 0; i + kRun <= text.keys.size(); ++i) {
      runs.insert(HashOf(text.keys.data() + i));
    }
  }
  return runs;
}

bool BeginsQuotation(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kQuotes = {
      "\"", "“", "„", "«", "‘", "'", "「"};
  return std::any_of(
      kQuotes.begin(), kQuotes.end(),
      [&](std::string_view sign) { return text.starts_with(sign); });
}

bool EndsQuotation(std::string_view text) {
  for (const std::string_view sign : {"\"", "”", "»", "’", "」"}) {
    if (text.find(sign) != std::string_view::npos) return true;
  }
  return false;
}

// The keys of an answer, block by block, what is quoted left out.
std::vector<std::vector<int>> KeysByBlock(const Reading& reading,
                                          const std::vector<int>& tokens) {
  std::vector<std::vector<int>> blocks;
  int block = -1;
  bool quoted = false;
  for (const int t : tokens) {
    const Token& token = TokenAt(reading, t);
    if (token.mark >= 0 || token.filled_in) continue;
    if (token.block != block) blocks.emplace_back();
    block = token.block;
    const std::string_view text = TextOf(reading.document, token);
    quoted = quoted || BeginsQuotation(text);
    if (token.key != kNoKey && !quoted) blocks.back().push_back(token.key);
    quoted = quoted && !EndsQuotation(text);
  }
  return blocks;
}

// Whether a block begins or ends with one of the runs. Amid a sentence they are
// the respondent's who takes up the form's words.
bool HoldsRun(const Reading& reading, const std::vector<int>& tokens,
              const std::unordered_set<std::uint64_t>& runs) {
  const auto blocks = KeysByBlock(reading, tokens);
  return std::any_of(blocks.begin(), blocks.end(), [&](const auto& keys) {
    return keys.size() >= kRun &&
           (runs.contains(HashOf(keys.data())) ||
            runs.contains(HashOf(keys.data() + keys.size() - kRun)));
  });
}

// "N/A" and, in a block of its own, "1".
bool EndsInStrayNumber(const Reading& reading, const std::vector<int>& tokens) {
  if (tokens.size() < 2) return false;
  const Token& last = TokenAt(reading, tokens.back());
  const Token& before = TokenAt(reading, tokens[tokens.size() - 2]);
  if (last.mark >= 0 || before.block == last.block || last.filled_in) {
    return false;
  }
  const std::string_view text = TextOf(reading.document, last);
  return text.size() <= 2 &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

void CheckLeaks(Reading& reading) {
  const auto runs = RunsOfForm(reading.alignment);
  for (std::size_t p = 0; p < reading.zones.size(); ++p) {
    std::vector<int> answer;
    for (const int t : reading.zones[p]) {
      if (reading.use[static_cast<std::size_t>(t)] == Use::kAnswer) {
        answer.push_back(t);
      }
    }
    const bool leak = HoldsRun(reading, answer, runs);
    const bool stray = EndsInStrayNumber(reading, answer);
    if (!leak && !stray) continue;
    const int entry = reading.alignment.placed[p].at.entry;
    for (const std::string& field :
         reading.definition.entries[static_cast<std::size_t>(entry)].fields) {
      FieldAnswer& found = AnswerOf(reading, field);
      AddReason(found, "form_words_inside");
      AddFinding(found, leak ? "form_words_inside" : "stray_number");
    }
  }
}

}  // namespace quaestor
