#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/targets.h"

// libFuzzer's name for what it calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  quaestor::FuzzArchive({reinterpret_cast<const char*>(data), size});
  return 0;
}
