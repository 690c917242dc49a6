// The turn; see event_loop.h for its phases.
#include "kernel/event_loop.h"

#include <algorithm>

#include "kernel/loop_trace.h"

namespace orrery {

namespace {
/// Spares power, and a sibling on the same core, while we look in circles.
inline void Relax() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}
}  // namespace

EventLoop::~EventLoop() { KERNEL_CHECK(in_flight_ == 0); }

// ---- operations ----------------------------------------------------------------------------

SubmitResult EventLoop::Submit(Op& op) {
  KERNEL_CHECK(op.state == OpState::kIdle && op.on_event != nullptr);
  ++counters_.submitted[static_cast<size_t>(op.kind)];
  op.state = OpState::kSubmitted;
  SubmitResult result = op.kind == OpKind::kFile ? SubmitFile(static_cast<FileOp&>(op))
                                                 : Traced(op, world_.driver.Submit(op));
  if (result.done) {
    KERNEL_CHECK((op.flags & kMayInline) != 0);
    ++counters_.inline_completions;
    op.state = OpState::kIdle;
    return result;
  }
  Submitted(op);
  return result;
}

void EventLoop::Submitted(const Op& op) {
  ++in_flight_;
  if ((op.flags & kUnref) == 0) ++refs_;
  if (op.kind == OpKind::kClose) ++closes_pending_;
}

SubmitResult EventLoop::Traced(const Op& op, const SubmitResult& result) {
  if (trace_ != nullptr) trace_->Submitted(op, result);
  return result;
}

void EventLoop::Cancel(Op& op) {
  if (op.state != OpState::kSubmitted) return;
  op.state = OpState::kCancelling;
  if (trace_ != nullptr) trace_->Cancelled(op);
  if (op.token.generation != 0) {
    world_.driver.Cancel(op.token);
  } else if (op.kind == OpKind::kFile) {
    world_.blocking.Cancel(static_cast<FileOp&>(op).work);
  }
}

void EventLoop::SetRef(Op& op, bool ref) {
  bool was = (op.flags & kUnref) == 0;
  if (was == ref) return;
  op.flags ^= kUnref;
  if (!op.in_flight()) return;
  refs_ += ref ? 1 : -1;
  if (trace_ != nullptr) trace_->RefChanged(op, ref);
}

// ---- timers, work, tasks -------------------------------------------------------------------

void EventLoop::Arm(Timer& timer, uint64_t deadline_ns) {
  KERNEL_CHECK(timer.on_fire != nullptr);
  if (!timer.armed() && timer.ref) ++refs_;
  // A deadline in the past would go before the timers that are due already and, armed again from
  // its own callback, keep them from firing for ever.
  deadline_ns = std::max(deadline_ns, now_ns_);
  if (trace_ != nullptr) {
    if (timer.armed()) trace_->TimerCleared(timer);
    trace_->TimerSet(timer, deadline_ns, now_ns_);
  }
  timers_.Arm(timer, deadline_ns);
}

void EventLoop::Disarm(Timer& timer) {
  if (!timer.armed()) return;
  timers_.Disarm(timer);
  if (trace_ != nullptr) trace_->TimerCleared(timer);
  if (timer.ref) --refs_;
}

void EventLoop::SetRef(Timer& timer, bool ref) {
  if (timer.ref == ref) return;
  timer.ref = ref;
  if (!timer.armed()) return;
  refs_ += ref ? 1 : -1;
  if (trace_ != nullptr) trace_->RefChanged(timer, ref);
}

void EventLoop::SubmitWork(BlockingWork& work) {
  ++refs_;
  world_.blocking.Submit(work);
}

void EventLoop::Post(Task& task) {
  {
    std::lock_guard lock(posted_mutex_);
    task.next = nullptr;
    (posted_tail_ == nullptr ? posted_head_ : posted_tail_->next) = &task;
    posted_tail_ = &task;
    any_posted_.store(true, std::memory_order_release);
  }
  Wake();
}

void EventLoop::Wake() noexcept {
  // Only a sleeping loop needs a system call, and only the first waker makes it.
  int expected = kIdle;
  if (wake_state_.compare_exchange_strong(expected, kNotified)) {
    world_.driver.Wake();
    return;
  }
  expected = kAwake;
  wake_state_.compare_exchange_strong(expected, kNotified);
}

// ---- the turn ------------------------------------------------------------------------------

bool EventLoop::RunTurn(bool may_sleep) {
  ++counters_.turns;
  UpdateTime();
  if (trace_ != nullptr) trace_->TurnBegin(counters_.turns);
  RunTimers();
  RunPending();
  PollDriver(may_sleep);
  Dispatch();
  Check();
  RunCloses();
  if (trace_ != nullptr) trace_->TurnEnd(counters_.turns);
  return alive();
}

