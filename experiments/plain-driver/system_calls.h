// The system calls behind operations: one attempt each, never waiting.
//
//  * Receive, Send, StartConnect, FinishConnect, AcceptOne. kBlocked: nothing yet, ask poll(2)
//  when.
//
// Any thread.
#pragma once

#include <climits>
#include <span>

#include "loops/posix/handle_table.h"

namespace orrery::plain {

/// No errno: the descriptor is not ready.
inline constexpr Result kBlocked = INT32_MIN;

struct Received {
  Result result;
  bool truncated = false;  ///< a datagram did not fit
};

Received Receive(const posix::PosixHandle& handle, std::span<uint8_t> memory, SocketAddress* from);
Result Send(const posix::PosixHandle& handle, const SendOp& op);
/// 0: connected at once. kBlocked: under way; FinishConnect when it is writable.
Result StartConnect(int fd, const SocketAddress& address);
Result FinishConnect(int fd);
/// The new descriptor.
Result AcceptOne(int fd);

}  // namespace orrery::plain
