// The system calls behind operations: one attempt each, never waiting.
//
//  * Receive, Send, StartConnect, FinishConnect, AcceptOne, PollNow. kBlocked: not ready yet.
//
// Any thread.
#pragma once

#include <sys/uio.h>

#include <climits>

#include "loops/readiness/channel.h"

namespace orrery::readiness {

/// No errno: the descriptor is not ready, try again after a report.
inline constexpr Result kBlocked = INT32_MIN;

struct Received {
  Result result;
  bool truncated = false;  ///< a datagram did not fit
};

/// Reads once. `from` may be null.
Received Receive(Channel& channel, const iovec* memory, int count, SocketAddress* from);
/// Writes once; a stream may take less than all.
Result Send(Channel& channel, const SendOp& op);
/// 0: connected at once. kBlocked: under way, see FinishConnect.
Result StartConnect(int fd, const SocketAddress& address);
Result FinishConnect(int fd);
/// The new descriptor, non-blocking and close-on-exec.
Result AcceptOne(int fd);
/// What a PollOp reports (PollOp::Readiness bits), out of `interest` and kHangup; 0 for nothing.
int32_t PollNow(int fd, int32_t interest);

}  // namespace orrery::readiness
