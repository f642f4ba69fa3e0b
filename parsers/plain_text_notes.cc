#include "parsers/plain_text_notes.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "parsers/text_decoding.h"

namespace quaestor {
namespace {

// A footnote's mark that lost its style.
struct NoteMark {
  std::size_t position = std::string::npos;
  std::size_t length = 0;  // 0: none
  int number = 0;
};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

enum class Setting { kGlued, kApart };

// "Government1", "(CIO)5".
bool IsGlued(const std::string& text, std::size_t position) {
  if (text[position - 1] == ')') return true;
  const CodePoint before = CodePointBefore(text, position);
  const std::size_t start = position - static_cast<std::size_t>(before.length);
  return IsLowerCase(before.value) &&
         IsLetter(CodePointBefore(text, start).value);
}

// "groups 6." is a mark that got a space of its own.
bool IsApart(const std::string& text, std::size_t position, std::size_t end) {
  return text[position - 1] == ' ' && end < text.size() && text[end] != ' ' &&
         IsGlued(text, position - 1);
}

NoteMark NextNoteMark(const std::string& text, std::size_t from,
                      Setting setting) {
  constexpr std::string_view kAfter = " :.,;?)";
  for (std::size_t i = std::max<std::size_t>(from, 3); i < text.size(); ++i) {
    if (!IsDigit(text[i]) || text[i] == '0' || IsDigit(text[i - 1])) continue;
    const std::size_t end =
        std::min(text.find_first_not_of("0123456789", i), text.size());
    const bool closed =
        end == text.size() || kAfter.find(text[end]) != std::string_view::npos;
    const bool decimal =
        end + 1 < text.size() && text[end] != ' ' && IsDigit(text[end + 1]);
    if (!closed || decimal || end - i > 2) continue;
    if (setting == Setting::kGlued ? IsGlued(text, i) : IsApart(text, i, end)) {
      return {i, end - i, std::stoi(text.substr(i, end - i))};
    }
  }
  return {};
}

std::set<int> NumbersIn(const std::vector<PlainLine>& lines, Setting setting) {
  std::set<int> numbers;
  for (const PlainLine& line : lines) {
    NoteMark found = NextNoteMark(line.text, 0, setting);
    while (found.length > 0) {
      numbers.insert(found.number);
      found = NextNoteMark(line.text, found.position + found.length, setting);
    }
  }
  return numbers;
}

void Raise(const NoteMark& mark, TextLine& line) {
  StyledText run = line.runs.front();
  const std::string text = std::exchange(run.text, "");
  line.runs.clear();
  run.text = text.substr(0, mark.position);
  line.runs.push_back(run);
  run.superscript = true;
  run.text = text.substr(mark.position, mark.length);
  line.runs.push_back(run);
  run.superscript = false;
  run.text = text.substr(mark.position + mark.length);
  if (!run.text.empty()) line.runs.push_back(run);
}

// Raises the first glued mark in a line of a footnote that is open.
void RaiseGlued(TextLine& line, std::set<int>& open) {
  if (line.runs.size() != 1) return;
  const NoteMark found =
      NextNoteMark(line.runs.front().text, 0, Setting::kGlued);
  if (found.length > 0 && open.erase(found.number) > 0) Raise(found, line);
}

// Raises the one mark of that number among the blocks, if there is just one.
void RaiseApart(int number, std::vector<TextBlock>& blocks) {
  TextLine* only = nullptr;
  NoteMark mark;
  for (TextBlock& block : blocks) {
    if (block.kind == BlockKind::kFootnote) continue;
    for (TextLine& line : block.lines) {
      if (line.runs.size() != 1) continue;
      const NoteMark found =
          NextNoteMark(line.runs.front().text, 0, Setting::kApart);
      if (found.length == 0 || found.number != number) continue;
      if (only != nullptr) return;
      only = &line;
      mark = found;
    }
  }
  if (only != nullptr) Raise(mark, *only);
}

}  // namespace

NoteReferences FindNoteReferences(const std::vector<PlainLine>& lines) {
  return {NumbersIn(lines, Setting::kGlued), NumbersIn(lines, Setting::kApart)};
}

void RaiseNoteMarks(int count, std::vector<TextBlock>& blocks) {
  std::set<int> open;
  for (int number = 1; number <= count; ++number) open.insert(number);
  for (TextBlock& block : blocks) {
    if (block.kind == BlockKind::kFootnote) continue;
    for (TextLine& line : block.lines) RaiseGlued(line, open);
  }
  for (const int number : open) RaiseApart(number, blocks);
}

}  // namespace quaestor
