// How many CPUs there are for this process and its peers; see usable_cpus.h.
#include "loops/posix/usable_cpus.h"

#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>

namespace orrery::posix {

namespace {

/// "max 100000", or how many microseconds of each period the group may have (admin-guide/
/// cgroup-v2). Containers see their own group at the root.
unsigned QuotaOfGroup() {
  std::ifstream file("/sys/fs/cgroup/cpu.max");
  double quota = 0, period = 0;
  if (!(file >> quota >> period) || period <= 0) return std::numeric_limits<unsigned>::max();
  return std::max(1u, static_cast<unsigned>(quota / period));
}

}  // namespace

unsigned UsableCpus() {
  const long online = sysconf(_SC_NPROCESSORS_ONLN);
  return std::min(static_cast<unsigned>(std::max(online, 1L)), QuotaOfGroup());
}

unsigned CpusOfThread() {
  cpu_set_t mask;
  CPU_ZERO(&mask);
  if (sched_getaffinity(0, sizeof mask, &mask) != 0) return UsableCpus();
  return std::min(UsableCpus(), static_cast<unsigned>(std::max(CPU_COUNT(&mask), 1)));
}

}  // namespace orrery::posix
