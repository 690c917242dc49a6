// The orrery program: reads the command line, puts the runtime together, runs it.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "bindings/process/end.h"
#include "cli/options.h"
#include "cli/runtime.h"
#include "cli/stats.h"

namespace {

/// A descriptor that is closed would be given to the first file that is opened, and what the
/// program prints would end up there.
void OpenStandardDescriptors() {
  for (int fd = 0; fd <= 2; ++fd) {
    if (::fcntl(fd, F_GETFD) >= 0 || errno != EBADF) continue;
    if (::open("/dev/null", O_RDWR) != fd) std::abort();
  }
}

orrery::Runtime* traced = nullptr;

void EndTraceAtExit(orrery::Runtime& runtime) {
  traced = &runtime;
  orrery::AtEnd([] { traced->EndTrace(); });
}

}  // namespace

int main(int argc, char** argv) {
  using namespace orrery;
  OpenStandardDescriptors();
  ProgramOptions options;
  int status = 0;
  if (!ParseCommandLine(argc, argv, &options, &status)) return status;
  std::string error;
  std::unique_ptr<Runtime> runtime = Runtime::Create(options, &error);
  if (runtime == nullptr) {
    std::fprintf(stderr, "orrery: %s\n", error.c_str());
    return 1;
  }
  if (options.stats) PrintStatsAtExit(*runtime);
  EndTraceAtExit(*runtime);
  EndProcess(runtime->Run());
}
