// The trace points of a loop; see loop_trace.h.
#include "kernel/loop_trace.h"

namespace orrery {

namespace {

uint64_t AddressOf(const void* thing) { return reinterpret_cast<uintptr_t>(thing); }

uint64_t NumberOf(HandleId handle) {
  return uint64_t{handle.generation} << 32 | handle.index;
}

int64_t Sum(const IoSlice* slices, uint32_t count) {
  int64_t bytes = 0;
  for (uint32_t i = 0; i < count; ++i) bytes += static_cast<int64_t>(slices[i].size);
  return bytes;
}

/// How much an operation asks for; 0 where that is no question, or the memory is found later.
int64_t BytesAsked(const Op& op) {
  if (op.kind == OpKind::kRecv) {
    return static_cast<int64_t>(static_cast<const RecvOp&>(op).into.size());
  }
  if (op.kind == OpKind::kSend) {
    const auto& send = static_cast<const SendOp&>(op);
    return Sum(send.slices, send.count);
  }
  if (op.kind != OpKind::kFile) return 0;
  const auto& file = static_cast<const FileOp&>(op);
  if (file.action != FileAction::kRead && file.action != FileAction::kWrite) return 0;
  return static_cast<int64_t>(file.into.size()) + Sum(file.slices, file.count);
}

/// What is done in several system calls has a name of its own, not that of the first.
const char* ActionName(FileAction action) {
  if (action == FileAction::kReadWhole) return "readFile";
  if (action == FileAction::kTruncate) return "truncate";
  return FileActionName(action);
}

}  // namespace

void LoopTrace::PollBegin(uint64_t deadline_ns) {
  const uint64_t now = trace_.NowNs();
  if (polled_at_ns_ != 0 && now - polled_at_ns_ > Trace::kBlockedNs) {
    ring_.Put({.at_ns = now, .amount = static_cast<int64_t>(now - polled_at_ns_),
               .event = TraceEvent::kBlocked});
  }
  int64_t wait_ns = 0;
  if (deadline_ns == Deadline::kNever) wait_ns = -1;
  else if (deadline_ns > now) wait_ns = static_cast<int64_t>(deadline_ns - now);
  ring_.Put({.at_ns = now, .amount = wait_ns, .event = TraceEvent::kPollBegin});
}

void LoopTrace::PollEnd(size_t events, bool woken) {
  const DriverCounters after = driver_.counters();
  polled_at_ns_ = trace_.NowNs();
  ring_.Put({.at_ns = polled_at_ns_, .subject = after.system_calls - told_.system_calls,
             .object = after.submissions - told_.submissions,
             .amount = static_cast<int64_t>(events), .event = TraceEvent::kPollEnd,
             .kind = woken});
  told_ = after;
}

void LoopTrace::TimerFired(const Timer& timer, uint64_t now_ns) {
  Put({.subject = AddressOf(&timer), .amount = static_cast<int64_t>(now_ns - timer.deadline_ns),
       .event = TraceEvent::kTimerFired}, TraceLevel::kPhases);
}

void LoopTrace::TimerSet(const Timer& timer, uint64_t deadline_ns, uint64_t now_ns) {
  Put({.subject = AddressOf(&timer), .amount = static_cast<int64_t>(deadline_ns - now_ns),
       .flags = timer.ref ? uint16_t{0} : uint16_t{kUnref}, .event = TraceEvent::kTimerSet},
      TraceLevel::kOperations);
}

void LoopTrace::TimerCleared(const Timer& timer) {
  Put({.subject = AddressOf(&timer), .event = TraceEvent::kTimerCleared}, TraceLevel::kOperations);
}

void LoopTrace::Submitted(const Op& op, const SubmitResult& result) {
  if (!trace_.has(TraceLevel::kOperations)) return;
  Put({.subject = AddressOf(&op), .object = NumberOf(op.handle),
       .amount = result.done ? result.result : BytesAsked(op), .text = ActionText(op),
       .flags = op.flags, .event = result.done ? TraceEvent::kInline : TraceEvent::kSubmitted,
       .kind = static_cast<uint8_t>(op.kind)}, TraceLevel::kOperations);
}

uint32_t LoopTrace::ActionText(const Op& op) {
  if (op.kind != OpKind::kFile) return 0;
  if (action_texts_.empty()) {
    for (uint8_t i = 0; i < static_cast<uint8_t>(FileAction::kCount); ++i) {
      action_texts_.push_back(trace_.TextOf(ActionName(static_cast<FileAction>(i))));
    }
  }
  return action_texts_[static_cast<size_t>(static_cast<const FileOp&>(op).action)];
}

void LoopTrace::Completed(const Op& op, const Event& event) {
  if (!trace_.has(TraceLevel::kOperations)) return;
  Put({.subject = AddressOf(&op), .object = NumberOf(op.handle), .amount = event.result,
       .flags = event.flags, .event = TraceEvent::kCompleted,
       .kind = static_cast<uint8_t>(op.kind)}, TraceLevel::kOperations);
  if (event.accepted) HandleOpened(event.accepted, TraceOrigin::kAccepted);
  if (op.kind == OpKind::kClose && !event.more()) {
    Put({.object = NumberOf(op.handle), .event = TraceEvent::kHandleClosed},
        TraceLevel::kOperations);
  }
}

void LoopTrace::Printed(int descriptor, std::string_view text) {
  if (!trace_.has(TraceLevel::kOperations)) return;
  PutPassing({.object = Here(), .event = TraceEvent::kPrinted,
              .kind = static_cast<uint8_t>(descriptor)}, text);
}

void LoopTrace::Problem(TraceProblem problem, std::string_view text, uint64_t async_id) {
  PutPassing({.subject = async_id, .event = TraceEvent::kProblem,
              .kind = static_cast<uint8_t>(problem)}, text);
}

void LoopTrace::Mark(std::string_view name) { PutPassing({.event = TraceEvent::kMark}, name); }

void LoopTrace::PutPassing(TraceRecord record, std::string_view text) {
  record.text = trace_.PassText(std::string(text));
  if (!Put(record, TraceLevel::kPhases)) trace_.TakeText(record.text);
}

void LoopTrace::EndSynchronous(const FileOp& op, Result result, const Waiting& waiting) {
  if (!trace_.has(TraceLevel::kOperations)) return;
  const uint64_t now_ns = trace_.NowNs();
  ring_.Put({.at_ns = now_ns, .subject = now_ns - waiting.since_ns, .object = waiting.place,
             .amount = result, .text = ActionText(op), .event = TraceEvent::kSynchronous});
}

void LoopTrace::RefChanged(const Op& op, bool ref) {
  RefChanged(AddressOf(&op), TraceReferent::kOperation, ref, TraceLevel::kOperations);
}

void LoopTrace::RefChanged(const Timer& timer, bool ref) {
  RefChanged(AddressOf(&timer), TraceReferent::kTimer, ref, TraceLevel::kOperations);
}

void LoopTrace::RefChanged(uint64_t async_id, bool ref) {
  RefChanged(async_id, TraceReferent::kScheduled, ref, TraceLevel::kEverything);
}

void LoopTrace::RefChanged(uint64_t subject, TraceReferent referent, bool ref, TraceLevel level) {
  Put({.subject = subject, .event = ref ? TraceEvent::kReferenced : TraceEvent::kUnreferenced,
       .kind = static_cast<uint8_t>(referent)}, level);
}

void LoopTrace::Cancelled(const Op& op) {
  Put({.subject = AddressOf(&op), .event = TraceEvent::kCancelled}, TraceLevel::kOperations);
}

void LoopTrace::HandleOpened(HandleId handle, TraceOrigin origin) {
  Put({.object = NumberOf(handle), .event = TraceEvent::kHandleOpened,
       .kind = static_cast<uint8_t>(origin)}, TraceLevel::kOperations);
}

}  // namespace orrery
