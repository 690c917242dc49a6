// A loop on POSIX: a handle table, and all that shares it with one driver.
//
//  * PosixLoop: a Loop but for its driver; derive from it, or use
//  * PosixLoopOf<Driver>: for a Driver(handles, options) that cannot fail.
//
// Loop thread.
#pragma once

#include <csignal>

#include "loops/loops.h"
#include "loops/posix/handle_table.h"
#include "loops/posix/posix_files.h"
#include "loops/posix/posix_process.h"
#include "loops/posix/posix_sockets.h"

namespace orrery::posix {

class PosixLoop : public Loop {
 public:
  // A write to a pipe without a reader is an error code, not the end of the process.
  // Nor is a write beyond the limit of a file's size (EFBIG).
  PosixLoop() {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
  }

  Sockets& sockets() override { return sockets_; }
  Files& files() override { return files_; }
  Processes& processes() override { return processes_; }

 protected:
  HandleTable handles_;

 private:
  PosixSockets sockets_{handles_};
  PosixFiles files_;
  PosixProcesses processes_{sockets_};
};

template <typename Driver>
class PosixLoopOf final : public PosixLoop {
 public:
  explicit PosixLoopOf(const LoopOptions& options) : driver_(handles_, options) {}
  Driver& driver() override { return driver_; }

 private:
  Driver driver_;
};

}  // namespace orrery::posix
