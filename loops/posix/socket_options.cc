// Socket options and multicast groups of PosixSockets; see posix_sockets.h.
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cstring>

#include "loops/posix/address_posix.h"
#include "loops/posix/posix_sockets.h"

namespace orrery::posix {

namespace {

struct NativeOption {
  int level, name;
};

bool IsIpv6(int fd) {
  int domain = 0;
  socklen_t size = sizeof domain;
  return getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size) == 0 && domain == AF_INET6;
}

NativeOption Native(int fd, SocketOption option) {
  switch (option) {
    case SocketOption::kNoDelay: return {IPPROTO_TCP, TCP_NODELAY};
    case SocketOption::kKeepAlive: return {SOL_SOCKET, SO_KEEPALIVE};
    case SocketOption::kKeepAliveDelaySeconds: return {IPPROTO_TCP, TCP_KEEPIDLE};
    case SocketOption::kReuseAddress: return {SOL_SOCKET, SO_REUSEADDR};
    case SocketOption::kReusePort: return {SOL_SOCKET, SO_REUSEPORT};
    case SocketOption::kIpv6Only: return {IPPROTO_IPV6, IPV6_V6ONLY};
    case SocketOption::kBroadcast: return {SOL_SOCKET, SO_BROADCAST};
    case SocketOption::kTtl:
      return IsIpv6(fd) ? NativeOption{IPPROTO_IPV6, IPV6_UNICAST_HOPS}
                        : NativeOption{IPPROTO_IP, IP_TTL};
    case SocketOption::kMulticastTtl:
      return IsIpv6(fd) ? NativeOption{IPPROTO_IPV6, IPV6_MULTICAST_HOPS}
                        : NativeOption{IPPROTO_IP, IP_MULTICAST_TTL};
    case SocketOption::kMulticastLoop:
      return IsIpv6(fd) ? NativeOption{IPPROTO_IPV6, IPV6_MULTICAST_LOOP}
                        : NativeOption{IPPROTO_IP, IP_MULTICAST_LOOP};
    case SocketOption::kRecvBuffer: return {SOL_SOCKET, SO_RCVBUF};
    case SocketOption::kSendBuffer: return {SOL_SOCKET, SO_SNDBUF};
    case SocketOption::kLingerReset: return {SOL_SOCKET, SO_LINGER};
    case SocketOption::kError: return {SOL_SOCKET, SO_ERROR};
  }
  return {-1, -1};
}

template <typename Value>
Result Set(int fd, int level, int name, const Value& value) {
  return setsockopt(fd, level, name, &value, sizeof value) == 0 ? 0 : -errno;
}

/// The IPv4 address of an interface, "" being the system's choice.
bool ParseInterface4(const std::string& text, in_addr* out) {
  out->s_addr = htonl(INADDR_ANY);
  if (text.empty()) return true;
  SocketAddress address;
  if (!SocketAddress::ParseIp(text, 0, &address) || address.family != Family::kIpv4) return false;
  std::memcpy(out, address.ip.data(), sizeof *out);
  return true;
}

/// The number of an interface named by an IPv6 address with a scope ("::%eth0").
bool ParseInterface6(const std::string& text, unsigned* out) {
  *out = 0;
  if (text.empty()) return true;
  SocketAddress address;
  if (!SocketAddress::ParseIp(text, 0, &address) || address.family != Family::kIpv6) return false;
  *out = address.scope_id;
  return true;
}

Result SetMembership4(int fd, const MulticastMembership& wanted) {
  in_addr group, interface;
  std::memcpy(&group, wanted.group.ip.data(), sizeof group);
  if (!ParseInterface4(wanted.interface_address, &interface)) return -EINVAL;
  if (wanted.source.empty()) {
    return Set(fd, IPPROTO_IP, wanted.join ? IP_ADD_MEMBERSHIP : IP_DROP_MEMBERSHIP,
               ip_mreq{group, interface});
  }
  ip_mreq_source request{};
  request.imr_multiaddr = group;
  request.imr_interface = interface;
  if (!ParseInterface4(wanted.source, &request.imr_sourceaddr)) return -EINVAL;
  return Set(fd, IPPROTO_IP, wanted.join ? IP_ADD_SOURCE_MEMBERSHIP : IP_DROP_SOURCE_MEMBERSHIP,
             request);
}

Result SetMembership6(int fd, const MulticastMembership& wanted) {
  unsigned interface;
  if (!ParseInterface6(wanted.interface_address, &interface)) return -EINVAL;
  if (wanted.source.empty()) {
    ipv6_mreq request{};
    std::memcpy(&request.ipv6mr_multiaddr, wanted.group.ip.data(), 16);
    request.ipv6mr_interface = interface;
    return Set(fd, IPPROTO_IPV6, wanted.join ? IPV6_ADD_MEMBERSHIP : IPV6_DROP_MEMBERSHIP, request);
  }
  SocketAddress source;
  NativeAddress native_group, native_source;
  if (!SocketAddress::ParseIp(wanted.source, 0, &source) || source.family != Family::kIpv6 ||
      ToNative(wanted.group, &native_group) < 0 || ToNative(source, &native_source) < 0) {
    return -EINVAL;
  }
  group_source_req request{};
  request.gsr_interface = interface;
  std::memcpy(&request.gsr_group, &native_group.storage, native_group.size);
  std::memcpy(&request.gsr_source, &native_source.storage, native_source.size);
  return Set(fd, IPPROTO_IPV6, wanted.join ? MCAST_JOIN_SOURCE_GROUP : MCAST_LEAVE_SOURCE_GROUP,
             request);
}

}  // namespace

