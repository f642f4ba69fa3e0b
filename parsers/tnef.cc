#include "parsers/tnef.h"

#include <algorithm>
#include <cstdint>

#include "parsers/text_decoding.h"

namespace quaestor {
namespace {

constexpr std::uint32_t kSignature = 0x223E9F78;
constexpr std::uint32_t kTitle = 0x00018010;
constexpr std::uint32_t kData = 0x0006800F;
constexpr std::uint32_t kRendering = 0x00069002;  // begins an attachment
constexpr std::uint32_t kProperties = 0x00069005;

// Little-endian numbers from the front; after a failure everything is empty.
class TnefBytes {
 public:
  explicit TnefBytes(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] bool empty() const { return rest_.empty(); }
  std::uint32_t Number(std::size_t size) {
    std::uint32_t number = 0;
    const std::string_view bytes = Take(size);
    for (std::size_t i = bytes.size(); i-- > 0;) {
      number = number << 8U | static_cast<unsigned char>(bytes[i]);
    }
    return number;
  }
  // Less where the file ends before.
  std::string_view Take(std::size_t size) {
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(taken.size());
    return taken;
  }
  // To the next multiple of four.
  void Align(std::size_t size) { Take((4 - size % 4) % 4); }

 private:
  std::string_view rest_;
};

std::string Utf8OfWide(std::string_view wide) {
  std::string text;
  for (std::size_t i = 0; i + 1 < wide.size(); i += 2) {
    auto unit =
        static_cast<char32_t>(static_cast<unsigned char>(wide[i]) |
                              static_cast<unsigned char>(wide[i + 1]) << 8U);
    if (unit == 0) break;
    const bool high = unit >= 0xD800 && unit < 0xDC00 && i + 3 < wide.size();
    if (high) {
      const auto low =
          static_cast<char32_t>(static_cast<unsigned char>(wide[i + 2]) |
                                static_cast<unsigned char>(wide[i + 3]) << 8U);
      unit = 0x10000 + ((unit - 0xD800) << 10U) + ((low - 0xDC00) & 0x3FFU);
      i += 2;
    }
    if (unit < 0xD800 || unit > 0xDFFF) AppendUtf8(unit, text);
  }
  return text;
}

constexpr std::uint32_t kLongName = 0x3707;
constexpr std::uint32_t kNamedFrom = 0x8000;
constexpr std::uint32_t kString8 = 0x1E;
constexpr std::uint32_t kUnicode = 0x1F;

// The bytes of a fixed value of this type; 0 for one of variable size.
std::size_t FixedSize(std::uint32_t type) {
  switch (type) {
    case 0x02:  // short; filled up to four
    case 0x03:  // long
    case 0x04:  // float
    case 0x0A:  // error
    case 0x0B:  // bool
      return 4;
    case 0x05:  // double
    case 0x06:  // currency
    case 0x07:  // time
    case 0x14:  // long long
    case 0x40:  // file time
      return 8;
    case 0x48:  // class id
      return 16;
    default:
      return 0;
  }
}

void SkipPropertyName(TnefBytes& bytes) {
  constexpr std::size_t kSet = 16;
  bytes.Take(kSet);
  const std::uint32_t kind = bytes.Number(4);
  const std::uint32_t size = bytes.Number(4);  // or the number of the name
  if (kind != 1) return;
  bytes.Take(size);
  bytes.Align(size);
}

// The long name among the properties of an attachment, or "".
std::string LongNameIn(std::string_view properties) {
  TnefBytes bytes(properties);
  for (std::uint32_t left = bytes.Number(4); left > 0 && !bytes.empty();
       --left) {
    const std::uint32_t type = bytes.Number(2);
    const std::uint32_t id = bytes.Number(2);
    if (id >= kNamedFrom) SkipPropertyName(bytes);
    const std::size_t fixed = FixedSize(type & 0x0FFFU);
    const bool several = (type & 0x1000U) != 0;
    std::uint32_t values = several || fixed == 0 ? bytes.Number(4) : 1;
    for (; values > 0 && !bytes.empty(); --values) {
      const std::size_t size = fixed > 0 ? fixed : bytes.Number(4);
      const std::string_view value = bytes.Take(size);
      bytes.Align(size);
      if (id != kLongName) continue;
      if (type == kUnicode) return Utf8OfWide(value);
      if (type == kString8)
        return std::string(value.substr(0, value.find('\0')));
    }
  }
  return "";
}

void TakeAttribute(std::uint32_t attribute, std::string_view data,
                   std::vector<TnefFile>& files) {
  if (attribute == kRendering || files.empty()) files.emplace_back();
  TnefFile& file = files.back();
  if (attribute == kData) file.bytes = data;
  if (attribute == kTitle && file.name.empty()) {
    file.name = data.substr(0, data.find('\0'));
  }
  if (attribute == kProperties) {
    const std::string name = LongNameIn(data);
    if (!name.empty()) file.name = name;
  }
}

}  // namespace

bool IsTnef(std::string_view bytes) {
  return TnefBytes(bytes).Number(4) == kSignature;
}

TnefFiles ReadTnef(std::string_view bytes, std::size_t most) {
  constexpr std::uint32_t kOfAttachment = 2;
  TnefBytes rest(bytes);
  TnefFiles found;
  if (rest.Number(4) != kSignature) return found;
  rest.Number(2);  // A key that means nothing.
  while (!rest.empty() && found.files.size() <= most) {
    const std::uint32_t level = rest.Number(1);
    const std::uint32_t attribute = rest.Number(4);
    const std::uint32_t size = rest.Number(4);
    const std::string_view data = rest.Take(size);
    found.whole = data.size() == size && !rest.empty();
    rest.Number(2);  // Its checksum.
    if (level == kOfAttachment) TakeAttribute(attribute, data, found.files);
  }
  return found;
}

}  // namespace quaestor
