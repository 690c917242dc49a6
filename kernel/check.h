// Checks that stay on in release builds.
//
//  * KERNEL_CHECK(condition): a programmer's error ends the process with the place and the text.
//
// Not for input: what a user or a peer can cause is an error code, never a check.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace orrery::internal {

[[noreturn]] inline void CheckFailed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: KERNEL_CHECK(%s) failed\n", file, line, condition);
  std::abort();
}

}  // namespace orrery::internal

#define KERNEL_CHECK(condition)                                                     \
  do {                                                                              \
    if (!(condition)) [[unlikely]]                                                  \
      ::orrery::internal::CheckFailed(#condition, __FILE__, __LINE__);              \
  } while (false)
