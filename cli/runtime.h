// A whole runtime, put together: loop, world, engine, bindings and library.
//
//  * Runtime: Create, Run a program to its end, and what it counted.
//
// One per process for now. Everything belongs to the thread that made it.
#pragma once

#include <memory>
#include <string>

#include "bindings/core/environment.h"
#include "bindings/trace/tracing.h"
#include "kernel/clock.h"
#include "loops/loops.h"

namespace orrery {

class Runtime {
 public:
  /// Null, and one line in `error`, if the loop does not work here.
  static std::unique_ptr<Runtime> Create(const ProgramOptions& options, std::string* error);
  ~Runtime();

  /// Runs options.entry (or code) until nothing keeps the loop alive; the exit code.
  int Run();
  /// Starts the library without a program; false if that threw.
  bool Boot();

  Environment& environment() { return *environment_; }
  EventLoop& event_loop() { return *event_loop_; }
  /// Writes what is left of the trace, if there is one.
  void EndTrace() { tracing_->Stop(); }
  LoopDriver& driver() { return loop_->driver(); }

 private:
  Runtime() = default;
  void Turns();
  bool BeginTrace(std::string* error);
  std::string TracePath() const;

  ProgramOptions options_;
  SystemClock clock_;
  SystemEntropy entropy_;
  std::unique_ptr<SlabPool> buffers_;
  std::unique_ptr<ThreadPool> blocking_;
  std::unique_ptr<Loop> loop_;
  std::unique_ptr<Tracing> tracing_;
  std::unique_ptr<World> world_;
  std::unique_ptr<EventLoop> event_loop_;
  std::unique_ptr<js::Engine> engine_;
  std::unique_ptr<Environment> environment_;
};

}  // namespace orrery