bool EventLoop::NextTurnIsPlain() {
  if (stopped_ || !events_.empty() || !closed_.empty() || closes_pending_ > 0) return false;
  if (host_ == nullptr || host_->check_pending()) return false;
  if (any_posted_.load(std::memory_order_acquire)) return false;
  if (wake_state_.load(std::memory_order_relaxed) != kAwake) return false;
  UpdateTime();
  return timers_.NextDeadline() > now_ns_;
}

void EventLoop::Run() {
  stopped_ = false;
  if (counters_.started_ns == 0) counters_.started_ns = now_ns_;
  while (!stopped_ && alive()) RunTurn();
}

void EventLoop::RunTimers() {
  TracedPhase phase(trace_, TracePhase::kTimers);
  const uint64_t before = timers_.next_sequence();
  while (Timer* timer = timers_.PopDue(now_ns_, before)) {
    if (timer->ref) --refs_;
    ++counters_.timers_fired;
    if (trace_ != nullptr) trace_->TimerFired(*timer, now_ns_);
    timer->on_fire(*timer);
    if (stopped_) return;
  }
}

void EventLoop::RunPending() {
  TracedPhase phase(trace_, TracePhase::kPending);
  RunPosted();
}

void EventLoop::RunPosted() {
  if (!any_posted_.load(std::memory_order_acquire)) return;
  Task* task;
  {
    std::lock_guard lock(posted_mutex_);
    task = posted_head_;
    posted_head_ = posted_tail_ = nullptr;
    any_posted_.store(false, std::memory_order_release);
  }
  while (task != nullptr) {
    Task* next = task->next;
    ++counters_.tasks;
    if (trace_ != nullptr) trace_->Task();
    task->run(*task);
    task = next;
  }
}

uint64_t EventLoop::PollDeadline(bool may_sleep) const {
  if (!may_sleep || stopped_) return Deadline::kNow;
  if (host_ != nullptr && (host_->batch_pending() || host_->check_pending())) return Deadline::kNow;
  if (!alive()) return Deadline::kNow;
  return timers_.NextDeadline();
}

void EventLoop::PollDriver(bool may_sleep) {
  // Left by the closes of the last turn. What a driver has told is dispatched before it is asked
  // again: the places of a read's `from` are set anew.
  if (!events_.empty()) return;
  TracedPhase phase(trace_, TracePhase::kPoll);
  const uint64_t deadline_ns = PollDeadline(may_sleep);
  const uint64_t woken_before = counters_.wakeups;
  if (trace_ != nullptr) trace_->PollBegin(deadline_ns);
  if (deadline_ns == Deadline::kNow) {
    world_.driver.Poll({Deadline::kNow}, events_);
    if (wake_state_.exchange(kAwake) == kNotified) ++counters_.wakeups;
  } else {
    if (!Spin(deadline_ns)) Sleep(deadline_ns);
    waiting_.OnEvents(events_.size());
  }
  if (trace_ != nullptr) trace_->PollEnd(events_.size(), counters_.wakeups > woken_before);
}

// Looks for events for as long as the policy says. True if there is something to do: an event, or a
// timer is due.
bool EventLoop::Spin(uint64_t deadline_ns) {
  const uint64_t window_ns = waiting_.SpinNs(now_ns_);
  if (window_ns == 0) return false;
  // Submitting takes time that is no waiting; what is there already has not been waited for.
  world_.driver.Poll({Deadline::kNow}, events_);
  if (!events_.empty()) return true;
  UpdateTime();
  const uint64_t began_ns = now_ns_;
  const uint64_t until_ns = std::min(deadline_ns, began_ns + window_ns);
  WaitPolicy::Look look{};
  while (!look.found && now_ns_ < until_ns) {
    const uint64_t before_ns = now_ns_;
    Relax();
    world_.driver.Poll({Deadline::kNow}, events_);
    look.found = !events_.empty() || wake_state_.load(std::memory_order_relaxed) != kAwake;
    UpdateTime();
    look.robbed |= now_ns_ - before_ns > WaitPolicy::kRobbedNs;
  }
  look.spent_ns = now_ns_ - began_ns;
  ++counters_.spins;
  counters_.spins_paid += look.found;
  counters_.spun_ns += look.spent_ns;
  if (measures_idle_) counters_.idle_ns += look.spent_ns;
  const bool timer_due = now_ns_ >= deadline_ns;
  if (look.found || !timer_due) waiting_.OnSpin(look);  // to have waited for a timer tells nothing
  return !events_.empty() || timer_due;
}

