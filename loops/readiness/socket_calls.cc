// The system calls behind operations; see socket_calls.h.
#include "loops/readiness/socket_calls.h"

#include <limits.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

#include "loops/posix/address_posix.h"

namespace orrery::readiness {

namespace {

// The system transfers no more than this in one call, and a Result cannot tell of more.
constexpr size_t kMaxTransfer = 0x7ffff000;

/// Sockets are tried without consulting their flags (MSG_DONTWAIT), since a descriptor of stdio may
/// share them with other processes.
template <typename Call>
Result Attempt(Call call) {
  for (;;) {
    const ssize_t result = call();
    if (result >= 0) return static_cast<Result>(result);
    if (errno == EINTR) continue;
    return errno == EAGAIN ? kBlocked : -errno;
  }
}

/// Repeats as a plain file what turned out not to be a socket.
template <typename Socket, typename File>
Result SocketOrFile(Channel& channel, Socket socket, File file) {
  if (!channel.not_socket) {
    const Result result = Attempt(socket);
    if (result != -ENOTSOCK) return result;
    channel.not_socket = true;
  }
  return Attempt(file);
}

Received ReceiveMessage(int fd, const iovec* memory, int count, SocketAddress* from) {
  posix::NativeAddress sender;
  msghdr message{};
  message.msg_iov = const_cast<iovec*>(memory);
  message.msg_iovlen = static_cast<size_t>(count);
  if (from != nullptr) {
    message.msg_name = sender.get();
    message.msg_namelen = sender.size;
  }
  const Result result = Attempt([&] { return recvmsg(fd, &message, MSG_DONTWAIT); });
  if (result >= 0 && from != nullptr) {
    posix::FromNative(sender.get(), message.msg_namelen, from);
  }
  return {result, result >= 0 && (message.msg_flags & MSG_TRUNC) != 0};
}

int FlagsOf(const SendOp& op) {
  return MSG_DONTWAIT | MSG_NOSIGNAL | ((op.flags & kEndFollows) != 0 ? MSG_MORE : 0);
}

Result SendMessage(Channel& channel, const SendOp& op) {
  msghdr message{};
  message.msg_iov = const_cast<iovec*>(reinterpret_cast<const iovec*>(op.slices));
  // A datagram must go in one piece, and the system says so (EMSGSIZE) if it cannot.
  message.msg_iovlen = channel.handle->datagram ? op.count : std::min<size_t>(op.count, IOV_MAX);
  posix::NativeAddress to;
  if (op.to != nullptr) {
    if (Result result = posix::ToNative(*op.to, &to); result < 0) return result;
    message.msg_name = to.get();
    message.msg_namelen = to.size;
  }
  return SocketOrFile(
      channel, [&] { return sendmsg(channel.fd, &message, FlagsOf(op)); },
      [&] { return writev(channel.fd, message.msg_iov, static_cast<int>(message.msg_iovlen)); });
}

}  // namespace

Received Receive(Channel& channel, const iovec* memory, int count, SocketAddress* from) {
  if (channel.handle->datagram) return ReceiveMessage(channel.fd, memory, count, from);
  const size_t size = std::min(memory->iov_len, kMaxTransfer);
  return {SocketOrFile(
      channel, [&] { return recv(channel.fd, memory->iov_base, size, MSG_DONTWAIT); },
      [&] { return read(channel.fd, memory->iov_base, size); })};
}

Result Send(Channel& channel, const SendOp& op) {
  if (op.count != 1 || op.to != nullptr) return SendMessage(channel, op);
  const size_t size =
      channel.handle->datagram ? op.slices->size : std::min(op.slices->size, kMaxTransfer);
  return SocketOrFile(
      channel, [&] { return send(channel.fd, op.slices->data, size, FlagsOf(op)); },
      [&] { return write(channel.fd, op.slices->data, size); });
}

Result StartConnect(int fd, const SocketAddress& address) {
  posix::NativeAddress native;
  if (Result result = posix::ToNative(address, &native); result < 0) return result;
  if (connect(fd, native.get(), native.size) == 0) return 0;
  // EAGAIN is an error here: a unix listener whose backlog is full.
  return errno == EINPROGRESS || errno == EINTR ? kBlocked : -errno;
}

Result FinishConnect(int fd) {
  // A report may be about something else: only a writable socket has decided.
  pollfd entry{fd, POLLOUT, 0};
  if (poll(&entry, 1, 0) <= 0) return kBlocked;
  int error = 0;
  socklen_t size = sizeof error;
  if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) != 0) return -errno;
  return -error;
}

Result AcceptOne(int fd) {
  return Attempt([fd] { return accept4(fd, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC); });
}

int32_t PollNow(int fd, int32_t interest) {
  pollfd entry{fd, 0, 0};
  if ((interest & PollOp::kReadable) != 0) entry.events |= POLLIN;
  if ((interest & PollOp::kWritable) != 0) entry.events |= POLLOUT;
  if (poll(&entry, 1, 0) <= 0) return 0;
  int32_t found = 0;
  if ((entry.revents & POLLIN) != 0) found |= PollOp::kReadable;
  if ((entry.revents & POLLOUT) != 0) found |= PollOp::kWritable;
  if ((entry.revents & (POLLHUP | POLLERR)) != 0) found |= PollOp::kHangup;
  return found;
}

}  // namespace orrery::readiness
