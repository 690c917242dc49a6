// How many CPUs there are for this process and its peers: those of the machine, or the quota of its
// control group. Not the mask of a thread: a server on a CPU of its own has its clients elsewhere.
//
//  * UsableCpus
//
// Any thread. Reads files: not for a hot path.
#pragma once

namespace orrery::posix {

/// At least 1. A quota of less than two CPUs' time counts as one.
unsigned UsableCpus();

}  // namespace orrery::posix
