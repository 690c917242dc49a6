// Child processes, and the signals that this process receives.
//
//  * Processes: spawn, reap, kill; signals as bytes that arrive on a handle.
//
// A child's end is told through a descriptor: adopt Spawned::descriptor (Sockets::Adopt), submit a
// PollOp for kReadable on the handle, then Reap. So it comes in order with all other events, and
// keeps the loop alive or not as any operation does.
// Thread rule: the loop's thread.
#pragma once

#include <string>
#include <vector>

#include "kernel/op.h"

namespace orrery {

struct SpawnOptions {
  std::string file;                    ///< without a slash: looked up in the child's PATH
  std::vector<std::string> arguments;  ///< argv, beginning with the program's name
  bool inherit_environment = true;
  std::vector<std::string> environment;  ///< "NAME=value", unless inherited
  std::string directory;                 ///< "": the parent's
  /// The child's descriptor i is a duplicate of our descriptors[i]. kNull: /dev/null. kClosed:
  /// none. Our other descriptors that are not close-on-exec are inherited, as POSIX has it.
  std::vector<int> descriptors;
  bool set_uid = false, set_gid = false;
  uint32_t uid = 0, gid = 0;
  bool detached = false;  ///< the leader of a session of its own

  static constexpr int kNull = -1, kClosed = -2;
};

struct Spawned {
  int pid = 0;
  int descriptor = -1;  ///< readable once the child has ended; the caller's (a pidfd)
};

struct ChildExit {
  int code = 0;
  int signal = 0;  ///< not 0: what ended the child
};

class Processes {
 public:
  virtual ~Processes() = default;

  /// 0; else why the child could not be set up or its program not be executed, as errno tells it
  /// (-ENOENT, -EACCES…), and no child is left behind.
  virtual Result Spawn(const SpawnOptions& options, Spawned* out) = 0;
  /// Collects an ended child. -EAGAIN while it still runs, -ECHILD if it is none of ours.
  virtual Result Reap(int pid, ChildExit* out) = 0;
  /// Sends a signal; 0 as signal asks whether the process is there.
  virtual Result Kill(int pid, int signal) = 0;

  /// The handle that signals arrive on: each read gives bytes, and each byte is a signal's number.
  /// There is one; a second call answers -EALREADY. It is closed as any other handle.
  virtual Result OpenSignals(HandleId* out) = 0;
  /// From now on the signal arrives as a byte in place of what it would do. -EINVAL for one that
  /// cannot be caught, -EBUSY if another loop of this process has it.
  virtual Result WatchSignal(int signal) = 0;
  /// Gives the signal back to what it did before.
  virtual Result UnwatchSignal(int signal) = 0;
};

}  // namespace orrery
