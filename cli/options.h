// The command line of orrery.
//
//  * ParseCommandLine: fills ProgramOptions, or answers by itself (--help, --version, --loops).
//
// Options come from three places, later ones win: NODE_OPTIONS (which a file of --env-file may
// set), and the command line. What the table of option_table.h does not have is offered to V8.
#pragma once

#include "bindings/core/environment.h"

namespace orrery {

/// False when there is nothing to run: `status` is the exit code then.
bool ParseCommandLine(int argc, char** argv, ProgramOptions* options, int* status);

}  // namespace orrery
