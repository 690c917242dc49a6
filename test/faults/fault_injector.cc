// The faults; see fault_injector.h.
#include "test/faults/fault_injector.h"

#include <sys/socket.h>

#include <algorithm>

namespace orrery::test {

namespace {
/// Tokens of ops that the injector ended itself, apart from the driver's.
constexpr uint32_t kOwnSlot = 0x8000'0000;
}  // namespace

FaultInjector::FaultInjector(LoopDriver& inner, Sockets& sockets, FaultPlan plan)
    : ForwardingDriver(inner), sockets_(sockets), plan_(plan), random_(plan.seed) {}

// ---- submitting ----------------------------------------------------------------------------

SubmitResult FaultInjector::Submit(Op& op) {
  if (Result fault = FaultFor(op); fault != 0) {
    EndWith(op, fault);
    return kPending;
  }
  Shorten(op);
  const uint16_t flags = op.flags;
  if (Roll(plan_.refuse_inline)) op.flags &= ~kMayInline;
  SubmitResult result = inner_.Submit(op);
  op.flags = flags;
  if (result.done) Restore(op);
  return result;
}

Result FaultInjector::FaultFor(const Op& op) {
  // An op on a handle that is not open must say so, and nothing else.
  if (sockets_.Descriptor(op.handle) < 0) return 0;
  if (op.kind == OpKind::kAccept && Roll(plan_.no_descriptors)) return -EMFILE;
  if (op.kind == OpKind::kRecv) {
    const auto& recv = static_cast<const RecvOp&>(op);
    if (recv.pool != nullptr && Roll(plan_.empty_pool)) return kNoBuffers;
    if (recv.pool == nullptr && recv.into.empty()) return 0;
  }
  const bool transfers = op.kind == OpKind::kRecv || op.kind == OpKind::kSend;
  if (transfers && IsStream(op.handle) && Roll(plan_.reset)) return -ECONNRESET;
  return 0;
}

void FaultInjector::EndWith(Op& op, Result result) {
  own_.Add(op);
  op.token.slot |= kOwnSlot;
  Event event;
  event.result = result;
  if ((op.flags & kZeroCopy) != 0) event.flags = kReleased;
  Hold(op, std::move(event));
}

bool FaultInjector::IsStream(HandleId handle) {
  int type = 0;
  socklen_t size = sizeof type;
  const Result fd = sockets_.Descriptor(handle);
  return fd >= 0 && getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM;
}

// The op is the driver's until its final event, and an injector is part of the driver: it may lend
// less of the memory than it was lent, as long as the caller gets its op back as it was.
void FaultInjector::Shorten(Op& op) {
  const bool transfers = op.kind == OpKind::kRecv || op.kind == OpKind::kSend;
  if (!transfers || !Roll(plan_.short_io) || !IsStream(op.handle)) return;
  if (op.kind == OpKind::kRecv) {
    auto& recv = static_cast<RecvOp&>(op);
    if (recv.pool != nullptr || recv.into.size() < 2) return;
    shortened_[&op].into = recv.into;
    recv.into = recv.into.first(1 + random_() % (recv.into.size() - 1));
    return;
  }
  auto& send = static_cast<SendOp&>(op);
  if (send.count == 0 || send.slices[0].size < 2) return;
  Shortened& old = shortened_[&op];
  old.slices = send.slices;
  old.count = send.count;
  old.first = {send.slices[0].data, 1 + random_() % (send.slices[0].size - 1)};
  send.slices = &old.first;
  send.count = 1;
}

void FaultInjector::Restore(Op& op) {
  auto found = shortened_.find(&op);
  if (found == shortened_.end()) return;
  if (op.kind == OpKind::kRecv) {
    static_cast<RecvOp&>(op).into = found->second.into;
  } else {
    auto& send = static_cast<SendOp&>(op);
    send.slices = found->second.slices;
    send.count = found->second.count;
  }
  shortened_.erase(found);
}

// ---- events --------------------------------------------------------------------------------

FaultInjector::Key FaultInjector::KeyOf(const Op& op) {
  if (op.handle) return uint64_t{op.handle.index} << 32 | op.handle.generation;
  return reinterpret_cast<Key>(&op);
}

void FaultInjector::Hold(Op& op, Event&& event) {
  held_[KeyOf(op)].push_back({&op, std::move(event)});
}

void FaultInjector::Take(EventQueue& events) {
  while (!events.empty()) {
    EventQueue::Entry entry = events.Pop();
    if (!entry.event.more()) Restore(*entry.op);
    if (Roll(plan_.split)) Split(*entry.op, entry.event);
    Hold(*entry.op, std::move(entry.event));
  }
}

// Tells the first part of a multishot read's bytes as an event of its own.
void FaultInjector::Split(Op& op, Event& event) {
  if ((op.flags & kMultishot) == 0 || event.lease.size() < 2 || !IsStream(op.handle)) return;
  const uint32_t first = 1 + random_() % (event.lease.size() - 1);
  Slab* slab = event.lease.slab();
  const uint32_t offset = event.lease.offset(), size = event.lease.size();
  Event part;
  part.result = static_cast<Result>(first);
  part.flags = kMore | kBuffer;
  part.lease = BufferLease(slab, offset, first);
  event.lease = BufferLease(slab, offset + first, size - first);
  event.result = static_cast<Result>(size - first);
  Hold(op, std::move(part));
}

void FaultInjector::Release(EventQueue& out, bool everything) {
  std::vector<Key> keys;
  for (const auto& [key, entries] : held_) keys.push_back(key);
  if (plan_.delay > 0) std::shuffle(keys.begin(), keys.end(), random_);
  for (Key key : keys) {
    auto& entries = held_[key];
    size_t told = 0;
    // Once an event of the handle waits, the later ones wait behind it.
    while (told < entries.size() && (everything || !Roll(plan_.delay))) {
      Op& op = *entries[told].op;
      if ((op.token.slot & kOwnSlot) != 0) own_.Remove({op.token.slot & ~kOwnSlot, op.token.generation});
      out.Push(op, std::move(entries[told].event));
      ++told;
    }
    entries.erase(entries.begin(), entries.begin() + static_cast<ptrdiff_t>(told));
    if (entries.empty()) held_.erase(key);
  }
}

void FaultInjector::Poll(Deadline deadline, EventQueue& out) {
  PassCancels(false);
  if (!held_.empty() || !late_cancels_.empty()) deadline.at_ns = Deadline::kNow;
  EventQueue events;
  inner_.Poll(deadline, events);
  Take(events);
  Release(out, false);
}

void FaultInjector::Drain(EventQueue& out) {
  PassCancels(true);
  EventQueue events;
  inner_.Drain(events);
  Take(events);
  Release(out, true);
}

// ---- cancels -------------------------------------------------------------------------------

void FaultInjector::Cancel(OpToken token) {
  if ((token.slot & kOwnSlot) != 0) return;  // it has ended; its event is on the way
  if (Roll(plan_.late_cancel)) {
    late_cancels_.push_back(token);
  } else {
    inner_.Cancel(token);
  }
}

void FaultInjector::PassCancels(bool all) {
  std::erase_if(late_cancels_, [&](OpToken token) {
    if (!all && Roll(plan_.late_cancel)) return false;
    inner_.Cancel(token);
    return true;
  });
}

}  // namespace orrery::test
