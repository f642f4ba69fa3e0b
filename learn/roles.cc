#include "learn/roles.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <optional>

#include "learn/cues.h"
#include "patterns/utf8.h"
#include "patterns/word_lists.h"

namespace quaestor {
namespace {

bool IsRomanNumber(const std::string& number, const char* digits) {
  const bool roman = number.find_first_not_of(digits) == std::string::npos;
  return roman &&
         (number.size() > 1 || number == "I" || number == "V" ||
          number == "X" || number == "i" || number == "v" || number == "x");
}

// Words of an introduction or an explanation, rather than of a question.
constexpr std::size_t kLongText = 40;

// Whether the respondent is to write or mark something behind it.
bool Asks(const Piece& piece) {
  if (!piece.boxes.empty() || piece.writing_line) return true;
  if (BeginsWithCue(Cue::kInstruction, piece.text)) return false;
  const std::size_t words = CountWords(piece.text);
  if (EndsInQuestionMark(piece.text)) return words <= 2 * kLongText;
  if (EndsInColon(piece.text)) return words <= kLongText;
  if (BeginsWithCue(Cue::kIfSo, piece.text)) return words <= 2 * kLongText;
  if (words > kLongText) return false;
  const bool question = HasQuestionMark(piece.text);
  return question || BeginsWithCue(Cue::kAsks, piece.text);
}

bool IsLabel(const Piece& piece) {
  return (EndsInColon(piece.text) && CountWords(piece.text) <= 8) ||
         (piece.writing_line && CountWords(piece.text) <= 5);
}

bool CanBeSection(const Piece& piece) {
  return piece.boxes.empty() && !piece.writing_line && piece.row < 0 &&
         !piece.text.empty() && !EndsInColon(piece.text) &&
         !HasQuestionMark(piece.text) && CountWords(piece.text) <= 14;
}

bool HasLetters(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    if (u_isalpha(static_cast<UChar32>(NextCharacter(text, at)))) return true;
  }
  return false;
}

class RoleFinder {
 public:
  explicit RoleFinder(const std::vector<Piece>& pieces)
      : pieces_(pieces), roles_(pieces.size(), Role::kText) {}

  std::vector<Role> Find() {
    FindSectionStyle();
    for (std::size_t i = 0; i < pieces_.size(); ++i) roles_[i] = RoleAt(i);
    FindTitle();
    SettleLoneContacts();
    SettleRepeatedTexts();
    return roles_;
  }

 private:
  [[nodiscard]] bool IsHeading(std::size_t i) const {
    return pieces_[i].kind == BlockKind::kHeading;
  }