void EventLoop::Sleep(uint64_t deadline_ns) {
  world_.blocking.BeforeWait();
  Deadline deadline{deadline_ns, waiting_.GatherNs()};
  int expected = kAwake;
  if (wake_state_.compare_exchange_strong(expected, kIdle)) {
    ++counters_.polls_slept;
  } else {
    deadline.at_ns = Deadline::kNow;  // somebody posted since the last look
  }
  const bool sleeps = deadline.at_ns != Deadline::kNow;
  const bool timed = sleeps && (measures_idle_ || waiting_.learns());
  const uint64_t asleep_at = timed ? world_.clock.NowNs() : 0;
  world_.driver.Poll(deadline, events_);
  if (wake_state_.exchange(kAwake) == kNotified) ++counters_.wakeups;
  if (!sleeps) return;
  UpdateTime();
  if (!timed) return;
  const uint64_t slept_ns = std::max(now_ns_, asleep_at) - asleep_at;
  if (measures_idle_) counters_.idle_ns += slept_ns;
  waiting_.OnSleep(slept_ns);
}

void EventLoop::Dispatch() {
  TracedPhase phase(trace_, TracePhase::kDispatch);
  // Events that arrive while callbacks run belong to the next turn: only what is here now.
  for (size_t left = events_.size(); left > 0; --left) {
    EventQueue::Entry entry = events_.Pop();
    if (entry.op->kind == OpKind::kClose) {
      --closes_pending_;
      closed_.Push(*entry.op, std::move(entry.event));
      continue;
    }
    DispatchOne(*entry.op, std::move(entry.event));
  }
  world_.blocking.Collect();
  RunPosted();
  if (host_ != nullptr && host_->batch_pending()) host_->OnBatch();
}

void EventLoop::DispatchOne(Op& op, Event&& event) {
  ++counters_.events;
  if (trace_ != nullptr) trace_->Completed(op, event);
  if (!event.more()) {
    KERNEL_CHECK(op.state != OpState::kIdle && in_flight_ > 0);
    op.state = OpState::kIdle;
    --in_flight_;
    if ((op.flags & kUnref) == 0) --refs_;
  }
  op.on_event(op, std::move(event));
}

// A close that was asked for in this turn is told in this turn on every driver: one that has to
// cancel operations first gets a poll of its own, without waiting.
void EventLoop::PollLateCloses() {
  EventQueue late;
  if (trace_ != nullptr) trace_->PollBegin(Deadline::kNow);
  world_.driver.Poll({Deadline::kNow}, late);
  if (trace_ != nullptr) trace_->PollEnd(late.size(), false);
  std::vector<EventQueue::Entry> entries;
  std::vector<uint32_t> closing;
  while (!late.empty()) {
    entries.push_back(late.Pop());
    const Op& op = *entries.back().op;
    if (op.kind == OpKind::kClose) closing.push_back(op.handle.index);
  }
  std::sort(closing.begin(), closing.end());
  for (EventQueue::Entry& entry : entries) {
    const bool is_close = entry.op->kind == OpKind::kClose;
    if (is_close) --closes_pending_;
    // What the handle's own operations came to is told with the close, in the driver's order and so
    // before it; everything else belongs to the next turn.
    const bool now = is_close || std::binary_search(closing.begin(), closing.end(),
                                                    entry.op->handle.index);
    (now ? closed_ : events_).Push(*entry.op, std::move(entry.event));
  }
}

void EventLoop::Check() {
  TracedPhase phase(trace_, TracePhase::kCheck);
  if (host_ != nullptr && host_->check_pending()) host_->OnCheck();
}

void EventLoop::RunCloses() {
  TracedPhase phase(trace_, TracePhase::kClose);
  if (closes_pending_ > 0) PollLateCloses();
  if (closed_.empty()) return;
  for (size_t left = closed_.size(); left > 0; --left) {
    EventQueue::Entry entry = closed_.Pop();
    DispatchOne(*entry.op, std::move(entry.event));
  }
  if (host_ != nullptr) host_->OnClosed();
}

void EventLoop::Shutdown() {
  host_ = nullptr;
  shutting_down_ = true;
  // Work has no op: the pool is emptied once in any case, for its threads know this loop.
  do {
    const uint64_t told = counters_.events;
    if (in_flight_ > 0) world_.driver.Drain(events_);
    world_.blocking.Drain();
    world_.blocking.Collect();
    while (!events_.empty()) {
      EventQueue::Entry entry = events_.Pop();
      if (entry.op->kind == OpKind::kClose) --closes_pending_;
      DispatchOne(*entry.op, std::move(entry.event));
    }
    while (!closed_.empty()) {
      EventQueue::Entry entry = closed_.Pop();
      DispatchOne(*entry.op, std::move(entry.event));
    }
    KERNEL_CHECK(in_flight_ == 0 || counters_.events > told);  // Drain ends what is in flight
  } while (in_flight_ > 0);
  RunPosted();
}

}  // namespace orrery
