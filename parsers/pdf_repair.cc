#include "parsers/pdf_repair.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace quaestor {
namespace {

// Header and end may stand so far from the ends of the file.
constexpr std::size_t kReach = 1024;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::size_t SkipBlanks(std::string_view text, std::size_t at) {
  while (at < text.size() && IsBlank(text[at])) ++at;
  return at;
}

// Finds "/Type /NAME" from `from` on; npos where there is none.
std::size_t FindType(std::string_view bytes, std::string_view name,
                     std::size_t from) {
  constexpr std::string_view kKey = "/Type";
  for (std::size_t at = bytes.find(kKey, from); at != std::string_view::npos;
       at = bytes.find(kKey, at + 1)) {
    const std::size_t value = SkipBlanks(bytes, at + kKey.size());
    const std::size_t end = value + name.size();
    if (bytes.substr(value, name.size()) == name &&
        (end >= bytes.size() ||
         std::isalpha(static_cast<unsigned char>(bytes[end])) == 0)) {
      return at;
    }
  }
  return std::string_view::npos;
}

std::size_t CountPages(std::string_view bytes) {
  std::size_t count = 0;
  for (std::size_t at = FindType(bytes, "/Page", 0);
       at != std::string_view::npos; at = FindType(bytes, "/Page", at + 1)) {
    ++count;
  }
  return count;
}

// Puts the number of pages, and blanks, in the place of a longer number.
void ShrinkCounts(std::string& bytes) {
  constexpr std::string_view kKey = "/Count";
  constexpr std::size_t kMostDigits = 9;
  const std::string pages = std::to_string(CountPages(bytes));
  for (std::size_t at = bytes.find(kKey); at != std::string::npos;
       at = bytes.find(kKey, at + 1)) {
    const std::size_t first = SkipBlanks(bytes, at + kKey.size());
    std::size_t end = first;
    while (end < bytes.size() && IsDigit(bytes[end])) ++end;
    if (end - first <= kMostDigits) continue;
    std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(first),
              bytes.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    bytes.replace(first, pages.size(), pages);
  }
}

// "1 0" of the object that the catalog is, or "".
std::string CatalogNumber(std::string_view bytes) {
  std::size_t type = std::string_view::npos;
  for (std::size_t at = FindType(bytes, "/Catalog", 0);
       at != std::string_view::npos; at = FindType(bytes, "/Catalog", at + 1)) {
    type = at;  // a file that was changed has the latest one last
  }
  if (type == std::string_view::npos) return "";
  std::size_t end = bytes.rfind(" obj", type);
  if (end == std::string_view::npos) return "";
  std::size_t first = end;
  while (first > 0 && (IsDigit(bytes[first - 1]) || bytes[first - 1] == ' ')) {
    --first;
  }
  first = SkipBlanks(bytes, first);
  return std::string(bytes.substr(first, end - first));
}

}  // namespace

std::string RepairPdf(std::string_view bytes) {
  if (bytes.substr(0, kReach).find("%PDF-") == std::string_view::npos) {
    return "";
  }
  // Of a file that was cut off nobody knows what is missing.
  const std::size_t tail = bytes.size() - std::min(bytes.size(), kReach);
  if (bytes.find("%%EOF", tail) == std::string_view::npos) return "";
  const std::string catalog = CatalogNumber(bytes);
  if (catalog.empty()) return "";
  std::string repaired(bytes);
  ShrinkCounts(repaired);
  repaired += "\ntrailer\n<< /Root " + catalog + " R >>\nstartxref\n0\n%%EOF\n";
  return repaired;
}

}  // namespace quaestor
