// A resolver: a c-ares channel whose sockets, waits and time-outs are the kernel's.
//
//  * NameChannel: Query, Reverse, Cancel; the name servers; the local address. A query ends as a
//    record `request` in the mailbox: its result a status of c-ares (0: the payload names an array
//    of the answer's fields, see answers.h).
//  * NameChannels: the table by the number that JavaScript knows.
//
// c-ares reads /etc/resolv.conf and /etc/hosts itself, and a clock of its own tells it what has
// timed out: the kernel's timer only says when to look. Its calls are never nested: its callbacks
// leave mail and nothing else. Loop thread only.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bindings/core/environment.h"
#include "bindings/dns/answers.h"
#include "bindings/dns/cares.h"
#include "bindings/dns/query_socket.h"

namespace orrery {

class NameChannel {
 public:
  struct Settings {
    int timeout_ms = -1;  ///< of the first try; -1: c-ares' own (5 seconds)
    int tries = 4;
  };
  /// setServers while queries are under way.
  static constexpr int kQueriesPending = -1000;

  NameChannel(Environment& env, Settings settings);
  ~NameChannel();
  NameChannel(const NameChannel&) = delete;
  NameChannel& operator=(const NameChannel&) = delete;

  void Query(uint32_t request, RecordType type, const std::string& name);
  /// The names of an IPv4 or IPv6 address.
  void Reverse(uint32_t request, const SocketAddress& address);
  /// Ends every query with ARES_ECANCELLED.
  void Cancel();

  /// With their ports; port 0 stands for DNS's own.
  std::vector<SocketAddress> Servers();
  /// ARES_SUCCESS, another status, or kQueriesPending.
  int SetServers(const std::vector<SocketAddress>& servers);
  /// What new sockets are bound to; without a family: to nothing.
  void SetLocalAddresses(const SocketAddress& ipv4, const SocketAddress& ipv6);

 private:
  struct Pending;
  int Open();
  void RenewIfDefault();
  void Pump();
  void ArmTimer();
  void Finish(Pending* pending, int status, const std::vector<AnswerField>& fields);
  template <typename Call>
  void Run(Call call);
  QuerySocket* Find(int number);

  static const ares_socket_functions kSocketFunctions;
  static int OpenSocket(int domain, int type, int protocol, void* channel);
  static void OnAnswer(void* pending, int status, int timeouts, unsigned char* bytes, int size);
  static void OnHost(void* pending, int status, int timeouts, hostent* entry);

  Environment& env_;
  const Settings settings_;
  ares_channel channel_ = nullptr;
  int broken_ = ARES_SUCCESS;  // why there is no channel_
  Timer timer_;
  std::map<int, QuerySocket*> sockets_;
  int last_number_;
  SocketAddress local_ipv4_, local_ipv6_;
  uint32_t pending_ = 0;
  bool default_servers_ = true, last_refused_ = false;
  bool pumping_ = false;
};

class NameChannels {
 public:
  explicit NameChannels(Environment& env) : env_(env) { ares_library_init(ARES_LIB_INIT_ALL); }
  ~NameChannels() {
    table_.clear();
    ares_library_cleanup();
  }
  uint32_t Add(NameChannel::Settings settings);
  void Remove(uint32_t id) { table_.erase(id); }
  NameChannel* Get(uint32_t id) {
    auto found = table_.find(id);
    return found == table_.end() ? nullptr : found->second.get();
  }

 private:
  Environment& env_;
  std::map<uint32_t, std::unique_ptr<NameChannel>> table_;
  uint32_t last_id_ = 0;
};

}  // namespace orrery
