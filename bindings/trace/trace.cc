// internalBinding('trace'): what JavaScript records of itself.
//
//  * level(): of the trace, 0 to 2, or -1 if nobody traces.
//  * typeNumber(text); scheduled(id, trigger, type): by the function whose place is looked up;
//    began(id), ended(id), destroyed(id), settled(id), ticks(count).
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

/// To find a place in optimized code takes microseconds: at most a fiftieth of the time goes into
/// that, and what is scheduled when it is used up is recorded without. A second's worth is given in
/// advance, so that only programs under load know of it.
class PlaceFinder {
 public:
  explicit PlaceFinder(Environment&) {}

  uint32_t Find(js::Engine& engine, Trace& trace) {
    const uint64_t began = trace.NowNs();
    credit_ns_ = std::min(kMostCreditNs, credit_ns_ + (began - credited_until_ns_) / kShare);
    credited_until_ns_ = began;
    if (credit_ns_ < kLeastNs) return 0;
    const std::string place = engine.CallerPlace();
    const uint32_t number = place.empty() ? 0 : trace.TextOf(place);
    credit_ns_ -= std::min(credit_ns_, trace.NowNs() - began);
    return number;
  }

 private:
  static constexpr uint64_t kShare = 50, kLeastNs = 50'000, kMostCreditNs = 1'000'000'000;
  uint64_t credit_ns_ = kMostCreditNs;
  uint64_t credited_until_ns_ = 0;
};

void Scheduled(Environment& env, double id, double trigger, uint32_t type) {
  const uint32_t place = env.State<PlaceFinder>().Find(env.engine, current->trace());
  current->Put({.subject = static_cast<uint64_t>(id), .object = static_cast<uint64_t>(trigger),
                .amount = place, .text = type, .event = TraceEvent::kScheduled},
               TraceLevel::kEverything);
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
