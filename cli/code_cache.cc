// The code cache inside the binary; see bindings/library/library.h.
#include "bindings/library/library.h"

extern "C" const char orrery_code_cache[];
extern "C" const char orrery_code_cache_end[];

namespace orrery {
std::string_view LibraryCodeCache() {
  return {orrery_code_cache, static_cast<size_t>(orrery_code_cache_end - orrery_code_cache)};
}
}  // namespace orrery
