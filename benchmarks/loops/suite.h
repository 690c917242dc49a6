// What every benchmark of the loops shares: the names of rows, what is measured, what is reported.
//
//  * AddLoops, AddPlain: a row per driver that works here, and the rows of plain code beside them.
//    A row is called GROUP/WHO/key:value…, WHO being a driver's name, plain-epoll or plain-uring.
//  * Meter: the time of the loop's own part, and the counts that go with it.
//
// A new file adds its Register function here and in main.cc; a new driver needs nothing.
#pragma once

#include <benchmark/benchmark.h>

#include <functional>
#include <string>

#include "benchmarks/loops/loop_world.h"

namespace orrery::benchmarks {

using LoopBody = std::function<void(benchmark::State&, const std::string& loop)>;
using PlainBody = std::function<void(benchmark::State&)>;
/// Names the arguments (ArgNames) and says their values, the same for all rows of a group.
using Sweep = std::function<void(benchmark::internal::Benchmark*)>;

void AddLoops(const std::string& group, const LoopBody& body, const Sweep& sweep);
void AddPlain(const std::string& group, const std::string& who, const PlainBody& body,
              const Sweep& sweep);
inline const char* const kPlainEpoll = "plain-epoll";
inline const char* const kPlainUring = "plain-uring";

/// What is done by hand in plain rows, and read from the driver in the others.
struct Counts {
  uint64_t system_calls = 0, turns = 0, events = 0, submissions = 0;
};

/// Measures the parts of an iteration that the loop spends: not its peers, not the set-up.
class Meter {
 public:
  /// kCpu: of this thread, which others on the machine hardly disturb. kWall: for what sleeps, or
  /// works on several threads; the CPU time of the process is reported beside it.
  enum class Kind { kCpu, kWall };
  Meter(benchmark::State& state, Kind kind, LoopWorld* world = nullptr);

  template <typename Work>
  void Time(Work work) {
    const Instant start = Read();
    work();
    Add(start, Read());
  }
  /// After the timed parts of an iteration, once.
  void EndIteration(uint64_t operations);
  /// Writes the row's counters. Without a world, from `counts`.
  void Report(const Counts& counts = {});

 private:
  struct Instant {
    int64_t time_ns, cpu_ns;
  };
  Instant Read() const;
  void Add(const Instant& start, const Instant& end);

  benchmark::State& state_;
  const Kind kind_;
  LoopWorld* const world_;
  Counts before_;
  Instant clock_cost_{};  ///< of reading the clock itself
  int64_t iteration_ns_ = 0, total_ns_ = 0, cpu_ns_ = 0;
  uint64_t operations_ = 0;
};

Counts CountsOf(LoopWorld& world);
Counts Since(const Counts& before, const Counts& now);

void RegisterAccept();
void RegisterCancel();
void RegisterEcho();
void RegisterFiles();
void RegisterIdle();
void RegisterPool();
void RegisterReads();
void RegisterTimers();
void RegisterTurn();
void RegisterUdp();
void RegisterWakeups();

}  // namespace orrery::benchmarks
