// The turn: everything about the loop that JavaScript can observe, written once.
//
//  * EventLoop: Submit and Cancel operations, arm timers, run blocking work, post tasks from other
//    threads, and RunTurn, which goes through Node's phases.
//  * LoopHost: what the turn calls for JavaScript: a batch of completions, the check phase.
//
// A turn, in order:
//   1. timers     the clock is read once; due timers fire, equal deadlines in the order of setting
//   2. pending    what was posted from other threads or put off from the last turn
//   3. poll       the driver submits and waits: not at all if something is ready or the host has
//                 immediates, else until the next timer, or for ever
//   4. dispatch   the events' callbacks in order, then finished blocking work, then OnBatch: the
//                 host enters JavaScript once with all of it
//   5. check      setImmediate
//   6. close      callbacks of handles whose close is complete (after those of the handle's own
//                 operations), then OnClosed
//
// A caller must not run a turn from inside a callback. Thread rule: the loop's thread, but Post.
#pragma once

#include <array>
#include <atomic>
#include <mutex>

#include "kernel/second_hand.h"
#include "kernel/timer_heap.h"
#include "kernel/wait_policy.h"
#include "kernel/world.h"

namespace orrery {

class LoopTrace;

/// What the turn tells JavaScript's side.
class LoopHost {
 public:
  virtual ~LoopHost() = default;
  /// True while completions wait for OnBatch: the poll must not sleep.
  virtual bool batch_pending() const = 0;
  /// Delivers the completions gathered in the phase (at most one entry into JavaScript).
  virtual void OnBatch() = 0;
  /// True while immediates wait: the poll must not sleep.
  virtual bool check_pending() const = 0;
  /// Runs the check phase (setImmediate).
  virtual void OnCheck() = 0;
  /// Delivers the close callbacks gathered in the phase.
  virtual void OnClosed() = 0;
};

/// A function call that another thread asks for; embedded in its owner.
struct Task {
  void (*run)(Task&) noexcept = nullptr;
  Task* next = nullptr;  ///< the loop's
};

struct LoopCounters {
  uint64_t turns = 0, events = 0, timers_fired = 0, tasks = 0, wakeups = 0, polls_slept = 0;
  uint64_t inline_completions = 0;
  uint64_t spins = 0, spins_paid = 0;  ///< looks before a sleep, and those that spared it
  uint64_t spun_ns = 0;
  uint64_t started_ns = 0;  ///< when Run was called first
  uint64_t idle_ns = 0;     ///< waiting in polls, since MeasureIdle
  std::array<uint64_t, static_cast<size_t>(OpKind::kCount)> submitted{};
};

class EventLoop {
 public:
  explicit EventLoop(World& world)
      : world_(world), second_hand_(world.files, world.blocking) {
    UpdateTime();
  }
  ~EventLoop();
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  World& world() { return world_; }
  void SetHost(LoopHost* host) { host_ = host; }
  /// How the loop waits; without it, it sleeps at once.
  void SetWaiting(const WaitOptions& options) { waiting_ = WaitPolicy(options); }
  /// Who records what happens; null (as at first): nobody. It outlives the loop.
  void SetTrace(LoopTrace* trace) { trace_ = trace; }
  LoopTrace* trace() const { return trace_; }
  /// From now on counters().idle_ns counts; costs a look at the clock before each sleep.
  void MeasureIdle() { measures_idle_ = true; }

  /// Hands an operation over. Pending: its callback runs in a later dispatch. Done (only with
  /// kMayInline): it has ended with the result, no callback runs.
  SubmitResult Submit(Op& op);
  /// Performs a file operation if that needs no waiting: true, and its result; no callback runs.
  bool TryFile(FileOp& op, Result* result);
  /// Performs a file operation however long that takes: JavaScript waits for it.
  Result ExecuteFile(FileOp& op);
  /// Lays a file operation out for whoever comes to it first: the caller in TakeFile, or a thread
  /// beside it. False, and nothing has happened, if nobody could help (second_hand.h).
  bool OfferFile(FileOp& op);
  /// What has become of it: done, to be done by the caller (TryFile, Submit), or being done now:
  /// then it is as if it had been submitted.
  SecondHand::Taken TakeFile(FileOp& op, Result* result);
  /// Asks an operation to end early; nothing if it is not in flight.
  void Cancel(Op& op);
  /// Whether an operation, in flight or not, keeps the loop alive.
  void SetRef(Op& op, bool ref);

