// The trace of a runtime; see tracing.h.
#include "bindings/trace/tracing.h"

#include <unistd.h>

namespace orrery {

void Tracing::Attach(EventLoop& loop, js::Engine& engine) {
  loop_ = &loop;
  engine_ = &engine;
}

bool Tracing::Start(const std::string& path, TraceLevel level,
                    const std::vector<std::string>& argv, std::string* error) {
  if (active()) {
    *error = path + ": a trace is being written already";
    return false;
  }
  if (loop_trace_ == nullptr) {
    places_ = std::make_unique<PlaceFinder>(*engine_, trace_);
    loop_trace_ = std::make_unique<LoopTrace>(trace_, driver_, "loop");
    loop_trace_->SetPlaces(places_.get());
    engine_->WatchCollections([this](bool begins, int kind) {
      if (active()) loop_trace_->Collection(begins, static_cast<uint8_t>(kind));
    });
  }
  trace_.Begin(level);
  auto file = std::make_unique<TraceFile>(trace_);
  const TraceHeader header{std::string(driver_.name()), TraceLevelName(level), ::getpid(),
                           clock_.WallNs(), argv};
  if (!file->Open(path, header, error)) return false;
  file_ = std::move(file);
  loop_trace_->Begin();
  Tell(loop_trace_.get());
  return true;
}

void Tracing::Stop() {
  if (!active()) return;
  Tell(nullptr);
  file_.reset();
}

void Tracing::Tell(LoopTrace* trace) {
  loop_->SetTrace(trace);
  sockets_.SetTrace(trace);
  pool_.SetTrace(trace == nullptr ? nullptr : &trace_, trace == nullptr ? nullptr : &trace->ring());
}

}  // namespace orrery
