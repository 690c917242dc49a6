// Performing operations when their descriptor is ready; see readiness_driver.h.
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

#include "loops/readiness/readiness_driver.h"
#include "loops/readiness/socket_calls.h"

namespace orrery::readiness {

namespace {

// One handle's share of a turn: after so many steps the others come first.
constexpr int kStepsPerTurn = 64;
constexpr int kStreamReadsPerTurn = 8;
// The largest datagram that IP carries; memory behind a lease that may be smaller.
constexpr size_t kMaxDatagram = 65536;

/// Errors of a connection that died in the backlog: the listener is well (accept(2)).
bool IsLostConnection(Result error) {
  return error == -ECONNABORTED || error == -EPROTO || error == -ENETDOWN ||
         error == -EHOSTUNREACH || error == -ENETUNREACH || error == -ETIMEDOUT;
}

/// Senders must not change before their events are dispatched: the rest comes with the next poll.
bool SendersFull(const Op& op, uint32_t told) {
  if (op.kind != OpKind::kRecv || (op.flags & kMultishot) == 0) return false;
  const auto& recv = static_cast<const RecvOp&>(op);
  return recv.from != nullptr && told >= recv.from_count;
}

}  // namespace

// ---- reading -------------------------------------------------------------------------------

void ReadinessDriver::RunReads(Channel& channel) {
  const bool stream = !channel.handle->datagram;
  int steps = kStepsPerTurn;
  if (channel.told_in != polls_) {
    channel.told_in = polls_;
    channel.told = 0;
  }
  while (Op* op = channel.reads.front()) {
    if (steps <= 0 || SendersFull(*op, channel.told)) return MarkBusy(channel);
    const size_t told = sink_->size();
    ++counters_.system_calls;
    const bool go_on = op->kind == OpKind::kAccept ? StepAccept(channel, *op)
                                                   : StepRecv(channel, static_cast<RecvOp&>(*op));
    if (!stream && sink_->size() > told) ++channel.told;
    if (!go_on) return;
    steps -= stream && op->kind == OpKind::kRecv ? kStepsPerTurn / kStreamReadsPerTurn : 1;
  }
}

/// Ends the op, or for a multishot one that goes on only tells the event.
void ReadinessDriver::EndRead(Channel& channel, Op& op, Event&& event, bool multishot_goes_on) {
  if (multishot_goes_on && (op.flags & kMultishot) != 0) {
    event.flags |= kMore;
    ++counters_.events;
    sink_->Push(op, std::move(event));
    return;
  }
  channel.reads.Remove(op);
  End(channel, op, std::move(event));
}

bool ReadinessDriver::StepAccept(Channel& channel, Op& op) {
  const Result fd = AcceptOne(channel.fd);
  if (fd == kBlocked) return false;
  if (IsLostConnection(fd)) return true;
  Event event;
  if (fd >= 0) {
    event.accepted = handles_.Add(fd, false);
  } else {
    event.result = fd;
  }
  EndRead(channel, op, std::move(event), fd >= 0);
  return true;
}

bool ReadinessDriver::StepRecv(Channel& channel, RecvOp& op) {
  if (op.pool != nullptr) return StepRecvPool(channel, op);
  const bool stream = !channel.handle->datagram;
  const iovec memory{op.into.data(), op.into.size()};
  const Received got = Receive(channel, &memory, 1, op.from);
  if (got.result == kBlocked) return false;
  // Read before EndRead, after which the op may be gone.
  const bool filled = got.result < 0 || static_cast<size_t>(got.result) == op.into.size();
  Event event;
  event.result = got.result;
  if (got.result == 0 && stream) event.flags = kEof;
  if (got.truncated) event.flags |= kTruncated;
  EndRead(channel, op, std::move(event), false);
  return filled || !stream || got.result == 0;
}

// The memory is taken now that the descriptor is readable, and never longer than the read lasts if
// there was nothing to read. A short read from a stream means that it is drained: no further call
// is made to hear EAGAIN, since what comes later is reported anew.
bool ReadinessDriver::StepRecvPool(Channel& channel, RecvOp& op) {
  const bool stream = !channel.handle->datagram;
  Event event;
  event.lease = op.pool->Reserve();
  if (!event.lease) {
    event.result = kNoBuffers;
    EndRead(channel, op, std::move(event), false);
    return true;
  }
  const uint32_t room = event.lease.size();
  if (!stream && overflow_ == nullptr) overflow_ = std::make_unique<uint8_t[]>(kMaxDatagram);
  const iovec memory[2] = {{event.lease.data(), room}, {overflow_.get(), kMaxDatagram}};
  if (op.from != nullptr && (op.flags & kMultishot) != 0) {
    event.sender = static_cast<uint16_t>(channel.told);
  }
  SocketAddress* from = op.from == nullptr ? nullptr : op.from + event.sender;
  const Received got = Receive(channel, memory, stream ? 1 : 2, from);
  const uint32_t size = got.result > 0 ? static_cast<uint32_t>(got.result) : 0;
  op.pool->Commit(size <= room ? size : 0);
  if (got.result == kBlocked) return false;

  event.result = got.result;
  if (got.truncated) event.flags |= kTruncated;
  if (size > room) {
    // A datagram larger than what was left of the slab gets memory of its own.
    Slab* own = Slab::Create(size);
    std::copy_n(event.lease.data(), room, own->data());
    std::copy_n(overflow_.get(), size - room, own->data() + room);
    event.lease = BufferLease(own, 0, size);
    own->Unref();
  }
  if (size > 0) {
    bytes_told_ += size;
    event.lease.Shrink(size);
    event.flags |= kBuffer;
  } else {
    event.lease.Reset();
    if (stream && got.result == 0) event.flags |= kEof;
  }
  EndRead(channel, op, std::move(event), size > 0 || (!stream && got.result == 0));
  return !stream || size == 0 || size == room;
}

// ---- writing -------------------------------------------------------------------------------

void ReadinessDriver::RunWrites(Channel& channel) {
  int steps = kStepsPerTurn;
  while (Op* op = channel.writes.front()) {
    if (steps-- == 0) return MarkBusy(channel);
    Event event;
    event.result = PerformWrite(channel, *op);
    if (event.result == kBlocked) return;
    // Nothing refers to the bytes of a zero-copy send any more: both its events in one (rule 7).
    if ((op->flags & kZeroCopy) != 0) event.flags |= kReleased;
    channel.writes.Remove(*op);
    End(channel, *op, std::move(event));
  }
}

Result ReadinessDriver::PerformWrite(Channel& channel, Op& op) {
  ++counters_.system_calls;
  switch (op.kind) {
    case OpKind::kSend: return Send(channel, static_cast<SendOp&>(op));
    case OpKind::kShutdown: return shutdown(channel.fd, SHUT_WR) == 0 ? 0 : -errno;
    case OpKind::kConnect: {
      const Result result = channel.connecting
                                ? FinishConnect(channel.fd)
                                : StartConnect(channel.fd, static_cast<ConnectOp&>(op).address);
      channel.connecting = result == kBlocked;
      return result;
    }
    default: KERNEL_CHECK(false && "not an operation that writes"); return -EINVAL;
  }
}

// ---- waiting only --------------------------------------------------------------------------

// Backends differ in what they tell of a hang-up, so the answer is asked of the system itself.
void ReadinessDriver::RunPolls(Channel& channel) {
  for (Op *op = channel.polls.front(), *next; op != nullptr; op = next) {
    next = op->next;
    ++counters_.system_calls;
    Event event;
    event.result = PollNow(channel.fd, static_cast<PollOp*>(op)->interest);
    if (event.result == 0) continue;
    channel.polls.Remove(*op);
    End(channel, *op, std::move(event));
  }
}

}  // namespace orrery::readiness
