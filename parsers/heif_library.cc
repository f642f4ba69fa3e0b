#include "parsers/heif_library.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "parsers/loaded_module.h"

namespace quaestor {
namespace {

DecodeHeifFunction LoadHeif() {
  static const auto decode = reinterpret_cast<DecodeHeifFunction>(
      LoadModuleEntry("quaestor_heif.so", "QuaestorDecodeHeif",
                      "libheif has to be installed (libheif1)"));
  return decode;
}

}  // namespace

bool IsHeif(std::string_view bytes) {
  constexpr std::size_t kBrand = 8;
  constexpr std::array<std::string_view, 8> kBrands = {
      "heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif"};
  return bytes.size() > kBrand + 4 && bytes.substr(4, 4) == "ftyp" &&
         std::ranges::find(kBrands, bytes.substr(kBrand, 4)) != kBrands.end();
}

GreyImage DecodeHeif(std::string_view bytes) { return LoadHeif()(bytes); }

void PrepareHeif() {
  try {
    LoadHeif();
  } catch (const std::runtime_error&) {
    // Told when a picture comes.
  }
}

}  // namespace quaestor
