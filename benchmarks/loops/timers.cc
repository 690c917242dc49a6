// Timers of the kernel: arming, cancelling, firing, from 10 to 1,000,000 of them, with the fitted
// complexity. The clock is the benchmark's own, so that nothing waits.
//
// Beside them std::priority_queue, which can arm and fire but not cancel.
#include <algorithm>
#include <numeric>
#include <queue>
#include <random>
#include <vector>

#include "benchmarks/loops/plain.h"

namespace orrery::benchmarks {

namespace {

constexpr uint64_t kSpanNs = 1'000'000'000;

class HandSetClock final : public Clock {
 public:
  uint64_t NowNs() override { return now_ns; }
  uint64_t WallNs() override { return now_ns; }
  uint64_t now_ns = 1;
};

void Numbers(benchmark::internal::Benchmark* row) {
  row->ArgName("timers");
  for (int64_t timers = 10; timers <= 1'000'000; timers *= 10) row->Arg(timers);
  row->Complexity();
}

/// Delays in no order, the same in every run.
std::vector<uint64_t> Delays(int64_t count) {
  std::mt19937_64 random(42);
  std::vector<uint64_t> delays(static_cast<size_t>(count));
  for (uint64_t& delay : delays) delay = 1 + random() % kSpanNs;
  return delays;
}

struct Timers {
  Timers(const std::string& loop, int64_t count)
      : world(loop, &clock), delays(Delays(count)), timers(static_cast<size_t>(count)) {
    for (Timer& timer : timers) {
      timer.owner = this;
      timer.on_fire = [](Timer& self) noexcept { static_cast<Timers*>(self.owner)->Fired(self); };
    }
  }
  void Fired(const Timer& timer) {
    ++fired;
    in_order = in_order && timer.deadline_ns >= last_ns;
    last_ns = timer.deadline_ns;
  }
  void ArmAll() {
    for (size_t i = 0; i < timers.size(); ++i) {
      world.events->Arm(timers[i], clock.now_ns + delays[i]);
    }
  }

  HandSetClock clock;
  LoopWorld world;
  std::vector<uint64_t> delays;
  std::vector<Timer> timers;
  uint64_t fired = 0, last_ns = 0;
  bool in_order = true;
};

void ArmAndFire(benchmark::State& state, const std::string& loop) {
  Timers all(loop, state.range(0));
  Meter meter(state, Meter::Kind::kCpu, &all.world);
  uint64_t expected = 0;
  for (auto _ : state) {
    meter.Time([&] {
      all.ArmAll();
      all.clock.now_ns += kSpanNs;
      all.world.events->RunTurn(false);
    });
    KERNEL_CHECK(all.fired == (expected += all.timers.size()) && all.in_order);
    meter.EndIteration(all.timers.size());
  }
  meter.Report();
  state.SetComplexityN(state.range(0));
}

void ArmAndCancel(benchmark::State& state, const std::string& loop) {
  Timers all(loop, state.range(0));
  std::vector<size_t> order(all.timers.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::shuffle(order.begin(), order.end(), std::mt19937_64(7));
  Meter meter(state, Meter::Kind::kCpu, &all.world);
  for (auto _ : state) {
    meter.Time([&] {
      all.ArmAll();
      for (size_t i : order) all.world.events->Disarm(all.timers[i]);
    });
    meter.EndIteration(all.timers.size());
  }
  all.clock.now_ns += kSpanNs;
  all.world.events->RunTurn(false);
  KERNEL_CHECK(all.fired == 0);
  meter.Report();
  state.SetComplexityN(state.range(0));
}

void PlainQueue(benchmark::State& state) {
  struct Entry {
    uint64_t deadline_ns, sequence;
    uint64_t* fired;
    bool operator<(const Entry& other) const {
      return deadline_ns != other.deadline_ns ? deadline_ns > other.deadline_ns
                                              : sequence > other.sequence;
    }
  };
  const std::vector<uint64_t> delays = Delays(state.range(0));
  std::priority_queue<Entry> queue;
  uint64_t fired = 0, sequence = 0, now_ns = 1;
  PlainEpoll epoll;
  Meter meter(state, Meter::Kind::kCpu);
  for (auto _ : state) {
    meter.Time([&] {
      for (uint64_t delay : delays) queue.push({now_ns + delay, sequence++, &fired});
      now_ns += kSpanNs;
      for (; !queue.empty() && queue.top().deadline_ns <= now_ns; queue.pop()) ++*queue.top().fired;
      epoll.Wait(0);
    });
    meter.EndIteration(delays.size());
  }
  KERNEL_CHECK(fired == static_cast<uint64_t>(state.iterations()) * delays.size());
  meter.Report(epoll.counts);
  state.SetComplexityN(state.range(0));
}

}  // namespace

void RegisterTimers() {
  AddLoops("timer_fire", ArmAndFire, Numbers);
  AddPlain("timer_fire", kPlainEpoll, PlainQueue, Numbers);
  AddLoops("timer_cancel", ArmAndCancel, Numbers);
}

}  // namespace orrery::benchmarks
