// Raw sockets for tests; see peer.h.
#include "test/support/peer.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/un.h>

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstring>

#include "kernel/check.h"

namespace orrery::test {

namespace {
constexpr timeval kPatience{10, 0};

/// io_uring interrupts the system calls of its own thread, as a signal does.
template <typename Call>
ssize_t Repeat(Call call) {
  for (;;) {
    const ssize_t result = call();
    if (result >= 0 || errno != EINTR) return result;
  }
}

union AnySocketAddress {
  sockaddr any;
  sockaddr_in v4;
  sockaddr_in6 v6;
  sockaddr_un local;
};

socklen_t ToSystem(const SocketAddress& address, AnySocketAddress* out) {
  std::memset(out, 0, sizeof *out);
  switch (address.family) {
    case Family::kIpv4:
      out->v4.sin_family = AF_INET;
      out->v4.sin_port = htons(address.port);
      std::memcpy(&out->v4.sin_addr, address.ip.data(), 4);
      return sizeof out->v4;
    case Family::kIpv6:
      out->v6.sin6_family = AF_INET6;
      out->v6.sin6_port = htons(address.port);
      std::memcpy(&out->v6.sin6_addr, address.ip.data(), 16);
      return sizeof out->v6;
    default:
      out->local.sun_family = AF_UNIX;
      address.path.copy(out->local.sun_path, sizeof out->local.sun_path);
      return static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address.path.size());
  }
}

SocketAddress FromSystem(const AnySocketAddress& from, socklen_t size) {
  SocketAddress address;
  if (from.any.sa_family == AF_INET) {
    address.family = Family::kIpv4;
    address.port = ntohs(from.v4.sin_port);
    std::memcpy(address.ip.data(), &from.v4.sin_addr, 4);
  } else if (from.any.sa_family == AF_INET6) {
    address.family = Family::kIpv6;
    address.port = ntohs(from.v6.sin6_port);
    std::memcpy(address.ip.data(), &from.v6.sin6_addr, 16);
  } else {
    address.family = Family::kUnix;
    address.path.assign(from.local.sun_path, size - offsetof(sockaddr_un, sun_path));
  }
  return address;
}

int SystemFamily(Family family) {
  return family == Family::kIpv4 ? AF_INET : family == Family::kIpv6 ? AF_INET6 : AF_UNIX;
}

Fd MakeSocket(Family family, int type) {
  Fd fd(socket(SystemFamily(family), type | SOCK_CLOEXEC, 0));
  KERNEL_CHECK(fd);
  setsockopt(fd.get(), SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
  setsockopt(fd.get(), SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof kPatience);
  return fd;
}
}  // namespace

const char* TransportName(Transport transport) {
  return transport == Transport::kTcp4 ? "IPv4" : transport == Transport::kTcp6 ? "IPv6" : "unix";
}

Family FamilyOf(Transport transport) {
  return transport == Transport::kTcp4   ? Family::kIpv4
         : transport == Transport::kTcp6 ? Family::kIpv6
                                         : Family::kUnix;
}

SocketAddress AnyAddress(Transport transport) {
  static std::atomic<int> counter{0};
  SocketAddress address;
  address.family = FamilyOf(transport);
  if (transport == Transport::kTcp4) {
    address.ip = {127, 0, 0, 1};
  } else if (transport == Transport::kTcp6) {
    address.ip[15] = 1;
  } else {
    address.path = "@orrery-conformance-" + std::to_string(getpid()) + "-" +
                   std::to_string(++counter);
    address.path[0] = '\0';
  }
  return address;
}

Fd ListenOn(const SocketAddress& address, SocketAddress* bound, int backlog) {
  Fd fd = MakeSocket(address.family, SOCK_STREAM);
  AnySocketAddress system;
  const socklen_t size = ToSystem(address, &system);
  KERNEL_CHECK(bind(fd.get(), &system.any, size) == 0 && listen(fd.get(), backlog) == 0);
  *bound = AddressOf(fd);
  return fd;
}

Fd StreamSocket(Family family) { return MakeSocket(family, SOCK_STREAM); }

Fd ConnectTo(const SocketAddress& address) {
  Fd fd = StreamSocket(address.family);
  return ConnectSocket(fd, address) ? std::move(fd) : Fd();
}

bool ConnectSocket(const Fd& fd, const SocketAddress& address) {
  AnySocketAddress system;
  const socklen_t size = ToSystem(address, &system);
  Repeat([&] { return connect(fd.get(), &system.any, size); });
  // An interrupted connect goes on by itself; asked again it says EALREADY or EISCONN.
  pollfd entry{fd.get(), POLLOUT, 0};
  Repeat([&] { return poll(&entry, 1, 10000); });
  sockaddr_storage peer;
  socklen_t peer_size = sizeof peer;
  return getpeername(fd.get(), reinterpret_cast<sockaddr*>(&peer), &peer_size) == 0;
}

Fd AcceptOne(const Fd& listener) {
  Fd fd(static_cast<int>(
      Repeat([&] { return accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC); })));
  if (fd) {
    setsockopt(fd.get(), SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
    setsockopt(fd.get(), SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof kPatience);
  }
  return fd;
}

std::pair<Fd, Fd> MakePair(Transport transport) {
  SocketAddress bound;
  Fd listener = ListenOn(AnyAddress(transport), &bound, 1);
  Fd client = ConnectTo(bound);
  Fd server = AcceptOne(listener);
  if (!client || !server) std::perror("connect or accept");
  KERNEL_CHECK(client && server);
  return {std::move(client), std::move(server)};
}

Fd DatagramSocket(Family family, SocketAddress* bound) {
  Fd fd = MakeSocket(family, SOCK_DGRAM);
  AnySocketAddress system;
  const Transport transport = family == Family::kIpv4   ? Transport::kTcp4
                              : family == Family::kIpv6 ? Transport::kTcp6
                                                        : Transport::kUnix;
  const socklen_t size = ToSystem(AnyAddress(transport), &system);
  KERNEL_CHECK(bind(fd.get(), &system.any, size) == 0);
  *bound = AddressOf(fd);
  return fd;
}

SocketAddress AddressOf(const Fd& socket) {
  AnySocketAddress system;
  socklen_t size = sizeof system;
  KERNEL_CHECK(getsockname(socket.get(), &system.any, &size) == 0);
  return FromSystem(system, size);
}

bool SendBytes(const Fd& socket, const std::string& bytes) {
  for (size_t done = 0; done < bytes.size();) {
    const ssize_t sent = Repeat([&] {
      return send(socket.get(), bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
    });
    if (sent <= 0) return false;
    done += static_cast<size_t>(sent);
  }
  return true;
}

std::string ReceiveBytes(const Fd& socket, size_t count) {
  std::string bytes(count, '\0');
  size_t done = 0;
  while (done < count) {
    const ssize_t got =
        Repeat([&] { return recv(socket.get(), bytes.data() + done, count - done, 0); });
    if (got <= 0) break;
    done += static_cast<size_t>(got);
  }
  bytes.resize(done);
  return bytes;
}

bool AtEnd(const Fd& socket) {
  char byte;
  return Repeat([&] { return recv(socket.get(), &byte, 1, 0); }) == 0;
}

void Reset(Fd socket) {
  const linger now{1, 0};
  setsockopt(socket.get(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

void ShrinkBuffers(int fd) {
  const int smallest = 1;
  setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &smallest, sizeof smallest);
  setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &smallest, sizeof smallest);
}

size_t OpenDescriptors() {
  size_t count = 0;
  DIR* directory = opendir("/proc/self/fd");
  KERNEL_CHECK(directory != nullptr);
  while (readdir(directory) != nullptr) ++count;
  closedir(directory);
  return count - 3;  // ".", "..", and the directory itself
}

size_t RaiseDescriptorLimit() {
  rlimit limit;
  KERNEL_CHECK(getrlimit(RLIMIT_NOFILE, &limit) == 0);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  KERNEL_CHECK(getrlimit(RLIMIT_NOFILE, &limit) == 0);
  return limit.rlim_cur;
}

std::string Pattern(size_t count, unsigned seed) {
  std::string bytes(count, '\0');
  uint32_t state = seed * 2654435761u + 1;
  for (char& byte : bytes) {
    state = state * 1664525u + 1013904223u;
    byte = static_cast<char>(state >> 24);
  }
  return bytes;
}

}  // namespace orrery::test
