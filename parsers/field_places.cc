#include "parsers/field_places.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace quaestor {
namespace {

int FieldOf(const Segment& row, const PageView& view) {
  const int word = row.items.front().word;
  return word < 0 ? -1 : (*view.words)[static_cast<std::size_t>(word)].field;
}

}  // namespace

void PlaceFields(const PageView& view, Segments& rows) {
  using Key = std::tuple<double, double, double>;  // row, x, own height
  std::map<int, Box> fields;
  for (const Segment& row : rows) {
    const int field = FieldOf(row, view);
    if (field < 0) continue;
    const auto [at, fresh] = fields.try_emplace(field, row.box);
    if (!fresh) at->second = Union(at->second, row.box);
  }
  if (fields.empty()) return;
  std::map<int, double> heights;  // of the row that a field follows
  for (const auto& [field, box] : fields) heights[field] = box.top;
  for (const Segment& row : rows) {
    if (FieldOf(row, view) >= 0) continue;
    for (const auto& [field, box] : fields) {
      const bool level = row.box.center_y() > box.top - 2 &&
                         row.box.center_y() < box.bottom + 2;
      if (level && row.box.left < box.left) {
        heights[field] = std::max(heights[field], row.baseline);
      }
    }
  }
  std::vector<std::pair<Key, Segment>> keyed;
  for (Segment& row : rows) {
    const int field = FieldOf(row, view);
    const Key key = field < 0 ? Key{row.baseline, row.box.left, 0}
                              : Key{heights[field], fields[field].left,
                                    row.items.front().word};
    keyed.emplace_back(key, std::move(row));
  }
  std::stable_sort(
      keyed.begin(), keyed.end(),
      [](const auto& a, const auto& b) { return a.first < b.first; });
  rows.clear();
  for (auto& [key, row] : keyed) rows.push_back(std::move(row));
}

}  // namespace quaestor
