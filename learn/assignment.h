// learn/assignment.h: pairs two sets so that the sum of what the pairs are
// worth is the greatest. Internal to learn/.
#ifndef QUAESTOR_LEARN_ASSIGNMENT_H_
#define QUAESTOR_LEARN_ASSIGNMENT_H_

#include <vector>

namespace quaestor {

// worth[i][j], at least 0, of pairing i with j; all rows are as long. Returns
// the j of each i, or -1; pairs that are worth 0 are not made. The time is that
// of the Hungarian method: the cube of the greater number.
std::vector<int> BestPairs(const std::vector<std::vector<double>>& worth);

}  // namespace quaestor

#endif  // QUAESTOR_LEARN_ASSIGNMENT_H_