Result PosixSockets::SetOption(HandleId handle, SocketOption option, int value) {
  const Result fd = Descriptor(handle);
  if (fd < 0) return fd;
  const NativeOption native = Native(fd, option);
  if (option == SocketOption::kLingerReset) {
    return Set(fd, native.level, native.name, linger{value != 0, 0});
  }
  return Set(fd, native.level, native.name, value);
}

Result PosixSockets::GetOption(HandleId handle, SocketOption option, int* value) {
  const Result fd = Descriptor(handle);
  if (fd < 0) return fd;
  const NativeOption native = Native(fd, option);
  if (option == SocketOption::kLingerReset) {
    linger lingering{};
    socklen_t size = sizeof lingering;
    if (getsockopt(fd, native.level, native.name, &lingering, &size) != 0) return -errno;
    *value = lingering.l_onoff != 0 && lingering.l_linger == 0;
    return 0;
  }
  socklen_t size = sizeof *value;
  return getsockopt(fd, native.level, native.name, value, &size) == 0 ? 0 : -errno;
}

Result PosixSockets::SetMembership(HandleId handle, const MulticastMembership& membership) {
  const Result fd = Descriptor(handle);
  if (fd < 0) return fd;
  switch (membership.group.family) {
    case Family::kIpv4: return SetMembership4(fd, membership);
    case Family::kIpv6: return SetMembership6(fd, membership);
    default: return -EINVAL;
  }
}

Result PosixSockets::SetMulticastInterface(HandleId handle, const std::string& address) {
  const Result fd = Descriptor(handle);
  if (fd < 0) return fd;
  // The address says which interfaces are meant; a socket of the other family refuses it.
  const bool is_ipv6 = address.empty() ? IsIpv6(fd) : address.find(':') != std::string::npos;
  if (is_ipv6) {
    unsigned interface;
    if (!ParseInterface6(address, &interface)) return -EINVAL;
    return Set(fd, IPPROTO_IPV6, IPV6_MULTICAST_IF, interface);
  }
  in_addr interface;
  if (!ParseInterface4(address, &interface)) return -EINVAL;
  return Set(fd, IPPROTO_IP, IP_MULTICAST_IF, interface);
}

}  // namespace orrery::posix
