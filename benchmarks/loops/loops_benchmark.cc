// What a loop costs without JavaScript, per driver: an empty turn, timers, posted tasks, an echo.
//
//   build/release/benchmarks/loops_benchmark [--benchmark_filter=uring] [--benchmark_format=json]
#include <benchmark/benchmark.h>
#include <sys/socket.h>
#include <unistd.h>

#include <vector>

#include "benchmarks/loops/loop_world.h"

namespace orrery::benchmarks {

namespace {

/// A turn that finds nothing to do: what is paid per turn whatever happens in it.
void EmptyTurn(benchmark::State& state, const std::string& name) {
  LoopWorld world(name);
  for (auto _ : state) benchmark::DoNotOptimize(world.events->RunTurn(false));
}

/// Arming timers and having them fire, per timer.
void Timers(benchmark::State& state, const std::string& name) {
  LoopWorld world(name);
  std::vector<Timer> timers(static_cast<size_t>(state.range(0)));
  for (Timer& timer : timers) timer.on_fire = [](Timer&) noexcept {};
  for (auto _ : state) {
    for (Timer& timer : timers) world.events->Arm(timer, 0);
    world.events->RunTurn(false);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

/// Posting a task to an awake loop, and having it run.
void PostedTask(benchmark::State& state, const std::string& name) {
  LoopWorld world(name);
  Task task;
  task.run = [](Task&) noexcept {};
  for (auto _ : state) {
    world.events->Post(task);
    world.events->RunTurn(false);
  }
}

/// One connection of the echo: reads with late-bound memory, and sends back what it read.
struct Echo {
  Echo(LoopWorld& loop_world, HandleId handle) : world(loop_world) {
    recv.handle = send.handle = close.handle = handle;
    recv.pool = &world.buffers;
    recv.flags = kMultishot;
    recv.owner = send.owner = close.owner = this;
    recv.on_event = [](Op& op, Event&& event) noexcept {
      static_cast<Echo*>(op.owner)->Received(std::move(event));
    };
    send.on_event = [](Op& op, Event&&) noexcept { static_cast<Echo*>(op.owner)->Sent(); };
    close.on_event = [](Op& op, Event&&) noexcept { static_cast<Echo*>(op.owner)->closed = true; };
    world.events->Submit(recv);
  }

  void Received(Event&& event) {
    if (event.result > 0) {
      lease = std::move(event.lease);
      slice = {lease.data(), lease.size()};
      send.slices = &slice;
      send.count = 1;
      send.flags = kMayInline;
      if (world.events->Submit(send).done) Sent();
    } else if (!closed && !event.more()) {
      world.events->Submit(close);
    }
  }
  void Sent() {
    lease.Reset();
    ++messages;
  }

  LoopWorld& world;
  RecvOp recv;
  SendOp send;
  CloseOp close;
  BufferLease lease;
  IoSlice slice;
  uint64_t messages = 0;
  bool closed = false;
};

/// Messages through socket pairs: the peer writes all, the loop answers all, the peer reads all.
void EchoMessages(benchmark::State& state, const std::string& name) {
  LoopWorld world(name);
  const auto connections = static_cast<size_t>(state.range(0));
  std::vector<std::unique_ptr<Echo>> echoes;
  std::vector<int> peers(connections);
  for (size_t i = 0; i < connections; ++i) {
    HandleId ours;
    KERNEL_CHECK(world.loop->sockets().OpenPair(&ours, &peers[i]) >= 0);
    echoes.push_back(std::make_unique<Echo>(world, ours));
  }
  char message[64] = "round and round it goes", answer[64];
  uint64_t expected = 0;
  for (auto _ : state) {
    for (int peer : peers) KERNEL_CHECK(::write(peer, message, 64) == 64);
    expected += connections;
    for (uint64_t answered = 0; answered < expected;) {
      world.events->RunTurn();
      answered = 0;
      for (const auto& echo : echoes) answered += echo->messages;
    }
    for (int peer : peers) KERNEL_CHECK(::recv(peer, answer, 64, MSG_WAITALL) == 64);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.counters["calls/message"] = benchmark::Counter(
      static_cast<double>(world.loop->driver().counters().system_calls) /
      static_cast<double>(std::max<uint64_t>(expected, 1)));
  for (int peer : peers) ::close(peer);
  world.events->Run();
}

}  // namespace

}  // namespace orrery::benchmarks

int main(int argc, char** argv) {
  using namespace orrery::benchmarks;
  for (const orrery::LoopInfo& info : orrery::AvailableLoops()) {
    if (!info.works) continue;
    const std::string& loop = info.name;
    auto add = [&loop](const char* what, auto function) {
      return benchmark::RegisterBenchmark((std::string(what) + "/" + loop).c_str(), function, loop);
    };
    add("empty_turn", EmptyTurn);
    add("timers", Timers)->Arg(1)->Arg(1000);
    add("posted_task", PostedTask);
    add("echo_64_bytes", EchoMessages)->Arg(1)->Arg(64);
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
}
