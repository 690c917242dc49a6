// The io_uring constants that are newer than the oldest header we compile with.
//
//  * Setup, enter and register flags, features and completion flags, each with the kernel version
//    that brought it. They are plain numbers of the kernel's interface: which of them work is
//    probed when a ring is made (ring.h, features.h), never concluded from a version.
//  * SetBufferRingFlags, SetMinWait: for fields that old headers call padding.
//  * Interrupted: the result codes that mean so.
//
// Debian 12 has liburing 2.3 (Linux 6.0's header), Debian 13 has 2.9. The names here are our own,
// so that newer headers, which define some of them as enums, don't collide. Source: include/uapi/
// linux/io_uring.h of Linux, and liburing's man pages.
//
// Constants and pure functions; any thread.
#pragma once

#include <liburing.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace orrery::uring::abi {

// io_uring_setup
inline constexpr uint32_t kSetupNoSqArray = 1u << 16;  // 6.6: no indirection in the SQ
// io_uring_params::features
inline constexpr uint32_t kFeatureMinTimeout = 1u << 15;  // 6.12: a wait for several, but not long
inline constexpr uint32_t kFeatureNoIowait = 1u << 17;    // 6.15
// io_uring_enter
inline constexpr uint32_t kEnterNoIowait = 1u << 7;  // 6.15: waiting is idling, not iowait
// io_uring_cqe::flags
inline constexpr uint32_t kCqeBufferMore = 1u << 4;  // 6.12: the buffer has room left
// io_uring_buf_reg::flags
inline constexpr uint16_t kBufferRingIncremental = 2;  // 6.12: IOU_PBUF_RING_INC

/// Linux 6.4 named bytes 14 and 15 of the structure `flags`; before that they are `pad`, and a
/// kernel that does not know a flag refuses it.
inline void SetBufferRingFlags(io_uring_buf_reg* registration, uint16_t flags) {
  std::memcpy(reinterpret_cast<char*>(registration) + offsetof(io_uring_buf_reg, bgid) +
                  sizeof registration->bgid,
              &flags, sizeof flags);
}

/// Linux 6.12 named the last four bytes before `ts` min_wait_usec; before that they are `pad`.
inline void SetMinWait(io_uring_getevents_arg* argument, uint32_t microseconds) {
  std::memcpy(reinterpret_cast<char*>(argument) + offsetof(io_uring_getevents_arg, sigmask_sz) +
                  sizeof argument->sigmask_sz,
              &microseconds, sizeof microseconds);
}

/// A worker that was told to stop may report the kernel's own codes for an interrupted call as they
/// are (ERESTARTSYS 512 to ERESTART_RESTARTBLOCK 516, which no system call ever shows); openat
/// does.
constexpr bool Interrupted(int32_t result) {
  return result == -EINTR || (result <= -512 && result >= -516);
}

}  // namespace orrery::uring::abi
