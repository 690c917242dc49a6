// Echo over TCP and unix sockets, by connections and by message size.
//
// All peers write, the loop answers all (this part is timed), all peers read. On loopback the
// system's work for a send includes the receiving side's, so a row has all that a server costs.
#include "benchmarks/loops/echo_servers.h"

namespace orrery::benchmarks {

namespace {

size_t Connections(const benchmark::State& state) { return static_cast<size_t>(state.range(0)); }
size_t Bytes(const benchmark::State& state) { return static_cast<size_t>(state.range(1)); }

template <typename Server>
void Echo(benchmark::State& state, Server& server, Transport transport) {
  const std::vector<ConnectedPair> pairs = ConnectedPairs(transport, Connections(state));
  Peers peers(pairs, Bytes(state));
  for (const ConnectedPair& pair : pairs) server.Add(pair.ours);
  const uint64_t round = peers.size() * Bytes(state);
  for (int i = 0; i < 2; ++i) peers.Verify([&] { server.Serve(round); });
  const Counts before = server.counts();
  Meter meter(state, Meter::Kind::kCpu, server.world());
  for (auto _ : state) {
    peers.WriteAll();
    meter.Time([&] { server.Serve(round); });
    peers.ReadAll();
    meter.EndIteration(peers.size());
  }
  meter.Report(Since(before, server.counts()));
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(round));
  state.SetComplexityN(state.range(0));
}

void Sizes(benchmark::internal::Benchmark* row) {
  row->ArgNames({"connections", "bytes"});
  for (int64_t connections : {1, 4, 16, 64, 256, 1024, 4096}) row->Args({connections, 64});
  for (int64_t bytes : {1024, 16384, 65536}) row->Args({64, bytes});
}

void Register(const std::string& group, Transport transport) {
  AddLoops(group, [transport](benchmark::State& state, const std::string& loop) {
    DriverEcho server(loop);
    Echo(state, server, transport);
  }, Sizes);
  AddPlain(group, kPlainEpoll, [transport](benchmark::State& state) {
    EpollEcho server;
    Echo(state, server, transport);
  }, Sizes);
  if (!PlainUringWorks()) return;
  AddPlain(group, kPlainUring, [transport](benchmark::State& state) {
    UringEcho server(transport, Connections(state), Bytes(state));
    Echo(state, server, transport);
  }, Sizes);
}

}  // namespace

void RegisterEcho() {
  Register("echo_tcp", Transport::kTcp);
  Register("echo_unix", Transport::kUnix);
}

}  // namespace orrery::benchmarks
