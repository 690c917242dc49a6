// The end of the process; see end.h.
#include "bindings/process/end.h"

#include <cstdio>
#include <cstdlib>

namespace orrery {

#ifdef __SANITIZE_ADDRESS__
void EndProcess(int code) { std::exit(code); }

void AtEnd(void (*handler)()) { std::atexit(handler); }
#else
void EndProcess(int code) {
  std::fflush(nullptr);
  std::quick_exit(code);
}

void AtEnd(void (*handler)()) { std::at_quick_exit(handler); }
#endif

}  // namespace orrery
