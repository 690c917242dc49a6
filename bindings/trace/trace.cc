// internalBinding('trace'): what JavaScript records of itself.
//
//  * level(): of the trace, 0 to 2, or -1 if nobody traces.
//  * typeNumber(text); scheduled(id, trigger, type): by a callback of the program, whose place is
//    looked up; began(id), ended(id), destroyed(id), settled(id), ticks(count).
//
// Loop thread only.
#include "bindings/core/fast.h"
#include "kernel/loop_trace.h"

namespace orrery {

namespace {

/// Calls from compiled code find no environment: the trace of this thread.
thread_local LoopTrace* current = nullptr;

double Level(Environment& env) {
  current = env.loop.trace();
  return current == nullptr ? -1 : static_cast<double>(current->trace().level());
}

uint32_t TypeNumber(Environment& env, std::string text) {
  return env.loop.trace()->trace().TextOf(text);
}

void Put(TraceEvent event, double id) {
  current->Put({.subject = static_cast<uint64_t>(id), .event = event}, TraceLevel::kEverything);
}

void Scheduled(Environment& env, double id, double trigger, uint32_t type) {
  const std::string place = env.engine.CallerPlace();
  current->Put({.subject = static_cast<uint64_t>(id), .object = static_cast<uint64_t>(trigger),
                .amount = place.empty() ? 0 : current->trace().TextOf(place), .text = type,
                .event = TraceEvent::kScheduled}, TraceLevel::kEverything);
}

template <TraceEvent kEvent>
void Record(Environment&, double id) {
  Put(kEvent, id);
}
template <TraceEvent kEvent>
void RecordFast(double id) {
  Put(kEvent, id);
}

void Ticks(Environment&, double count) {
  current->Put({.amount = static_cast<int64_t>(count), .event = TraceEvent::kTicks},
               TraceLevel::kEverything);
}

template <FixedString Name, TraceEvent kEvent>
using RecordFn = FastFn<Name, Record<kEvent>, RecordFast<kEvent>>;

}  // namespace

void BindTrace(Binder& binder) {
  binder.Functions<Fn<"level", Level>, Fn<"typeNumber", TypeNumber>, Fn<"scheduled", Scheduled>,
                   RecordFn<"began", TraceEvent::kCallbackBegin>,
                   RecordFn<"ended", TraceEvent::kCallbackEnd>,
                   RecordFn<"destroyed", TraceEvent::kDestroyed>,
                   RecordFn<"settled", TraceEvent::kSettled>, Fn<"ticks", Ticks>>();
}

}  // namespace orrery
