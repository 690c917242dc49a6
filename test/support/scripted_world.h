// A world without an operating system, for unit tests of the turn: the test says which events come.
//
//  * FakeClock: stands still until the test or a waiting poll moves it.
//  * ScriptedDriver: keeps what is submitted; Finish queues an event for the next poll. A poll that
//    would wait moves the clock to its deadline instead, after `on_wait` has had its chance.
//  * ManualPool: blocking work that runs when the test says so.
//  * ScriptedWorld: all of it composed, with an EventLoop on top.
//
// A test must not let a poll wait for ever (the driver checks). One thread.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kernel/event_loop.h"
#include "kernel/op_table.h"

namespace orrery::test {

class FakeClock final : public Clock {
 public:
  uint64_t NowNs() override { return now_ns += tick_ns; }
  uint64_t WallNs() override { return now_ns; }
  uint64_t now_ns = 1'000'000;
  uint64_t tick_ns = 0;  ///< every look at the clock takes so long
};

class ScriptedDriver final : public LoopDriver {
 public:
  explicit ScriptedDriver(FakeClock& clock) : clock_(clock) {}

  std::string_view name() const override { return "scripted"; }
  const Capabilities& capabilities() const override { return capabilities_; }
  DriverCounters counters() const override { return {}; }
  SubmitResult Submit(Op& op) override;
  void Flush() override {}
  void Poll(Deadline deadline, EventQueue& out) override;
  void Cancel(OpToken token) override;
  void Wake() noexcept override { ++wakes; }
  void Drain(EventQueue& out) override;

  /// Has the next poll report the event; a final one ends the op.
  void Finish(Op& op, Result result, uint16_t flags = 0);

  bool inline_everything = false;     ///< Submit ends every op with result 0 that allows it
  bool cancel_ends_at_once = true;    ///< Cancel queues the op's final event
  std::function<void()> on_wait;      ///< what happens while a poll sleeps (once)
  std::function<void()> on_poll;      ///< at the begin of every poll
  std::vector<uint64_t> deadlines;    ///< of every poll
  std::vector<uint64_t> gathers;      ///< Deadline::gather_ns of every poll
  std::vector<Op*> submitted;
  std::vector<OpToken> cancelled;
  int wakes = 0;
  int polls = 0;
  size_t in_flight() const { return ops_.live(); }

 private:
  void PushReady(EventQueue& out);
  FakeClock& clock_;
  Capabilities capabilities_;
  OpTable ops_;
  std::vector<EventQueue::Entry> ready_;
};

/// Runs work when told to, on the caller's thread.
class ManualPool final : public BlockingPool {
 public:
  void Submit(BlockingWork& work) override { queued_.push_back(&work); }
  bool Cancel(BlockingWork& work) override;
  int Collect() override;
  void Drain() override { ExecuteAll(); }
  /// Executes what is queued; Collect then tells it.
  void ExecuteAll();

 private:
  std::vector<BlockingWork*> queued_, finished_;
};

class NoFiles final : public Files {
 public:
  Result Execute(FileOp&) override { return result; }
  bool TryExecute(FileOp&, Result* out) override {
    if (try_succeeds) *out = result;
    return try_succeeds;
  }
  Result result = 7;
  bool try_succeeds = false;
};

class NoSockets final : public Sockets {
 public:
  Result Open(Family, SocketType, HandleId*) override { return -ENOSYS; }
  Result Adopt(int, HandleId*) override { return -ENOSYS; }
  Result OpenPair(HandleId*, int*) override { return -ENOSYS; }
  Result Bind(HandleId, const SocketAddress&) override { return -ENOSYS; }
  Result Listen(HandleId, int) override { return -ENOSYS; }
  Result SetOption(HandleId, SocketOption, int) override { return -ENOSYS; }
  Result GetOption(HandleId, SocketOption, int*) override { return -ENOSYS; }
  Result SetMembership(HandleId, const MulticastMembership&) override { return -ENOSYS; }
  Result SetMulticastInterface(HandleId, const std::string&) override { return -ENOSYS; }
  Result ConnectDatagram(HandleId, const SocketAddress&) override { return -ENOSYS; }
  Result LocalName(HandleId, SocketAddress*) override { return -ENOSYS; }
  Result PeerName(HandleId, SocketAddress*) override { return -ENOSYS; }
  Result TrySend(HandleId, const IoSlice*, uint32_t) override { return -ENOSYS; }
  Result Descriptor(HandleId) override { return kBadHandle; }
  Resolved ResolveName(const std::string&, Family, int) override { return {}; }
  Named ResolveAddress(const SocketAddress&) override { return {}; }
};

struct ScriptedWorld {
  FakeClock clock;
  ScriptedDriver driver{clock};
  NoSockets sockets;
  NoFiles files;
  SlabPool buffers{65536, 4};
  ManualPool pool;
  SystemEntropy entropy;
  World world{driver, sockets, files, buffers, pool, clock, entropy};
  EventLoop loop{world};
  std::vector<std::string> log;  ///< what happened, in order
};

}  // namespace orrery::test
