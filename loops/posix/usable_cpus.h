// How many CPUs there are.
//
//  * UsableCpus: for this process and its peers: those of the machine, or the quota of its control
//    group. Not the mask of a thread: a server on a CPU of its own has its clients elsewhere.
//  * CpusOfThread: those that the calling thread may run on, and the threads that it starts.
//
// Any thread. Reads files: not for a hot path.
#pragma once

namespace orrery::posix {

/// At least 1. A quota of less than two CPUs' time counts as one.
unsigned UsableCpus();
/// At least 1, and no more than UsableCpus.
unsigned CpusOfThread();

}  // namespace orrery::posix
