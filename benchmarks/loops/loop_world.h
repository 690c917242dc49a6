// A world with one loop, for benchmarks: everything real, nothing of JavaScript.
//
//  * LoopWorld: the parts, composed as cli/runtime.cc does it; with a clock of the benchmark's own
//    if it brings one.
//
// One thread.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "kernel/event_loop.h"
#include "loops/loops.h"

namespace orrery::benchmarks {

struct LoopWorld {
  explicit LoopWorld(const std::string& name, Clock* clock = nullptr) {
    if (clock == nullptr) clock = &system_clock;
    std::string error;
    loop = MakeLoop(name, {clock, &buffers}, &error);
    if (loop == nullptr) {
      std::fprintf(stderr, "%s: %s\n", name.c_str(), error.c_str());
      std::exit(1);
    }
    world = std::make_unique<World>(World{loop->driver(), loop->sockets(), loop->files(), buffers,
                                          blocking, *clock, entropy, &loop->processes()});
    events = std::make_unique<EventLoop>(*world);
    blocking.SetWaker({[](void* context) noexcept { static_cast<EventLoop*>(context)->Wake(); },
                       events.get()});
  }
  ~LoopWorld() { events->Shutdown(); }

  HandleId Adopt(int descriptor) {
    HandleId handle;
    KERNEL_CHECK(loop->sockets().Adopt(descriptor, &handle) == 0);
    return handle;
  }

  SystemClock system_clock;
  SystemEntropy entropy;
  SlabPool buffers{128 * 1024, 1024};
  ThreadPool blocking{4};
  std::unique_ptr<Loop> loop;
  std::unique_ptr<World> world;
  std::unique_ptr<EventLoop> events;
};

}  // namespace orrery::benchmarks
