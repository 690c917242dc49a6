// The frame of a readiness driver: polling, cancelling, bookkeeping; see readiness_driver.h.
#include "loops/readiness/readiness_driver.h"

#include <sys/eventfd.h>
#include <unistd.h>

namespace orrery::readiness {

ReadinessDriver::ReadinessDriver(posix::HandleTable& handles, Clock& clock, WakeBy wake_by)
    : handles_(handles), clock_(clock) {
  if (wake_by == WakeBy::kBackend) return;
  wake_.fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  KERNEL_CHECK(wake_.fd >= 0);
}

// What the backend kept of a descriptor, it has freed itself by now.
ReadinessDriver::~ReadinessDriver() {
  handles_.ForEachOpen([](HandleId, posix::PosixHandle& handle) {
    if (!handle.closing) close(handle.fd);
    delete static_cast<Channel*>(handle.driver_state);
    handle.driver_state = nullptr;
  });
  if (wake_.fd >= 0) close(wake_.fd);
}

// ---- the poll ------------------------------------------------------------------------------

void ReadinessDriver::Poll(Deadline deadline, EventQueue& out) {
  sink_ = &out;
  interrupted_ = false;
  ++polls_;
  const size_t before = told_before_ = out.size();
  bytes_told_ = 0;
  DeliverKnown(out);
  if (!RunPutOff()) {
    sink_ = &known_;
    return;
  }
  ArmPending(false);
  RunBusy();
  const auto idle = [&] { return out.size() == before && busy_.empty() && !interrupted_; };
  for (;;) {
    // What RunBusy has just found drained is armed now only if nobody has an event to answer first:
    // a connection may be closed by then, and need never be watched.
    if (idle()) ArmPending(true);
    const bool may_sleep = idle();
    ++counters_.system_calls;
    Wait(may_sleep ? deadline : Deadline{Deadline::kNow});
    // A wait may end early, or for a descriptor that nobody waits for any more.
    if (!may_sleep || !idle() || RemainingNs(deadline) == 0) break;
  }
  DeliverKnown(out);
  sink_ = &known_;
}

uint64_t ReadinessDriver::RemainingNs(Deadline deadline) const {
  if (deadline.at_ns == Deadline::kNever) return UINT64_MAX;
  if (deadline.at_ns == Deadline::kNow) return 0;
  const uint64_t now = clock_.NowNs();
  return deadline.at_ns > now ? deadline.at_ns - now : 0;
}

void ReadinessDriver::DeliverKnown(EventQueue& out) {
  while (!known_.empty()) {
    EventQueue::Entry entry = known_.Pop();
    out.Push(*entry.op, std::move(entry.event));
  }
  for (CloseOp* op : closing_) {
    handles_.Release(op->handle);
    table_.Remove(op->token);
    ++counters_.events;
    out.Push(*op, Event{});
  }
  closing_.clear();
}

void ReadinessDriver::Report(Watched& watched, uint8_t ready) {
  if (&watched == &wake_) {
    uint64_t count;
    (void)!read(wake_.fd, &count, sizeof count);
    interrupted_ = true;
    return;
  }
  auto& channel = static_cast<Channel&>(watched);
  const uint8_t awaited = channel.Needed();
  if ((ready & (kRead | kHangup)) != 0) {
    if (IsFull() && MayPutOff(channel)) {
      put_off_.push_back(channel.id);
    } else {
      RunReads(channel);
    }
  }
  if ((ready & (kWrite | kHangup)) != 0) RunWrites(channel);
  if (!channel.polls.empty()) RunPolls(channel);
  const uint8_t needed = channel.Needed();
  // Disarms what nobody was waiting for; what has just run empty is mostly wanted again.
  const uint8_t surplus = channel.armed & ready & ~awaited;
  if ((surplus != 0 && (surplus & ~needed) != 0) || (awaited == 0 && channel.armed != 0)) {
    Arm(channel, needed);
  } else if ((needed & ~channel.armed) != 0) {
    ArmLater(channel);
  }
}

void ReadinessDriver::Interrupt() noexcept {
  const uint64_t one = 1;
  (void)!write(wake_.fd, &one, sizeof one);
}

// ---- many at once --------------------------------------------------------------------------

// A turn that reads from a thousand connections, then answers them all, finds none of them in the
// cache when it comes to answering: neither what it keeps of them nor what the system does, nor the
// bytes. So a poll reads from so many, or so much, as stays there; what else was reported is read
// by the polls that follow, before they ask the backend again.
bool ReadinessDriver::IsFull() const {
  constexpr size_t kEventsPerPoll = 64, kBytesPerPoll = 256 * 1024;
  return sink_->size() - told_before_ >= kEventsPerPoll || bytes_told_ >= kBytesPerPoll;
}

bool ReadinessDriver::MayPutOff(const Channel& channel) {
  const Op* op = channel.reads.front();
  return op != nullptr && op->kind == OpKind::kRecv && !channel.handle->datagram;
}

/// True if nothing is put off any more. A handle that is gone has nothing to read.
bool ReadinessDriver::RunPutOff() {
  size_t at = 0;
  for (; at < put_off_.size() && !IsFull(); ++at) {
    if (Channel* channel = Find(put_off_[at])) RunReads(*channel);
  }
  put_off_.erase(put_off_.begin(), put_off_.begin() + static_cast<ptrdiff_t>(at));
  return put_off_.empty();
}

// ---- what waits for what -------------------------------------------------------------------

void ReadinessDriver::Arm(Channel& channel, uint8_t interest) {
  if (channel.always_ready) return MarkBusy(channel);
  ++counters_.system_calls;
  const Result result = Watch(channel, interest);
  if (result == 0) {
    channel.watched = true;
    channel.armed = interest;
  } else if (result == -EPERM) {
    channel.always_ready = true;
    MarkBusy(channel);
  } else {
    CancelAll(channel, result);
  }
}

void ReadinessDriver::ArmLater(Channel& channel) {
  if (channel.unarmed || (channel.Needed() & ~channel.armed) == 0) return;
  channel.unarmed = true;
  unarmed_.push_back(channel.id);
}

void ReadinessDriver::ArmPending(bool before_sleep) {
  if (wake_.fd >= 0 && wake_.armed == 0 && Watch(wake_, kRead) == 0) wake_.armed = kRead;
  std::vector<HandleId> round;
  round.swap(unarmed_);
  for (HandleId id : round) {
    Channel* channel = Find(id);
    if (channel == nullptr) continue;
    channel->unarmed = false;
    if (!before_sleep && TryUnwatched(*channel)) continue;
    if (FoundEarly(*channel)) {
      ArmLater(*channel);
      continue;
    }
    const uint8_t needed = channel->Needed();
    if ((needed & ~channel->armed) != 0) Arm(*channel, needed | channel->armed);
  }
  if (unarmed_.empty()) unarmed_.swap(round), unarmed_.clear();  // keeps its memory
}

// A connection that was found empty when it was accepted has mostly got its request a turn later,
// and a peer that was answered with the end has mostly ended its side: while there is other work,
// a few more reads spare a connection as short-lived as that the calls that watch and unwatch it.
bool ReadinessDriver::TryUnwatched(Channel& channel) {
  if (channel.watched || channel.reads.empty() || channel.patience == 0) return false;
  --channel.patience;
  RunReads(channel);
  ArmLater(channel);
  return true;
}

// Whether a read that was drained a moment ago has something again. Now and then it is tried though
// it did not pay lately, to notice when it would.
bool ReadinessDriver::FoundEarly(Channel& channel) {
  constexpr uint32_t kPays = 96, kOneIn = 16, kMemory = 16;
  const Op* op = channel.reads.front();
  if (op == nullptr || op->kind != OpKind::kRecv || !channel.watched || channel.busy ||
      (channel.armed & kRead) != 0) {
    return false;
  }
  if (early_score_ < kPays && ++early_skipped_ % kOneIn != 0) return false;
  const size_t before = sink_->size();
  RunReads(channel);
  const bool found = sink_->size() > before;
  early_score_ = early_score_ - early_score_ / kMemory + (found ? 256 / kMemory : 0);
  return found;
}

void ReadinessDriver::MarkBusy(Channel& channel) {
  if (channel.busy) return;
  channel.busy = true;
  busy_.push_back(channel.id);
}

/// Handles that had more to do than one turn allows, and those that are always ready.
void ReadinessDriver::RunBusy() {
  std::vector<HandleId> round;
  round.swap(busy_);
  for (HandleId id : round) {
    Channel* channel = Find(id);
    if (channel == nullptr) continue;
    channel->busy = false;
    RunReads(*channel);
    RunWrites(*channel);
    RunPolls(*channel);
    if (!channel->always_ready) {
      ArmLater(*channel);
    } else if (channel->Needed() != 0) {
      MarkBusy(*channel);
    }
  }
}

Channel* ReadinessDriver::Find(HandleId id) {
  posix::PosixHandle* handle = handles_.Get(id);
  return handle == nullptr ? nullptr : static_cast<Channel*>(handle->driver_state);
}

// ---- how operations end --------------------------------------------------------------------

void ReadinessDriver::End(Channel& channel, Op& op, Event&& event) {
  KERNEL_CHECK(channel.handle->ops_in_flight > 0);
  table_.Remove(op.token);
  --channel.handle->ops_in_flight;
  ++counters_.events;
  sink_->Push(op, std::move(event));
}

void ReadinessDriver::Cancel(OpToken token) {
  Op* op = table_.Find(token);
  if (op == nullptr || op->kind == OpKind::kClose) return;  // ended already, or cannot be stopped
  CancelOp(*Find(op->handle), *op);
}

// The descriptor stays armed: the next operation may come before the next report.
void ReadinessDriver::CancelOp(Channel& channel, Op& op) {
  if (op.kind == OpKind::kConnect) channel.connecting = false;
  channel.QueueOf(op).Remove(op);
  Event event;
  event.result = kCancelled;
  if ((op.flags & kZeroCopy) != 0) event.flags = kReleased;
  End(channel, op, std::move(event));
}

void ReadinessDriver::CancelAll(Channel& channel, Result result) {
  for (OpQueue* queue : {&channel.reads, &channel.writes, &channel.polls}) {
    while (Op* op = queue->front()) {
      queue->Remove(*op);
      Event event;
      event.result = result;
      if ((op->flags & kZeroCopy) != 0) event.flags = kReleased;
      End(channel, *op, std::move(event));
    }
  }
  channel.connecting = false;
}

void ReadinessDriver::Drain(EventQueue& out) {
  sink_ = &out;
  DeliverKnown(out);
  std::vector<OpToken> live;
  table_.ForEach([&live](Op& op) { live.push_back(op.token); });
  for (OpToken token : live) Cancel(token);
  sink_ = &known_;
}

}  // namespace orrery::readiness
