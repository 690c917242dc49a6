// What differs between the versions of V8 that Orrery builds with, in one place.
//
//  * The headers, and thin helpers where a signature changed (V8 10.2 of Debian 12, 11.3 of 13).
//
// Include this instead of V8's headers; only engines/v8 may.
#pragma once

#include <libplatform/libplatform.h>
#include <v8.h>

#if V8_MAJOR_VERSION < 10 || (V8_MAJOR_VERSION == 10 && V8_MINOR_VERSION < 2)
#error "V8 10.2 or newer is needed"
#endif

namespace orrery::js {

#if V8_MAJOR_VERSION >= 11
inline constexpr bool kPlatformCreatesJobs = true;
using OomDetails = const v8::OOMDetails&;
#else
inline constexpr bool kPlatformCreatesJobs = false;
using OomDetails = bool;
#endif

}  // namespace orrery::js
