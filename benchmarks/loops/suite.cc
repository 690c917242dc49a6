// Rows and their measurement; see suite.h.
#include "benchmarks/loops/suite.h"

#include <algorithm>
#include <ctime>

namespace orrery::benchmarks {

namespace {

int64_t ReadClock(clockid_t clock) {
  timespec now;
  clock_gettime(clock, &now);
  return int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

double Ratio(uint64_t of, uint64_t to) {
  return to == 0 ? 0 : static_cast<double>(of) / static_cast<double>(to);
}

}  // namespace

void AddLoops(const std::string& group, const LoopBody& body, const Sweep& sweep) {
  static const std::vector<LoopInfo> loops = AvailableLoops();
  for (const LoopInfo& info : loops) {
    if (!info.works) continue;
    const std::string name = group + "/" + info.name;
    sweep(benchmark::RegisterBenchmark(
        name.c_str(),
        [body, loop = info.name](benchmark::State& state) { body(state, loop); })->UseManualTime());
  }
}

void AddPlain(const std::string& group, const std::string& who, const PlainBody& body,
              const Sweep& sweep) {
  const std::string name = group + "/" + who;
  sweep(benchmark::RegisterBenchmark(name.c_str(), [body](benchmark::State& state) {
          body(state);
        })->UseManualTime());
}

Counts CountsOf(LoopWorld& world) {
  const DriverCounters driver = world.loop->driver().counters();
  const LoopCounters& loop = world.events->counters();
  return {driver.system_calls, loop.turns, loop.events, driver.submissions};
}

Counts Since(const Counts& before, const Counts& now) {
  return {now.system_calls - before.system_calls, now.turns - before.turns,
          now.events - before.events, now.submissions - before.submissions};
}

// The cost of two readings is the least that they were ever seen apart.
Meter::Meter(benchmark::State& state, Kind kind, LoopWorld* world)
    : state_(state), kind_(kind), world_(world) {
  clock_cost_ = {INT64_MAX, INT64_MAX};
  for (int i = 0; i < 200; ++i) {
    const Instant start = Read(), end = Read();
    clock_cost_.time_ns = std::min(clock_cost_.time_ns, end.time_ns - start.time_ns);
    clock_cost_.cpu_ns = std::min(clock_cost_.cpu_ns, end.cpu_ns - start.cpu_ns);
  }
  if (world_ != nullptr) before_ = CountsOf(*world_);
}

Meter::Instant Meter::Read() const {
  if (kind_ == Kind::kWall) {
    return {ReadClock(CLOCK_MONOTONIC), ReadClock(CLOCK_PROCESS_CPUTIME_ID)};
  }
  const int64_t now = ReadClock(CLOCK_THREAD_CPUTIME_ID);
  return {now, now};
}

void Meter::Add(const Instant& start, const Instant& end) {
  iteration_ns_ += std::max<int64_t>(0, end.time_ns - start.time_ns - clock_cost_.time_ns);
  cpu_ns_ += std::max<int64_t>(0, end.cpu_ns - start.cpu_ns - clock_cost_.cpu_ns);
}

void Meter::EndIteration(uint64_t operations) {
  state_.SetIterationTime(static_cast<double>(iteration_ns_) * 1e-9);
  total_ns_ += iteration_ns_;
  operations_ += operations;
  iteration_ns_ = 0;
}

void Meter::Report(const Counts& counts) {
  const Counts now = world_ == nullptr ? counts : Since(before_, CountsOf(*world_));
  state_.SetItemsProcessed(static_cast<int64_t>(operations_));
  auto& counters = state_.counters;
  counters["ns_per_op"] = Ratio(static_cast<uint64_t>(total_ns_), operations_);
  counters["cpu_ns_per_op"] = Ratio(static_cast<uint64_t>(cpu_ns_), operations_);
  counters["calls_per_op"] = Ratio(now.system_calls, operations_);
  counters["events_per_turn"] = Ratio(now.events, now.turns);
  counters["submissions_per_call"] = Ratio(now.submissions, now.system_calls);
}

}  // namespace orrery::benchmarks
