// The control plane: what is done to sockets at once, without waiting.
//
//  * Sockets: open, bind, listen, options, names, adopt a descriptor, make pairs.
//
// Everything here returns at once with a Result. Ops on the handles go through the LoopDriver, and
// so does closing (CloseOp). Thread rule: the loop's thread, but ResolveName and ResolveAddress,
// which block and are for the blocking pool.
#pragma once

#include <string>
#include <vector>

#include "kernel/op.h"

namespace orrery {

enum class SocketType : uint8_t { kStream, kDatagram };

enum class SocketOption : uint8_t {
  kNoDelay, kKeepAlive, kKeepAliveDelaySeconds, kReuseAddress, kReusePort, kIpv6Only, kBroadcast,
  kTtl, kMulticastTtl, kMulticastLoop, kRecvBuffer, kSendBuffer, kLingerReset, kError
};

/// Joins or leaves a multicast group.
struct MulticastMembership {
  SocketAddress group;
  std::string interface_address;  ///< "" for the system's choice
  std::string source;             ///< "" for any source
  bool join = true;
};

class Sockets {
 public:
  virtual ~Sockets() = default;

  virtual Result Open(Family family, SocketType type, HandleId* out) = 0;
  /// Takes over a descriptor that is open already (socket, pipe, terminal, pidfd…).
  virtual Result Adopt(int descriptor, HandleId* out) = 0;
  /// Two connected stream sockets: one as a handle, one as a descriptor for a child process.
  virtual Result OpenPair(HandleId* ours, int* theirs) = 0;
  virtual Result Bind(HandleId handle, const SocketAddress& address) = 0;
  virtual Result Listen(HandleId handle, int backlog) = 0;
  virtual Result SetOption(HandleId handle, SocketOption option, int value) = 0;
  virtual Result GetOption(HandleId handle, SocketOption option, int* value) = 0;
  virtual Result SetMembership(HandleId handle, const MulticastMembership& membership) = 0;
  virtual Result SetMulticastInterface(HandleId handle, const std::string& address) = 0;
  /// Fixes a datagram socket's peer; kNone as family undoes it.
  virtual Result ConnectDatagram(HandleId handle, const SocketAddress& address) = 0;
  virtual Result LocalName(HandleId handle, SocketAddress* out) = 0;
  virtual Result PeerName(HandleId handle, SocketAddress* out) = 0;
  /// Writes what the operating system takes at once, for a handle that is about to be closed (no send
  /// may be in flight): the count of bytes, or an error. Everything else goes through SendOp.
  virtual Result TrySend(HandleId handle, const IoSlice* slices, uint32_t count) = 0;
  /// The operating system's number of an open handle, or kBadHandle.
  virtual Result Descriptor(HandleId handle) = 0;

  struct Resolved {
    std::vector<SocketAddress> addresses;
    int error = 0;  ///< 0, or getaddrinfo's EAI_* number
  };
  /// getaddrinfo. `family` kNone asks for both; `flags` are AI_*. Blocks: blocking pool only.
  virtual Resolved ResolveName(const std::string& host, Family family, int flags) = 0;

  struct Named {
    std::string host, service;
    int error = 0;  ///< 0, or getnameinfo's EAI_* number
  };
  /// getnameinfo: the host name of an address and the service of its port; an address without a
  /// name is an error (EAI_NONAME). Blocks: blocking pool only.
  virtual Named ResolveAddress(const SocketAddress& address) = 0;
};

}  // namespace orrery
