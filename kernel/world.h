// Everything the kernel takes from outside, in one place: nothing goes round it.
//
//  * World: references to the injected interfaces; who composes the program owns them.
//
// A simulator, a tracer or a lab replaces any of them. Loop thread, as each interface says.
#pragma once

#include "kernel/blocking_pool.h"
#include "kernel/buffer_pool.h"
#include "kernel/clock.h"
#include "kernel/driver.h"
#include "kernel/file_op.h"
#include "kernel/processes.h"
#include "kernel/sockets.h"

namespace orrery {

struct World {
  LoopDriver& driver;
  Sockets& sockets;
  Files& files;
  BufferPool& buffers;
  BlockingPool& blocking;
  Clock& clock;
  Entropy& entropy;
  Processes* processes = nullptr;  ///< null in a world without any (a simulator)
};

}  // namespace orrery
