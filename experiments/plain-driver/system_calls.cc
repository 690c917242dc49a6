// The system calls; see system_calls.h.
#include "experiments/plain-driver/system_calls.h"

#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>

#include "loops/posix/address_posix.h"

namespace orrery::plain {

namespace {

/// The most that one call transfers (read(2)), and that a Result can tell.
constexpr size_t kMaxTransfer = 0x7ffff000;

/// A signal is no reason to fail, and "not now" is no error.
template <typename Call>
Result Attempt(Call call) {
  for (;;) {
    const ssize_t result = call();
    if (result >= 0) return static_cast<Result>(result);
    if (errno == EINTR) continue;
    return errno == EAGAIN || errno == EWOULDBLOCK ? kBlocked : -errno;
  }
}

}  // namespace

// What is no socket (a pipe, a terminal, a regular file) says ENOTSOCK, and is read as a file.
Received Receive(const posix::PosixHandle& handle, std::span<uint8_t> memory, SocketAddress* from) {
  iovec part{memory.data(), std::min(memory.size(), kMaxTransfer)};
  posix::NativeAddress sender;
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  if (from != nullptr) {
    message.msg_name = sender.get();
    message.msg_namelen = sender.size;
  }
  Result result = Attempt([&] { return recvmsg(handle.fd, &message, MSG_DONTWAIT); });
  if (result == -ENOTSOCK) {
    result = Attempt([&] { return read(handle.fd, part.iov_base, part.iov_len); });
  }
  if (result >= 0 && from != nullptr) posix::FromNative(sender.get(), message.msg_namelen, from);
  return {result, result >= 0 && handle.datagram && (message.msg_flags & MSG_TRUNC) != 0};
}

// MSG_NOSIGNAL: a peer that is gone is -EPIPE, not the end of the process. A stream takes the first
// IOV_MAX slices; a datagram goes in one piece or not at all.
Result Send(const posix::PosixHandle& handle, const SendOp& op) {
  msghdr message{};
  message.msg_iov = reinterpret_cast<iovec*>(const_cast<IoSlice*>(op.slices));
  message.msg_iovlen = handle.datagram ? op.count : std::min<size_t>(op.count, IOV_MAX);
  posix::NativeAddress to;
  if (op.to != nullptr) {
    if (const Result result = posix::ToNative(*op.to, &to); result < 0) return result;
    message.msg_name = to.get();
    message.msg_namelen = to.size;
  }
  const Result result =
      Attempt([&] { return sendmsg(handle.fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL); });
  if (result != -ENOTSOCK) return result;
  return Attempt(
      [&] { return writev(handle.fd, message.msg_iov, static_cast<int>(message.msg_iovlen)); });
}

Result StartConnect(int fd, const SocketAddress& address) {
  posix::NativeAddress native;
  if (const Result result = posix::ToNative(address, &native); result < 0) return result;
  if (connect(fd, native.get(), native.size) == 0) return 0;
  // EAGAIN is an error here: a unix listener whose backlog is full.
  return errno == EINPROGRESS || errno == EINTR ? kBlocked : -errno;
}

Result FinishConnect(int fd) {
  int error = 0;
  socklen_t size = sizeof error;
  if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) != 0) return -errno;
  return -error;
}

// Connections that died in the backlog are passed over: the listener is well (accept(2)).
Result AcceptOne(int fd) {
  for (;;) {
    const Result result =
        Attempt([fd] { return accept4(fd, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC); });
    if (result != -ECONNABORTED && result != -EPROTO) return result;
  }
}

}  // namespace orrery::plain