  /// A deadline before now_ns() counts as now_ns().
  void Arm(Timer& timer, uint64_t deadline_ns);
  void Disarm(Timer& timer);
  void SetRef(Timer& timer, bool ref);

  /// Runs `work` on the blocking pool; it keeps the loop alive until its `done` has run. `done`
  /// must call WorkDone first.
  void SubmitWork(BlockingWork& work);
  void WorkDone() { --refs_; }
  bool CancelWork(BlockingWork& work) { return world_.blocking.Cancel(work); }

  /// Has `task` run on the loop's thread in a coming turn. Any thread; the task must live until
  /// then. It does not keep the loop alive.
  void Post(Task& task);
  /// Makes a sleeping poll return. Any thread; no system call if the loop is awake.
  void Wake() noexcept;

  /// Things beside ops and timers that keep the loop alive (a ref'd immediate, a child process).
  void Ref() { ++refs_; }
  void Unref() {
    KERNEL_CHECK(refs_ > 0);
    --refs_;
  }

  /// The time of this turn: read once at its start and after a sleep, ns of the World's clock.
  uint64_t now_ns() const { return now_ns_; }
  void UpdateTime() { now_ns_ = world_.clock.NowNs(); }

  /// How many operations wait, ref'd or not.
  uint64_t in_flight() const { return in_flight_; }
  /// True while something may still happen that keeps the loop alive.
  bool alive() const { return refs_ > 0 || (host_ != nullptr && host_->batch_pending()); }
  /// One turn; `may_sleep` false polls without waiting. Returns alive().
  bool RunTurn(bool may_sleep = true);
  /// Whether another turn, begun now, would do nothing before its batch that could be observed, so
  /// that the host may deliver one more within this one. Reads the clock.
  bool NextTurnIsPlain();
  /// Turns until nothing keeps the loop alive or Stop was called.
  void Run();
  void Stop() { stopped_ = true; Wake(); }
  bool stopped() const { return stopped_; }

  /// Cancels and ends everything in flight, waits for the blocking pool and tells its work, and runs
  /// what was posted; nothing of JavaScript runs. What the callbacks submit is ended as well.
  void Shutdown();
  bool shutting_down() const { return shutting_down_; }

  const LoopCounters& counters() const { return counters_; }

 private:
  enum WakeState : int { kAwake, kIdle, kNotified };

  void RunTimers();
  void RunPending();
  void RunPosted();
  void PollDriver(bool may_sleep);
  void Check();
  bool Spin(uint64_t deadline_ns);
  void Sleep(uint64_t deadline_ns);
  uint64_t PollDeadline(bool may_sleep) const;
  void Dispatch();
  void DispatchOne(Op& op, Event&& event);
  void PollLateCloses();
  void RunCloses();
  SubmitResult Traced(const Op& op, const SubmitResult& result);
  SubmitResult TracedFile(const FileOp& op, const SubmitResult& result);
  void Submitted(const Op& op);
  SubmitResult SubmitFile(FileOp& op);
  void PrepareWork(FileOp& op);
  void FileDoneInline(const FileOp& op, Result result);
  static void FileWorkExecute(BlockingWork& work) noexcept;
  static void FileWorkDone(BlockingWork& work, bool cancelled) noexcept;

  World& world_;
  LoopHost* host_ = nullptr;
  LoopTrace* trace_ = nullptr;
  TimerHeap timers_;
  SecondHand second_hand_;
  EventQueue events_;
  EventQueue closed_;
  uint64_t now_ns_ = 0;
  uint64_t refs_ = 0;
  uint64_t in_flight_ = 0;      // ops, ref'd or not
  uint64_t closes_pending_ = 0; // close ops whose event has not come
  WaitPolicy waiting_;
  LoopCounters counters_;
  bool stopped_ = false;
  bool shutting_down_ = false;
  bool measures_idle_ = false;

  std::mutex posted_mutex_;
  Task* posted_head_ = nullptr;
  Task* posted_tail_ = nullptr;
  std::atomic<bool> any_posted_{false};
  std::atomic<int> wake_state_{kAwake};
};

}  // namespace orrery
