// learn/box_options.h: the options that a row of boxes stands for. Internal to
// learn/.
#ifndef QUAESTOR_LEARN_BOX_OPTIONS_H_
#define QUAESTOR_LEARN_BOX_OPTIONS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "learn/piece.h"
#include "patterns/definition.h"

namespace quaestor {

// The words of a box, or "Box 2" where there are none.
std::string LabelOfBox(const std::vector<FormBox>& boxes, std::size_t i);

// "M / F / Other", for a field that nothing else names.
std::string LabelsOfBoxes(const std::vector<FormBox>& boxes);

// An id for each box by its telling words; they may not be unique.
std::vector<std::string> BoxSlugs(const std::vector<FormBox>& boxes);

// Options with their labels; "yes" and "no" for those that say so.
std::vector<OptionDefinition> ChoiceOptions(const std::vector<FormBox>& boxes,
                                            const std::string& language);

}  // namespace quaestor

#endif  // QUAESTOR_LEARN_BOX_OPTIONS_H_
