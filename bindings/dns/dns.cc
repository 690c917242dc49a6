// internalBinding('dns'): resolvers, by number, and the name of an address.
//
//  * openChannel, closeChannel; query, reverse, cancel; servers, setServers, setLocalAddresses.
//  * lookupService: getnameinfo on the blocking pool.
//
// The requests end as the mailbox says; statuses are c-ares' numbers. Loop thread only.
#include "bindings/core/function.h"
#include "bindings/dns/channel.h"

namespace orrery {

namespace {

uint32_t OpenChannel(Environment& env, int32_t timeout_ms, int32_t tries) {
  return env.State<NameChannels>().Add({timeout_ms, tries});
}

void CloseChannel(Environment& env, uint32_t id) { env.State<NameChannels>().Remove(id); }

/// False if the type is none that is known.
bool Query(Environment& env, uint32_t id, uint32_t request, int32_t type, std::string name) {
  NameChannel* channel = env.State<NameChannels>().Get(id);
  if (channel == nullptr || !IsRecordType(type)) return false;
  channel->Query(request, static_cast<RecordType>(type), name);
  return true;
}

/// -EINVAL if `text` is no address.
int32_t Reverse(Environment& env, uint32_t id, uint32_t request, std::string text) {
  NameChannel* channel = env.State<NameChannels>().Get(id);
  SocketAddress address;
  if (channel == nullptr || !SocketAddress::ParseIp(text, 0, &address)) return -EINVAL;
  channel->Reverse(request, address);
  return 0;
}

void Cancel(Environment& env, uint32_t id) {
  if (NameChannel* channel = env.State<NameChannels>().Get(id)) channel->Cancel();
}

/// [address, port, address, port...]
js::Value Servers(Environment& env, uint32_t id) {
  std::vector<js::Value> values;
  if (NameChannel* channel = env.State<NameChannels>().Get(id)) {
    for (const SocketAddress& server : channel->Servers()) {
      values.push_back(env.engine.String(server.IpText()));
      values.push_back(env.engine.Number(server.port));
    }
  }
  return env.engine.Array(values);
}

/// From the form that Servers gives: a status.
int32_t SetServers(Environment& env, uint32_t id, js::Value list) {
  NameChannel* channel = env.State<NameChannels>().Get(id);
  if (channel == nullptr) return ARES_EBADQUERY;
  std::vector<SocketAddress> servers;
  const uint32_t length = env.engine.ArrayLength(list);
  for (uint32_t i = 0; i + 1 < length; i += 2) {
    js::Value address, port;
    SocketAddress server;
    if (!env.engine.GetIndex(list, i, &address) || !env.engine.GetIndex(list, i + 1, &port) ||
        !SocketAddress::ParseIp(env.engine.ToUtf8(address),
                                static_cast<uint16_t>(env.engine.ToNumber(port)), &server)) {
      return ARES_EBADSTR;
    }
    servers.push_back(server);
  }
  return channel->SetServers(servers);
}

/// Empty texts for none of the family.
void SetLocalAddresses(Environment& env, uint32_t id, std::string ipv4, std::string ipv6) {
  NameChannel* channel = env.State<NameChannels>().Get(id);
  if (channel == nullptr) return;
  SocketAddress local4, local6;
  if (!ipv4.empty()) SocketAddress::ParseIp(ipv4, 0, &local4);
  if (!ipv6.empty()) SocketAddress::ParseIp(ipv6, 0, &local6);
  channel->SetLocalAddresses(local4, local6);
}

struct ServiceLookup : BlockingWork {
  Environment* env;
  uint32_t request;
  SocketAddress address;
  Sockets::Named named;
};

void FinishService(ServiceLookup& lookup) {
  Environment& env = *lookup.env;
  env.loop.WorkDone();
  js::Scope scope(env.engine);
  js::Value names[] = {env.engine.String(lookup.named.host),
                       env.engine.String(lookup.named.service)};
  env.mail.Post(MailKind::kRequest, lookup.request, lookup.named.error,
                {env.mail.Keep(env.engine.Array(names))});
  delete &lookup;
}

void LookupService(Environment& env, uint32_t request, std::string text, uint32_t port) {
  auto* lookup = new ServiceLookup;
  lookup->env = &env;
  lookup->request = request;
  SocketAddress::ParseIp(text, static_cast<uint16_t>(port), &lookup->address);
  lookup->execute = [](BlockingWork& work) noexcept {
    auto& self = static_cast<ServiceLookup&>(work);
    self.named = self.env->world.sockets.ResolveAddress(self.address);
  };
  lookup->done = [](BlockingWork& work, bool) noexcept {
    FinishService(static_cast<ServiceLookup&>(work));
  };
  env.loop.SubmitWork(*lookup);
}

}  // namespace

void BindDns(Binder& binder) {
  binder.Functions<Fn<"openChannel", OpenChannel>, Fn<"closeChannel", CloseChannel>,
                   Fn<"query", Query>, Fn<"reverse", Reverse>, Fn<"cancel", Cancel>,
                   Fn<"servers", Servers>, Fn<"setServers", SetServers>,
                   Fn<"setLocalAddresses", SetLocalAddresses>,
                   Fn<"lookupService", LookupService>>();
}

}  // namespace orrery
