// Addresses between the kernel's form and the one that c-ares has.
//
//  * ReadSocketAddress, WriteSocketAddress: IPv4 and IPv6; anything else is refused.
//
// Any thread.
#pragma once

#include <sys/socket.h>

#include "kernel/address.h"

namespace orrery {

/// False if the family is none of the two, or `size` too small for it.
bool ReadSocketAddress(const sockaddr* native, socklen_t size, SocketAddress* out);
/// Fills `out`, which has room for `*size` bytes, and sets the size; false if it does not fit.
bool WriteSocketAddress(const SocketAddress& address, sockaddr* out, socklen_t* size);

}  // namespace orrery
