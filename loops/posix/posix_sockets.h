// The control plane over POSIX system calls; every POSIX driver shares it.
//
//  * PosixSockets: Sockets over a HandleTable that one driver shares.
//
// Descriptors it opens are non-blocking and close-on-exec. A handle whose close has been submitted
// is -EBADF here. Thread rule: as Sockets.
#pragma once

#include "kernel/sockets.h"
#include "loops/posix/handle_table.h"

namespace orrery::posix {

class PosixSockets final : public Sockets {
 public:
  explicit PosixSockets(HandleTable& handles) : handles_(handles) {}

  Result Open(Family family, SocketType type, HandleId* out) override;
  /// A descriptor above 2 becomes the handle's own. The three of stdio are shared with other
  /// processes and never closed: the handle gets a description of its own where Linux can reopen
  /// one (terminals, pipes), else a duplicate.
  Result Adopt(int descriptor, HandleId* out) override;
  Result OpenPair(HandleId* ours, int* theirs) override;
  Result Bind(HandleId handle, const SocketAddress& address) override;
  Result Listen(HandleId handle, int backlog) override;
  Result SetOption(HandleId handle, SocketOption option, int value) override;
  Result GetOption(HandleId handle, SocketOption option, int* value) override;
  Result SetMembership(HandleId handle, const MulticastMembership& membership) override;
  Result SetMulticastInterface(HandleId handle, const std::string& address) override;
  Result ConnectDatagram(HandleId handle, const SocketAddress& address) override;
  Result LocalName(HandleId handle, SocketAddress* out) override;
  Result PeerName(HandleId handle, SocketAddress* out) override;
  Result TrySend(HandleId handle, const IoSlice* slices, uint32_t count) override;
  Result Descriptor(HandleId handle) override;
  Resolved ResolveName(const std::string& host, Family family, int flags) override;
  Named ResolveAddress(const SocketAddress& address) override;

 private:
  HandleTable& handles_;
};

}  // namespace orrery::posix
