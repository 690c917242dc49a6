// Sends and shutdowns, one request of a handle at a time, so that their order is kept.
//
// MSG_NOSIGNAL: a closed peer is -EPIPE, never a SIGPIPE. Not MSG_WAITALL, with which the kernel
// would go on with a short send by itself (5.19): if the connection breaks meanwhile, the count of
// what went before is reported, the error is gone with it, and a reader sees a regular end of the
// stream. Sends are gathered for the turn's one enter rather than tried at once: the request costs
// as much as send(2) would, and the system call is saved.
#include <limits.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>

#include "loops/uring/uring_driver.h"

namespace orrery::uring {

namespace {

/// "around 3000 byte packets" is where zero-copy begins to pay on a real network card since Linux
/// 6.10; two completions and the pinning cost more than a copy well beyond that on this code's
/// path, and on loopback the kernel copies all the same. So only what is really large.
constexpr size_t kMinZeroCopyBytes = 32768;
/// What one read or write takes at most (read(2)): lengths in a request have 32 bits.
constexpr size_t kMaxBytes = 0x7ffff000;

SendOp& OpOf(const Flight& flight) { return static_cast<SendOp&>(*flight.op); }

size_t TotalBytes(const SendOp& op) {
  size_t total = 0;
  for (uint32_t i = 0; i < op.count; ++i) total += op.slices[i].size;
  return total;
}

/// Whether a stream's send gave up before its last byte, though nobody cancelled it.
bool EndedShort(const Flight& flight, Result sent) {
  if (flight.op->kind != OpKind::kSend || flight.handle->datagram || flight.cancelled) return false;
  const SendOp& op = OpOf(flight);
  if (op.count > IOV_MAX || flight.stage != Stage::kNative) return false;
  return static_cast<size_t>(sent) < std::min(TotalBytes(op), kMaxBytes);
}

}  // namespace

bool UringDriver::StartSend(Flight& flight, Result* ended) {
  if (flight.op->kind == OpKind::kShutdown) {
    // Directly: the ring hands SHUTDOWN to a worker thread, for a call that never waits.
    ++direct_calls_;
    *ended = shutdown(flight.handle->fd, SHUT_WR) == 0 ? 0 : -errno;
    return false;
  }
  if (!StateOf(*flight.handle).is_socket()) {
    *ended = WriteDirectly(flight);
    if (*ended != -EAGAIN) return false;
    AwaitReady(flight, POLLOUT, Stage::kAwaitReady);
    return true;
  }
  if (flight.handle->datagram && SendDatagramNow(flight, ended)) return false;
  if ((flight.op->flags & (kEndFollows | kAtOnce)) != 0) {
    if (SendDirectly(flight, ended)) return false;
    flight.op->flags &= static_cast<uint16_t>(~kEndFollows);
  }
  *ended = FillSend(flight);
  return *ended == 0;
}

// One request of a handle is in the ring at a time, so that a burst of datagrams would take an
// enter each; tried directly they cost a call each, and the results are there at once. True if it
// has ended.
bool UringDriver::SendDatagramNow(const Flight& flight, Result* ended) {
  const SendOp& op = OpOf(flight);
  posix::NativeAddress address;
  msghdr message{};
  message.msg_iov = reinterpret_cast<iovec*>(const_cast<IoSlice*>(op.slices));
  message.msg_iovlen = op.count;
  if (op.to != nullptr) {
    if ((*ended = posix::ToNative(*op.to, &address)) < 0) return true;
    message.msg_name = address.get();
    message.msg_namelen = address.size;
  }
  ++direct_calls_;
  const ssize_t sent = sendmsg(flight.handle->fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
  *ended = sent < 0 ? -errno : static_cast<Result>(sent);
  return *ended != -EAGAIN && *ended != -EINTR;
}

// For a system call more. Where the end follows: the shutdown that comes next is a direct call and
// ends at once, so the bytes are taken directly, too, and wait for it in the socket: one segment,
// one way through the stack and one wake-up of the peer less. True if it has ended; bytes in the
// ring are not held back.
bool UringDriver::SendDirectly(const Flight& flight, Result* ended) {
  const SendOp& op = OpOf(flight);
  if (op.count == 0 || (op.flags & kZeroCopy) != 0) return false;
  msghdr message{};
  message.msg_iov = reinterpret_cast<iovec*>(const_cast<IoSlice*>(op.slices));
  message.msg_iovlen = std::min(op.count, uint32_t{IOV_MAX});
  ++direct_calls_;
  const int more = (op.flags & kEndFollows) != 0 ? MSG_MORE : 0;
  const ssize_t sent = sendmsg(flight.handle->fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT | more);
  *ended = sent < 0 ? -errno : static_cast<Result>(sent);
  return *ended != -EAGAIN && *ended != -EINTR;
}

// 0, or the error of an address that no system call could be given.
Result UringDriver::FillSend(Flight& flight) {
  const SendOp& op = OpOf(flight);
  const bool datagram = flight.handle->datagram;
  const int fd = flight.handle->fd;
  const int flags = MSG_NOSIGNAL;
  const bool zero_copy = (op.flags & kZeroCopy) != 0 && features_.send_zc && !datagram &&
                         TotalBytes(op) >= kMinZeroCopyBytes;
  if (op.count <= 1 && op.to == nullptr) {
    const IoSlice slice = op.count == 0 ? IoSlice{} : op.slices[0];
    const size_t size = std::min(slice.size, kMaxBytes);
    io_uring_sqe* sqe = Arm(flight, Stage::kNative);
    if (zero_copy) {
      io_uring_prep_send_zc(sqe, fd, slice.data, size, flags, 0);
    } else {
      io_uring_prep_send(sqe, fd, slice.data, size, flags);
    }
    return 0;
  }
  if (flight.message == nullptr) flight.message = std::make_unique<MessageArguments>();
  msghdr& header = flight.message->header;
  header = {};
  if (op.to != nullptr) {
    posix::NativeAddress& address = flight.message->address;
    if (const Result result = posix::ToNative(*op.to, &address); result < 0) return result;
    header.msg_name = address.get();
    header.msg_namelen = address.size;
  }
  header.msg_iov = reinterpret_cast<iovec*>(const_cast<IoSlice*>(op.slices));
  // A stream may take less than it is given; a datagram is whole, or too long (EMSGSIZE).
  header.msg_iovlen = datagram ? op.count : std::min(op.count, uint32_t{IOV_MAX});
  io_uring_sqe* sqe = Arm(flight, Stage::kNative);
  if (zero_copy) {
    io_uring_prep_sendmsg_zc(sqe, fd, &header, static_cast<unsigned>(flags));
  } else {
    io_uring_prep_sendmsg(sqe, fd, &header, static_cast<unsigned>(flags));
  }
  return 0;
}

void UringDriver::OnSend(Flight& flight, const Completion& completion) {
  if (completion.notification()) return End(flight, 0);
  Result result = completion.result;
  const bool again = result == -EAGAIN || abi::Interrupted(result) ||
                     (flight.stage == Stage::kAwaitReady && result >= 0);
  if (again && !completion.more()) {
    if (flight.cancelled) return End(flight, kCancelled);
    if (StartSend(flight, &result)) return;
  }
  if (result >= 0) StateOf(*flight.handle).send_broken = EndedShort(flight, result);
  if (!completion.more()) return End(flight, result);
  // Zero copy: the result; the notification that the memory is free will be the end. The next send
  // of the handle need not wait for that.
  flight.result_told = true;
  FlightQueue& queue = *flight.queue;
  queue.Remove(flight);
  Event event;
  event.result = result;
  Tell(flight, std::move(event));
  RunQueue(queue);
}

}  // namespace orrery::uring
