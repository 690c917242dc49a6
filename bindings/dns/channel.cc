// A resolver over c-ares; see channel.h.
#include "bindings/dns/channel.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <sys/time.h>

#include <algorithm>
#include <climits>
#include <cstring>
#include <utility>

namespace orrery {

namespace {
constexpr int kInternetClass = 1;
/// Far above every descriptor, so that the two are never mixed up.
constexpr int kFirstNumber = 1 << 24;

js::Value ToValue(js::Engine& engine, const AnswerField& field) {
  if (const double* number = std::get_if<double>(&field)) return engine.Number(*number);
  return engine.StringLatin1(std::get<std::string>(field));
}
}  // namespace

/// A query under way; c-ares calls back exactly once for each.
struct NameChannel::Pending {
  NameChannel* channel;
  uint32_t request;
  RecordType type;
};

// ---- the channel ---------------------------------------------------------------------------

NameChannel::NameChannel(Environment& env, Settings settings)
    : env_(env), settings_(settings), last_number_(kFirstNumber) {
  timer_.owner = this;
  timer_.on_fire = [](Timer& timer) noexcept {
    static_cast<NameChannel*>(timer.owner)->Run([](ares_channel channel) {
      ares_process_fd(channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD);
    });
  };
  broken_ = Open();
}

NameChannel::~NameChannel() {
  pumping_ = true;
  if (channel_ != nullptr) ares_destroy(channel_);
  env_.loop.Disarm(timer_);
}

int NameChannel::Open() {
  ares_options options{};
  // An answer that says no (SERVFAIL, REFUSED) is the outcome, not a reason to try the next server.
  options.flags = ARES_FLAG_NOCHECKRESP;
  options.timeout = settings_.timeout_ms;
  options.tries = settings_.tries;
  options.sock_state_cb_data = this;
  options.sock_state_cb = [](void* self, ares_socket_t number, int, int writable) {
    QuerySocket* socket = static_cast<NameChannel*>(self)->Find(number);
    if (socket != nullptr) socket->WaitToWrite(writable != 0);
  };
  int mask = ARES_OPT_FLAGS | ARES_OPT_TRIES | ARES_OPT_SOCK_STATE_CB;
  if (settings_.timeout_ms >= 0) mask |= ARES_OPT_TIMEOUTMS;
  const int status = ares_init_options(&channel_, &options, mask);
  if (status != ARES_SUCCESS) {
    channel_ = nullptr;
    return status;
  }
  ares_set_socket_functions(channel_, &kSocketFunctions, this);
  return status;
}

/// The system's servers may have changed since c-ares found none and took this machine for one: a
/// refused query has it look again.
void NameChannel::RenewIfDefault() {
  if (!last_refused_ || !default_servers_ || pending_ > 0 || channel_ == nullptr) return;
  const std::vector<SocketAddress> servers = Servers();
  if (servers.size() != 1 || servers[0].IpText() != "127.0.0.1") {
    default_servers_ = servers.empty();
    return;
  }
  ares_destroy(std::exchange(channel_, nullptr));
  broken_ = Open();
  last_refused_ = false;
}

/// Calls c-ares, then does what has become possible by it.
template <typename Call>
void NameChannel::Run(Call call) {
  if (channel_ == nullptr || env_.loop.shutting_down()) return;
  KERNEL_CHECK(!pumping_);
  pumping_ = true;
  call(channel_);
  pumping_ = false;
  Pump();
}

void NameChannel::Pump() {
  if (pumping_ || channel_ == nullptr || env_.loop.shutting_down()) return;
  pumping_ = true;
  for (bool any = true; any;) {
    any = false;
    std::vector<int> numbers;
    for (const auto& [number, socket] : sockets_) numbers.push_back(number);
    for (int number : numbers) {
      QuerySocket* socket = Find(number);  // an earlier one's answer may have closed it
      if (socket == nullptr) continue;
      const bool readable = socket->Readable(), writable = socket->Writable();
      if (!readable && !writable) continue;
      if (writable) socket->ToldWritable();
      any = true;
      ares_process_fd(channel_, readable ? number : ARES_SOCKET_BAD,
                      writable ? number : ARES_SOCKET_BAD);
    }
  }
  pumping_ = false;
  ArmTimer();
}

void NameChannel::ArmTimer() {
  timeval memory;
  const timeval* wait = ares_timeout(channel_, nullptr, &memory);
  env_.loop.Disarm(timer_);
  if (wait == nullptr) return;
  // At least a millisecond: c-ares' clock may be a little behind the loop's.
  const int64_t wait_ns = int64_t{wait->tv_sec} * 1'000'000'000 + int64_t{wait->tv_usec} * 1000;
  const auto at_least = static_cast<uint64_t>(std::max<int64_t>(wait_ns, 1'000'000));
  env_.loop.Arm(timer_, env_.world.clock.NowNs() + at_least);
}

// ---- queries -------------------------------------------------------------------------------

void NameChannel::Finish(Pending* pending, int status, const std::vector<AnswerField>& fields) {
  std::unique_ptr<Pending> owner(pending);
  --pending_;
  last_refused_ = status == ARES_ECONNREFUSED;
  if (env_.loop.shutting_down()) return;
  if (status != ARES_SUCCESS) {
    env_.mail.Post(MailKind::kRequest, pending->request, status);
    return;
  }
  js::Scope scope(env_.engine);
  std::vector<js::Value> values;
  values.reserve(fields.size());
  for (const AnswerField& field : fields) values.push_back(ToValue(env_.engine, field));
  env_.mail.Post(MailKind::kRequest, pending->request, status,
                 {env_.mail.Keep(env_.engine.Array(values))});
}

void NameChannel::OnAnswer(void* argument, int status, int, unsigned char* bytes, int size) {
  auto* pending = static_cast<Pending*>(argument);
  Answer answer{status, {}};
  if (status == ARES_SUCCESS) {
    answer = ReadAnswer(pending->type, {bytes, static_cast<size_t>(std::max(size, 0))});
  }
  pending->channel->Finish(pending, answer.status, answer.fields);
}

void NameChannel::OnHost(void* argument, int status, int, hostent* entry) {
  auto* pending = static_cast<Pending*>(argument);
  std::vector<AnswerField> fields;
  if (status == ARES_SUCCESS && entry != nullptr) {
    for (std::string& name : NamesOf(*entry)) fields.push_back(std::move(name));
  }
  pending->channel->Finish(pending, status, fields);
}

void NameChannel::Query(uint32_t request, RecordType type, const std::string& name) {
  RenewIfDefault();
  ++pending_;
  auto* pending = new Pending{this, request, type};
  if (channel_ == nullptr) return Finish(pending, broken_, {});
  // c-ares would take what stands before the NUL for the whole name.
  if (name.find('\0') != std::string::npos) return Finish(pending, ARES_EBADNAME, {});
  Run([&](ares_channel channel) {
    ares_query(channel, name.c_str(), kInternetClass, static_cast<int>(type), OnAnswer, pending);
  });
}

void NameChannel::Reverse(uint32_t request, const SocketAddress& address) {
  RenewIfDefault();
  ++pending_;
  auto* pending = new Pending{this, request, RecordType::kPtr};
  if (channel_ == nullptr) return Finish(pending, broken_, {});
  const bool ipv6 = address.family == Family::kIpv6;
  Run([&](ares_channel channel) {
    ares_gethostbyaddr(channel, address.ip.data(), ipv6 ? 16 : 4, ipv6 ? AF_INET6 : AF_INET, OnHost,
                       pending);
  });
}

void NameChannel::Cancel() { Run(ares_cancel); }

// ---- servers -------------------------------------------------------------------------------

std::vector<SocketAddress> NameChannel::Servers() {
  std::vector<SocketAddress> servers;
  ares_addr_port_node* first = nullptr;
  if (channel_ == nullptr || ares_get_servers_ports(channel_, &first) != ARES_SUCCESS) return {};
  for (const ares_addr_port_node* each = first; each != nullptr; each = each->next) {
    SocketAddress server;
    const bool ipv6 = each->family == AF_INET6;
    server.family = ipv6 ? Family::kIpv6 : Family::kIpv4;
    server.port = static_cast<uint16_t>(each->udp_port);
    std::memcpy(server.ip.data(), &each->addr, ipv6 ? 16 : 4);
    servers.push_back(server);
  }
  ares_free_data(first);
  return servers;
}

int NameChannel::SetServers(const std::vector<SocketAddress>& servers) {
  if (channel_ == nullptr) return broken_;
  if (pending_ > 0) return kQueriesPending;
  std::vector<ares_addr_port_node> nodes(servers.size());
  for (size_t i = 0; i < servers.size(); ++i) {
    const bool ipv6 = servers[i].family == Family::kIpv6;
    nodes[i].family = ipv6 ? AF_INET6 : AF_INET;
    nodes[i].udp_port = nodes[i].tcp_port = servers[i].port;
    std::memcpy(&nodes[i].addr, servers[i].ip.data(), ipv6 ? 16 : 4);
    nodes[i].next = i + 1 < servers.size() ? &nodes[i + 1] : nullptr;
  }
  const int status = ares_set_servers_ports(channel_, nodes.empty() ? nullptr : nodes.data());
  if (status == ARES_SUCCESS) default_servers_ = false;
  return status;
}

void NameChannel::SetLocalAddresses(const SocketAddress& ipv4, const SocketAddress& ipv6) {
  local_ipv4_ = ipv4;
  local_ipv6_ = ipv6;
}

// ---- c-ares' sockets -----------------------------------------------------------------------

QuerySocket* NameChannel::Find(int number) {
  auto found = sockets_.find(number);
  return found == sockets_.end() ? nullptr : found->second;
}

int NameChannel::OpenSocket(int domain, int type, int, void* argument) {
  auto& self = *static_cast<NameChannel*>(argument);
  const bool stream = type == SOCK_STREAM, ipv6 = domain == AF_INET6;
  Sockets& sockets = self.env_.world.sockets;
  HandleId handle;
  Result result = sockets.Open(ipv6 ? Family::kIpv6 : Family::kIpv4,
                               stream ? SocketType::kStream : SocketType::kDatagram, &handle);
  if (result < 0) {
    errno = -result;
    return ARES_SOCKET_BAD;
  }
  self.last_number_ = self.last_number_ == INT_MAX ? kFirstNumber : self.last_number_ + 1;
  auto* socket = new QuerySocket(
      self.env_, handle, stream, self.last_number_,
      {[](void* channel) { static_cast<NameChannel*>(channel)->Pump(); }, &self});
  const SocketAddress& local = ipv6 ? self.local_ipv6_ : self.local_ipv4_;
  if (local.family != Family::kNone) result = sockets.Bind(handle, local);
  if (result < 0) {
    socket->Close();
    errno = -result;
    return ARES_SOCKET_BAD;
  }
  if (stream) sockets.SetOption(handle, SocketOption::kNoDelay, 1);
  self.sockets_[socket->number()] = socket;
  return socket->number();
}

const ares_socket_functions NameChannel::kSocketFunctions = {
    .asocket = OpenSocket,
    .aclose = [](ares_socket_t number, void* self) {
      auto& sockets = static_cast<NameChannel*>(self)->sockets_;
      auto found = sockets.find(number);
      if (found == sockets.end()) return 0;
      found->second->Close();
      sockets.erase(found);
      return 0;
    },
    .aconnect = [](ares_socket_t number, const sockaddr* address, ares_socklen_t size, void* self) {
      return static_cast<NameChannel*>(self)->Find(number)->Connect(address, size);
    },
    .arecvfrom = [](ares_socket_t number, void* into, size_t size, int, sockaddr* from,
                    ares_socklen_t* from_size, void* self) -> ares_ssize_t {
      return static_cast<NameChannel*>(self)->Find(number)->Receive(into, size, from, from_size);
    },
    .asendv = [](ares_socket_t number, const iovec* slices, int count, void* self) -> ares_ssize_t {
      return static_cast<NameChannel*>(self)->Find(number)->Send(slices, count);
    },
};

// ---- the table -----------------------------------------------------------------------------

uint32_t NameChannels::Add(NameChannel::Settings settings) {
  table_[++last_id_] = std::make_unique<NameChannel>(env_, settings);
  return last_id_;
}

}  // namespace orrery
