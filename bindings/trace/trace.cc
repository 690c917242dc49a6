// internalBinding('trace'): what JavaScript records of itself.
//
//  * start(file, level): '' or why not; stop(), isActive(), mark(name).
//  * attach(), detach(): whether what follows is recorded. typeNumber(text);
//    scheduled(id, trigger, type): by the function whose place is looked up; began(id), ended(id),
//    settled(id), ticks(count).
//
// Loop thread only.
#include <algorithm>

#include "bindings/core/fast.h"
#include "bindings/trace/tracing.h"

namespace orrery {

namespace {

/// Where JavaScript's records go, or null: calls from compiled code find no environment.
thread_local LoopTrace* current = nullptr;

std::string Start(Environment& env, std::string file, int32_t level) {
  std::string error;
  env.tracing->Start(file, static_cast<TraceLevel>(level), env.options.argv, &error);
  return error;
}
void Stop(Environment& env) { env.tracing->Stop(); }
bool IsActive(Environment& env) { return env.tracing->active(); }
void Mark(Environment& env, std::string name) {
  if (LoopTrace* trace = env.loop.trace()) trace->Mark(name);
}

void Attach(Environment& env) { current = env.loop.trace(); }
void Detach() { current = nullptr; }

uint32_t TypeNumber(std::string text) {
  return current == nullptr ? 0 : current->trace().TextOf(text);
}

void Put(TraceEvent event, double id) {
  if (current == nullptr) return;
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
  if (current == nullptr) return;
  const uint32_t place = env.State<PlaceFinder>().Find(env.engine, current->trace());
  current->Put({.subject = static_cast<uint64_t>(id), .object = static_cast<uint64_t>(trigger),
                .amount = place, .text = type, .event = TraceEvent::kScheduled},
               TraceLevel::kEverything);
}

template <TraceEvent kEvent>
void Record(double id) {
  Put(kEvent, id);
}
void Ticks(double count) {
  if (current == nullptr) return;
  current->Put({.amount = static_cast<int64_t>(count), .event = TraceEvent::kTicks},
               TraceLevel::kEverything);
}

template <FixedString Name, TraceEvent kEvent>
using RecordFn = FastFn<Name, Record<kEvent>>;

}  // namespace

void BindTrace(Binder& binder) {
  binder.Functions<Fn<"start", Start>, Fn<"stop", Stop>, Fn<"isActive", IsActive>,
                   Fn<"mark", Mark>, Fn<"attach", Attach>, Fn<"detach", Detach>,
                   Fn<"typeNumber", TypeNumber>, Fn<"scheduled", Scheduled>,
                   RecordFn<"began", TraceEvent::kCallbackBegin>,
                   RecordFn<"ended", TraceEvent::kCallbackEnd>,
                   RecordFn<"settled", TraceEvent::kSettled>, FastFn<"ticks", Ticks>>();
}

}  // namespace orrery
