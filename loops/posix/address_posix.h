// Socket addresses as the system calls want them.
//
//  * NativeAddress: a sockaddr of any family with its length.
//  * ToNative, FromNative: between it and the kernel's SocketAddress.
//
// Value type; any thread.
#pragma once

#include <sys/socket.h>

#include "kernel/address.h"
#include "kernel/error.h"

namespace orrery::posix {

struct NativeAddress {
  sockaddr_storage storage;
  socklen_t size = sizeof(sockaddr_storage);  ///< as a system call wants it that fills one in

  sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
};

/// 0; -ENAMETOOLONG for a unix path that does not fit; -EINVAL for an address without a family,
/// an empty path or one with a NUL inside.
Result ToNative(const SocketAddress& address, NativeAddress* out);
/// An unknown or missing family becomes Family::kNone.
void FromNative(const sockaddr* native, socklen_t size, SocketAddress* out);
/// AF_INET…; AF_UNSPEC for kNone.
int NativeFamily(Family family);

}  // namespace orrery::posix
