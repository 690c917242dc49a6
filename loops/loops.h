// The loops that are built in: their names, and how one is made.
//
//  * Loop: a driver together with the control plane that shares its handles.
//  * MakeLoop: by name; AvailableLoops: what is built in, whether it works here, and why not.
//
// A new driver joins by its name in CMake's ORRERY_LOOPS (docs/writing-a-driver.md). Loop thread.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kernel/buffer_pool.h"
#include "kernel/clock.h"
#include "kernel/driver.h"
#include "kernel/file_op.h"
#include "kernel/processes.h"
#include "kernel/sockets.h"

namespace orrery {

struct Loop {
  virtual ~Loop() = default;
  virtual LoopDriver& driver() = 0;
  virtual Sockets& sockets() = 0;
  virtual Files& files() = 0;
  virtual Processes& processes() = 0;
};

struct LoopInfo {
  std::string name;      ///< "uring", "uv", "asio"
  std::string version;   ///< of the library or the kernel's interface
  bool works = false;
  std::string reason;    ///< why not, one line
  std::string features;  ///< what was found, one line
};

/// One entry per loop that is built in, best first: what --loop=auto takes is the first that works.
std::vector<LoopInfo> AvailableLoops();

struct LoopOptions {
  Clock* clock = nullptr;         ///< required
  BufferPool* buffers = nullptr;  ///< required
};
/// Makes a loop; on failure null and the reason in `error`.
std::unique_ptr<Loop> MakeLoop(const std::string& name, const LoopOptions& options,
                               std::string* error);

}  // namespace orrery
