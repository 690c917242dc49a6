// The driver; see plain_driver.h.
#include "experiments/plain-driver/plain_driver.h"

#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <climits>

#include "loops/posix/posix_loop.h"

namespace orrery::plain {

namespace {

constexpr size_t kMaxDatagram = 65536;
/// Rounds of one Poll: enough to empty a backlog, and few enough for timers to get their turn.
constexpr int kMaxRounds = 64;

bool IsRead(const Op& op) { return op.kind == OpKind::kRecv || op.kind == OpKind::kAccept; }

short PollEvents(const Op& op) {
  if (op.kind != OpKind::kPoll) return IsRead(op) ? POLLIN : POLLOUT;
  const int32_t interest = static_cast<const PollOp&>(op).interest;
  return static_cast<short>(((interest & PollOp::kReadable) != 0 ? POLLIN : 0) |
                            ((interest & PollOp::kWritable) != 0 ? POLLOUT : 0));
}

}  // namespace

PlainDriver::PlainDriver(posix::HandleTable& handles, const LoopOptions& options)
    : handles_(handles), clock_(*options.clock), wake_fd_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  KERNEL_CHECK(wake_fd_ >= 0);
}

PlainDriver::~PlainDriver() {
  handles_.ForEachOpen([](HandleId, posix::PosixHandle& handle) {
    if (!handle.closing) close(handle.fd);
  });
  close(wake_fd_);
}

// ---- the life of an operation --------------------------------------------------------------

SubmitResult PlainDriver::Submit(Op& op) {
  ++counters_.submissions;
  table_.Add(op);
  posix::PosixHandle* handle = handles_.Get(op.handle);
  if (op.kind == OpKind::kFile) {
    End(op, -ENOSYS);  // capabilities() names no file action, so the kernel never asks
  } else if (handle == nullptr || handle->closing) {
    End(op, kBadHandle);
  } else if (op.kind == OpKind::kClose) {
    SubmitClose(static_cast<CloseOp&>(op), *handle);
  } else if (op.kind == OpKind::kRecv && static_cast<RecvOp&>(op).pool == nullptr &&
             static_cast<RecvOp&>(op).into.empty()) {
    End(op, 0);  // a read into nothing takes nothing, and is no end of the stream
  } else {
    ++handle->ops_in_flight;
    waiting_.push_back(&op);
  }
  return kPending;  // kMayInline allows more; nobody is obliged
}

// The final event. From here on the token is stale; the op is the caller's when the event is
// dispatched.
void PlainDriver::End(Op& op, Event&& event) {
  auto at = std::find(waiting_.begin(), waiting_.end(), &op);
  if (at != waiting_.end()) {
    waiting_.erase(at);
    --handles_.Get(op.handle)->ops_in_flight;
  }
  table_.Remove(op.token);
  // Nothing refers to a send's bytes any more: both events of a zero-copy send in one (rule 7).
  if ((op.flags & kZeroCopy) != 0) event.flags |= kReleased;
  ++counters_.events;
  known_.Push(op, std::move(event));
}

void PlainDriver::End(Op& op, Result result) {
  Event event;
  event.result = result;
  End(op, std::move(event));
}

void PlainDriver::Cancel(OpToken token) {
  Op* op = table_.Find(token);
  if (op == nullptr || op->kind == OpKind::kClose) return;  // ended already, or cannot be stopped
  if (op->kind == OpKind::kConnect) handles_.Get(op->handle)->driver_state = nullptr;
  End(*op, kCancelled);
}

// The descriptor is closed now, so that its port is free; the id lives until the event is told,
// which is after the events of the handle's operations (rule 8).
void PlainDriver::SubmitClose(CloseOp& op, posix::PosixHandle& handle) {
  const std::vector<Op*> all(waiting_.begin(), waiting_.end());
  for (Op* other : all) {
    if (other->handle == op.handle) End(*other, kCancelled);
  }
  handle.closing = true;
  handle.driver_state = nullptr;
  ++counters_.system_calls;
  close(handle.fd);
  closing_.push_back(&op);
}

