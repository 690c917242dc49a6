// Addresses for c-ares; see socket_address.h.
#include "bindings/dns/socket_address.h"

#include <netinet/in.h>

#include <cstring>

namespace orrery {

bool ReadSocketAddress(const sockaddr* native, socklen_t size, SocketAddress* out) {
  if (native->sa_family == AF_INET && size >= sizeof(sockaddr_in)) {
    sockaddr_in address;
    std::memcpy(&address, native, sizeof address);
    out->family = Family::kIpv4;
    out->port = ntohs(address.sin_port);
    std::memcpy(out->ip.data(), &address.sin_addr, sizeof address.sin_addr);
    return true;
  }
  if (native->sa_family == AF_INET6 && size >= sizeof(sockaddr_in6)) {
    sockaddr_in6 address;
    std::memcpy(&address, native, sizeof address);
    out->family = Family::kIpv6;
    out->port = ntohs(address.sin6_port);
    out->scope_id = address.sin6_scope_id;
    std::memcpy(out->ip.data(), &address.sin6_addr, sizeof address.sin6_addr);
    return true;
  }
  return false;
}

bool WriteSocketAddress(const SocketAddress& address, sockaddr* out, socklen_t* size) {
  if (address.family == Family::kIpv4 && *size >= sizeof(sockaddr_in)) {
    sockaddr_in native{};
    native.sin_family = AF_INET;
    native.sin_port = htons(address.port);
    std::memcpy(&native.sin_addr, address.ip.data(), sizeof native.sin_addr);
    std::memcpy(out, &native, *size = sizeof native);
    return true;
  }
  if (address.family == Family::kIpv6 && *size >= sizeof(sockaddr_in6)) {
    sockaddr_in6 native{};
    native.sin6_family = AF_INET6;
    native.sin6_port = htons(address.port);
    native.sin6_scope_id = address.scope_id;
    std::memcpy(&native.sin6_addr, address.ip.data(), sizeof native.sin6_addr);
    std::memcpy(out, &native, *size = sizeof native);
    return true;
  }
  return false;
}

}  // namespace orrery
