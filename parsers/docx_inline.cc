#include "parsers/docx_inline.h"

#include <algorithm>
#include <utility>

#include "parsers/docx_fields.h"
#include "parsers/text_decoding.h"
#include "parsers/xml_tree.h"

namespace quaestor {
namespace {

bool IsAmong(std::string_view name,
             std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What was taken away or moved elsewhere, and what is no text.
bool IsPassedOver(std::string_view name) {
  return name.ends_with("Pr") ||
         IsAmong(name, {"w:del", "w:moveFrom", "w:rt", "w:sdtEndPr"});
}

// What alternative a program of today takes.
pugi::xml_node AlternativeOf(pugi::xml_node node) {
  const pugi::xml_node choice = node.child("mc:Choice");
  return choice ? choice : node.child("mc:Fallback");
}

// The sign with a hexadecimal code: "2612".
std::string SignOf(std::string_view code) {
  char32_t value = 0;
  for (const char c : code.substr(0, 6)) {
    const bool digit = c >= '0' && c <= '9';
    const char lower = static_cast<char>(c | 0x20);
    if (!digit && (lower < 'a' || lower > 'f')) return "";
    value =
        value * 16 + static_cast<char32_t>(digit ? c - '0' : lower - 'a' + 10);
  }
  std::string sign;
  if (value > 0 && value < 0x110000) AppendUtf8(value, sign);
  return sign;
}

DocxCheckbox ReadCheckbox(pugi::xml_node node) {
  DocxCheckbox checkbox;
  const pugi::xml_node checked = node.child("w14:checked");
  checkbox.box.state =
      IsOn(checked) ? MarkState::kChecked : MarkState::kUnchecked;
  checkbox.checked_sign =
      SignOf(Attribute(node.child("w14:checkedState"), "w14:val"));
  checkbox.unchecked_sign =
      SignOf(Attribute(node.child("w14:uncheckedState"), "w14:val"));
  return checkbox;
}

}  // namespace

void DocxInline::Read(pugi::xml_node parent, const DocxLook& look,
                      TextBlock& block) {
  for (const pugi::xml_node node : parent.children()) {
    ReadElement(node, look, block);
  }
}

void DocxInline::ReadElement(pugi::xml_node node, const DocxLook& look,
                             TextBlock& block) {
  const std::string_view name = NameOf(node);
  if (name == "w:r") {
    ReadRun(node, look, block);
  } else if (name == "w:hyperlink") {
    ReadHyperlink(node, look, block);
  } else if (name == "w:fldSimple") {
    ReadSimpleField(node, look, block);
  } else if (name == "w:sdt") {
    ReadControl(node, look, block);
  } else if (name == "mc:AlternateContent") {
    Read(AlternativeOf(node), look, block);
  } else if (name == "m:t") {
    Append(node.child_value(), look, block);
  } else if (!IsPassedOver(name)) {
    // w:ins, w:moveTo, w:smartTag, w:customXml, w:dir, m:oMath, ...
    Read(node, look, block);
  }
}

DocxInline::Control DocxInline::BeginControl(pugi::xml_node properties) {
  const pugi::xml_node checkbox = properties.child("w14:checkbox");
  if (!checkbox) return {};
  return {true, std::exchange(checkbox_, ReadCheckbox(checkbox))};
}

void DocxInline::EndControl(Control control, TextBlock& block) {
  if (!control.is_checkbox) return;
  if (!checkbox_->written) AppendSign("", block);
  checkbox_ = std::move(control.outer);
}

void DocxInline::EndParagraph() {
  std::erase_if(fields_, [](const Field& field) {
    return !field.result || field.silent;
  });
}

void DocxInline::ReadControl(pugi::xml_node control, const DocxLook& look,
                             TextBlock& block) {
  Control scope = BeginControl(control.child("w:sdtPr"));
  Read(control.child("w:sdtContent"), look, block);
  EndControl(std::move(scope), block);
}

void DocxInline::ReadHyperlink(pugi::xml_node node, const DocxLook& look,
                               TextBlock& block) {
  const auto target = targets_.find(Attribute(node, "r:id"));
  const int outer = link_;
  if (target != targets_.end()) {
    std::string address = target->second;
    const std::string_view place = Attribute(node, "w:anchor");
    if (!place.empty()) address += "#" + std::string(place);
    link_ = LinkTo(address, stories_.text);
  }
  Read(node, look, block);
  link_ = outer;
}

void DocxInline::ReadSimpleField(pugi::xml_node node, const DocxLook& look,
                                 TextBlock& block) {
  if (!BeginField(node.child("w:ffData"), block)) return;
  fields_.back().code = Attribute(node, "w:instr");
  ShowResult();
  const std::size_t depth = fields_.size();
  Read(node, look, block);
  if (fields_.size() >= depth) {
    fields_.resize(depth);
    EndField();
  }
}

void DocxInline::ReadRun(pugi::xml_node run, const DocxLook& paragraph_look,
                         TextBlock& block) {
  const pugi::xml_node properties = run.child("w:rPr");
  DocxLook look = ReadLook(properties);
  const std::string_view id = Attribute(properties.child("w:rStyle"), "w:val");
  if (!id.empty()) {
    const DocxStyle& style = StyleOf(stories_.styles, id);
    // The prompt of a control that is not filled in yet.
    if (style.name == "Placeholder Text" || style.name == "placeholder text") {
      if (!checkbox_) look.hidden = true;
    }
    look = Inherit(look, style.look);
  }
  look = Inherit(look, paragraph_look);
  for (const pugi::xml_node piece : run.children()) {
    ReadPiece(piece, look, block);
  }
}

void DocxInline::ReadPiece(pugi::xml_node piece, const DocxLook& look,
                           TextBlock& block) {
  const std::string_view name = NameOf(piece);
  if (name == "w:t") {
    Append(piece.child_value(), look, block);
  } else if (name == "w:fldChar") {
    ReadFieldChar(piece, block);
  } else if (name == "w:instrText") {
    if (!fields_.empty()) fields_.back().code += piece.child_value();
  } else if (name == "w:sym") {
    DocxLook symbol = look;
    symbol.font = Attribute(piece, "w:font");
    Append(SignOf(Attribute(piece, "w:char")), symbol, block);
  } else if (IsAmong(name, {"w:drawing", "w:pict", "w:object"})) {
    ReadDrawing(piece);
  } else if (IsAmong(name, {"mc:AlternateContent", "w:ruby", "w:rubyBase"})) {
    const pugi::xml_node inner =
        name == "mc:AlternateContent" ? AlternativeOf(piece) : piece;
    for (const pugi::xml_node child : inner.children()) {
      ReadPiece(child, look, block);
    }
  } else if (name == "w:r") {
    ReadRun(piece, look, block);
  } else if (!ReadBreak(name, piece, look, block)) {
    ReadNote(name, piece, look, block);
  }
}

bool DocxInline::ReadBreak(std::string_view name, pugi::xml_node piece,
                           const DocxLook& look, TextBlock& block) {
  if (name == "w:tab" || name == "w:ptab") {
    Append(kTab, look, block);
  } else if (name == "w:noBreakHyphen") {
    Append("-", look, block);
  } else if (name == "w:br" || name == "w:cr") {
    if (!IsShown()) return true;
    // The end of a page is no end of a line.
    const std::string_view type = Attribute(piece, "w:type");
    const bool line = type.empty() || type == "textWrapping";
    block.lines.push_back(
        {stories_.text.paragraphs, line ? Break::kHard : Break::kSoft, {}});
  } else {
    return false;
  }
  return true;
}

bool DocxInline::ReadNote(std::string_view name, pugi::xml_node piece,
                          const DocxLook& look, TextBlock& block) {
  const bool footnote = name == "w:footnoteReference";
  DocxLook raised = look;
  raised.raised = true;
  if (name == "w:footnoteRef" || name == "w:endnoteRef") {
    Append(note_label_, raised, block);
    return true;
  }
  if (!footnote && name != "w:endnoteReference") return false;
  DocxNotes& notes = footnote ? stories_.footnotes : stories_.endnotes;
  const std::string id(Attribute(piece, "w:id"));
  if (notes.labels.contains(id)) return true;
  notes.referred.push_back(id);
  // The writer's own sign stands in the text behind the reference.
  const std::string_view own = Attribute(piece, "w:customMarkFollows");
  if (own == "1" || own == "true" || own == "on") {
    notes.labels[id] = "";
    return true;
  }
  const std::string label = FormatNumber(notes.start++, notes.format);
  notes.labels[id] = label;
  Append(label, raised, block);
  return true;
}

// Text boxes are read behind their paragraph; of the rest only that it stands
// there is noted.
void DocxInline::ReadDrawing(pugi::xml_node drawing) {
  const std::string_view name = NameOf(drawing);
  if (name == "w:txbxContent") {
    text_boxes_.push_back(drawing);
    return;
  }
  if (name == "pic:pic" || name == "v:imagedata") {
    stories_.text.pictures.insert(stories_.text.paragraphs);
  } else if (name == "w:control") {
    stories_.text.controls.insert(stories_.text.paragraphs);
  }
  const bool alternative = name == "mc:AlternateContent";
  const pugi::xml_node parent = alternative ? AlternativeOf(drawing) : drawing;
  for (const pugi::xml_node child : parent.children()) ReadDrawing(child);
}

void DocxInline::ReadFieldChar(pugi::xml_node piece, TextBlock& block) {
  const std::string_view type = Attribute(piece, "w:fldCharType");
  if (type == "begin") {
    BeginField(piece.child("w:ffData"), block);
  } else if (fields_.empty()) {
    return;
  } else if (type == "separate") {
    ShowResult();
  } else if (type == "end") {
    EndField();
  }
}

bool DocxInline::BeginField(pugi::xml_node data, TextBlock& block) {
  constexpr std::size_t kDeepest = 100;
  const DocxFormField form = ReadFormField(data);
  if (IsShown() && form.box) {
    AppendBox(*form.box, stories_.text.paragraphs, block);
  }
  if (IsShown() && form.text) Append(*form.text, {}, block);
  if (fields_.size() >= kDeepest) return false;
  Field field;
  field.silent = form.box || form.text;
  field.link = link_;
  fields_.push_back(std::move(field));
  return true;
}

void DocxInline::ShowResult() {
  Field& field = fields_.back();
  if (field.result) return;
  field.result = true;
  if (FieldName(field.code) != "HYPERLINK") return;
  const std::string address = HyperlinkIn(field.code);
  if (!address.empty()) link_ = LinkTo(address, stories_.text);
}

void DocxInline::EndField() {
  link_ = fields_.back().link;
  fields_.pop_back();
}

bool DocxInline::IsShown() const {
  return std::all_of(fields_.begin(), fields_.end(), [](const Field& field) {
    return field.result && !field.silent;
  });
}

void DocxInline::Append(std::string_view text, const DocxLook& look,
                        TextBlock& block) {
  if (text.empty() || !IsShown() || look.hidden.value_or(false)) return;
  if (checkbox_ && !checkbox_->written && !Trim(text).empty()) {
    const std::string_view sign = Trim(text);
    AppendSign(sign, block);
    const CodePoint first = CodePointAt(sign, 0);
    text = sign.substr(static_cast<std::size_t>(first.length));
    if (text.empty()) return;
  }
  StyledText run;
  run.text = text;
  run.bold = look.bold.value_or(false);
  run.italic = look.italic.value_or(false);
  run.superscript = look.raised.value_or(false);
  run.link = link_;
  AppendClean(std::move(run), look.font, stories_.text.paragraphs, block);
}

// The box of the control that is open. What it shows should say the same.
void DocxInline::AppendSign(std::string_view text, TextBlock& block) {
  const bool checked = checkbox_->box.state == MarkState::kChecked;
  const std::string& other =
      checked ? checkbox_->unchecked_sign : checkbox_->checked_sign;
  const std::string& own =
      checked ? checkbox_->checked_sign : checkbox_->unchecked_sign;
  checkbox_->box.conflict =
      !other.empty() && other != own && text.starts_with(other);
  AppendBox(checkbox_->box, stories_.text.paragraphs, block);
  checkbox_->written = true;
}

std::vector<pugi::xml_node> DocxInline::TakeTextBoxes() {
  return std::exchange(text_boxes_, {});
}

}  // namespace quaestor
