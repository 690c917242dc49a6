// The orrery program: reads the command line, puts the runtime together, runs it.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "cli/options.h"
#include "cli/runtime.h"
#include "cli/stats.h"

int main(int argc, char** argv) {
  using namespace orrery;
  ProgramOptions options;
  int status = 0;
  if (!ParseCommandLine(argc, argv, &options, &status)) return status;
  std::string error;
  std::unique_ptr<Runtime> runtime = Runtime::Create(options, &error);
  if (runtime == nullptr) {
    std::fprintf(stderr, "orrery: --loop=%s: %s\n", options.loop_name.c_str(), error.c_str());
    return 1;
  }
  if (options.stats) PrintStatsAtExit(*runtime);
  const int exit_code = runtime->Run();
  PrintStats();
  return exit_code;
}
