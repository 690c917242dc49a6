// A loop on POSIX: a handle table and all that shares it, around one driver.
//
//  * PosixLoop<Driver>: what MakeLoop returns. Driver(handles, options) may have an Init that tells
//    why it does not work here.
//
// Loop thread.
#pragma once

#include <csignal>

#include "loops/loops.h"
#include "loops/posix/handle_table.h"
#include "loops/posix/posix_files.h"
#include "loops/posix/posix_sockets.h"

namespace orrery::posix {

/// A write to a pipe without a reader is an error code, not the end of the process.
inline void IgnoreBrokenPipeSignal() { std::signal(SIGPIPE, SIG_IGN); }

template <typename Driver>
class PosixLoop final : public Loop {
 public:
  explicit PosixLoop(const LoopOptions& options)
      : sockets_(handles_), driver_(handles_, options) {
    IgnoreBrokenPipeSignal();
  }

  Driver& driver() override { return driver_; }
  Sockets& sockets() override { return sockets_; }
  Files& files() override { return files_; }

 private:
  HandleTable handles_;
  PosixSockets sockets_;
  PosixFiles files_;
  Driver driver_;
};

}  // namespace orrery::posix
