// A driver for everything that tells readiness: epoll, poll, libuv's uv_poll, Asio's async_wait.
//
//  * ReadinessDriver: turns readiness into the completion contract (the twelve rules), once. It
//    performs the operations itself, with non-blocking system calls.
//  * What a backend adds, about 100 lines: Watch and Unwatch say which descriptors matter, Wait
//    sleeps and calls Report for those that are ready; Interrupt ends a sleep (optional).
//
//      class PollDriver : public ReadinessDriver {
//        Result Watch(Watched& w, uint8_t interest) override;  // remember w, w.fd and interest
//        void Unwatch(Watched& w) override;                    // forget it
//        void Wait(Deadline deadline) override;                // poll(2), then Report(w, what)
//        each
//      };
//
// How it works. Each handle has a Channel: its operations in two queues, those that read and those
// that write, performed strictly in order, and its PollOps. An operation that cannot go on waits
// for a Report; what has to be armed for that is armed by the next Poll. Interest stays armed when
// a queue runs empty: the next operation mostly comes before the next byte, and saves the call that
// arms it again. A report that nobody waits for disarms.
//
// Where a report disarms, arming again is a system call for each drained read. Under load the next
// bytes are there before the next Poll, and a second attempt finds them for the price of the read
// that they cost anyway; so that is what Poll does first, for as long as it mostly finds some.
//
// A backend must not call Report outside of Wait. Thread rule: as LoopDriver.
#pragma once

#include <memory>
#include <vector>

#include "kernel/clock.h"
#include "kernel/driver.h"
#include "kernel/op_table.h"
#include "loops/posix/handle_table.h"
#include "loops/readiness/channel.h"

namespace orrery::readiness {

class ReadinessDriver : public LoopDriver {
 public:
  ~ReadinessDriver() override;

  DriverCounters counters() const override { return counters_; }
  SubmitResult Submit(Op& op) override;
  /// Nothing to do: operations are performed when they are submitted, or when a report comes.
  void Flush() override {}
  void Poll(Deadline deadline, EventQueue& out) override;
  void Cancel(OpToken token) override;
  void Wake() noexcept override { Interrupt(); }
  void Drain(EventQueue& out) override;

 protected:
  /// How a sleeping Wait is ended: by a descriptor that the base has watched, or by the backend's
  /// own Interrupt.
  enum class WakeBy { kDescriptor, kBackend };
  ReadinessDriver(posix::HandleTable& handles, Clock& clock, WakeBy wake_by = WakeBy::kDescriptor);

  // ---- what a backend implements ----

  /// From now on `interest` (Interest bits, never 0 at the first call for a descriptor) is what
  /// Report is wanted for, in place of what was. 0: no reports at all, not even of a hang-up.
  /// -EPERM: this kind of descriptor cannot be waited for (a regular file), and the base treats it
  /// as always ready. Any other error ends the operations of the handle.
  virtual Result Watch(Watched& watched, uint8_t interest) = 0;
  /// Forgets the descriptor, which the base closes next; its memory is gone after this call.
  virtual void Unwatch(Watched& watched) = 0;
  /// Sleeps until something is ready, the deadline has come or Interrupt was called, and calls
  /// Report for everything that is ready. It may return early.
  virtual void Wait(Deadline deadline) = 0;
  /// Ends a Wait, or the next one. Any thread, async-signal-safe. A backend that overrides it says
  /// kBackend above, and calls ReportInterrupt from the Wait that noticed.
  virtual void Interrupt() noexcept;

  // ---- what a backend calls from Wait ----

  /// The descriptor is ready for `ready` (Interest bits; kHangup for an error or a peer that is
  /// gone: everything is tried). A backend whose reports disarm themselves clears the bits in
  /// `watched.armed` first, and is asked to Watch again where that is still needed.
  void Report(Watched& watched, uint8_t ready);
  void ReportInterrupt() { interrupted_ = true; }

  /// For a backend's Wait: what is left until the deadline, 0 when it has passed.
  uint64_t RemainingNs(Deadline deadline) const;

  DriverCounters counters_;

 private:
  // Submitting: readiness_submit.cc.
  Channel* ChannelOf(HandleId id, posix::PosixHandle& handle);
  bool TryInline(Channel& channel, Op& op, Result* result);
  void Enqueue(Channel& channel, Op& op);
  SubmitResult Refuse(Op& op, Result error);
  void SubmitClose(CloseOp& op, posix::PosixHandle& handle);

  // Performing: readiness_perform.cc.
  void RunReads(Channel& channel);
  bool StepAccept(Channel& channel, Op& op);
  bool StepRecv(Channel& channel, RecvOp& op);
  bool StepRecvPool(Channel& channel, RecvOp& op);
  void EndRead(Channel& channel, Op& op, Event&& event, bool multishot_goes_on);
  void RunWrites(Channel& channel);
  Result PerformWrite(Channel& channel, Op& op);
  void RunPolls(Channel& channel);

  // Bookkeeping: readiness_driver.cc.
  void End(Channel& channel, Op& op, Event&& event);
  void CancelOp(Channel& channel, Op& op);
  void CancelAll(Channel& channel, Result result);
  void Arm(Channel& channel, uint8_t interest);
  void ArmLater(Channel& channel);
  void MarkBusy(Channel& channel);
  void RunBusy();
  bool IsFull() const;
  static bool MayPutOff(const Channel& channel);
  bool RunPutOff();
  void ArmPending(bool before_sleep);
  bool TryUnwatched(Channel& channel);
  bool FoundEarly(Channel& channel);
  void DeliverKnown(EventQueue& out);
  Channel* Find(HandleId id);

  posix::HandleTable& handles_;
  Clock& clock_;
  OpTable table_;
  EventQueue known_;               ///< events that came up outside of Poll
  EventQueue* sink_ = &known_;     ///< where events go now
  std::vector<CloseOp*> closing_;  ///< closed, to be told by the next Poll
  std::vector<HandleId> busy_;     ///< to be looked at again without waiting
  std::vector<HandleId> unarmed_;  ///< to be armed before the next Poll sleeps
  std::vector<HandleId> put_off_;  ///< reported when the poll was full: the next polls read them
  size_t told_before_ = 0;         ///< the sink's size when the poll began
  size_t bytes_told_ = 0;          ///< that streams brought since then
  bool interrupted_ = false;
  uint32_t polls_ = 0;
  uint32_t early_score_ = 0;       ///< how many of 256 early attempts found something, lately
  uint32_t early_skipped_ = 0;
  std::unique_ptr<uint8_t[]> overflow_;  ///< for datagrams larger than a lease
  Watched wake_;                         ///< kDescriptor: an eventfd
};

}  // namespace orrery::readiness
