// The broken drivers; see broken_drivers.h.
#include "test/support/broken_drivers.h"

#include <map>
#include <unordered_map>
#include <unordered_set>

namespace orrery::test {

namespace {

/// Changes the events on their way out; the base of those that lie about events.
class EventFilter : public ForwardingDriver {
 public:
  using ForwardingDriver::ForwardingDriver;
  void Poll(Deadline deadline, EventQueue& out) override {
    EventQueue events;
    inner_.Poll(deadline, events);
    Filter(events, out);
  }
  void Drain(EventQueue& out) override {
    EventQueue events;
    inner_.Drain(events);
    Filter(events, out);
  }

 protected:
  virtual void Pass(EventQueue::Entry entry, EventQueue& out) = 0;

 private:
  void Filter(EventQueue& events, EventQueue& out) {
    while (!events.empty()) Pass(events.Pop(), out);
  }
};

/// Rule 1: every other read never ends.
class DropsFinalEvent final : public EventFilter {
 public:
  using EventFilter::EventFilter;

 private:
  void Pass(EventQueue::Entry entry, EventQueue& out) override {
    const bool final_read = entry.op->kind == OpKind::kRecv && !entry.event.more();
    if (final_read && ++reads_ % 2 == 0) return;
    out.Push(*entry.op, std::move(entry.event));
  }
  int reads_ = 0;
};

/// Rule 1: the end of a read is told twice.
class EndsTwice final : public EventFilter {
 public:
  using EventFilter::EventFilter;

 private:
  void Pass(EventQueue::Entry entry, EventQueue& out) override {
    Event again;
    again.result = entry.event.result;
    const bool twice = entry.op->kind == OpKind::kRecv && !entry.event.more();
    Op& op = *entry.op;
    out.Push(op, std::move(entry.event));
    if (twice) out.Push(op, std::move(again));
  }
};

/// Rule 2: an error that is known at once is told at once, by calling back.
class CallsBackInsideSubmit final : public ForwardingDriver {
 public:
  using ForwardingDriver::ForwardingDriver;
  SubmitResult Submit(Op& op) override {
    if (op.handle || op.kind == OpKind::kFile) return inner_.Submit(op);
    op.token = {0xffffff, ++generation_};
    Event event;
    event.result = kBadHandle;
    op.on_event(op, std::move(event));
    return kPending;
  }

 private:
  uint32_t generation_ = 0;
};

/// Rule 9: a cancelled read had taken its memory already, and nobody gives it back.
class LeaksLeaseOnCancel final : public ForwardingDriver {
 public:
  LeaksLeaseOnCancel(LoopDriver& inner) : ForwardingDriver(inner) {}
  ~LeaksLeaseOnCancel() override {
    for (Slab* slab : lost_) slab->Unref();  // after the test has looked: for the leak checker
  }
  SubmitResult Submit(Op& op) override {
    SubmitResult result = inner_.Submit(op);
    if (op.kind == OpKind::kRecv && !result.done) {
      pools_[op.token.slot] = static_cast<RecvOp&>(op).pool;
    }
    return result;
  }
  void Cancel(OpToken token) override {
    BufferPool* pool = pools_[token.slot];
    if (pool != nullptr) {
      BufferLease lease = pool->Reserve();
      if (lease) {
        pool->Commit(1);
        lease.slab()->Ref();
        lost_.push_back(lease.slab());
      }
    }
    inner_.Cancel(token);
  }

 private:
  std::unordered_map<uint32_t, BufferPool*> pools_;
  std::vector<Slab*> lost_;
};

/// Rule 8: a close is told although the handle's other ops have not ended.
class ReusesHandleTooEarly final : public EventFilter {
 public:
  using EventFilter::EventFilter;
  SubmitResult Submit(Op& op) override {
    SubmitResult result = inner_.Submit(op);
    if (op.kind == OpKind::kClose && !result.done) early_.push_back(&op);
    return result;
  }
  void Poll(Deadline deadline, EventQueue& out) override {
    for (Op* op : std::exchange(early_, {})) {
      told_.insert(op);
      out.Push(*op, Event{});
    }
    EventFilter::Poll(out.empty() ? deadline : Deadline{Deadline::kNow}, out);
  }

 private:
  void Pass(EventQueue::Entry entry, EventQueue& out) override {
    if (entry.op->kind == OpKind::kClose && told_.erase(entry.op) > 0) return;
    out.Push(*entry.op, std::move(entry.event));
  }
  std::vector<Op*> early_;
  std::unordered_set<Op*> told_;
};

/// Wake: another thread's call is lost.
class SleepsThroughWake final : public ForwardingDriver {
 public:
  using ForwardingDriver::ForwardingDriver;
  void Wake() noexcept override {}
};

/// Rule 11: of two reads the later one is told first.
class ReversesEvents final : public EventFilter {
 public:
  using EventFilter::EventFilter;
  void Poll(Deadline deadline, EventQueue& out) override {
    EventFilter::Poll(deadline, out);
    if (out.empty() && ++quiet_polls_ > 3) TellHeld(out);  // no other is coming
  }
  void Drain(EventQueue& out) override {
    EventFilter::Drain(out);
    TellHeld(out);
  }

 private:
  void Pass(EventQueue::Entry entry, EventQueue& out) override {
    if (entry.op->kind == OpKind::kRecv && held_.empty()) {
      held_.push_back(std::move(entry));
      return;
    }
    out.Push(*entry.op, std::move(entry.event));
    TellHeld(out);
  }
  void TellHeld(EventQueue& out) {
    for (EventQueue::Entry& entry : held_) out.Push(*entry.op, std::move(entry.event));
    held_.clear();
    quiet_polls_ = 0;
  }
  std::vector<EventQueue::Entry> held_;
  int quiet_polls_ = 0;
};

template <typename Driver>
std::unique_ptr<ForwardingDriver> Make(LoopDriver& driver, Sockets&) {
  return std::make_unique<Driver>(driver);
}

}  // namespace

Subject::Wrap BrokenDriver(const std::string& fault) {
  static const std::map<std::string, Subject::Wrap> kAll = {
      {"drops-final-event", Make<DropsFinalEvent>},
      {"ends-twice", Make<EndsTwice>},
      {"calls-back-inside-submit", Make<CallsBackInsideSubmit>},
      {"leaks-lease-on-cancel", Make<LeaksLeaseOnCancel>},
      {"reuses-handle-too-early", Make<ReusesHandleTooEarly>},
      {"sleeps-through-wake", Make<SleepsThroughWake>},
      {"reverses-events", Make<ReversesEvents>},
  };
  auto found = kAll.find(fault);
  return found == kAll.end() ? Subject::Wrap() : found->second;
}

}  // namespace orrery::test
