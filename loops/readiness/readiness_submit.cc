// Taking operations over; see readiness_driver.h.
#include <unistd.h>

#include "loops/readiness/readiness_driver.h"
#include "loops/readiness/socket_calls.h"

namespace orrery::readiness {

SubmitResult ReadinessDriver::Submit(Op& op) {
  ++counters_.submissions;
  if (op.kind == OpKind::kFile) return Refuse(op, -ENOSYS);  // the kernel's pool performs these
  posix::PosixHandle* handle = handles_.Get(op.handle);
  if (handle == nullptr || handle->closing) return Refuse(op, kBadHandle);
  if (op.kind == OpKind::kClose) {
    SubmitClose(static_cast<CloseOp&>(op), *handle);
    return kPending;
  }
  Channel& channel = *ChannelOf(op.handle, *handle);
  Result result;
  if ((op.flags & kMayInline) != 0 && TryInline(channel, op, &result)) {
    ++counters_.inline_completions;
    return {true, result};
  }
  op.flags &= static_cast<uint16_t>(~kEndFollows);  // what is sent later must not be held back
  table_.Add(op);
  ++handle->ops_in_flight;
  Enqueue(channel, op);
  return kPending;
}

SubmitResult ReadinessDriver::Refuse(Op& op, Result error) {
  table_.Add(op);
  table_.Remove(op.token);
  ++counters_.events;
  Event event;
  event.result = error;
  if ((op.flags & kZeroCopy) != 0) event.flags = kReleased;
  sink_->Push(op, std::move(event));
  return kPending;
}

Channel* ReadinessDriver::ChannelOf(HandleId id, posix::PosixHandle& handle) {
  if (handle.driver_state == nullptr) {
    auto* channel = new Channel;
    channel->id = id;
    channel->handle = &handle;
    channel->fd = handle.fd;
    handle.driver_state = channel;
  }
  return static_cast<Channel*>(handle.driver_state);
}

// What an inline result cannot tell (a lease, a new handle, the end of a stream, a cut datagram)
// is left to an event.
bool ReadinessDriver::TryInline(Channel& channel, Op& op, Result* result) {
  if (op.kind == OpKind::kRecv) {
    auto& recv = static_cast<RecvOp&>(op);
    if (recv.pool != nullptr || channel.handle->datagram || !channel.reads.empty()) return false;
    if (recv.into.empty()) {
      *result = 0;
      return true;
    }
    const iovec memory{recv.into.data(), recv.into.size()};
    ++counters_.system_calls;
    *result = Receive(channel, &memory, 1, nullptr).result;
    return *result != kBlocked && *result != 0;
  }
  if (op.kind == OpKind::kPoll) {
    auto& poll = static_cast<PollOp&>(op);
    ++counters_.system_calls;
    return (*result = PollNow(channel.fd, poll.interest)) != 0;
  }
  if (op.kind == OpKind::kAccept || !channel.writes.empty()) return false;
  *result = PerformWrite(channel, op);
  return *result != kBlocked;
}

void ReadinessDriver::Enqueue(Channel& channel, Op& op) {
  if (op.kind == OpKind::kRecv) {
    const auto& recv = static_cast<RecvOp&>(op);
    KERNEL_CHECK(recv.pool != nullptr || (op.flags & kMultishot) == 0);
    if (recv.pool == nullptr && recv.into.empty()) return End(channel, op, Event{});
  }
  OpQueue& queue = channel.QueueOf(op);
  const bool first = queue.empty();
  queue.Push(op);
  const bool writes = &queue == &channel.writes;
  // A write mostly goes at once; a read mostly has to wait, so that its memory is not even asked
  // for. What TryInline has just found blocked is not tried again.
  if (writes && first && (op.flags & kMayInline) == 0) RunWrites(channel);
  if (channel.writes.empty() && writes) return;
  // The first read of a connection mostly finds its request there already; whether to watch it is
  // only decided once that has been tried, for it may be answered and closed by then.
  if (writes || channel.watched) return ArmLater(channel);
  MarkBusy(channel);
}

// The descriptor is closed at once, so that its port or path is free for whoever opens it next; the
// id lives until the event is told, after those of the handle's operations.
void ReadinessDriver::SubmitClose(CloseOp& op, posix::PosixHandle& handle) {
  table_.Add(op);
  handle.closing = true;
  if (auto* channel = static_cast<Channel*>(handle.driver_state)) {
    CancelAll(*channel, kCancelled);
    if (channel->watched) Unwatch(*channel);
    delete channel;
    handle.driver_state = nullptr;
  }
  ++counters_.system_calls;
  close(handle.fd);
  closing_.push_back(&op);
}

}  // namespace orrery::readiness
