// What is read and written when it is ready, by a direct system call: datagrams, pipes, terminals
// and other descriptors that are no stream sockets, and sockets on kernels without buffer rings.
//
// A POLL_ADD waits (armed anew each time, which makes it level-triggered); then the call is made
// with memory taken at that moment. Datagrams come this way for two reasons: an incremental buffer
// may have too little left for one, and an op's `from` has room for so many senders per poll. As
// many are read in one go; and they are sent directly too (send.cc).
#include <limits.h>
#include <poll.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>

#include "loops/uring/uring_driver.h"

namespace orrery::uring {

namespace {

/// No datagram is larger: 16 bits of length in UDP, and as much as we take from others.
constexpr size_t kMaxDatagramBytes = 65536;
/// One socket's share of a turn, where the caller does not limit it.
constexpr uint16_t kDatagramsPerPoll = 64;

struct Received {
  Result result;
  bool truncated = false;
};

Received ReceiveDatagram(int fd, std::span<iovec> memory, SocketAddress* from) {
  posix::NativeAddress address;
  msghdr message{};
  message.msg_name = &address.storage;
  message.msg_namelen = sizeof address.storage;
  message.msg_iov = memory.data();
  message.msg_iovlen = memory.size();
  const ssize_t bytes = recvmsg(fd, &message, MSG_DONTWAIT);
  if (bytes < 0) return {-errno};
  if (from != nullptr) posix::FromNative(address.get(), message.msg_namelen, from);
  return {static_cast<Result>(bytes), (message.msg_flags & MSG_TRUNC) != 0};
}

Received ReceiveStream(int fd, bool socket, std::span<uint8_t> memory) {
  const ssize_t bytes = socket ? recv(fd, memory.data(), memory.size(), MSG_DONTWAIT)
                               : read(fd, memory.data(), memory.size());
  return {bytes < 0 ? -errno : static_cast<Result>(bytes)};
}

/// A datagram that went beyond what was left of a slab, put together in memory of its own.
BufferLease Assemble(const BufferLease& head, std::span<const uint8_t> rest) {
  Slab* slab = Slab::Create(head.size() + rest.size());
  std::memcpy(slab->data(), head.data(), head.size());
  std::memcpy(slab->data() + head.size(), rest.data(), rest.size());
  BufferLease lease(slab, 0, slab->size());
  slab->Unref();  // the lease has its own reference
  return lease;
}

}  // namespace

void UringDriver::ReadDirectly(Flight& flight) {
  const auto& op = static_cast<const RecvOp&>(*flight.op);
  if (flight.cancelled) return End(flight, kCancelled);
  const bool several = flight.handle->datagram && (op.flags & kMultishot) != 0;
  const uint16_t most = !several ? 1 : op.from != nullptr ? op.from_count : kDatagramsPerPoll;
  for (uint16_t told = 0; told < most; ++told) {
    if (!ReadOnce(flight, told)) return;
  }
  AwaitReady(flight, POLLIN, Stage::kAwaitReady);
}

/// False if the operation has ended, or waits again.
bool UringDriver::ReadOnce(Flight& flight, uint16_t told) {
  auto& op = static_cast<RecvOp&>(*flight.op);
  BufferLease lease;
  std::span<uint8_t> memory = op.into;
  if (op.pool != nullptr) {
    lease = op.pool->Reserve();
    if (!lease) {
      End(flight, kNoBuffers);
      return false;
    }
    memory = {lease.data(), lease.size()};
  }
  ++direct_calls_;
  Received received;
  if (flight.handle->datagram) {
    iovec parts[2] = {{memory.data(), memory.size()}, {nullptr, 0}};
    if (op.pool != nullptr && memory.size() < kMaxDatagramBytes) {
      spill_.resize(kMaxDatagramBytes);
      parts[1] = {spill_.data(), kMaxDatagramBytes - memory.size()};
    }
    received = ReceiveDatagram(flight.handle->fd, parts,
                               op.from == nullptr ? nullptr : op.from + told);
  } else {
    received = ReceiveStream(flight.handle->fd, StateOf(*flight.handle).is_socket(), memory);
  }
  if (op.pool != nullptr) {
    const uint32_t bytes = received.result > 0 ? static_cast<uint32_t>(received.result) : 0;
    if (bytes > lease.size()) {
      lease = Assemble(lease, {spill_.data(), bytes - lease.size()});
      op.pool->Commit(0);
    } else {
      lease.Shrink(bytes);
      if (bytes == 0) lease.Reset();
      op.pool->Commit(bytes);
    }
  }
  Event event;
  event.result = received.result;
  event.sender = told;
  event.flags =
      static_cast<uint16_t>((lease ? kBuffer : 0) | (received.truncated ? kTruncated : 0));
  event.lease = std::move(lease);
  return DeliverRead(flight, std::move(event));
}

/// False if the operation has ended, or waits again.
bool UringDriver::DeliverRead(Flight& flight, Event&& event) {
  const Result bytes = event.result;
  if (bytes == -EAGAIN || bytes == -EINTR) {
    AwaitReady(flight, POLLIN, Stage::kAwaitReady);
  } else if (bytes < 0) {
    End(flight, bytes);
  } else if (bytes == 0 && !flight.handle->datagram) {
    End(flight, 0, kEof);
  } else if ((flight.op->flags & kMultishot) == 0) {
    End(flight, std::move(event));
  } else {
    Tell(flight, std::move(event));
    return true;
  }
  return false;
}

Result UringDriver::WriteDirectly(const Flight& flight) {
  const auto& op = static_cast<const SendOp&>(*flight.op);
  ++direct_calls_;
  const ssize_t bytes = writev(flight.handle->fd, reinterpret_cast<const iovec*>(op.slices),
                               static_cast<int>(std::min(op.count, uint32_t{IOV_MAX})));
  return bytes < 0 ? -errno : static_cast<Result>(bytes);
}

// ---- PollOp --------------------------------------------------------------------------------

SubmitResult UringDriver::SubmitPoll(Flight& flight) {
  const int32_t interest = static_cast<PollOp&>(*flight.op).interest;
  AwaitReady(flight,
             ((interest & PollOp::kReadable) != 0 ? POLLIN : 0) |
                 ((interest & PollOp::kWritable) != 0 ? POLLOUT : 0),
             Stage::kNative);
  return kPending;
}

void UringDriver::OnPoll(Flight& flight, const Completion& completion) {
  if (completion.result < 0) return End(flight, completion.result);
  const int32_t events = completion.result;
  End(flight, ((events & POLLIN) != 0 ? PollOp::kReadable : 0) |
                  ((events & POLLOUT) != 0 ? PollOp::kWritable : 0) |
                  ((events & (POLLHUP | POLLERR)) != 0 ? PollOp::kHangup : 0));
}

}  // namespace orrery::uring
