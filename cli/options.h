// The command line of orrery.
//
//  * ParseCommandLine: fills ProgramOptions, or answers by itself (--help, --version, --loops).
#pragma once

#include "bindings/core/environment.h"

namespace orrery {

/// False when there is nothing to run: `status` is the exit code then.
bool ParseCommandLine(int argc, char** argv, ProgramOptions* options, int* status);

}  // namespace orrery
