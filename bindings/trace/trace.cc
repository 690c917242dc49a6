// internalBinding('trace'): what JavaScript records of itself.
//
//  * start(file, level): '' or why not; stop(), isActive(), mark(name).
//  * problem(what, text, id): of enum TraceProblem, of the promise or 0.
//  * attach(), detach(): whether what follows is recorded. typeNumber(text);
//    scheduled(id, trigger, type, delay or 0): by the function whose place is looked up; began(id),
//    ended(id), settled(id), cleared(id), referenced(id, counts), ticks(count).
//
// Loop thread only.
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

void Problem(Environment& env, int32_t what, std::string text, double id) {
  LoopTrace* trace = env.loop.trace();
  if (trace == nullptr) return;
  trace->Problem(static_cast<TraceProblem>(what), text, static_cast<uint64_t>(id));
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

TraceRecord ScheduleRecord(double id, double trigger, uint32_t type, uint32_t delay_ms) {
  return {.subject = static_cast<uint64_t>(id), .object = static_cast<uint64_t>(trigger),
          .amount = int64_t{delay_ms} << 32, .text = type, .event = TraceEvent::kScheduled};
}

/// Falls back to Scheduled if there is time to look for the place.
std::optional<bool> ScheduledSomewhere(double id, double trigger, uint32_t type,
                                       uint32_t delay_ms) {
  if (current == nullptr) return true;
  const uint64_t now_ns = current->trace().NowNs();
  if (current->LooksForPlaces(now_ns)) return std::nullopt;
  TraceRecord record = ScheduleRecord(id, trigger, type, delay_ms);
  record.at_ns = now_ns;
  return current->PutAt(record, TraceLevel::kEverything);
}
bool Scheduled(double id, double trigger, uint32_t type, uint32_t delay_ms) {
  if (current == nullptr) return true;
  TraceRecord record = ScheduleRecord(id, trigger, type, delay_ms);
  record.amount |= current->Here();
  return current->Put(record, TraceLevel::kEverything);
}

template <TraceEvent kEvent>
void Record(double id) {
  Put(kEvent, id);
}
void Referenced(double id, bool counts) {
  if (current != nullptr) current->RefChanged(static_cast<uint64_t>(id), counts);
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
                   Fn<"mark", Mark>, Fn<"problem", Problem>, Fn<"attach", Attach>,
                   Fn<"detach", Detach>, Fn<"typeNumber", TypeNumber>,
                   FastFn<"scheduled", Scheduled, ScheduledSomewhere>,
                   RecordFn<"began", TraceEvent::kCallbackBegin>,
                   RecordFn<"ended", TraceEvent::kCallbackEnd>,
                   RecordFn<"settled", TraceEvent::kSettled>,
                   RecordFn<"cleared", TraceEvent::kCleared>, Fn<"referenced", Referenced>,
                   FastFn<"ticks", Ticks>>();
}

}  // namespace orrery
