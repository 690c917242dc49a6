// What a turn costs: with nothing to do, with posted tasks, with completions known already.
//
// A read into an empty span ends without a system call, so that `completions` shows what kernel and
// driver add to an operation: submission, token, event, dispatch.
#include <memory>
#include <vector>

#include "benchmarks/loops/peers.h"
#include "benchmarks/loops/plain.h"

namespace orrery::benchmarks {

namespace {

constexpr int kTurnsPerIteration = 64;  // one is too short for the clock

void Nothing(benchmark::internal::Benchmark*) {}

void Batches(benchmark::internal::Benchmark* row) {
  row->ArgName("batch");
  for (int64_t batch : {1, 4, 16, 64, 256, 1024, 4096}) row->Arg(batch);
}

void EmptyTurn(benchmark::State& state, const std::string& loop) {
  LoopWorld world(loop);
  world.events->RunTurn(false);
  Meter meter(state, Meter::Kind::kCpu, &world);
  for (auto _ : state) {
    meter.Time([&] {
      for (int i = 0; i < kTurnsPerIteration; ++i) {
        benchmark::DoNotOptimize(world.events->RunTurn(false));
      }
    });
    meter.EndIteration(kTurnsPerIteration);
  }
  meter.Report();
}

void EmptyEpollTurn(benchmark::State& state) {
  PlainEpoll epoll;
  Meter meter(state, Meter::Kind::kCpu);
  for (auto _ : state) {
    meter.Time([&] {
      for (int i = 0; i < kTurnsPerIteration; ++i) KERNEL_CHECK(epoll.Wait(0) == 0);
    });
    meter.EndIteration(kTurnsPerIteration);
  }
  meter.Report(epoll.counts);
}

// A look at the ring's shared memory: no system call.
void EmptyRingTurn(benchmark::State& state) {
  PlainRing ring;
  Meter meter(state, Meter::Kind::kCpu);
  for (auto _ : state) {
    meter.Time([&] {
      io_uring_cqe* cqe = nullptr;
      for (int i = 0; i < kTurnsPerIteration; ++i) {
        benchmark::DoNotOptimize(io_uring_peek_cqe(&ring.ring, &cqe));
      }
    });
    meter.EndIteration(kTurnsPerIteration);
  }
  meter.Report(ring.counts);
}

struct CountingTask : Task {
  uint64_t* ran = nullptr;
};

void PostedTasks(benchmark::State& state, const std::string& loop) {
  LoopWorld world(loop);
  uint64_t ran = 0;
  std::vector<CountingTask> tasks(static_cast<size_t>(state.range(0)));
  for (CountingTask& task : tasks) {
    task.ran = &ran;
    task.run = [](Task& self) noexcept { ++*static_cast<CountingTask&>(self).ran; };
  }
  Meter meter(state, Meter::Kind::kCpu, &world);
  uint64_t expected = 0;
  for (auto _ : state) {
    meter.Time([&] {
      for (CountingTask& task : tasks) world.events->Post(task);
      world.events->RunTurn(false);
    });
    KERNEL_CHECK(ran == (expected += tasks.size()));
    meter.EndIteration(tasks.size());
  }
  meter.Report();
  state.SetComplexityN(state.range(0));
}

void Completions(benchmark::State& state, const std::string& loop) {
  LoopWorld world(loop);
  const std::vector<ConnectedPair> pair = ConnectedPairs(Transport::kUnix, 1);
  const Peers peer(pair, 64);
  uint64_t ended = 0;
  std::vector<std::unique_ptr<RecvOp>> ops(static_cast<size_t>(state.range(0)));
  const HandleId handle = world.Adopt(pair[0].ours);
  for (auto& op : ops) {
    op = std::make_unique<RecvOp>();
    op->handle = handle;
    op->owner = &ended;
    op->on_event = [](Op& self, Event&&) noexcept { ++*static_cast<uint64_t*>(self.owner); };
  }
  Meter meter(state, Meter::Kind::kCpu, &world);
  uint64_t expected = 0;
  for (auto _ : state) {
    meter.Time([&] {
      for (auto& op : ops) world.events->Submit(*op);
      world.events->RunTurn(false);
    });
    KERNEL_CHECK(ended == (expected += ops.size()));
    meter.EndIteration(ops.size());
  }
  meter.Report();
  state.SetComplexityN(state.range(0));
}

// The least that a ring can do for an operation; it enters the system, a driver need not.
void Nops(benchmark::State& state) {
  PlainRing ring;
  const auto batch = static_cast<uint64_t>(state.range(0));
  Meter meter(state, Meter::Kind::kCpu);
  for (auto _ : state) {
    uint64_t ended = 0;
    meter.Time([&] {
      for (uint64_t i = 0; i < batch; ++i) io_uring_prep_nop(ring.Sqe());
      while (ended < batch) ring.Turn([&](const io_uring_cqe&) { ++ended; });
    });
    meter.EndIteration(batch);
  }
  meter.Report(ring.counts);
  state.SetComplexityN(state.range(0));
}

}  // namespace

void RegisterTurn() {
  AddLoops("turn", EmptyTurn, Nothing);
  AddPlain("turn", kPlainEpoll, EmptyEpollTurn, Nothing);
  if (PlainUringWorks()) AddPlain("turn", kPlainUring, EmptyRingTurn, Nothing);
  AddLoops("posted", PostedTasks, Batches);
  AddLoops("completions", Completions, Batches);
  if (PlainUringWorks()) AddPlain("completions", kPlainUring, Nops, Batches);
}

}  // namespace orrery::benchmarks
