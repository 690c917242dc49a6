// The program that makes the code cache has none; see bindings/library/library.h.
#include "bindings/library/library.h"

namespace orrery {
std::string_view LibraryCodeCache() { return {}; }
}  // namespace orrery