  // Where headings are numbered, one numbering is the sections'.
  void FindSectionStyle() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const NumberStyle style = StyleOf(pieces_[i].number);
      const bool upper = style == NumberStyle::kRomanUpper ||
                         style == NumberStyle::kLetterUpper;
      if (!CanBeSection(pieces_[i]) || style == NumberStyle::kNone) continue;
      if ((IsHeading(i) || upper) && HoldsSomething(i, style)) {
        section_style_ = style;
        section_by_heading_ = IsHeading(i);
        section_level_ = pieces_[i].level;
        return;
      }
    }
  }

  // Whether something asks between this number and the next of its kind.
  [[nodiscard]] bool HoldsSomething(std::size_t i, NumberStyle style) const {
    for (std::size_t j = i + 1; j < pieces_.size(); ++j) {
      const Piece& piece = pieces_[j];
      if (IsMatter(piece) && Asks(piece)) return true;
      const bool sibling =
          StyleOf(piece.number) == style && piece.kind == pieces_[i].kind;
      if (sibling) return false;
      if (!piece.number.empty()) return true;
    }
    return false;
  }

  [[nodiscard]] static bool IsMatter(const Piece& piece) {
    return piece.kind != BlockKind::kHeader &&
           piece.kind != BlockKind::kFooter &&
           piece.kind != BlockKind::kFootnote &&
           piece.kind != BlockKind::kPageNumber;
  }

  [[nodiscard]] bool IsSection(std::size_t i) const {
    const Piece& piece = pieces_[i];
    if (!CanBeSection(piece) || IsNameOfPlace(i)) return false;
    const NumberStyle style = StyleOf(piece.number);
    if (section_style_ == NumberStyle::kNone) {
      return IsHeading(i) && style == NumberStyle::kNone;
    }
    if (style == NumberStyle::kNone) {
      return IsHeading(i) && section_by_heading_ && piece.number.empty() &&
             piece.level <= section_level_;
    }
    return style == section_style_ && (IsHeading(i) || !section_by_heading_);
  }

  // Few words beside others, or one below the other with nothing between, name
  // a place to write on: "Last name   First name".
  [[nodiscard]] bool IsNameOfPlace(std::size_t i) const {
    const Piece& piece = pieces_[i];
    if (!piece.number.empty() || CountWords(piece.text) > 5 ||
        !HasLetters(piece.text) || piece.text.front() == '(') {
      return false;
    }
    if (piece.beside) return true;
    std::size_t run = 1;
    for (std::size_t j = i; j-- > 0 && IsBareHeading(j, piece.level); ++run) {
    }
    for (std::size_t j = i + 1;
         j < pieces_.size() && IsBareHeading(j, piece.level); ++j, ++run) {
    }
    return run >= 4 && IsBareHeading(i, piece.level);
  }

  [[nodiscard]] bool IsBareHeading(std::size_t i, int level) const {
    const Piece& piece = pieces_[i];
    return IsHeading(i) && piece.level == level && piece.number.empty() &&
           piece.boxes.empty() && CountWords(piece.text) <= 5;
  }

  Role RoleAt(std::size_t i) {
    const Piece& piece = pieces_[i];
    switch (piece.kind) {
      case BlockKind::kHeader:
      case BlockKind::kFooter:
        return Role::kFurniture;
      case BlockKind::kPageNumber:
        return Role::kNothing;
      case BlockKind::kFootnote:
        return Role::kFootnote;
      default:
        break;
    }
    if (piece.columns) return Role::kColumns;
    if (piece.text.empty() && piece.number.empty()) {
      return piece.boxes.empty() ? Role::kNothing : Role::kBoxes;
    }
    if (!HasLetters(piece.text) && piece.boxes.empty()) return Role::kText;
    if (IsContactLabel(piece) || IsFilledContactLabel(piece)) {
      return Role::kContact;
    }
    if (IsSection(i)) {
      question_style_.reset();
      return Role::kSection;
    }
    if (!piece.number.empty()) return NumberedRole(piece);
    const bool label = IsLabel(piece) || IsNameOfPlace(i);
    if (label && piece.boxes.empty()) return Role::kLabel;
    if (Asks(piece)) return Role::kPrompt;
    return IsHeading(i) ? Role::kHeading : Role::kText;
  }

  // The first numbering in a section is its questions'.
  Role NumberedRole(const Piece& piece) {
    const NumberStyle style = StyleOf(piece.number);
    if (!question_style_) question_style_ = style;
    return style == *question_style_ ? Role::kQuestion : Role::kItem;
  }

  // The first words on top, unless they ask or open the first section.
  void FindTitle() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (roles_[i] == Role::kFurniture || roles_[i] == Role::kNothing) {
        continue;
      }
      const bool bare = pieces_[i].number.empty() && pieces_[i].boxes.empty();
      const bool opens = roles_[i] == Role::kSection ||
                         roles_[i] == Role::kHeading ||
                         roles_[i] == Role::kText;
      if (bare && opens && CountWords(pieces_[i].text) <= 25) {
        roles_[i] = Role::kTitle;
      }
      return;
    }
  }

  // One "Name:" alone is a label like others.
  void SettleLoneContacts() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (roles_[i] != Role::kContact) continue;
      std::size_t end = i;
      while (end < pieces_.size() && (roles_[end] == Role::kContact ||
                                      roles_[end] == Role::kFurniture ||
                                      roles_[end] == Role::kFootnote ||
                                      roles_[end] == Role::kNothing)) {
        ++end;
      }
      const auto contacts = std::count(
          roles_.begin() + static_cast<std::ptrdiff_t>(i),
          roles_.begin() + static_cast<std::ptrdiff_t>(end), Role::kContact);
      if (contacts == 1) roles_[i] = Role::kLabel;
      i = end - 1;
    }
  }

  // A few words that return are the titles of a table on each page or section.
  void SettleRepeatedTexts() {
    const auto may = [&](std::size_t i) {
      return roles_[i] == Role::kText && CountWords(pieces_[i].text) <= 4 &&
             HasLetters(pieces_[i].text);
    };
    std::map<std::string, int> times;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (may(i)) ++times[pieces_[i].text];
    }
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (may(i) && times[pieces_[i].text] > 1) roles_[i] = Role::kColumns;
    }
  }

  const std::vector<Piece>& pieces_;
  std::vector<Role> roles_;
  NumberStyle section_style_ = NumberStyle::kNone;
  bool section_by_heading_ = false;
  int section_level_ = 0;
  std::optional<NumberStyle> question_style_;
};

