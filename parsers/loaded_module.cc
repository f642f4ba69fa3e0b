#include "parsers/loaded_module.h"

#include <dlfcn.h>

#include <filesystem>
#include <stdexcept>
#include <string>

namespace quaestor {

void* LoadModuleEntry(const char* file, const char* entry, const char* needs) {
  std::error_code error;
  const std::filesystem::path program =
      std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path path = program.parent_path() / file;
  // Never closed: what it has loaded serves until the end.
  void* handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) {
    throw std::runtime_error(std::string(file) +
                             " cannot be loaded; it has to stand beside the "
                             "program, and " +
                             needs);
  }
  void* address = dlsym(handle, entry);
  if (address == nullptr) {
    throw std::runtime_error(path.string() + " is of another version");
  }
  return address;
}

}  // namespace quaestor
