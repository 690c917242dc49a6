// The scripted driver and pool; see scripted_world.h.
#include "test/support/scripted_world.h"

#include <algorithm>

namespace orrery::test {

SubmitResult ScriptedDriver::Submit(Op& op) {
  submitted.push_back(&op);
  if (inline_everything && (op.flags & kMayInline) != 0) return {true, 0};
  ops_.Add(op);
  return kPending;
}

void ScriptedDriver::Finish(Op& op, Result result, uint16_t flags) {
  Event event;
  event.result = result;
  event.flags = flags;
  if (!event.more()) ops_.Remove(op.token);
  ready_.push_back({&op, std::move(event)});
}

void ScriptedDriver::PushReady(EventQueue& out) {
  for (auto& entry : ready_) out.Push(*entry.op, std::move(entry.event));
  ready_.clear();
}

void ScriptedDriver::Poll(Deadline deadline, EventQueue& out) {
  ++polls;
  deadlines.push_back(deadline.at_ns);
  gathers.push_back(deadline.gather_ns);
  if (on_poll) on_poll();
  if (ready_.empty() && deadline.at_ns > clock_.now_ns) {
    if (on_wait) {
      std::exchange(on_wait, nullptr)();
    } else {
      KERNEL_CHECK(deadline.at_ns != Deadline::kNever);
      clock_.now_ns = deadline.at_ns;
    }
  }
  PushReady(out);
}

void ScriptedDriver::Cancel(OpToken token) {
  cancelled.push_back(token);
  Op* op = ops_.Find(token);
  if (op != nullptr && cancel_ends_at_once) Finish(*op, kCancelled);
}

void ScriptedDriver::Drain(EventQueue& out) {
  std::vector<Op*> all;
  ops_.ForEach([&](Op& op) { all.push_back(&op); });
  for (Op* op : all) Finish(*op, op->kind == OpKind::kClose ? 0 : kCancelled);
  PushReady(out);
}

bool ManualPool::Cancel(BlockingWork& work) {
  auto found = std::find(queued_.begin(), queued_.end(), &work);
  if (found == queued_.end()) return false;
  queued_.erase(found);
  work.cancelled = true;
  finished_.push_back(&work);
  return true;
}

void ManualPool::ExecuteAll() {
  for (BlockingWork* work : std::exchange(queued_, {})) {
    work->execute(*work);
    finished_.push_back(work);
  }
}

int ManualPool::Collect() {
  auto all = std::exchange(finished_, {});
  for (BlockingWork* work : all) work->done(*work, work->cancelled);
  return static_cast<int>(all.size());
}

}  // namespace orrery::test
