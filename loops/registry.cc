// The registry of loops: the one place that names them all; see loops.h.
//
// Loops that it does not rank come by their name in ORRERY_LOOPS alone: cmake/Loops.cmake writes
// other_loops.inc with one ORRERY_LOOP(mine, Mine) for each.
#include "loops/loops.h"

namespace orrery {

#ifdef ORRERY_LOOP_URING
LoopInfo DescribeUring();
std::unique_ptr<Loop> MakeUring(const LoopOptions& options, std::string* error);
#endif
#ifdef ORRERY_LOOP_UV
LoopInfo DescribeUv();
std::unique_ptr<Loop> MakeUv(const LoopOptions& options, std::string* error);
#endif
#ifdef ORRERY_LOOP_ASIO
LoopInfo DescribeAsio();
std::unique_ptr<Loop> MakeAsio(const LoopOptions& options, std::string* error);
#endif

#define ORRERY_LOOP(name, Name) \
  LoopInfo Describe##Name();    \
  std::unique_ptr<Loop> Make##Name(const LoopOptions& options, std::string* error);
#include "loops/other_loops.inc"
#undef ORRERY_LOOP

namespace {
struct Entry {
  const char* name;
  LoopInfo (*describe)();
  std::unique_ptr<Loop> (*make)(const LoopOptions& options, std::string* error);
};

// Best first: --loop=auto takes the first that works.
const Entry kLoops[] = {
#ifdef ORRERY_LOOP_URING
    {"uring", DescribeUring, MakeUring},
#endif
#ifdef ORRERY_LOOP_UV
    {"uv", DescribeUv, MakeUv},
#endif
#ifdef ORRERY_LOOP_ASIO
    {"asio", DescribeAsio, MakeAsio},
#endif
#define ORRERY_LOOP(name, Name) {#name, Describe##Name, Make##Name},
#include "loops/other_loops.inc"
#undef ORRERY_LOOP
};
}  // namespace

std::vector<LoopInfo> AvailableLoops() {
  std::vector<LoopInfo> all;
  for (const Entry& entry : kLoops) all.push_back(entry.describe());
  return all;
}

std::unique_ptr<Loop> MakeLoop(const std::string& name, const LoopOptions& options,
                               std::string* error) {
  for (const Entry& entry : kLoops) {
    if (name == entry.name) return entry.make(options, error);
  }
  *error = "no such loop is built in; there are";
  for (const Entry& entry : kLoops) *error += std::string(" ") + entry.name;
  return nullptr;
}

}  // namespace orrery
