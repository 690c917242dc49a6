// What the loop did, printed at exit; see stats.h.
#include "cli/stats.h"

#include <sys/resource.h>

#include <cstdio>

#include "bindings/process/end.h"

namespace orrery {

namespace {
Runtime* subject = nullptr;

double Seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

void Print() {
  const LoopCounters& loop = subject->event_loop().counters();
  const DriverCounters driver = subject->driver().counters();
  auto line = [](const char* name, uint64_t value) {
    std::fprintf(stderr, "  %-24s %llu\n", name, static_cast<unsigned long long>(value));
  };
  std::fprintf(stderr, "loop %s\n", std::string(subject->driver().name()).c_str());
  line("turns", loop.turns);
  line("events", loop.events);
  std::fprintf(stderr, "  %-24s %.2f\n", "events per turn",
               loop.turns == 0 ? 0.0
                               : static_cast<double>(loop.events) / static_cast<double>(loop.turns));
  line("entries into JavaScript", subject->environment().entries);
  line("timers fired", loop.timers_fired);
  line("inline completions", loop.inline_completions + driver.inline_completions);
  line("wake-ups", loop.wakeups);
  line("polls that slept", loop.polls_slept);
  if (loop.spins > 0) {
    line("looks before sleeping", loop.spins);
    line("... that spared a sleep", loop.spins_paid);
    line("... us spent in them", loop.spun_ns / 1000);
  }
  line("driver system calls", driver.system_calls);
  for (size_t kind = 0; kind < loop.submitted.size(); ++kind) {
    if (loop.submitted[kind] == 0) continue;
    std::fprintf(stderr, "  %-24s %llu\n",
                 (std::string("op ") + OpKindName(static_cast<OpKind>(kind))).c_str(),
                 static_cast<unsigned long long>(loop.submitted[kind]));
  }
  rusage use{};
  ::getrusage(RUSAGE_SELF, &use);
  line("context switches", static_cast<uint64_t>(use.ru_nvcsw + use.ru_nivcsw));
  std::fprintf(stderr, "  %-24s %.3f user, %.3f system\n", "CPU seconds", Seconds(use.ru_utime),
               Seconds(use.ru_stime));
}
}  // namespace

void PrintStatsAtExit(Runtime& runtime) {
  subject = &runtime;
  AtEnd(Print);
}

}  // namespace orrery
