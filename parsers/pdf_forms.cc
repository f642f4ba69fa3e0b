#include "parsers/pdf_forms.h"

#include <Catalog.h>
#include <PDFDoc.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <string>
#include <vector>

#include "parsers/pdf_objects.h"

namespace quaestor {
namespace {

constexpr int kReadOnly = 1;
constexpr int kMultiline = 1 << 12;
constexpr int kPassword = 1 << 13;
constexpr int kRadio = 1 << 15;
constexpr int kPushButton = 1 << 16;
constexpr int kMaxParents = 32;

// Names of the states, "Off" aside, that a button has an appearance for.
std::vector<std::string> OnStates(const Object& annotation) {
  std::vector<std::string> states;
  const Object appearance = annotation.dictLookup("AP");
  if (!appearance.isDict()) return states;
  for (const char* key : {"N", "D"}) {
    const Object shown = appearance.dictLookup(key);
    if (!shown.isDict()) continue;
    for (int i = 0; i < shown.dictGetLength(); ++i) {
      if (std::strcmp(shown.dictGetKey(i), "Off") != 0) {
        states.emplace_back(shown.dictGetKey(i));
      }
    }
    if (!states.empty()) return states;
  }
  return states;
}

WidgetKind KindOf(const Object& annotation, int flags) {
  const Object type = Inherited(annotation, "FT");
  if (type.isName("Tx")) return WidgetKind::kText;
  if (type.isName("Ch")) return WidgetKind::kChoice;
  if (type.isName("Btn")) {
    if ((flags & kPushButton) != 0) return WidgetKind::kOther;
    return (flags & kRadio) != 0 ? WidgetKind::kRadio : WidgetKind::kCheckbox;
  }
  // A box that no form lists still shows a state.
  const bool has_states =
      annotation.dictLookup("AS").isName() && !OnStates(annotation).empty();
  return type.isNull() && has_states ? WidgetKind::kCheckbox
                                     : WidgetKind::kOther;
}

std::string FullName(const Object& annotation) {
  std::string name;
  Object current = annotation.copy();
  for (int i = 0; i < kMaxParents && current.isDict(); ++i) {
    const std::string part = TextOf(current.dictLookup("T"));
    if (!part.empty()) name.insert(0, name.empty() ? part : part + '.');
    Object parent = current.dictLookup("Parent");
    current = std::move(parent);
  }
  return name;
}

bool IsIndex(const std::string& state) {
  return !state.empty() && state.size() < 6 &&
         std::all_of(state.begin(), state.end(), [](char c) {
           return std::isdigit(static_cast<unsigned char>(c)) != 0;
         });
}

// The export value that /Opt gives for a state named by its index.
std::string ExportValue(const Object& annotation, const std::string& state) {
  const Object options = Inherited(annotation, "Opt");
  if (!options.isArray() || !IsIndex(state)) return state;
  const int at = std::stoi(state);
  if (at >= options.arrayGetLength()) return state;
  const std::string value = TextOf(options.arrayGet(at, 0));
  return value.empty() ? state : value;
}

// How many fields or widgets share the parent's value.
int SiblingCount(const Object& annotation) {
  if (annotation.dictLookup("T").isString()) return 1;
  const Object parent = annotation.dictLookup("Parent");
  if (!parent.isDict()) return 1;
  const Object kids = parent.dictLookup("Kids");
  return kids.isArray() ? kids.arrayGetLength() : 1;
}

// Whether the field's value says that this button is on. A lone check box is
// on by any value but Off, since programs that fill in forms often do not know
// the name of its state.
bool IsOnByValue(const Object& annotation, const Widget& widget,
                 const std::string& state, const std::string& value) {
  if (value.empty() || value == "Off") return false;
  if (value == state) return true;
  // Some programs store the export value instead of the state's name.
  if (!IsIndex(value) && value == widget.export_value) return true;
  return widget.kind == WidgetKind::kCheckbox && SiblingCount(annotation) == 1;
}

void ReadButton(const Object& annotation, Widget& widget) {
  const std::vector<std::string> states = OnStates(annotation);
  const Object shown = annotation.dictLookup("AS");
  const bool shows_on = shown.isName() && !shown.isName("Off");
  std::string state = states.empty() ? "" : states.front();
  // An appearance may be missing for the state that is set.
  if (state.empty() && shows_on) state = shown.getName();
  widget.export_value = ExportValue(annotation, DecodeTextString(state));
  const std::string value = TextOf(Inherited(annotation, "V"));
  const bool by_value =
      IsOnByValue(annotation, widget, DecodeTextString(state), value) ||
      (shows_on && value == TextOf(shown));
  widget.checked = shown.isName() ? shows_on : by_value;
  widget.conflict = shown.isName() && !value.empty() && shows_on != by_value;
}

// What the list shows for a value that is stored.
std::string Displayed(const Object& options, const std::string& value) {
  if (!options.isArray()) return value;
  for (int i = 0; i < options.arrayGetLength(); ++i) {
    const Object option = options.arrayGet(i, 0);
    if (option.isArray() && option.arrayGetLength() >= 2 &&
        TextOf(option.arrayGet(0, 0)) == value) {
      return TextOf(option.arrayGet(1, 0));
    }
  }
  return value;
}

std::string OptionText(const Object& options, int index) {
  if (index < 0 || index >= options.arrayGetLength()) return "";
  const Object option = options.arrayGet(index, 0);
  if (!option.isArray()) return TextOf(option);
  const int last = option.arrayGetLength() - 1;
  return last < 0 ? "" : TextOf(option.arrayGet(last, 0));
}

void AddLine(const std::string& line, std::string& text) {
  if (line.empty()) return;
  if (!text.empty()) text += '\n';
  text += line;
}

std::string ChoiceValue(const Object& annotation) {
  const Object value = Inherited(annotation, "V");
  const Object options = Inherited(annotation, "Opt");
  std::string text;
  if (value.isArray()) {
    for (int i = 0; i < value.arrayGetLength(); ++i) {
      AddLine(Displayed(options, TextOf(value.arrayGet(i, 0))), text);
    }
    return text;
  }
  if (!value.isNull()) return Displayed(options, TextOf(value));
  const Object selected = Inherited(annotation, "I");
  if (!selected.isArray() || !options.isArray()) return text;
  for (int i = 0; i < selected.arrayGetLength(); ++i) {
    const Object index = selected.arrayGet(i, 0);
    if (index.isInt()) AddLine(OptionText(options, index.getInt()), text);
  }
  return text;
}

std::string TextValue(const Object& annotation) {
  std::string text = TextOf(Inherited(annotation, "V"));
  if (text.empty()) {
    text = PlainTextOfXhtml(TextOf(Inherited(annotation, "RV")));
  }
  return text;
}

double FieldFontSize(const Object& annotation, const Object& form) {
  std::string appearance = TextOf(Inherited(annotation, "DA"));
  if (appearance.empty() && form.isDict()) {
    appearance = TextOf(form.dictLookup("DA"));
  }
  return FontSizeOf(appearance);
}

}  // namespace

Widget ReadWidget(const Object& annotation, const Object& form) {
  const Object flag_object = Inherited(annotation, "Ff");
  const int flags = flag_object.isInt() ? flag_object.getInt() : 0;
  Widget widget;
  widget.kind = KindOf(annotation, flags);
  widget.name = FullName(annotation);
  widget.read_only = (flags & kReadOnly) != 0;
  switch (widget.kind) {
    case WidgetKind::kCheckbox:
    case WidgetKind::kRadio:
      ReadButton(annotation, widget);
      break;
    case WidgetKind::kText:
      widget.multiline = (flags & kMultiline) != 0;
      widget.font_size = FieldFontSize(annotation, form);
      if ((flags & kPassword) == 0) widget.value = TextValue(annotation);
      break;
    case WidgetKind::kChoice:
      widget.font_size = FieldFontSize(annotation, form);
      widget.value = ChoiceValue(annotation);
      break;
    case WidgetKind::kOther:
      break;
  }
  return widget;
}

bool IsXfaOnly(PDFDoc& document) {
  const Object* form = document.getCatalog()->getAcroForm();
  if (!form->isDict() || form->dictLookup("XFA").isNull()) return false;
  const Object fields = form->dictLookup("Fields");
  return !fields.isArray() || fields.arrayGetLength() == 0;
}

}  // namespace quaestor
