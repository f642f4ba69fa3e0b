// archive/report_charts.h: charts of the report, as SVG in its HTML.
#ifndef QUAESTOR_ARCHIVE_REPORT_CHARTS_H_
#define QUAESTOR_ARCHIVE_REPORT_CHARTS_H_

#include <cstdint>
#include <string>
#include <vector>

namespace quaestor {

struct ChartBar {
  std::string label;
  std::int64_t count = 0;
  std::string kind;  // a class of the style sheet: "good", "bad", "doubt"
};

// Bars from left to right, a row each, with label and count.
std::string BarChart(const std::vector<ChartBar>& bars);

// Columns side by side: a distribution. `description` is for those who do not
// see it.
std::string ColumnChart(const std::vector<ChartBar>& columns,
                        const std::string& description);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_REPORT_CHARTS_H_
