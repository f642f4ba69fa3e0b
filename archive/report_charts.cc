#include "archive/report_charts.h"

#include <algorithm>

#include "archive/report.h"

namespace quaestor {
namespace {

std::int64_t Largest(const std::vector<ChartBar>& bars) {
  std::int64_t largest = 1;
  for (const ChartBar& bar : bars) largest = std::max(largest, bar.count);
  return largest;
}

// A share of `whole`, but something where there is something.
std::int64_t Scaled(std::int64_t count, std::int64_t largest,
                    std::int64_t whole) {
  return count == 0 ? 0 : std::max<std::int64_t>(2, count * whole / largest);
}

std::string Attribute(const char* name, std::int64_t value) {
  return std::string(" ") + name + "=\"" + std::to_string(value) + "\"";
}

std::string Text(std::int64_t x, std::int64_t y, const char* anchor,
                 const std::string& text) {
  return "<text" + Attribute("x", x) + Attribute("y", y) + " text-anchor=\"" +
         anchor + "\">" + Escaped(text) + "</text>";
}

std::string Rectangle(std::int64_t x, std::int64_t y, std::int64_t width,
                      std::int64_t height, const std::string& kind) {
  return "<rect class=\"" + kind + "\"" + Attribute("x", x) +
         Attribute("y", y) + Attribute("width", width) +
         Attribute("height", height) + " rx=\"2\"/>";
}

std::string Picture(std::int64_t width, std::int64_t height,
                    const std::string& description, const std::string& inner) {
  return "<svg role=\"img\" viewBox=\"0 0 " + std::to_string(width) + " " +
         std::to_string(height) +
         "\" style=\"max-width:" + std::to_string(width) + "px\"><title>" +
         Escaped(description) + "</title>" + inner + "</svg>\n";
}

}  // namespace

std::string BarChart(const std::vector<ChartBar>& bars) {
  constexpr std::int64_t kRow = 24;
  constexpr std::int64_t kLabel = 200;
  constexpr std::int64_t kBar = 420;
  constexpr std::int64_t kWidth = 720;
  const std::int64_t largest = Largest(bars);
  std::string inner;
  std::string description;
  std::int64_t y = 0;
  for (const ChartBar& bar : bars) {
    const std::int64_t length = Scaled(bar.count, largest, kBar);
    const std::string count = std::to_string(bar.count);
    inner += Text(kLabel - 8, y + 16, "end", bar.label) +
             Rectangle(kLabel, y + 4, length, kRow - 8, bar.kind) +
             Text(kLabel + length + 6, y + 16, "start", count);
    description += (description.empty() ? "" : ", ") + bar.label + " " + count;
    y += kRow;
  }
  return Picture(kWidth, y, description, inner);
}

std::string ColumnChart(const std::vector<ChartBar>& columns,
                        const std::string& description) {
  constexpr std::int64_t kColumn = 62;
  constexpr std::int64_t kHeight = 160;
  const std::int64_t largest = Largest(columns);
  std::string inner;
  std::int64_t x = 0;
  for (const ChartBar& column : columns) {
    const std::int64_t height = Scaled(column.count, largest, kHeight);
    const std::int64_t middle = x + kColumn / 2;
    inner += Rectangle(x + 4, 20 + kHeight - height, kColumn - 8, height,
                       column.kind) +
             Text(middle, 14 + kHeight - height, "middle",
                  std::to_string(column.count)) +
             Text(middle, kHeight + 38, "middle", column.label);
    x += kColumn;
  }
  return Picture(x, kHeight + 48, description, inner);
}

}  // namespace quaestor
