// internalBinding('net'): streams and servers, by number.
//
//  * open, bind, listen, connect; readStart/Stop, writeBytes, writeString, sendNow, whenSent,
//    shutdown, close, reset; options, names, ref. lookup: getaddrinfo on the blocking pool.
//
// Numbers of connections and listeners are two separate series. Results < 0 are -errno.
// Loop thread only.
#include "bindings/core/function.h"
#include "bindings/net/connection.h"
#include "bindings/net/listener.h"

namespace orrery {

namespace {

Connection* Get(Environment& env, uint32_t id) {
  Connection* connection = env.State<Connections>().Get(id);
  return connection == nullptr || connection->closing() ? nullptr : connection;
}

/// What JavaScript says of an address: 4, 6, or 0 for a unix path.
bool ReadAddress(int32_t family, const std::string& host, uint32_t port, SocketAddress* out) {
  if (family == 0) {
    *out = SocketAddress::Unix(host);
    return true;
  }
  return SocketAddress::ParseIp(host, static_cast<uint16_t>(port), out);
}
Family FamilyOf(int32_t family) {
  return family == 0 ? Family::kUnix : family == 6 ? Family::kIpv6 : Family::kIpv4;
}

int32_t OpenConnection(Environment& env, int32_t family) {
  HandleId handle;
  const Result result = env.world.sockets.Open(FamilyOf(family), SocketType::kStream, &handle);
  return result < 0 ? result : static_cast<int32_t>((new Connection(env, handle))->id());
}
int32_t AdoptConnection(Environment& env, int32_t descriptor) {
  HandleId handle;
  const Result result = env.world.sockets.Adopt(descriptor, &handle);
  return result < 0 ? result : static_cast<int32_t>((new Connection(env, handle))->id());
}
int32_t OpenListener(Environment& env, int32_t family) {
  HandleId handle;
  const Result result = env.world.sockets.Open(FamilyOf(family), SocketType::kStream, &handle);
  return result < 0 ? result : static_cast<int32_t>((new Listener(env, handle))->id());
}
int32_t AdoptListener(Environment& env, int32_t descriptor) {
  HandleId handle;
  const Result result = env.world.sockets.Adopt(descriptor, &handle);
  return result < 0 ? result : static_cast<int32_t>((new Listener(env, handle))->id());
}

int32_t BindHandle(Environment& env, HandleId handle, int32_t family, const std::string& host,
                   uint32_t port, bool ipv6_only) {
  SocketAddress address;
  if (!ReadAddress(family, host, port, &address)) return -EINVAL;
  if (family == 6) {
    env.world.sockets.SetOption(handle, SocketOption::kIpv6Only, ipv6_only ? 1 : 0);
  }
  return env.world.sockets.Bind(handle, address);
}
int32_t BindListener(Environment& env, uint32_t id, int32_t family, std::string host, uint32_t port,
                     bool ipv6_only) {
  Listener* listener = env.State<Listeners>().Get(id);
  if (listener == nullptr) return kBadHandle;
  if (family != 0) env.world.sockets.SetOption(listener->handle(), SocketOption::kReuseAddress, 1);
  return BindHandle(env, listener->handle(), family, host, port, ipv6_only);
}
int32_t BindConnection(Environment& env, uint32_t id, int32_t family, std::string host,
                       uint32_t port) {
  Connection* connection = Get(env, id);
  if (connection == nullptr) return kBadHandle;
  return BindHandle(env, connection->handle(), family, host, port, false);
}
int32_t Listen(Environment& env, uint32_t id, int32_t backlog) {
  Listener* listener = env.State<Listeners>().Get(id);
  return listener == nullptr ? kBadHandle : listener->Listen(backlog);
}
void CloseListener(Environment& env, uint32_t id) {
  if (Listener* listener = env.State<Listeners>().Get(id)) listener->Close();
}
void RefListener(Environment& env, uint32_t id, bool ref) {
  if (Listener* listener = env.State<Listeners>().Get(id)) listener->SetRef(ref);
}

int32_t Connect(Environment& env, uint32_t id, uint32_t request, int32_t family, std::string host,
                uint32_t port) {
  Connection* connection = Get(env, id);
  SocketAddress address;
  if (connection == nullptr) return kBadHandle;
  if (!ReadAddress(family, host, port, &address)) return -EINVAL;
  connection->Connect(request, address);
  return 0;
}
void ReadStart(Environment& env, uint32_t id) {
  if (Connection* connection = Get(env, id)) connection->ReadStart();
}
void ReadStop(Environment& env, uint32_t id) {
  if (Connection* connection = Get(env, id)) connection->ReadStop();
}

/// Buffers smaller than this are copied: that is cheaper than holding their memory.
constexpr size_t kCopyBelow = 4096;

/// The count of bytes that wait to be sent now, or the error of an earlier write.
double Written(Connection& connection) {
  return connection.write_error < 0 ? connection.write_error
                                    : static_cast<double>(connection.pending_bytes());
}
double WriteBytes(Environment& env, js::CallInfo& call, uint32_t id, std::span<uint8_t> bytes) {
  Connection* connection = Get(env, id);
  if (connection == nullptr) return kBadHandle;
  if (bytes.size() < kCopyBelow) {
    connection->Out().Copy(bytes);
  } else {
    connection->Out().Hold(env.engine, call[1]);
  }
  return Written(*connection);
}
double WriteString(Environment& env, uint32_t id, js::Value string, int32_t encoding) {
  Connection* connection = Get(env, id);
  if (connection == nullptr) return kBadHandle;
  connection->Out().Encode(env.engine, string, static_cast<Outgoing::Encoding>(encoding));
  return Written(*connection);
}
/// As Written, after what can be sent at once is.
double SendNow(Environment& env, uint32_t id) {
  Connection* connection = Get(env, id);
  if (connection == nullptr) return kBadHandle;
  connection->Flush(Connection::Sending::kAtOnce);
  return Written(*connection);
}
void WhenSent(Environment& env, uint32_t id, uint32_t request) {
  if (Connection* connection = Get(env, id)) connection->NotifyWhenSent(request);
}
/// 1 if it is done: the caller tells the request.
int32_t Shutdown(Environment& env, uint32_t id, uint32_t request) {
  Connection* connection = Get(env, id);
  if (connection == nullptr) return kBadHandle;
  return connection->Shutdown(request) ? 1 : 0;
}
void Close(Environment& env, uint32_t id) {
  if (Connection* connection = Get(env, id)) connection->Close();
}
void Reset(Environment& env, uint32_t id) {
  if (Connection* connection = Get(env, id)) connection->Reset();
}
void RefConnection(Environment& env, uint32_t id, bool ref) {
  if (Connection* connection = Get(env, id)) connection->SetRef(ref);
}
int32_t SetNoDelay(Environment& env, uint32_t id, bool on) {
  Connection* connection = Get(env, id);
  if (connection == nullptr) return kBadHandle;
  return env.world.sockets.SetOption(connection->handle(), SocketOption::kNoDelay, on ? 1 : 0);
}
int32_t SetKeepAlive(Environment& env, uint32_t id, bool on, int32_t delay_seconds) {
  Connection* connection = Get(env, id);
  if (connection == nullptr) return kBadHandle;
  Sockets& sockets = env.world.sockets;
  const Result result = sockets.SetOption(connection->handle(), SocketOption::kKeepAlive, on ? 1 : 0);
  if (result < 0 || !on || delay_seconds <= 0) return result;
  return sockets.SetOption(connection->handle(), SocketOption::kKeepAliveDelaySeconds,
                           delay_seconds);
}

/// [family, address, port], or -errno.
js::Value Describe(Environment& env, Result result, const SocketAddress& address) {
  js::Engine& engine = env.engine;
  if (result < 0) return engine.Number(result);
  if (address.family == Family::kUnix) {
    js::Value parts[] = {engine.Number(0), engine.String(address.path), engine.Number(0)};
    return engine.Array(parts);
  }
  js::Value parts[] = {engine.Number(address.family == Family::kIpv6 ? 6 : 4),
                       engine.String(address.IpText()), engine.Number(address.port)};
  return engine.Array(parts);
}
js::Value LocalName(Environment& env, uint32_t id, bool of_listener) {
  SocketAddress address;
  HandleId handle;
  if (of_listener) {
    Listener* listener = env.State<Listeners>().Get(id);
    if (listener != nullptr) handle = listener->handle();
  } else if (Connection* connection = Get(env, id)) {
    handle = connection->handle();
  }
  return Describe(env, env.world.sockets.LocalName(handle, &address), address);
}
js::Value PeerName(Environment& env, uint32_t id) {
  Connection* connection = Get(env, id);
  SocketAddress address;
  if (connection == nullptr) return env.engine.Number(kBadHandle);
  return Describe(env, env.world.sockets.PeerName(connection->handle(), &address), address);
}
int32_t Descriptor(Environment& env, uint32_t id, bool of_listener) {
  if (of_listener) {
    Listener* listener = env.State<Listeners>().Get(id);
    return listener == nullptr ? -1 : env.world.sockets.Descriptor(listener->handle());
  }
  Connection* connection = Get(env, id);
  return connection == nullptr ? -1 : env.world.sockets.Descriptor(connection->handle());
}
double BytesRead(Environment& env, uint32_t id) {
  Connection* connection = Get(env, id);
  return connection == nullptr ? 0 : static_cast<double>(connection->bytes_read);
}
/// Sent, or gathered to be sent.
double BytesWritten(Environment& env, uint32_t id) {
  Connection* connection = Get(env, id);
  if (connection == nullptr) return 0;
  return static_cast<double>(connection->bytes_sent + connection->pending_bytes());
}
double PendingBytes(Environment& env, uint32_t id) {
  Connection* connection = Get(env, id);
  return connection == nullptr ? 0 : static_cast<double>(connection->pending_bytes());
}
/// 4, 6, or 0 when `text` is no IP address.
int32_t IpFamily(std::string text) {
  SocketAddress address;
  if (!SocketAddress::ParseIp(text, 0, &address)) return 0;
  return address.family == Family::kIpv6 ? 6 : 4;
}

struct Lookup : BlockingWork {
  Environment* env;
  uint32_t request;
  std::string host;
  Family family;
  int flags;
  Sockets::Resolved resolved;
};

void FinishLookup(Lookup& lookup) {
  Environment& env = *lookup.env;
  env.loop.WorkDone();
  js::Scope scope(env.engine);
  std::vector<js::Value> addresses;
  for (const SocketAddress& address : lookup.resolved.addresses) {
    addresses.push_back(env.engine.String(address.IpText()));
  }
  env.mail.Post(MailKind::kRequest, lookup.request, lookup.resolved.error,
                {env.mail.Keep(env.engine.Array(addresses))});
  delete &lookup;
}

void StartLookup(Environment& env, uint32_t request, std::string host, int32_t family,
                 int32_t flags) {
  auto* lookup = new Lookup;
  lookup->env = &env;
  lookup->request = request;
  lookup->host = std::move(host);
  lookup->family = family == 4 ? Family::kIpv4 : family == 6 ? Family::kIpv6 : Family::kNone;
  lookup->flags = flags;
  lookup->execute = [](BlockingWork& work) noexcept {
    auto& self = static_cast<Lookup&>(work);
    self.resolved = self.env->world.sockets.ResolveName(self.host, self.family, self.flags);
  };
  lookup->done = [](BlockingWork& work, bool) noexcept { FinishLookup(static_cast<Lookup&>(work)); };
  env.loop.SubmitWork(*lookup);
}

}  // namespace

void BindNet(Binder& binder) {
  binder.env.AfterEntry([](Environment& env) { env.State<Connections>().FlushDirty(); });
  binder.env.BeforeExit([](Environment& env) { env.State<Connections>().FlushForExit(); });
  binder.Functions<
      Fn<"openConnection", OpenConnection>, Fn<"adoptConnection", AdoptConnection>,
      Fn<"openListener", OpenListener>, Fn<"adoptListener", AdoptListener>,
      Fn<"bindListener", BindListener>, Fn<"bindConnection", BindConnection>,
      Fn<"listen", Listen>, Fn<"closeListener", CloseListener>, Fn<"refListener", RefListener>,
      Fn<"connect", Connect>, Fn<"readStart", ReadStart>, Fn<"readStop", ReadStop>,
      Fn<"writeBytes", WriteBytes>, Fn<"writeString", WriteString>, Fn<"sendNow", SendNow>,
      Fn<"whenSent", WhenSent>,
      Fn<"shutdown", Shutdown>, Fn<"close", Close>, Fn<"reset", Reset>,
      Fn<"refConnection", RefConnection>, Fn<"setNoDelay", SetNoDelay>,
      Fn<"setKeepAlive", SetKeepAlive>, Fn<"localName", LocalName>, Fn<"peerName", PeerName>,
      Fn<"descriptor", Descriptor>, Fn<"bytesRead", BytesRead>,
      Fn<"bytesWritten", BytesWritten>,
      Fn<"pendingBytes", PendingBytes>, Fn<"ipFamily", IpFamily>, Fn<"lookup", StartLookup>>();
}

}  // namespace orrery
