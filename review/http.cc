#include "review/http.h"

#include <dlfcn.h>

#include <filesystem>
#include <stdexcept>
#include <utility>

namespace quaestor {
namespace {

constexpr const char* kHttpModule = "quaestor_http.so";

}  // namespace

std::unique_ptr<HttpServer> NewHttpServer(HttpServing serving) {
  const std::filesystem::path path =
      std::filesystem::read_symlink("/proc/self/exe").parent_path() /
      kHttpModule;
  void* module = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (module == nullptr) {
    throw std::runtime_error(std::string(kHttpModule) +
                             " cannot be loaded; it has to stand beside the "
                             "program, and cpp-httplib has to be installed "
                             "(libcpp-httplib0.11)");
  }
  using Maker = HttpServer* (*)(HttpServing*);
  const auto make =
      reinterpret_cast<Maker>(dlsym(module, "QuaestorHttpServer"));
  if (make == nullptr) {
    throw std::runtime_error(path.string() + " is of another version");
  }
  return std::unique_ptr<HttpServer>(make(&serving));
}

}  // namespace quaestor
