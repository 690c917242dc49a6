// Signals as bytes in a pipe: what a handler may do is little, and a write is part of it.
//
//  * SignalPipe: Open gives the read end; Watch and Unwatch install and remove the handler.
//
// Dispositions belong to the process: two pipes cannot watch the same signal. What was before comes
// back at Unwatch and when the object dies. Thread rule: the loop's thread; the handler runs
// anywhere.
#pragma once

#include <csignal>
#include <map>

#include "kernel/error.h"

namespace orrery::posix {

class SignalPipe {
 public:
  SignalPipe() = default;
  SignalPipe(const SignalPipe&) = delete;
  SignalPipe& operator=(const SignalPipe&) = delete;
  ~SignalPipe();

  /// The read end, non-blocking and close-on-exec, which is the caller's; -EALREADY if it was
  /// given.
  Result Open();
  Result Watch(int signal);
  Result Unwatch(int signal);

 private:
  int write_end_ = -1;
  std::map<int, struct sigaction> before_;  ///< of the signals watched
};

}  // namespace orrery::posix
