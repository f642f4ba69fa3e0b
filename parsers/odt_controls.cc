#include "parsers/odt_controls.h"

#include <string_view>
#include <utility>
#include <vector>

#include "parsers/xml_tree.h"

namespace quaestor {
namespace {

MarkState StateOf(bool checked) {
  return checked ? MarkState::kChecked : MarkState::kUnchecked;
}

// What a control holds now, or else what it began with.
std::string_view Current(pugi::xml_node node, const char* now,
                         const char* first) {
  const pugi::xml_attribute current = node.attribute(now);
  return current ? std::string_view(current.value()) : Attribute(node, first);
}

WrittenBox ReadBox(pugi::xml_node node) {
  const std::string_view state =
      Current(node, "form:current-state", "form:state");
  WrittenBox box;
  box.state =
      state == "unknown" ? MarkState::kUnclear : StateOf(state == "checked");
  return box;
}

WrittenBox ReadRadio(pugi::xml_node node) {
  WrittenBox box;
  box.kind = MarkKind::kRadio;
  box.state = StateOf(Current(node, "form:current-selected", "form:selected") ==
                      "true");
  return box;
}

std::string ChosenIn(pugi::xml_node list) {
  std::string chosen;
  for (const pugi::xml_node option : list.children("form:option")) {
    if (Current(option, "form:current-selected", "form:selected") != "true") {
      continue;
    }
    if (!chosen.empty()) chosen += ", ";
    chosen += Attribute(option, "form:label");
  }
  return chosen;
}

OdtControl ReadControl(pugi::xml_node node) {
  OdtControl control;
  const std::string_view name = NameOf(node);
  if (name == "form:checkbox" || name == "form:radio") {
    control.box = name == "form:radio" ? ReadRadio(node) : ReadBox(node);
    control.text = Attribute(node, "form:label");
  } else if (name == "form:listbox") {
    control.text = ChosenIn(node);
  } else if (name == "form:fixed-text") {
    control.text = Attribute(node, "form:label");
  } else if (name != "form:button" && name != "form:hidden" &&
             name != "form:password" && name != "form:image") {
    control.text = Current(node, "form:current-value", "form:value");
  }
  return control;
}

void AddControls(pugi::xml_node parent, OdtControls& controls) {
  for (const pugi::xml_node node : parent.children()) {
    for (const char* name : {"xml:id", "form:id"}) {
      const std::string id(Attribute(node, name));
      if (!id.empty()) controls.emplace(id, ReadControl(node));
    }
    AddControls(node, controls);
  }
}

}  // namespace

OdtControls ReadControls(pugi::xml_node forms) {
  OdtControls controls;
  AddControls(forms, controls);
  return controls;
}

OdtControl ReadFieldMark(pugi::xml_node mark) {
  OdtControl control;
  const std::string_view type = Attribute(mark, "field:type");
  if (type.ends_with("FORMCHECKBOX")) control.box = WrittenBox{StateOf(false)};
  std::vector<std::string> entries;
  int chosen = 0;
  for (const pugi::xml_node param : mark.children("field:param")) {
    const std::string_view name = Attribute(param, "field:name");
    const std::string_view value = Attribute(param, "field:value");
    if (control.box && name == "Checkbox_Checked") {
      control.box->state = StateOf(value == "true" || value == "1");
    } else if (name == "Dropdown_Selected") {
      chosen = IntegerOr(value, -1);
    } else if (name == "Dropdown_ListEntry") {
      entries.emplace_back(value);
    }
  }
  const auto index = static_cast<std::size_t>(chosen);
  if (type.ends_with("FORMDROPDOWN") && index < entries.size()) {
    control.text = entries[index];
  }
  return control;
}

std::optional<WrittenBox> ReadContentControl(pugi::xml_node control) {
  if (Attribute(control, "loext:checkbox") != "true") return std::nullopt;
  const bool checked = Attribute(control, "loext:checked") == "true";
  const std::string_view own = Attribute(
      control, checked ? "loext:checked-state" : "loext:unchecked-state");
  const std::string_view other = Attribute(
      control, checked ? "loext:unchecked-state" : "loext:checked-state");
  WrittenBox box;
  box.state = StateOf(checked);
  const std::string_view shown = control.child("text:span")
                                     ? control.child("text:span").child_value()
                                     : control.child_value();
  box.conflict = !other.empty() && own != other && shown == other;
  return box;
}

}  // namespace quaestor
