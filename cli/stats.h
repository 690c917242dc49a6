// What the loop did, printed at exit (--stats).
#pragma once

#include "cli/runtime.h"

namespace orrery {

/// Has the counts of `runtime` printed to stderr when the process ends; it has to be there then.
void PrintStatsAtExit(Runtime& runtime);

}  // namespace orrery
