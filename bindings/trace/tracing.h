// The trace of a runtime: when it begins and ends, and who is told.
//
//  * Tracing: Start, Stop; sockets() stands in the World from the start.
//
// While nobody traces, the loop, the pool and the sockets hold null.
// Thread rule: the loop's thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "bindings/trace/place_finder.h"
#include "bindings/trace/trace_file.h"
#include "kernel/blocking_pool.h"
#include "kernel/engine.h"
#include "kernel/event_loop.h"
#include "kernel/traced_sockets.h"

namespace orrery {

class Tracing {
 public:
  /// What it refers to must outlive it.
  Tracing(Clock& clock, LoopDriver& driver, Sockets& sockets, ThreadPool& pool)
      : clock_(clock), driver_(driver), pool_(pool), sockets_(sockets), trace_(clock) {}
  ~Tracing() { Stop(); }

  Sockets& sockets() { return sockets_; }
  /// The rest of what is traced; before the first Start.
  void Attach(EventLoop& loop, js::Engine& engine);

  /// Writes what happens from now on into a file, whose name tells its format. False, and why, if
  /// that cannot be, or one is being written already.
  bool Start(const std::string& path, TraceLevel level, const std::vector<std::string>& argv,
             std::string* error);
  /// Writes the rest. Nothing if there is no trace.
  void Stop();
  bool active() const { return file_ != nullptr; }

 private:
  void Tell(LoopTrace* trace);

  Clock& clock_;
  LoopDriver& driver_;
  ThreadPool& pool_;
  EventLoop* loop_ = nullptr;
  js::Engine* engine_ = nullptr;
  TracedSockets sockets_;
  Trace trace_;
  std::unique_ptr<PlaceFinder> places_;
  std::unique_ptr<LoopTrace> loop_trace_;
  std::unique_ptr<TraceFile> file_;
};

}  // namespace orrery
