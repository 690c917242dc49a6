// The whole contract in one small driver, on nothing but poll(2); for reading, not for speed.
//
//  * PlainDriver: a LoopDriver that derives from no other. docs/writing-a-driver.md walks through
//  it.
//
// How it works. Submit puts an operation at the end of one list. Poll asks poll(2) about the
// operations that are first in line (of a handle's reads, and of its writes), attempts those whose
// descriptor is ready, and tells what came of it. What came up outside of Poll waits in `known_`.
//
// Thread rule: as LoopDriver.
#pragma once

#include <poll.h>

#include <vector>

#include "experiments/plain-driver/system_calls.h"
#include "kernel/op_table.h"
#include "loops/loops.h"

namespace orrery::plain {

class PlainDriver final : public LoopDriver {
 public:
  PlainDriver(posix::HandleTable& handles, const LoopOptions& options);
  ~PlainDriver() override;

  std::string_view name() const override { return "plain"; }
  const Capabilities& capabilities() const override { return capabilities_; }
  DriverCounters counters() const override { return counters_; }
  SubmitResult Submit(Op& op) override;
  void Flush() override {}
  void Poll(Deadline deadline, EventQueue& out) override;
  void Cancel(OpToken token) override;
  void Wake() noexcept override;
  void Drain(EventQueue& out) override;

 private:
  // The life of an operation.
  void End(Op& op, Event&& event);
  void End(Op& op, Result result);
  void SubmitClose(CloseOp& op, posix::PosixHandle& handle);
  void TellKnown(EventQueue& out);

  // One attempt each: the operation ends, tells something, or goes on waiting.
  void Attempt(Op& op, short ready);
  void Read(RecvOp& op, posix::PosixHandle& handle);
  void ReadIntoLease(RecvOp& op, posix::PosixHandle& handle);
  void TellRead(RecvOp& op, Event&& event);
  void Accept(Op& op, posix::PosixHandle& handle);
  void Write(Op& op, posix::PosixHandle& handle);
  void TellReadiness(PollOp& op, short ready);

  // Waiting.
  void Gather();
  int TimeoutMs(Deadline deadline) const;
  bool AskSystem(int timeout_ms);

  Capabilities capabilities_;  // all false: nothing of it is native here
  DriverCounters counters_;
  posix::HandleTable& handles_;
  Clock& clock_;
  int wake_fd_;
  OpTable table_;
  std::vector<Op*> waiting_;       // in the order of submission
  std::vector<Op*> round_;         // those of them that one Gather goes through
  EventQueue known_;               // events for the next Poll
  std::vector<CloseOp*> closing_;  // descriptors are closed; their events come after known_
  std::vector<pollfd> asked_;      // [0] is the wake-up's
  std::vector<OpToken> askers_;    // who asked_[i + 1] is about
  std::vector<uint8_t> datagram_;  // where a datagram is read before its size is known
};

}  // namespace orrery::plain
