// Sockets of the generators: where the server is, and how to get a connection to it.
//
//   Endpoint endpoint(port, path); int fd = endpoint.Connect(SOCK_STREAM);
//
// * Connects within a bounded time or fails with one line.
// * Connections beyond 20,000 come from further addresses of 127.0.0.0/8: an address has only some
//   28,000 ports, and those of closed connections rest for a minute.
// * Sockets block; callers pass MSG_DONTWAIT.
#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "benchmarks/load/options.h"

namespace orrery::load {

class Endpoint {
 public:
  static constexpr uint64_t kPortsPerAddress = 20'000;

  Endpoint(int port, const std::string& path, double timeout_s)
      : port_(port), path_(path), timeout_s_(timeout_s) {
    if (port < 0 && path.empty()) Fail("needs a port or --unix=PATH");
    if (path.size() >= sizeof(sockaddr_un::sun_path)) Fail("the path of --unix is too long");
  }

  bool IsUnix() const { return !path_.empty(); }

  /// A connected socket; for the `number`th connection of its generator.
  int Connect(int type, uint64_t number = 0) const {
    const int fd = ::socket(IsUnix() ? AF_UNIX : AF_INET, type | SOCK_CLOEXEC, 0);
    if (fd < 0) Fail("socket: %s", std::strerror(errno));
    // connect() has the time limit of sends: socket(7).
    timeval limit{};
    limit.tv_sec = static_cast<time_t>(timeout_s_);
    const double rest = timeout_s_ - static_cast<double>(limit.tv_sec);
    limit.tv_usec = static_cast<suseconds_t>(rest * 1e6);
    ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    const int result = IsUnix() ? ConnectUnix(fd) : ConnectInet(fd, number);
    if (result != 0) {
      const bool late = errno == EINPROGRESS || errno == EAGAIN;
      Fail("connection %llu: %s", static_cast<unsigned long long>(number),
           late ? "not accepted in time" : std::strerror(errno));
    }
    const int on = 1;
    if (!IsUnix() && type == SOCK_STREAM) {
      ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    return fd;
  }

  /// As many descriptors as the system lets one have, for generators of many connections.
  static void RaiseDescriptorLimit() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
  }

 private:
  int ConnectInet(int fd, uint64_t number) const {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    if (number >= kPortsPerAddress) {
      const int on = 1;  // the port is chosen at connect(), when the destination is known: ip(7)
      ::setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
      const auto host = static_cast<uint32_t>(number / kPortsPerAddress % 65'000);
      address.sin_addr.s_addr = htonl(INADDR_LOOPBACK + host);
      ::bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address);
    }
    address.sin_port = htons(static_cast<uint16_t>(port_));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address);
  }

  int ConnectUnix(int fd) const {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path_.c_str(), path_.size() + 1);
    return ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address);
  }

  int port_;
  std::string path_;
  double timeout_s_;
};

}  // namespace orrery::load
