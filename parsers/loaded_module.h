// parsers/loaded_module.h: the parts of the program that stand beside it as
// shared objects and are loaded when they are needed.
#ifndef QUAESTOR_PARSERS_LOADED_MODULE_H_
#define QUAESTOR_PARSERS_LOADED_MODULE_H_

namespace quaestor {

// The address of `entry` in the shared object `file`; it stays loaded to the
// end of the program. Throws std::runtime_error, which says that `needs` has to
// be installed.
void* LoadModuleEntry(const char* file, const char* entry, const char* needs);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_LOADED_MODULE_H_
