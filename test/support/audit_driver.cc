// The checks; see audit_driver.h.
#include "test/support/audit_driver.h"

#include <gtest/gtest.h>

#include <sstream>

#include "test/support/tracked_op.h"

namespace orrery::test {

SubmitResult AuditDriver::Submit(Op& op) {
  EXPECT_EQ(live_.count(&op), 0u) << "the test submitted an op that is in flight";
  Live live{op.kind, op.flags, op.handle, {}, false, ++submitted_};
  if (op.kind == OpKind::kRecv) live.lease_allowed = static_cast<RecvOp&>(op).pool != nullptr;
  SubmitResult result;
  {
    InsideDriver inside;
    result = inner_.Submit(op);
  }
  EXPECT_EQ(op.handle, live.handle) << "rule 5: the driver changed the caller's op";
  // A driver that holds bytes back for the end takes the flag away where it sends them later.
  EXPECT_EQ(op.flags | kEndFollows, live.flags | kEndFollows)
      << "rule 5: the driver changed the caller's op";
  if (result.done) {
    EXPECT_NE(op.flags & kMayInline, 0) << "rule 4: inline without the caller's leave";
    EXPECT_FALSE(live.lease_allowed) << "rule 4: a read from a pool cannot end inline";
    EXPECT_NE(op.kind, OpKind::kAccept) << "rule 4: an accept cannot end inline";
    return result;
  }
  CheckToken(op);
  live.token = op.token;
  live_.emplace(&op, live);
  return result;
}

void AuditDriver::CheckToken(const Op& op) const {
  EXPECT_NE(op.token.generation, 0u) << "rule 9: an op in flight needs a token";
  // Looking at all of them is quadratic: with thousands in flight a sample has to do.
  size_t looked_at = 0;
  for (const auto& [other, live] : live_) {
    if (++looked_at > 64) break;
    EXPECT_FALSE(live.token == op.token) << "rule 9: one token names two ops";
  }
}

void AuditDriver::Flush() {
  InsideDriver inside;
  inner_.Flush();
}

void AuditDriver::Cancel(OpToken token) {
  InsideDriver inside;
  inner_.Cancel(token);
}

void AuditDriver::Poll(Deadline deadline, EventQueue& out) {
  EventQueue events;
  {
    InsideDriver inside;
    inner_.Poll(deadline, events);
  }
  Forward(events, out);
}

void AuditDriver::Drain(EventQueue& out) {
  EventQueue events;
  {
    InsideDriver inside;
    inner_.Drain(events);
  }
  Forward(events, out);
}

void AuditDriver::Forward(EventQueue& events, EventQueue& out) {
  while (!events.empty()) {
    EventQueue::Entry entry = events.Pop();
    auto found = live_.find(entry.op);
    if (found == live_.end()) {
      ADD_FAILURE() << "rule 1: an event for an op that is not in flight (" << entry.event.result
                    << ")";
      continue;  // the op may be anything by now
    }
    CheckEvent(*entry.op, found->second, entry.event);
    if (entry.event.more()) {
      found->second.result_told = true;
    } else {
      const Live ended = found->second;
      live_.erase(found);
      if (ended.kind == OpKind::kClose && entry.event.result == 0) CheckClose(ended);
    }
    out.Push(*entry.op, std::move(entry.event));
  }
}

void AuditDriver::CheckEvent(const Op& op, const Live& live, const Event& event) const {
  CheckMore(live, event);
  const bool has_lease = static_cast<bool>(event.lease);
  EXPECT_EQ((event.flags & kBuffer) != 0, has_lease) << "kBuffer goes with a lease";
  if (has_lease) {
    EXPECT_TRUE(live.lease_allowed) << "rule 6: a lease for an op without a pool";
    EXPECT_EQ(static_cast<int64_t>(event.lease.size()), event.result) << "a lease is as long as its bytes";
  } else if (live.lease_allowed) {
    EXPECT_LE(event.result, 0) << "rule 6: bytes of a pool come with a lease";
  }
  if ((event.flags & kEof) != 0) {
    EXPECT_EQ(live.kind, OpKind::kRecv);
    EXPECT_EQ(event.result, 0) << "rule 10: end of stream is 0";
  }
  if (event.accepted) {
    EXPECT_EQ(live.kind, OpKind::kAccept);
    EXPECT_GE(event.result, 0) << "an error has no connection";
  }
  if (event.result < 0) EXPECT_STRNE(ErrorName(event.result), "UNKNOWN") << event.result;
  if (live.kind == OpKind::kClose && event.result != kBadHandle) {
    EXPECT_EQ(event.result, 0) << "closing an open handle has no error";
  }
  EXPECT_EQ(op.token, live.token) << "rule 9: the token changed while the op was in flight";
}

void AuditDriver::CheckMore(const Live& live, const Event& event) const {
  const bool zero_copy = live.kind == OpKind::kSend && (live.flags & kZeroCopy) != 0;
  if (event.more()) {
    EXPECT_TRUE((live.flags & kMultishot) != 0 || (zero_copy && !live.result_told))
        << "kMore from an op of one event: " << OpKindName(live.kind);
    EXPECT_EQ(event.flags & kReleased, 0) << "rule 7: released memory ends the send";
  } else if (zero_copy) {
    EXPECT_NE(event.flags & kReleased, 0) << "rule 7: the final event of a zero-copy send releases";
  }
}

// What was submitted after the close never was on the handle.
void AuditDriver::CheckClose(const Live& close) const {
  size_t looked_at = 0;
  for (const auto& [op, live] : live_) {
    if (++looked_at > 256) break;
    EXPECT_FALSE(live.handle == close.handle && live.serial < close.serial)
        << "rule 8: a close ended before the handle's " << OpKindName(live.kind);
  }
}

std::string AuditDriver::Describe() const {
  std::ostringstream text;
  for (const auto& [op, live] : live_) text << OpKindName(live.kind) << ' ';
  return text.str();
}

BufferLease AuditPool::Reserve() {
  BufferLease lease = pool_.Reserve();
  reserved_ = lease ? lease.size() : 0;
  return lease;
}

void AuditPool::Commit(uint32_t used) {
  EXPECT_GT(reserved_, 0u) << "Commit without a reservation";
  EXPECT_LE(used, reserved_) << "more used than reserved";
  reserved_ = 0;
  pool_.Commit(used);
}

bool AuditPool::AllReturned() {
  if (pool_.live_slabs() > 1) return false;
  // The pool itself holds at most its current slab, and starts it again when nobody else does.
  BufferLease probe = pool_.Reserve();
  return probe && probe.offset() == 0 && pool_.live_slabs() == 1;
}

}  // namespace orrery::test
