// What a loop costs without JavaScript, per driver, and the same work in plain C beside it.
//
//   build/release/benchmarks/loops_benchmark [--benchmark_filter=REGEX] [--benchmark_format=json]
//
// benchmarks/README.md, "The loops", tells how rows are called and what their counters mean.
#include <sys/resource.h>

#include <csignal>

#include "benchmarks/loops/suite.h"

int main(int argc, char** argv) {
  using namespace orrery::benchmarks;
  rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;  // thousands of connections, both ends of them
  setrlimit(RLIMIT_NOFILE, &limit);
  std::signal(SIGPIPE, SIG_IGN);
  RegisterTurn();
  RegisterTimers();
  RegisterWakeups();
  RegisterPool();
  RegisterEcho();
  RegisterIdle();
  RegisterReads();
  RegisterUdp();
  RegisterAccept();
  RegisterFiles();
  RegisterCancel();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
}