void PlainDriver::TellKnown(EventQueue& out) {
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

void PlainDriver::Drain(EventQueue& out) {
  while (!waiting_.empty()) End(*waiting_.front(), kCancelled);
  TellKnown(out);
}

// ---- waiting -------------------------------------------------------------------------------

void PlainDriver::Wake() noexcept {
  const uint64_t one = 1;
  (void)!write(wake_fd_, &one, sizeof one);
}

// Rounded up: a timer must not fire early.
int PlainDriver::TimeoutMs(Deadline deadline) const {
  if (deadline.at_ns == Deadline::kNever) return -1;
  const uint64_t now = deadline.at_ns == Deadline::kNow ? 0 : clock_.NowNs();
  if (deadline.at_ns <= now) return 0;
  return static_cast<int>(
      std::min<uint64_t>((deadline.at_ns - now + 999'999) / 1'000'000, INT_MAX));
}

// Who is first in line: reads of a handle are performed in order, and so are its writes (rule 11).
// Who only waits for readiness is in no line.
void PlainDriver::Gather() {
  asked_.assign(1, {wake_fd_, POLLIN, 0});
  askers_.clear();
  std::vector<uint8_t> taken;  // by handle: 1 has a reader, 2 has a writer
  round_ = waiting_;  // what ends below leaves the list
  for (Op* op : round_) {
    if (op->kind != OpKind::kPoll) {
      if (taken.size() <= op->handle.index) taken.resize(op->handle.index + 1);
      uint8_t& lines = taken[op->handle.index];
      const uint8_t line = IsRead(*op) ? 1 : 2;
      if ((lines & line) != 0) continue;
      lines |= line;
    }
    posix::PosixHandle& handle = *handles_.Get(op->handle);
    if (op->kind == OpKind::kConnect && handle.driver_state == nullptr) {
      const Result result = StartConnect(handle.fd, static_cast<ConnectOp*>(op)->address);
      if (result != kBlocked) {
        End(*op, result);
        continue;
      }
      handle.driver_state = op;  // under way
    }
    asked_.push_back({handle.fd, PollEvents(*op), 0});
    askers_.push_back(op->token);
  }
}

/// True when somebody has called Wake.
bool PlainDriver::AskSystem(int timeout_ms) {
  ++counters_.system_calls;
  if (::poll(asked_.data(), asked_.size(), timeout_ms) <= 0) return false;
  for (size_t i = 0; i < askers_.size(); ++i) {
    const short ready = asked_[i + 1].revents;
    // One attempt may have ended another operation.
    Op* op = ready == 0 ? nullptr : table_.Find(askers_[i]);
    if (op != nullptr) Attempt(*op, ready);
  }
  if (asked_[0].revents == 0) return false;
  uint64_t count;
  (void)!read(wake_fd_, &count, sizeof count);
  return true;
}

void PlainDriver::Poll(Deadline deadline, EventQueue& out) {
  bool woken = false;
  for (int round = 0; round < kMaxRounds; ++round) {
    Gather();
    const bool idle = known_.empty() && closing_.empty() && round == 0;
    const uint64_t before = counters_.events;
    woken = AskSystem(idle ? TimeoutMs(deadline) : 0) || woken;
    // One datagram per Poll is always right for a multishot read, however many senders `from` has
    // room for.
    if (counters_.events == before) break;
    if (std::any_of(waiting_.begin(), waiting_.end(), [](Op* op) {
          return op->kind == OpKind::kRecv && static_cast<RecvOp*>(op)->from != nullptr;
        })) {
      break;
    }
  }
  TellKnown(out);
}

// ---- attempts ------------------------------------------------------------------------------

void PlainDriver::Attempt(Op& op, short ready) {
  posix::PosixHandle& handle = *handles_.Get(op.handle);
  ++counters_.system_calls;
  switch (op.kind) {
    case OpKind::kRecv: return Read(static_cast<RecvOp&>(op), handle);
    case OpKind::kAccept: return Accept(op, handle);
    case OpKind::kPoll: return TellReadiness(static_cast<PollOp&>(op), ready);
    default: return Write(op, handle);
  }
}

void PlainDriver::Read(RecvOp& op, posix::PosixHandle& handle) {
  if (op.pool != nullptr) return ReadIntoLease(op, handle);
  const Received got = Receive(handle, op.into, op.from);
  if (got.result == kBlocked) return;
  Event event;
  event.result = got.result;
  if (got.result == 0 && !handle.datagram) event.flags = kEof;
  if (got.truncated) event.flags |= kTruncated;
  End(op, std::move(event));
}

// The memory is taken now that the descriptor is readable (rule 6), and given back if there was
// nothing after all.
void PlainDriver::ReadIntoLease(RecvOp& op, posix::PosixHandle& handle) {
  Event event;
  event.lease = op.pool->Reserve();
  if (!event.lease) return End(op, kNoBuffers);
  // A datagram is read whole, and may be larger than what is left of the slab.
  std::span<uint8_t> memory{event.lease.data(), event.lease.size()};
  if (handle.datagram) {
    datagram_.resize(kMaxDatagram);
    memory = datagram_;
  }
  const Received got = Receive(handle, memory, op.from);
  const uint32_t size = got.result > 0 ? static_cast<uint32_t>(got.result) : 0;
  const bool fits = size <= event.lease.size();
  op.pool->Commit(fits ? size : 0);
  if (got.result == kBlocked) return;
  event.result = got.result;
  if (got.truncated) event.flags |= kTruncated;
  if (size == 0) {
    event.lease.Reset();
    if (got.result == 0 && !handle.datagram) event.flags |= kEof;
  } else {
    if (!fits) {
      Slab* own = Slab::Create(size);
      event.lease = BufferLease(own, 0, size);
      own->Unref();
    }
    event.lease.Shrink(size);
    if (handle.datagram) std::copy_n(datagram_.data(), size, event.lease.data());
    event.flags |= kBuffer;
  }
  TellRead(op, std::move(event));
}

// A multishot read goes on until an error or the end of the stream.
void PlainDriver::TellRead(RecvOp& op, Event&& event) {
  const bool over = event.result < 0 || (event.flags & kEof) != 0;
  if (over || (op.flags & kMultishot) == 0) return End(op, std::move(event));
  event.flags |= kMore;
  ++counters_.events;
  known_.Push(op, std::move(event));
}

void PlainDriver::Accept(Op& op, posix::PosixHandle& handle) {
  const Result fd = AcceptOne(handle.fd);
  if (fd == kBlocked) return;
  if (fd < 0) return End(op, fd);  // -EMFILE among others: the connection stays in the backlog
  Event event;
  event.accepted = handles_.Add(fd, false);
  if ((op.flags & kMultishot) == 0) {
    End(op, std::move(event));
  } else {
    event.flags = kMore;
    ++counters_.events;
    known_.Push(op, std::move(event));
  }
}

void PlainDriver::Write(Op& op, posix::PosixHandle& handle) {
  Result result;
  if (op.kind == OpKind::kConnect) {
    result = FinishConnect(handle.fd);
    handle.driver_state = nullptr;
  } else if (op.kind == OpKind::kShutdown) {
    result = shutdown(handle.fd, SHUT_WR) == 0 ? 0 : -errno;
  } else {
    result = Send(handle, static_cast<SendOp&>(op));
  }
  if (result == kBlocked) return;
  End(op, result);
}

void PlainDriver::TellReadiness(PollOp& op, short ready) {
  Result found = 0;
  if ((ready & POLLIN) != 0) found |= PollOp::kReadable;
  if ((ready & POLLOUT) != 0) found |= PollOp::kWritable;
  if ((ready & (POLLHUP | POLLERR)) != 0) found |= PollOp::kHangup;
  if (found == 0) return;
  End(op, found);
}

}  // namespace orrery::plain

namespace orrery {

LoopInfo DescribePlain() {
  LoopInfo info;
  info.name = "plain";
  info.version = "poll(2)";
  info.works = true;
  return info;
}

std::unique_ptr<Loop> MakePlain(const LoopOptions& options, std::string*) {
  return std::make_unique<posix::PosixLoopOf<plain::PlainDriver>>(options);
}

}  // namespace orrery
