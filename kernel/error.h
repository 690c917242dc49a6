// The kernel's error codes: one table for every driver.
//
//  * A result >= 0 is a value; a result < 0 is the negative Linux errno, which is also libuv's code,
//    so that Node's names and messages follow from one table (ErrorName, ErrorMessage).
//  * End of stream is no error: a result of 0 with Event::kEof.
//
// Thread rule: everything here may be called from any thread.
#pragma once

#include <cerrno>
#include <cstdint>

namespace orrery {

/// What an operation returns: a value when >= 0, a negative Linux errno otherwise.
using Result = int32_t;

inline constexpr Result kCancelled = -ECANCELED;
/// The pool that a read was to take its memory from is empty (rule 6): submit again once leases
/// have come back.
inline constexpr Result kNoBuffers = -ENOBUFS;
/// The handle is closed or was never open.
inline constexpr Result kBadHandle = -EBADF;

/// The name of a code, as Node spells it ("ECONNRESET"); "UNKNOWN" for a number without one.
const char* ErrorName(Result code) noexcept;
/// The message of a code, as Node words it ("connection reset by peer").
const char* ErrorMessage(Result code) noexcept;

}  // namespace orrery
