// What the loop did, printed at exit (--stats).
#pragma once

#include "cli/runtime.h"

namespace orrery {

/// Has the counts of `runtime` printed to stderr when the process exits.
void PrintStatsAtExit(Runtime& runtime);
/// Prints them now and not again: before the runtime goes. Nothing without PrintStatsAtExit.
void PrintStats();

}  // namespace orrery
