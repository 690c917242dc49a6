// Files: answered from memory, by the driver, by the blocking pool, or while JavaScript waits; see
// event_loop.h.
#include "kernel/event_loop.h"
#include "kernel/loop_trace.h"

namespace orrery {

bool EventLoop::TryFile(FileOp& op, Result* result) {
  if (!world_.files.TryExecute(op, result)) return false;
  FileDoneInline(op, *result);
  return true;
}

bool EventLoop::OfferFile(FileOp& op) {
  if (!second_hand_.Offer(op)) return false;
  Traced(op, kPending);
  return true;
}

SecondHand::Taken EventLoop::TakeFile(FileOp& op, Result* result) {
  const SecondHand::Taken taken = second_hand_.Take(op, result);
  if (taken == SecondHand::Taken::kDone) FileDoneInline(op, *result);
  if (taken == SecondHand::Taken::kLater) {
    ++counters_.submitted[static_cast<size_t>(OpKind::kFile)];
    op.state = OpState::kSubmitted;
    PrepareWork(op);
    Submitted(op);
  }
  return taken;
}

void EventLoop::FileDoneInline(const FileOp& op, Result result) {
  ++counters_.submitted[static_cast<size_t>(OpKind::kFile)];
  ++counters_.inline_completions;
  TracedFile(op, {true, result});
}

// Of what was offered the trace knows that it was asked for: what comes now is its end.
SubmitResult EventLoop::TracedFile(const FileOp& op, const SubmitResult& result) {
  if (trace_ == nullptr) return result;
  if ((op.flags & kOffered) == 0) {
    trace_->Submitted(op, result);
  } else if (result.done) {
    Event event;
    event.result = result.result;
    trace_->Completed(op, event);
  }
  return result;
}

Result EventLoop::ExecuteFile(FileOp& op) {
  if (trace_ == nullptr) return world_.files.Execute(op);
  const LoopTrace::Waiting waiting = trace_->BeginSynchronous();
  const Result result = world_.files.Execute(op);
  trace_->EndSynchronous(op, result, waiting);
  return result;
}

namespace {
/// What changes or lists names takes a few microseconds, and much longer only if the disk is asked.
bool IsBrief(FileAction action) {
  switch (action) {
    case FileAction::kReadDirectory:
    case FileAction::kMakeDirectory:
    case FileAction::kRemoveDirectory:
    case FileAction::kUnlink:
    case FileAction::kRename:
    case FileAction::kLink:
    case FileAction::kSymlink:
    case FileAction::kReadLink:
    case FileAction::kRealPath:
    case FileAction::kUtimes:
    case FileAction::kFutimes:
    case FileAction::kLutimes:
    case FileAction::kChmod:
    case FileAction::kFchmod:
    case FileAction::kChown:
    case FileAction::kFchown:
    case FileAction::kLchown: return true;
    default: return false;
  }
}
}  // namespace

// A file operation is answered from memory if that can be done without waiting, by the driver if
// it knows how, and otherwise by the blocking pool.
SubmitResult EventLoop::SubmitFile(FileOp& op) {
  if ((op.flags & kMayInline) != 0) {
    Result result;
    if (world_.files.TryExecute(op, &result)) return TracedFile(op, {true, result});
  }
  uint64_t native = world_.driver.capabilities().native_file_actions;
  if ((native >> static_cast<unsigned>(op.action) & 1) != 0) {
    return TracedFile(op, world_.driver.Submit(op));
  }
  PrepareWork(op);
  world_.blocking.Submit(op.work);
  return kPending;
}

void EventLoop::PrepareWork(FileOp& op) {
  op.work.execute = FileWorkExecute;
  op.work.done = FileWorkDone;
  op.work.op = &op;
  op.work.brief = IsBrief(op.action);
  op.work.loop = this;
  op.work.cancelled = false;
  op.token = {};
  TracedFile(op, kPending);  // before the work that is done for it
}

void EventLoop::FileWorkExecute(BlockingWork& work) noexcept {
  auto& file = static_cast<FileOp::PoolWork&>(work);
  file.result = file.loop->world_.files.Execute(static_cast<FileOp&>(*file.op));
}

void EventLoop::FileWorkDone(BlockingWork& work, bool cancelled) noexcept {
  auto& file = static_cast<FileOp::PoolWork&>(work);
  Event event;
  event.result = cancelled ? kCancelled : file.result;
  file.loop->DispatchOne(*file.op, std::move(event));
}

}  // namespace orrery
