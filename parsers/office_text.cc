#include "parsers/office_text.h"

#include <algorithm>
#include <utility>

#include "parsers/symbol_fonts.h"
#include "parsers/text_decoding.h"

namespace quaestor {
namespace {

TextLine& LastLine(int paragraph, TextBlock& block) {
  if (block.lines.empty()) block.lines.push_back({paragraph, Break::kSoft, {}});
  return block.lines.back();
}

bool IsPlainAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x7F;
  });
}

// Codes of symbol fonts that lost their font.
bool IsSymbolCode(char32_t c) { return c >= 0xF020 && c <= 0xF0FF; }

void AppendSymbols(const StyledText& look, std::string_view font, int paragraph,
                   TextBlock& block) {
  const bool symbols = IsSymbolFont(font);
  StyledText text = look;
  text.text.clear();
  for (std::size_t i = 0; i < look.text.size();) {
    const CodePoint c = CodePointAt(look.text, i);
    i += static_cast<std::size_t>(c.length);
    const bool sign = symbols || IsSymbolCode(c.value);
    const char32_t symbol = sign ? SymbolIn(font, c.value) : c.value;
    const auto box = sign ? BoxOf(symbol) : std::nullopt;
    if (!box) {
      AppendUtf8(symbol, text.text);
      continue;
    }
    AppendText(text, LastLine(paragraph, block));
    text.text.clear();
    AppendBox(*box, paragraph, block);
  }
  AppendText(text, LastLine(paragraph, block));
}

std::string Listed(const std::set<int>& numbers) {
  constexpr std::size_t kMost = 10;
  std::string list;
  std::size_t count = 0;
  for (const int number : numbers) {
    if (count++ == kMost) return list + " and others";
    list += (list.empty() ? "" : ", ") + std::to_string(number);
  }
  return list;
}

std::string Place(const std::set<int>& numbers) {
  return (numbers.size() == 1 ? "paragraph " : "paragraphs ") + Listed(numbers);
}

void AddWarnings(OfficeText& text) {
  if (!text.pictures.empty()) {
    text.warnings.push_back(Place(text.pictures) +
                            ": what pictures show is not read");
  }
  if (!text.controls.empty()) {
    text.warnings.push_back(
        Place(text.controls) +
        ": controls of ActiveX are not read; look at them in Word");
  }
}

void CheckSize(const OfficeText& text, const ReadingLimits& limits) {
  constexpr std::size_t kPagesOfText = 20;
  std::size_t words = 0;
  for (const TextBlock& block : text.blocks) {
    for (const TextLine& line : block.lines) {
      for (const StyledText& run : line.runs) {
        words += 1 + static_cast<std::size_t>(
                         std::count(run.text.begin(), run.text.end(), ' '));
      }
    }
  }
  if (words >
      static_cast<std::size_t>(limits.max_words_per_page) * kPagesOfText) {
    throw Error(ErrorCode::kLimit,
                "the document has more words than any questionnaire; split "
                "the file");
  }
}

}  // namespace

int LinkTo(std::string_view address, OfficeText& text) {
  constexpr std::size_t kLongest = 8192;
  const std::string clean = DecodeText(address.substr(0, kLongest));
  const std::string_view trimmed = Trim(clean);
  if (trimmed.empty()) return -1;
  const auto known = text.link_numbers.find(trimmed);
  if (known != text.link_numbers.end()) return known->second;
  const int number = static_cast<int>(text.links.size());
  text.links.push_back({Box(), std::string(trimmed)});
  text.link_numbers.emplace(trimmed, number);
  return number;
}

void AppendClean(StyledText text, std::string_view font, int paragraph,
                 TextBlock& block) {
  const bool symbols = IsSymbolFont(font);
  if (!symbols && IsPlainAscii(text.text)) {
    AppendText(text, LastLine(paragraph, block));
    return;
  }
  text.text = DecodeText(text.text);
  std::replace(text.text.begin(), text.text.end(), '\n', ' ');
  AppendSymbols(text, font, paragraph, block);
}

void AppendBox(WrittenBox box, int paragraph, TextBlock& block) {
  StyledText run;
  const bool checked = box.state == MarkState::kChecked;
  run.text = checked ? "☒" : "☐";
  run.box = box;
  AppendText(run, LastLine(paragraph, block));
}

void AddLabel(std::string_view label, std::string_view font, bool ordered,
              int paragraph, TextBlock& block) {
  StyledText run;
  run.text = label;
  TextBlock shown;
  AppendClean(run, font, paragraph, shown);
  const TextLine& line = LastLine(paragraph, shown);
  const std::string text = TextOf(line);
  if (Trim(text).empty()) return;
  if (line.runs.size() == 1 && line.runs.front().box) {
    AppendBox(*line.runs.front().box, paragraph, block);
    return;
  }
  for (std::string_view rest = Trim(text); !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    block.labels.emplace_back(rest.substr(0, end));
    rest = Trim(rest.substr(end));
  }
  block.ordered = ordered;
  if (block.kind == BlockKind::kParagraph) block.kind = BlockKind::kListItem;
}

Document MakeDocument(OfficeText text, const ReadingLimits& limits) {
  CheckSize(text, limits);
  AddWarnings(text);
  Document document = NewTextDocument();
  document.paragraphs = true;
  document.warnings = std::move(text.warnings);
  document.pages.front().links = std::move(text.links);
  const MarkHabits habits = SurveyBlocks(text.blocks);
  AppendBlocks(SplitAtLines(std::move(text.blocks), habits), habits, document);
  return document;
}

}  // namespace quaestor
