// The driver over io_uring: operations become requests of one ring, completions become events.
//
//  * UringDriver: the LoopDriver. One io_uring_enter per turn submits what the turn gathered and
//    waits; a poll that has nothing to submit and nothing to fetch makes no system call at all.
//
// How an operation lives here:
//
//   * Begin: it gets a token (which is the request's user_data), a Flight, and a place in its
//     handle's lists.
//   * Arm: a request is filled into the ring; `armed` until its last completion.
//   * Tell: an event with kMore.
//   * End: the final event. The token is stale from here on. The last end on a handle whose close
//     was asked for performs the close.
//
// Requests without an operation (the wake-up, cancels) have user_data of generation 0, which no
// token has. Files: uring_driver.cc (the life of an operation, Poll), recv.cc, readiness.cc,
// send.cc, accept_connect.cc, files.cc, close_cancel.cc.
//
// A caller must not fork without exec while it lives: the child has no part in the ring.
// Thread rule: the thread of the first Poll or Flush, but Wake.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "kernel/clock.h"
#include "kernel/driver.h"
#include "kernel/op_table.h"
#include "kernel/stable_array.h"
#include "loops/uring/buffer_ring.h"
#include "loops/uring/features.h"
#include "loops/uring/flight.h"

namespace orrery::uring {

class UringDriver final : public LoopDriver {
 public:
  /// `reason` says in one line why io_uring cannot be used here, and the result is null.
  static std::unique_ptr<UringDriver> Create(posix::HandleTable& handles, Clock& clock,
                                             BufferPool& buffers, const Without& without,
                                             std::string* reason);
  ~UringDriver() override;

  std::string_view name() const override { return "uring"; }
  const Capabilities& capabilities() const override { return capabilities_; }
  DriverCounters counters() const override;

  SubmitResult Submit(Op& op) override;
  void Flush() override;
  void Poll(Deadline deadline, EventQueue& out) override;
  void Cancel(OpToken token) override;
  void Wake() noexcept override;
  void Drain(EventQueue& out) override;

 private:
  UringDriver(std::unique_ptr<Ring> ring, int wake_fd, posix::HandleTable& handles, Clock& clock,
              BufferPool& buffers, const Without& without);

  // ---- the life of an operation (uring_driver.cc)
  Flight& Begin(Op& op, posix::PosixHandle* handle);
  io_uring_sqe* Arm(Flight& flight, Stage stage);
  void Tell(Flight& flight, Event&& event);
  void End(Flight& flight, Event&& event);
  void End(Flight& flight, Result result, uint16_t flags = 0);
  /// Within Submit only: without an event if the caller allows that.
  SubmitResult EndNow(Flight& flight, Event&& event);
  void Release(Flight& flight);
  void Finish(Flight& flight, Event&& event);
  void Push(Op& op, Event&& event);
  SubmitResult Enqueue(Flight& flight, FlightQueue& queue);
  /// Makes the request of an operation whose turn in its queue has come. False: it has ended.
  bool Start(Flight& flight, Event* ended);
  void RunQueue(FlightQueue& queue);
  static HandleState& StateOf(posix::PosixHandle& handle) {
    return handle.driver_state != nullptr ? *static_cast<HandleState*>(handle.driver_state)
                                          : MakeState(handle);
  }
  static HandleState& MakeState(posix::PosixHandle& handle);
  void AwaitReady(Flight& flight, uint32_t poll_events, Stage stage);

  // ---- completions
  void BeginOutput(EventQueue& out);
  size_t Reap();  ///< how many there were
  void OnCompletion(const Completion& completion);
  void OnInternal(const Completion& completion);
  uint64_t WaitNs(Deadline deadline);
  void ArmWake();

  // ---- recv.cc
  SubmitResult SubmitRecv(Flight& flight);
  void StartRecv(Flight& flight);
  void OnRecv(Flight& flight, const Completion& completion);
  void RecvFromPool(Flight& flight, const Completion& completion);
  void EndRead(Flight& flight, Result result);
  void OutOfBuffers(Flight& flight);
  BufferRing* BuffersFor(BufferPool& pool);
  void ReleaseBuffers(Flight& flight);

  // ---- readiness.cc
  void ReadDirectly(Flight& flight);
  bool ReadOnce(Flight& flight, uint16_t told);
  bool DeliverRead(Flight& flight, Event&& event);
  bool SendDatagramNow(const Flight& flight, Result* ended);
  bool SendDirectly(const Flight& flight, Result* ended);
  Result WriteDirectly(const Flight& flight);
  SubmitResult SubmitPoll(Flight& flight);
  void OnPoll(Flight& flight, const Completion& completion);

  // ---- send.cc
  /// False: it has ended with *result.
  bool StartSend(Flight& flight, Result* result);
  Result FillSend(Flight& flight);
  void OnSend(Flight& flight, const Completion& completion);

  // ---- accept_connect.cc
  void StartAccept(Flight& flight);
  void OnAccept(Flight& flight, const Completion& completion);
  bool StartConnect(Flight& flight, Result* result);
  void OnConnect(Flight& flight, const Completion& completion);

  // ---- files.cc
  void StartFile(Flight& flight);
  void OnFile(Flight& flight, const Completion& completion);

  // ---- close_cancel.cc
  SubmitResult SubmitClose(Flight& flight);
  void CancelFlight(Flight& flight);
  void CloseWhatWaits();
  void CancelRequest(const Flight& flight);
  bool CloseMustNotWait(const posix::PosixHandle& handle);
  void FinishClose(posix::PosixHandle& handle);
  void TellCloses();

  Features features_;
  Capabilities capabilities_;
  posix::HandleTable& handles_;
  Clock& clock_;
  BufferPool& default_pool_;
  std::unique_ptr<Ring> ring_;
  int wake_fd_;

  OpTable table_;
  StableArray<Flight> flights_;  // by slot of the token
  std::map<const BufferPool*, std::unique_ptr<BufferRing>> buffers_;
  std::vector<uint16_t> free_groups_;
  uint16_t next_group_ = 0;

  uint32_t closes_pending_ = 0;  // submitted, but something is in flight on the handle
  bool cancels_wait_ = false;    // the cancels of such a close have not entered the kernel yet
  size_t poll_bytes_ = 0;        // read from pools in this Poll
  std::vector<Flight*> closed_;  // closes that are complete and not told yet
  EventQueue early_;             // events of Submit and Cancel, until the next Poll
  EventQueue* out_ = &early_;
  bool wake_armed_ = false;
  bool woken_ = false;
  bool draining_ = false;
  std::vector<uint8_t> spill_;  // what a datagram has beyond its reservation; readiness.cc
  uint64_t direct_calls_ = 0;   // system calls beside io_uring_enter
  DriverCounters counters_;
};

}  // namespace orrery::uring
