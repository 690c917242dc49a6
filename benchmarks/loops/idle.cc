// Many idle handles: what one active connection's echo costs beside them, and the memory of each.
//
// Every idle one has a read under way, as a server's keep-alive connections have.
#include <malloc.h>

#include "benchmarks/loops/echo_servers.h"

namespace orrery::benchmarks {

namespace {

constexpr size_t kBytes = 64;

void Numbers(benchmark::internal::Benchmark* row) {
  row->ArgName("idle");
  for (int64_t idle : {0, 100, 1000, 4000}) row->Arg(idle);
}

size_t HeapBytes() {
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

template <typename Server>
void BesideIdle(benchmark::State& state, Server& server) {
  const auto idle = static_cast<size_t>(state.range(0));
  const std::vector<ConnectedPair> sleepers = ConnectedPairs(Transport::kTcp, idle);
  const Peers sleeping(sleepers, kBytes);
  const std::vector<ConnectedPair> pair = ConnectedPairs(Transport::kTcp, 1);
  Peers peer(pair, kBytes);
  server.Add(pair[0].ours);
  peer.Verify([&] { server.Serve(kBytes); });
  const size_t heap_before = HeapBytes();
  for (const ConnectedPair& sleeper : sleepers) server.Add(sleeper.ours);
  peer.Verify([&] { server.Serve(kBytes); });  // what is prepared late is there now
  const size_t heap = HeapBytes() - heap_before;
  const Counts before = server.counts();
  Meter meter(state, Meter::Kind::kCpu, server.world());
  for (auto _ : state) {
    peer.WriteAll();
    meter.Time([&] { server.Serve(kBytes); });
    peer.ReadAll();
    meter.EndIteration(1);
  }
  meter.Report(Since(before, server.counts()));
  state.counters["heap_bytes_per_idle"] =
      idle == 0 ? 0 : static_cast<double>(heap) / static_cast<double>(idle);
}

}  // namespace

void RegisterIdle() {
  AddLoops("idle", [](benchmark::State& state, const std::string& loop) {
    DriverEcho server(loop);
    BesideIdle(state, server);
  }, Numbers);
  AddPlain("idle", kPlainEpoll, [](benchmark::State& state) {
    EpollEcho server;
    BesideIdle(state, server);
  }, Numbers);
  if (!PlainUringWorks()) return;
  AddPlain("idle", kPlainUring, [](benchmark::State& state) {
    UringEcho server(Transport::kTcp, static_cast<size_t>(state.range(0)) + 1, kBytes);
    BesideIdle(state, server);
  }, Numbers);
}

}  // namespace orrery::benchmarks
