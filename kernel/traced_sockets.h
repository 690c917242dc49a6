// Sockets that record the handles that are opened, while somebody traces; everything else is passed
// on.
//
// What it refers to must outlive it. Thread rule: as Sockets.
#pragma once

#include "kernel/loop_trace.h"
#include "kernel/sockets.h"

namespace orrery {

class TracedSockets final : public Sockets {
 public:
  explicit TracedSockets(Sockets& inner) : inner_(inner) {}
  /// Null: nobody traces.
  void SetTrace(LoopTrace* trace) { trace_ = trace; }

  Result Open(Family family, SocketType type, HandleId* out) override {
    return Told(inner_.Open(family, type, out), *out, TraceOrigin::kOpened);
  }
  Result Adopt(int descriptor, HandleId* out) override {
    return Told(inner_.Adopt(descriptor, out), *out, TraceOrigin::kAdopted);
  }
  Result OpenPair(HandleId* ours, int* theirs) override {
    return Told(inner_.OpenPair(ours, theirs), *ours, TraceOrigin::kPair);
  }

  Result Bind(HandleId handle, const SocketAddress& address) override {
    return inner_.Bind(handle, address);
  }
  Result Listen(HandleId handle, int backlog) override { return inner_.Listen(handle, backlog); }
  Result SetOption(HandleId handle, SocketOption option, int value) override {
    return inner_.SetOption(handle, option, value);
  }
  Result GetOption(HandleId handle, SocketOption option, int* value) override {
    return inner_.GetOption(handle, option, value);
  }
  Result SetMembership(HandleId handle, const MulticastMembership& membership) override {
    return inner_.SetMembership(handle, membership);
  }
  Result SetMulticastInterface(HandleId handle, const std::string& address) override {
    return inner_.SetMulticastInterface(handle, address);
  }
  Result ConnectDatagram(HandleId handle, const SocketAddress& address) override {
    return inner_.ConnectDatagram(handle, address);
  }
  Result LocalName(HandleId handle, SocketAddress* out) override {
    return inner_.LocalName(handle, out);
  }
  Result PeerName(HandleId handle, SocketAddress* out) override {
    return inner_.PeerName(handle, out);
  }
  Result TrySend(HandleId handle, const IoSlice* slices, uint32_t count) override {
    return inner_.TrySend(handle, slices, count);
  }
  Result Descriptor(HandleId handle) override { return inner_.Descriptor(handle); }
  Resolved ResolveName(const std::string& host, Family family, int flags) override {
    return inner_.ResolveName(host, family, flags);
  }
  Named ResolveAddress(const SocketAddress& address) override {
    return inner_.ResolveAddress(address);
  }

 private:
  Result Told(Result result, HandleId handle, TraceOrigin origin) {
    if (result >= 0 && trace_ != nullptr) trace_->HandleOpened(handle, origin);
    return result;
  }

  Sockets& inner_;
  LoopTrace* trace_ = nullptr;
};

}  // namespace orrery
