// Records in words; see words.h.
#include "bindings/trace/words.h"

#include <iterator>

#include "kernel/error.h"
#include "kernel/op.h"

namespace orrery {

namespace {

/// Of a garbage collection, as perf_hooks numbers them (v8::GCType).
const char* CollectionName(uint8_t kind) {
  switch (kind) {
    case 1: return "minor";
    case 2: case 4: return "major";
    case 8: return "incremental";
    default: return "weak callbacks";
  }
}

}  // namespace

std::string_view TraceWords::EventName(TraceEvent event) noexcept {
  static constexpr std::string_view kNames[] = {
      "turn",      "turn-end",   "phase",     "phase-end", "poll",        "poll-end",
      "fire",      "collect",    "collect-end", "blocked", "submit",      "submit",
      "complete",  "cancel",     "sync",      "ref",       "unref",       "timer",
      "timer-clear", "work",     "work-begin", "work-end", "work-done",   "task",
      "open",      "close",      "schedule",  "clear",     "callback",    "callback-end",
      "settle",    "ticks",      "print",     "problem",   "mark",        "dropped"};
  static_assert(std::size(kNames) == static_cast<size_t>(TraceEvent::kCount));
  return kNames[static_cast<size_t>(event)];
}

std::span<const TraceField> TraceWords::Fields(const TraceRecord& record) {
  count_ = 0;
  if (record.event < TraceEvent::kSubmitted) {
    AddOfLoop(record);
  } else if (record.event < TraceEvent::kScheduled) {
    AddNumbered(record);
  } else {
    AddOfScript(record);
  }
  return {fields_.data(), count_};
}

void TraceWords::AddOfLoop(const TraceRecord& record) {
  switch (record.event) {
    case TraceEvent::kTurnBegin: case TraceEvent::kTurnEnd:
      return Add<"turn">(static_cast<int64_t>(record.subject));
    case TraceEvent::kPhaseBegin: case TraceEvent::kPhaseEnd:
      return AddText<"phase">(TracePhaseName(static_cast<TracePhase>(record.kind)));
    case TraceEvent::kPollBegin:
      AddIf<"forever">(record.amount < 0);
      if (record.amount >= 0) Add<"wait">(record.amount);
      return;
    case TraceEvent::kPollEnd:
      Add<"events">(record.amount);
      Add<"calls">(static_cast<int64_t>(record.subject));
      Add<"submissions">(static_cast<int64_t>(record.object));
      return AddIf<"woken">(record.kind != 0);
    case TraceEvent::kTimerFired:
      Add<"timer">(Numbered(&timers_, record.subject, false));
      return Add<"late">(record.amount);
    case TraceEvent::kCollectionBegin: case TraceEvent::kCollectionEnd:
      return AddText<"kind">(CollectionName(record.kind));
    default:
      return Add<"for">(record.amount);
  }
}

void TraceWords::AddNumbered(const TraceRecord& record) {
  switch (record.event) {
    case TraceEvent::kSubmitted: case TraceEvent::kInline:
      return AddOperation(record);
    case TraceEvent::kCompleted:
      return AddCompletion(record);
    case TraceEvent::kCancelled:
      return Add<"op">(Numbered(&ops_, record.subject, false));
    case TraceEvent::kSynchronous:
      return AddSynchronous(record);
    case TraceEvent::kReferenced: case TraceEvent::kUnreferenced:
      return AddReferent(record);
    case TraceEvent::kTimerSet:
      Add<"timer">(Numbered(&timers_, record.subject, true));
      Add<"in">(record.amount);
      return AddIf<"unref">((record.flags & kUnref) != 0);
    case TraceEvent::kTimerCleared:
      return Add<"timer">(Numbered(&timers_, record.subject, false));
    case TraceEvent::kHandleOpened:
      AddHandle(record.object);
      return AddText<"how">(TraceOriginName(static_cast<TraceOrigin>(record.kind)));
    case TraceEvent::kHandleClosed:
      return AddHandle(record.object);
    case TraceEvent::kTask:
      return;
    default:
      return AddWork(record);
  }
}

void TraceWords::AddWork(const TraceRecord& record) {
  const bool is_new = record.event == TraceEvent::kWorkSubmitted;
  Add<"work">(Numbered(&works_, record.subject, is_new));
  if (is_new && record.object != 0) Add<"op">(Numbered(&ops_, record.object, false));
  AddIf<"cancelled">(record.amount != 0);
}

void TraceWords::AddSynchronous(const TraceRecord& record) {
  AddText<"action">(texts_.Kept(record.text));
  Add<"took">(static_cast<int64_t>(record.subject));
  AddOutcome(record.amount);
  AddAny<"where">(texts_.Kept(static_cast<uint32_t>(record.object)));
}

void TraceWords::AddReferent(const TraceRecord& record) {
  switch (static_cast<TraceReferent>(record.kind)) {
    case TraceReferent::kOperation: return Add<"op">(Numbered(&ops_, record.subject, false));
    case TraceReferent::kTimer: return Add<"timer">(Numbered(&timers_, record.subject, false));
    case TraceReferent::kScheduled: return Add<"id">(static_cast<int64_t>(record.subject));
  }
}

void TraceWords::AddOperation(const TraceRecord& record) {
  const bool is_inline = record.event == TraceEvent::kInline;
  Add<"op">(Numbered(&ops_, record.subject, true));
  AddText<"kind">(OpKindName(static_cast<OpKind>(record.kind)));
  AddAny<"action">(texts_.Kept(record.text));
  AddHandle(record.object);
  AddIf<"multishot">((record.flags & kMultishot) != 0);
  AddIf<"unref">((record.flags & kUnref) != 0);
  AddIf<"inline">(is_inline);
  if (is_inline) {
    AddOutcome(record.amount);
  } else if (record.amount > 0) {
    Add<"bytes">(record.amount);
  }
}

void TraceWords::AddCompletion(const TraceRecord& record) {
  Add<"op">(Numbered(&ops_, record.subject, false));
  AddText<"kind">(OpKindName(static_cast<OpKind>(record.kind)));
  AddHandle(record.object);
  AddOutcome(record.amount);
  AddIf<"more">((record.flags & kMore) != 0);
  AddIf<"lease">((record.flags & kBuffer) != 0);
  AddIf<"eof">((record.flags & kEof) != 0);
}

void TraceWords::AddOfScript(const TraceRecord& record) {
  switch (record.event) {
    case TraceEvent::kScheduled:
      Add<"id">(static_cast<int64_t>(record.subject));
      Add<"trigger">(static_cast<int64_t>(record.object));
      AddText<"type">(texts_.Kept(record.text));
      if (record.amount >> 32 != 0) Add<"delay">(record.amount >> 32);
      return AddAny<"where">(texts_.Kept(static_cast<uint32_t>(record.amount)));
    case TraceEvent::kTicks: case TraceEvent::kDropped:
      return Add<"count">(record.amount);
    case TraceEvent::kMark:
      return AddText<"name">(texts_.Passed(record.text));
    case TraceEvent::kPrinted:
      Add<"fd">(record.kind);
      AddText<"text">(texts_.Passed(record.text));
      return AddAny<"where">(texts_.Kept(static_cast<uint32_t>(record.object)));
    case TraceEvent::kProblem:
      AddText<"what">(TraceProblemName(static_cast<TraceProblem>(record.kind)));
      AddText<"text">(texts_.Passed(record.text));
      if (record.subject != 0) Add<"id">(static_cast<int64_t>(record.subject));
      return;
    default:
      return Add<"id">(static_cast<int64_t>(record.subject));
  }
}

void TraceWords::AddHandle(uint64_t handle) {
  if (handle == 0) return;
  Add<"handle">(static_cast<int64_t>(handle & 0xffffffff));
  Add<"generation">(static_cast<int64_t>(handle >> 32));
}

void TraceWords::AddOutcome(int64_t result) {
  Add<"result">(result);
  if (result < 0) AddText<"error">(ErrorName(static_cast<Result>(result)));
}

int64_t TraceWords::Numbered(AddressNumbers* numbers, uint64_t address, bool begins) {
  int64_t& number = numbers->At(address);
  if (begins || number == 0) number = next_++;
  return number;
}

}  // namespace orrery
