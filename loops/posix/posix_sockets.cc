// Opening, adopting, binding and naming sockets; see posix_sockets.h. Options: socket_options.cc.
#include "loops/posix/posix_sockets.h"

#include <fcntl.h>
#include <limits.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>

#include "loops/posix/address_posix.h"

namespace orrery::posix {

namespace {

Result SetFlags(int fd) {
  const int flags = fcntl(fd, F_GETFL);
  if (flags < 0) return -errno;
  if ((flags & O_NONBLOCK) == 0 && fcntl(fd, F_SETFL, flags | O_NONBLOCK) < 0) return -errno;
  return fcntl(fd, F_SETFD, FD_CLOEXEC) < 0 ? -errno : 0;
}

/// Files and disks never block in the sense of O_NONBLOCK, so it is not set on what others share.
bool IsFile(mode_t mode) { return S_ISREG(mode) || S_ISDIR(mode) || S_ISBLK(mode); }

/// A second open file description of a stdio descriptor: O_NONBLOCK set on the first would reach
/// the shell and every process that inherited it.
Result ReopenStdio(int fd, mode_t mode) {
  if (S_ISCHR(mode) || S_ISFIFO(mode)) {
    const int access = fcntl(fd, F_GETFL) & O_ACCMODE;
    const std::string path = "/proc/self/fd/" + std::to_string(fd);
    const int own = open(path.c_str(), access | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (own >= 0) return own;
  }
  const int copy = fcntl(fd, F_DUPFD_CLOEXEC, 3);
  if (copy < 0) return -errno;
  // A socket is read and written with MSG_DONTWAIT, so its shared flags can stay as they are.
  if (!IsFile(mode) && !S_ISSOCK(mode)) SetFlags(copy);
  return copy;
}

bool IsDatagram(int fd) {
  int type = 0;
  socklen_t size = sizeof type;
  return getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0 &&
         (type == SOCK_DGRAM || type == SOCK_RAW);
}

using NameCall = int (*)(int, sockaddr*, socklen_t*);
Result ReadName(int fd, NameCall call, SocketAddress* out) {
  NativeAddress native;
  if (call(fd, native.get(), &native.size) != 0) return -errno;
  FromNative(native.get(), native.size, out);
  return 0;
}

}  // namespace

Result PosixSockets::Open(Family family, SocketType type, HandleId* out) {
  const bool datagram = type == SocketType::kDatagram;
  const int fd = socket(NativeFamily(family),
                        (datagram ? SOCK_DGRAM : SOCK_STREAM) | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) return -errno;
  *out = handles_.Add(fd, datagram);
  return 0;
}

Result PosixSockets::Adopt(int descriptor, HandleId* out) {
  struct stat status;
  if (fstat(descriptor, &status) != 0) return -errno;
  int fd = descriptor;
  if (descriptor <= STDERR_FILENO) {
    fd = ReopenStdio(descriptor, status.st_mode);
    if (fd < 0) return fd;
  } else if (IsFile(status.st_mode)) {
    fcntl(fd, F_SETFD, FD_CLOEXEC);
  } else if (Result result = SetFlags(fd); result < 0) {
    return result;
  }
  *out = handles_.Add(fd, S_ISSOCK(status.st_mode) && IsDatagram(fd));
  return 0;
}

Result PosixSockets::OpenPair(HandleId* ours, int* theirs) {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return -errno;
  // Only our end is non-blocking: the child's programs expect the usual kind.
  if (Result result = SetFlags(pair[0]); result < 0) {
    close(pair[0]);
    close(pair[1]);
    return result;
  }
  *ours = handles_.Add(pair[0], false);
  *theirs = pair[1];
  return 0;
}

Result PosixSockets::Bind(HandleId handle, const SocketAddress& address) {
  const Result fd = Descriptor(handle);
  if (fd < 0) return fd;
  NativeAddress native;
  if (Result result = ToNative(address, &native); result < 0) return result;
  if (address.family != Family::kUnix && !handles_.Get(handle)->datagram) {
    // As libuv does for every TCP server: a restarted one need not wait for TIME_WAIT.
    const int on = 1;
    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0) return -errno;
  }
  return bind(fd, native.get(), native.size) == 0 ? 0 : -errno;
}

Result PosixSockets::Listen(HandleId handle, int backlog) {
  const Result fd = Descriptor(handle);
  if (fd < 0) return fd;
  return listen(fd, backlog) == 0 ? 0 : -errno;
}

Result PosixSockets::ConnectDatagram(HandleId handle, const SocketAddress& address) {
  const Result fd = Descriptor(handle);
  if (fd < 0) return fd;
  NativeAddress native;
  if (address.family == Family::kNone) {
    native.storage = {};
    native.storage.ss_family = AF_UNSPEC;
    native.size = sizeof(sa_family_t);
  } else if (Result result = ToNative(address, &native); result < 0) {
    return result;
  }
  return connect(fd, native.get(), native.size) == 0 ? 0 : -errno;
}

Result PosixSockets::LocalName(HandleId handle, SocketAddress* out) {
  const Result fd = Descriptor(handle);
  return fd < 0 ? fd : ReadName(fd, getsockname, out);
}

Result PosixSockets::PeerName(HandleId handle, SocketAddress* out) {
  const Result fd = Descriptor(handle);
  return fd < 0 ? fd : ReadName(fd, getpeername, out);
}

Result PosixSockets::TrySend(HandleId handle, const IoSlice* slices, uint32_t count) {
  const Result fd = Descriptor(handle);
  if (fd < 0) return fd;
  if (count == 0) return 0;
  msghdr message{};
  message.msg_iov = const_cast<iovec*>(reinterpret_cast<const iovec*>(slices));
  message.msg_iovlen = std::min<size_t>(count, IOV_MAX);
  ssize_t sent = sendmsg(fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
  if (sent < 0 && errno == ENOTSOCK) {
    sent = writev(fd, message.msg_iov, static_cast<int>(message.msg_iovlen));
  }
  return sent < 0 ? -errno : static_cast<Result>(sent);
}

Result PosixSockets::Descriptor(HandleId handle) {
  PosixHandle* found = handles_.Get(handle);
  return found == nullptr || found->closing ? kBadHandle : found->fd;
}

Sockets::Resolved PosixSockets::ResolveName(const std::string& host, Family family, int flags) {
  addrinfo hints{};
  hints.ai_family = NativeFamily(family);
  hints.ai_socktype = SOCK_STREAM;  // else each address comes once per type of socket
  hints.ai_flags = flags;
  Resolved resolved;
  addrinfo* list = nullptr;
  resolved.error = getaddrinfo(host.c_str(), nullptr, &hints, &list);
  if (resolved.error != 0) return resolved;
  for (addrinfo* entry = list; entry != nullptr; entry = entry->ai_next) {
    SocketAddress address;
    FromNative(entry->ai_addr, entry->ai_addrlen, &address);
    if (address.family == Family::kNone) continue;
    const bool seen = std::any_of(
        resolved.addresses.begin(), resolved.addresses.end(), [&](const SocketAddress& other) {
          return other.family == address.family && other.ip == address.ip &&
                 other.scope_id == address.scope_id;
        });
    if (!seen) resolved.addresses.push_back(std::move(address));
  }
  freeaddrinfo(list);
  return resolved;
}

Sockets::Named PosixSockets::ResolveAddress(const SocketAddress& address) {
  Named named;
  NativeAddress native;
  if (ToNative(address, &native) < 0) {
    named.error = EAI_FAMILY;
    return named;
  }
  char host[NI_MAXHOST] = "", service[NI_MAXSERV] = "";
  named.error = getnameinfo(native.get(), native.size, host, sizeof host, service, sizeof service,
                            NI_NAMEREQD);
  if (named.error != 0) return named;
  named.host = host;
  named.service = service;
  return named;
}

}  // namespace orrery::posix
