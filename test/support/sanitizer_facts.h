// What a sanitizer changes in the behaviour of the system, for tests to know.
#pragma once

namespace orrery::test {

/// ThreadSanitizer makes vfork a fork, which does not report the error of an exec.
#ifdef __SANITIZE_THREAD__
inline constexpr bool kVforkIsFork = true;
#else
inline constexpr bool kVforkIsFork = false;
#endif

}  // namespace orrery::test
