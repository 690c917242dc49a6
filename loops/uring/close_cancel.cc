// Ending early: cancels, closes, and the shutdown of the driver.
//
// A cancel names its target by user_data, which is the token, and brings no completion of its own
// when it succeeds (CQE_SKIP_SUCCESS); when it fails the target has ended or is ending by itself.
// A close cancels what is in flight on the handle and calls close(2) itself, after the last of it:
// the request CLOSE would come a turn later, when the port may have been asked for again.
#include <unistd.h>

#include "loops/uring/uring_driver.h"

namespace orrery::uring {

namespace {
constexpr uint64_t kCancelTag = 2;  // generation 0, as kWakeTag
/// How long the shutdown waits before it asks again those that have not ended.
constexpr uint64_t kDrainRetryNs = 50'000'000;
}  // namespace

void UringDriver::Cancel(OpToken token) {
  if (table_.Find(token) != nullptr) CancelFlight(flights_[token.slot]);
}

void UringDriver::CancelFlight(Flight& flight) {
  if (flight.cancelled || flight.op->kind == OpKind::kClose) return;
  flight.cancelled = true;
  if (flight.armed) return CancelRequest(flight);
  KERNEL_CHECK(flight.queue != nullptr);  // without a request: behind another one of its handle
  End(flight, kCancelled);
}

void UringDriver::CancelRequest(const Flight& flight) {
  if (!flight.armed || flight.result_told) return;
  const OpToken token = flight.op->token;
  io_uring_sqe* sqe = ring_->Sqe();
  io_uring_prep_cancel64(sqe, uint64_t{token.generation} << 32 | token.slot, 0);
  sqe->user_data = kCancelTag;
  if (features_.skip_success) sqe->flags |= IOSQE_CQE_SKIP_SUCCESS;
}

SubmitResult UringDriver::SubmitClose(Flight& flight) {
  posix::PosixHandle& handle = *flight.handle;
  HandleState& state = StateOf(handle);
  handle.closing = true;
  ++closes_pending_;
  state.close = &flight;
  if (handle.ops_in_flight == 1) {
    FinishClose(handle);
    return kPending;
  }
  // What waits in a queue is only marked: it ends in order, behind the first.
  for (Flight* other = state.first; other != nullptr; other = other->next) {
    if (other == &flight || other->cancelled) continue;
    other->cancelled = true;
    CancelRequest(*other);
    cancels_wait_ = true;
  }
  if (CloseMustNotWait(handle)) CloseWhatWaits();
  return kPending;
}

// Ends what holds closed handles open, before anything else is sent: whoever is told of the close
// through another connection, or answers there, finds the peer gone, as with the other drivers.
void UringDriver::CloseWhatWaits() {
  cancels_wait_ = false;
  ring_->Enter(Ring::Wait::kNo, 0);
  Reap();
}

// The port of a listener or of a datagram socket is free as soon as its close has been asked for,
// as with the other drivers: a request in the ring would hold the socket open until the next poll.
bool UringDriver::CloseMustNotWait(const posix::PosixHandle& handle) {
  if (handle.datagram) return true;
  const auto* state = static_cast<const HandleState*>(handle.driver_state);
  return state->reads.first != nullptr && state->reads.first->op->kind == OpKind::kAccept;
}

// The last operation on the handle has ended. The close is told at the end of the poll, behind the
// operations that came after it and were refused.
void UringDriver::FinishClose(posix::PosixHandle& handle) {
  --closes_pending_;
  ++direct_calls_;
  close(handle.fd);
  closed_.push_back(static_cast<HandleState*>(handle.driver_state)->close);
}

void UringDriver::TellCloses() {
  for (Flight* flight : closed_) {
    Op& op = *flight->op;
    posix::PosixHandle& handle = *flight->handle;
    Release(*flight);
    delete static_cast<HandleState*>(handle.driver_state);
    handle.driver_state = nullptr;
    handles_.Release(op.handle);
    Push(op, Event{});
  }
  closed_.clear();
}

void UringDriver::Drain(EventQueue& out) {
  BeginOutput(out);
  draining_ = true;
  while (table_.live() > 0) {
    std::vector<OpToken> tokens;
    table_.ForEach([&tokens](Op& op) { tokens.push_back(op.token); });
    for (OpToken token : tokens) {
      if (table_.Find(token) == nullptr) continue;
      Flight& flight = flights_[token.slot];
      if (flight.cancelled) {
        CancelRequest(flight);
      } else {
        CancelFlight(flight);
      }
    }
    TellCloses();
    if (table_.live() == 0) break;
    ring_->Enter(Ring::Wait::kOne, kDrainRetryNs);
    Reap();
    TellCloses();
  }
  draining_ = false;
  out_ = &early_;
}

}  // namespace orrery::uring
