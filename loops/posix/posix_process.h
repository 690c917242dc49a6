// Child processes over vfork, execve and pidfd; every POSIX driver shares it.
//
//  * PosixProcesses: Processes. Signals: signal_pipe.h.
//
// Thread rule: as Processes.
#pragma once

#include "kernel/processes.h"
#include "kernel/sockets.h"
#include "loops/posix/signal_pipe.h"

namespace orrery::posix {

class PosixProcesses final : public Processes {
 public:
  explicit PosixProcesses(Sockets& sockets) : sockets_(sockets) {}

  Result Spawn(const SpawnOptions& options, Spawned* out) override;
  Result Reap(int pid, ChildExit* out) override;
  Result Kill(int pid, int signal) override;
  Result OpenSignals(HandleId* out) override;
  Result WatchSignal(int signal) override { return signals_.Watch(signal); }
  Result UnwatchSignal(int signal) override { return signals_.Unwatch(signal); }

 private:
  Sockets& sockets_;
  SignalPipe signals_;
};

}  // namespace orrery::posix
