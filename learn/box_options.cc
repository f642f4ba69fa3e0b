#include "learn/box_options.h"

#include "learn/cues.h"
#include "learn/ids.h"
#include "patterns/word_lists.h"

namespace quaestor {
namespace {

// "Other" of "Other (please specify)".
std::string Head(const std::string& label) {
  return label.substr(0, label.find_first_of("(,:;"));
}

}  // namespace

std::string LabelOfBox(const std::vector<FormBox>& boxes, std::size_t i) {
  return boxes[i].label.empty() ? "Box " + std::to_string(i + 1)
                                : boxes[i].label;
}

std::string LabelsOfBoxes(const std::vector<FormBox>& boxes) {
  std::string labels;
  for (std::size_t i = 0; i < boxes.size() && i < 5; ++i) {
    labels += (i > 0 ? " / " : "") + LabelOfBox(boxes, i);
  }
  return labels;
}

std::vector<std::string> BoxSlugs(const std::vector<FormBox>& boxes) {
  std::vector<std::string> labels;
  for (const FormBox& box : boxes) labels.push_back(box.label);
  std::vector<std::string> slugs = OptionSlugs(labels);
  for (std::size_t i = 0; i < slugs.size(); ++i) {
    if (slugs[i].empty()) slugs[i] = "option_" + std::to_string(i + 1);
    if (IsCue(Cue::kOther, Head(labels[i]))) slugs[i] = "other";
  }
  return slugs;
}

std::vector<OptionDefinition> ChoiceOptions(const std::vector<FormBox>& boxes,
                                            const std::string& language) {
  const std::vector<std::string> slugs = BoxSlugs(boxes);
  std::vector<OptionDefinition> options;
  UniqueIds ids;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const YesNo said = IsYesOrNo(boxes[i].label);
    const std::string id = said == YesNo::kYes  ? "yes"
                           : said == YesNo::kNo ? "no"
                                                : slugs[i];
    options.push_back(
        {ids.Take(id), {{language, LabelOfBox(boxes, i)}}, false});
  }
  return options;
}

}  // namespace quaestor