std::string WithColon(const Piece& piece) {
  const bool bare = (piece.row >= 0 || piece.writing_line) &&
                    !EndsInColon(piece.text) && CountWords(piece.text) <= 3;
  return bare ? piece.text + ":" : piece.text;
}

}  // namespace

std::vector<Role> FindRoles(const std::vector<Piece>& pieces) {
  return RoleFinder(pieces).Find();
}

NumberStyle StyleOf(const std::string& number) {
  if (number.empty()) return NumberStyle::kNone;
  const bool code = number.size() > 1 && number[0] >= 'A' && number[0] <= 'Z' &&
                    number[1] >= '0' && number[1] <= '9';
  if (code || number.find('.') != std::string::npos) {
    return NumberStyle::kDotted;
  }
  if (number.find_first_not_of("0123456789") == std::string::npos) {
    return NumberStyle::kArabic;
  }
  if (IsRomanNumber(number, "IVXLC")) return NumberStyle::kRomanUpper;
  if (IsRomanNumber(number, "ivxlc")) return NumberStyle::kRomanLower;
  return number[0] >= 'A' && number[0] <= 'Z' ? NumberStyle::kLetterUpper
                                              : NumberStyle::kLetterLower;
}

bool IsContactLabel(const Piece& piece) {
  if (!piece.boxes.empty() || piece.text.empty()) return false;
  const std::string text = WithColon(piece);
  ContactLabel label;
  return BeginsWithContactLabel(text, label) && label.length >= text.size();
}

bool IsFilledContactLabel(const Piece& piece) {
  ContactLabel label;
  return piece.boxes.empty() && piece.number.empty() &&
         CountWords(piece.text) <= 12 &&
         BeginsWithContactLabel(piece.text, label) &&
         label.length < piece.text.size();
}

std::string ContactAttributeOf(const Piece& piece) {
  ContactLabel label{};
  const bool bare = !BeginsWithContactLabel(piece.text, label);
  if (bare) BeginsWithContactLabel(piece.text + ":", label);
  return std::string(NameOf(label.attribute));
}

bool EndsInColon(const std::string& text) {
  return !text.empty() && (text.back() == ':' || LastCharacter(text) == U'：');
}

bool EndsInQuestionMark(const std::string& text) {
  const char32_t last = text.empty() ? U' ' : LastCharacter(text);
  return last == U'?' || last == U'？' || last == U'؟';
}

bool HasQuestionMark(const std::string& text) {
  return text.find('?') != std::string::npos ||
         text.find("？") != std::string::npos ||
         text.find("؟") != std::string::npos;
}

std::size_t CountWords(const std::string& text) {
  std::size_t words = text.empty() ? 0 : 1;
  for (const char c : text) words += c == ' ' ? 1 : 0;
  // Ideographs stand without spaces, about two to a word.
  std::size_t ideographs = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCharacter(text, at);
    ideographs += c >= 0x2E80 && c < 0xE000 ? 1 : 0;
  }
  return words + ideographs / 2;
}

}  // namespace quaestor
