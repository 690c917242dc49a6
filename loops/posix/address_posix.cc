// Conversion of socket addresses; see address_posix.h.
#include "loops/posix/address_posix.h"

#include <netinet/in.h>
#include <sys/un.h>

#include <cstddef>
#include <cstring>

namespace orrery::posix {

namespace {

Result UnixToNative(const std::string& path, NativeAddress* out) {
  auto* native = reinterpret_cast<sockaddr_un*>(&out->storage);
  const bool abstract = !path.empty() && path[0] == '\0';
  // A path in the file system keeps its final NUL inside the structure (as portable programs
  // expect); an abstract name is counted and has none.
  if (path.size() + (abstract ? 0 : 1) > sizeof native->sun_path) return -ENAMETOOLONG;
  if (path.empty() || (!abstract && path.find('\0') != std::string::npos)) return -EINVAL;
  std::memset(native, 0, sizeof *native);
  native->sun_family = AF_UNIX;
  std::memcpy(native->sun_path, path.data(), path.size());
  out->size =
      static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size() + (abstract ? 0 : 1));
  return 0;
}

void UnixFromNative(const sockaddr_un& native, socklen_t size, SocketAddress* out) {
  out->family = Family::kUnix;
  if (size <= offsetof(sockaddr_un, sun_path)) return;  // an unnamed socket
  const size_t length = size - offsetof(sockaddr_un, sun_path);
  out->path = native.sun_path[0] == '\0'
                  ? std::string(native.sun_path, length)
                  : std::string(native.sun_path, strnlen(native.sun_path, length));
}

}  // namespace

int NativeFamily(Family family) {
  switch (family) {
    case Family::kIpv4: return AF_INET;
    case Family::kIpv6: return AF_INET6;
    case Family::kUnix: return AF_UNIX;
    case Family::kNone: break;
  }
  return AF_UNSPEC;
}

Result ToNative(const SocketAddress& address, NativeAddress* out) {
  switch (address.family) {
    case Family::kIpv4: {
      sockaddr_in native{};
      native.sin_family = AF_INET;
      native.sin_port = htons(address.port);
      std::memcpy(&native.sin_addr, address.ip.data(), sizeof native.sin_addr);
      std::memcpy(&out->storage, &native, out->size = sizeof native);
      return 0;
    }
    case Family::kIpv6: {
      sockaddr_in6 native{};
      native.sin6_family = AF_INET6;
      native.sin6_port = htons(address.port);
      native.sin6_scope_id = address.scope_id;
      std::memcpy(&native.sin6_addr, address.ip.data(), sizeof native.sin6_addr);
      std::memcpy(&out->storage, &native, out->size = sizeof native);
      return 0;
    }
    case Family::kUnix: return UnixToNative(address.path, out);
    case Family::kNone: break;
  }
  return -EINVAL;
}

void FromNative(const sockaddr* native, socklen_t size, SocketAddress* out) {
  *out = SocketAddress{};
  if (size < sizeof(sa_family_t)) return;
  if (native->sa_family == AF_INET && size >= sizeof(sockaddr_in)) {
    const auto& in = *reinterpret_cast<const sockaddr_in*>(native);
    out->family = Family::kIpv4;
    out->port = ntohs(in.sin_port);
    std::memcpy(out->ip.data(), &in.sin_addr, sizeof in.sin_addr);
  } else if (native->sa_family == AF_INET6 && size >= sizeof(sockaddr_in6)) {
    const auto& in6 = *reinterpret_cast<const sockaddr_in6*>(native);
    out->family = Family::kIpv6;
    out->port = ntohs(in6.sin6_port);
    out->scope_id = in6.sin6_scope_id;
    std::memcpy(out->ip.data(), &in6.sin6_addr, sizeof in6.sin6_addr);
  } else if (native->sa_family == AF_UNIX) {
    UnixFromNative(*reinterpret_cast<const sockaddr_un*>(native), size, out);
  }
}

}  // namespace orrery::posix
