// parsers/office_package.h: the parts of an office file, which is a ZIP archive
// of XML. Bounded: an archive may claim or unpack to any size.
#ifndef QUAESTOR_PARSERS_OFFICE_PACKAGE_H_
#define QUAESTOR_PARSERS_OFFICE_PACKAGE_H_

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace quaestor {

// The budget of one file. A document of 500 pages has parts of 10 MB.
struct PackageLimits {
  std::size_t max_entries = 4096;
  std::size_t max_part_bytes = 32 << 20;
  std::size_t max_total_bytes = 64 << 20;  // of all parts that are read
  // Unpacked to packed, of parts above a megabyte. XML reaches 30.
  std::size_t max_ratio = 250;
};

// Reads single parts; what is not asked for is not unpacked. Names are
// compared without case and leading slash, as office programs do.
class OfficePackage {
 public:
  // `bytes` must outlive the package. Throws Error: kDamaged where it is no
  // whole archive, kLimit.
  explicit OfficePackage(std::string_view bytes,
                         const PackageLimits& limits = {});
  ~OfficePackage();
  OfficePackage(const OfficePackage&) = delete;
  OfficePackage& operator=(const OfficePackage&) = delete;

  [[nodiscard]] bool Has(std::string_view name) const;

  // The part unpacked, or nullopt where there is none of that name. Throws
  // Error: kDamaged, kEncrypted, kLimit.
  std::optional<std::string> Read(std::string_view name);

 private:
  struct Archive;
  struct Entry {
    std::size_t place = 0;   // of its record in the directory
    std::size_t number = 0;  // in the directory
  };

  void ListEntries();
  std::size_t GoTo(const Entry& entry);
  std::string Unpack(const Entry& entry);

  PackageLimits limits_;
  Archive* archive_;
  std::map<std::string, Entry, std::less<>> entries_;
  std::size_t unpacked_ = 0;
};

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_OFFICE_PACKAGE_H_
