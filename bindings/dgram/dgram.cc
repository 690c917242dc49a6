// internalBinding('dgram'): datagram sockets, by number.
//
//  * open, adopt, bind, connect, disconnect; receiveStart/Stop, send, whenSent, close, ref.
//  * localName, peerName, descriptor, option, setOption, setMembership, setMulticastInterface,
//    queuedBytes, queuedCount.
//
// Results < 0 are -errno. Loop thread only.
#include "bindings/core/function.h"
#include "bindings/dgram/datagram_socket.h"

namespace orrery {

namespace {

DatagramSocket* Get(Environment& env, uint32_t id) { return env.State<DatagramSockets>().Get(id); }

/// The kernel's handle, or none, which every call refuses.
HandleId HandleOf(Environment& env, uint32_t id) {
  DatagramSocket* socket = Get(env, id);
  return socket == nullptr ? HandleId{} : socket->handle();
}

int32_t Made(Environment& env, Result result, HandleId handle, bool shared) {
  if (result < 0) return result;
  return static_cast<int32_t>((new DatagramSocket(env, handle, shared))->id());
}
int32_t Open(Environment& env, int32_t family) {
  HandleId handle;
  const Result result = env.world.sockets.Open(family == 6 ? Family::kIpv6 : Family::kIpv4,
                                               SocketType::kDatagram, &handle);
  return Made(env, result, handle, false);
}
int32_t Adopt(Environment& env, int32_t descriptor) {
  HandleId handle;
  const Result result = env.world.sockets.Adopt(descriptor, &handle);
  return Made(env, result, handle, true);
}

/// `family` is the socket's: an address of the other one is none for it.
bool ReadAddress(int32_t family, const std::string& host, uint32_t port, SocketAddress* out) {
  return SocketAddress::ParseIp(host, static_cast<uint16_t>(port), out) &&
         out->family == (family == 6 ? Family::kIpv6 : Family::kIpv4);
}

enum BindFlags : int32_t { kIpv6OnlyFlag = 1, kReuseAddressFlag = 4 };  // as libuv numbers them

int32_t Bind(Environment& env, uint32_t id, int32_t family, std::string host, uint32_t port,
             int32_t flags) {
  Sockets& sockets = env.world.sockets;
  const HandleId handle = HandleOf(env, id);
  SocketAddress address;
  if (!ReadAddress(family, host, port, &address)) return -EINVAL;
  Result result = 0;
  if ((flags & kReuseAddressFlag) != 0) {
    result = sockets.SetOption(handle, SocketOption::kReuseAddress, 1);
  }
  if (result >= 0 && (flags & kIpv6OnlyFlag) != 0) {
    result = family != 6 ? -EINVAL : sockets.SetOption(handle, SocketOption::kIpv6Only, 1);
  }
  return result < 0 ? result : sockets.Bind(handle, address);
}

int32_t Connect(Environment& env, uint32_t id, int32_t family, std::string host, uint32_t port) {
  SocketAddress address;
  if (!ReadAddress(family, host, port, &address)) return -EINVAL;
  return env.world.sockets.ConnectDatagram(HandleOf(env, id), address);
}
int32_t Disconnect(Environment& env, uint32_t id) {
  return env.world.sockets.ConnectDatagram(HandleOf(env, id), SocketAddress{});
}

void ReceiveStart(Environment& env, uint32_t id) {
  if (DatagramSocket* socket = Get(env, id)) socket->ReceiveStart();
}
void ReceiveStop(Environment& env, uint32_t id) {
  if (DatagramSocket* socket = Get(env, id)) socket->ReceiveStop();
}

/// Buffers smaller than this are copied: that is cheaper than holding their memory.
constexpr size_t kCopyBelow = 4096;

void Gather(js::Engine& engine, js::Value part, std::span<uint8_t> bytes, Outgoing* out) {
  if (bytes.size() < kCopyBelow) {
    out->Copy(bytes);
  } else {
    out->Hold(engine, part);
  }
}

/// One datagram of the bytes, or of all parts in the order of a list; false if one is not made of
/// bytes.
bool GatherAll(js::Engine& engine, js::Value message, Outgoing* out) {
  std::span<uint8_t> bytes;
  if (engine.BytesOf(message, &bytes)) {
    Gather(engine, message, bytes, out);
    return true;
  }
  const uint32_t count = engine.ArrayLength(message);
  for (uint32_t i = 0; i < count; ++i) {
    js::Value part;
    if (!engine.GetIndex(message, i, &part) || !engine.BytesOf(part, &bytes)) return false;
    Gather(engine, part, bytes, out);
  }
  return true;
}

/// `family` 0: the same host as the last time, which is what programs mostly send to.
bool ReadReceiver(DatagramSockets& all, int32_t family, const std::string& host, uint32_t port,
                  SocketAddress* out) {
  if (family != 0 && !ReadAddress(family, host, 0, &all.address)) return false;
  *out = all.address;
  out->port = static_cast<uint16_t>(port);
  return true;
}

/// `port` 0: to the peer of a connected socket.
int32_t Send(Environment& env, uint32_t id, js::Value message, int32_t family, std::string host,
             uint32_t port, bool try_at_once) {
  DatagramSocket* socket = Get(env, id);
  if (socket == nullptr) return kBadHandle;
  auto& all = env.State<DatagramSockets>();
  std::unique_ptr<OutgoingDatagram> datagram = all.Take();
  datagram->to = SocketAddress{};
  const bool fits = (port == 0 || ReadReceiver(all, family, host, port, &datagram->to)) &&
                    GatherAll(env.engine, message, &datagram->bytes);
  if (!fits) {
    all.Give(std::move(datagram));
    return -EINVAL;
  }
  return socket->Send(std::move(datagram), try_at_once);
}
void WhenSent(Environment& env, uint32_t id, uint32_t request) {
  if (DatagramSocket* socket = Get(env, id)) socket->NotifyWhenSent(request);
}
void Close(Environment& env, uint32_t id) {
  if (DatagramSocket* socket = Get(env, id)) socket->Close();
}
void Ref(Environment& env, uint32_t id, bool ref) {
  if (DatagramSocket* socket = Get(env, id)) socket->SetRef(ref);
}

/// [family, address, port], or -errno.
js::Value Describe(Environment& env, Result result, const SocketAddress& address) {
  js::Engine& engine = env.engine;
  if (result < 0) return engine.Number(result);
  js::Value parts[] = {engine.Number(address.family == Family::kIpv6   ? 6
                                     : address.family == Family::kIpv4 ? 4
                                                                       : 0),
                       engine.String(address.IpText()), engine.Number(address.port)};
  return engine.Array(parts);
}
js::Value LocalName(Environment& env, uint32_t id) {
  SocketAddress address;
  return Describe(env, env.world.sockets.LocalName(HandleOf(env, id), &address), address);
}
js::Value PeerName(Environment& env, uint32_t id) {
  SocketAddress address;
  return Describe(env, env.world.sockets.PeerName(HandleOf(env, id), &address), address);
}
int32_t Descriptor(Environment& env, uint32_t id) {
  return env.world.sockets.Descriptor(HandleOf(env, id));
}

/// By number; see stdlib-js/internal/dgram/handle.js.
constexpr SocketOption kOptions[] = {SocketOption::kBroadcast,     SocketOption::kTtl,
                                     SocketOption::kMulticastTtl,  SocketOption::kMulticastLoop,
                                     SocketOption::kRecvBuffer,    SocketOption::kSendBuffer};

int32_t SetOption(Environment& env, uint32_t id, uint32_t option, int32_t value) {
  if (option >= std::size(kOptions)) return -EINVAL;
  return env.world.sockets.SetOption(HandleOf(env, id), kOptions[option], value);
}
int32_t Option(Environment& env, uint32_t id, uint32_t option) {
  int value = 0;
  if (option >= std::size(kOptions)) return -EINVAL;
  const Result result = env.world.sockets.GetOption(HandleOf(env, id), kOptions[option], &value);
  return result < 0 ? result : value;
}
int32_t SetMembership(Environment& env, uint32_t id, std::string group, std::string interface,
                      std::string source, bool join) {
  MulticastMembership membership;
  if (!SocketAddress::ParseIp(group, 0, &membership.group)) return -EINVAL;
  membership.interface_address = std::move(interface);
  membership.source = std::move(source);
  membership.join = join;
  return env.world.sockets.SetMembership(HandleOf(env, id), membership);
}
int32_t SetMulticastInterface(Environment& env, uint32_t id, std::string interface) {
  return env.world.sockets.SetMulticastInterface(HandleOf(env, id), interface);
}
double QueuedBytes(Environment& env, uint32_t id) {
  DatagramSocket* socket = Get(env, id);
  return socket == nullptr ? 0 : static_cast<double>(socket->queued_bytes());
}
double QueuedCount(Environment& env, uint32_t id) {
  DatagramSocket* socket = Get(env, id);
  return socket == nullptr ? 0 : socket->queued_count();
}

}  // namespace

void BindDgram(Binder& binder) {
  binder.Functions<
      Fn<"open", Open>, Fn<"adopt", Adopt>, Fn<"bind", Bind>, Fn<"connect", Connect>,
      Fn<"disconnect", Disconnect>, Fn<"receiveStart", ReceiveStart>,
      Fn<"receiveStop", ReceiveStop>, Fn<"send", Send>, Fn<"whenSent", WhenSent>,
      Fn<"close", Close>, Fn<"ref", Ref>, Fn<"localName", LocalName>, Fn<"peerName", PeerName>,
      Fn<"descriptor", Descriptor>, Fn<"setOption", SetOption>, Fn<"option", Option>,
      Fn<"setMembership", SetMembership>, Fn<"setMulticastInterface", SetMulticastInterface>,
      Fn<"queuedBytes", QueuedBytes>, Fn<"queuedCount", QueuedCount>>();
}

}  // namespace orrery
