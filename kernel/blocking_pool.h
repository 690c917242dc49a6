// Work that blocks, off the loop's thread.
//
//  * BlockingPool: Submit work; its `done` runs later on the loop's thread.
//  * ThreadPool: real threads, started when first needed.
//  * Patience: whether it pays to look for something for a moment before going to sleep.
//
// Work that is brief takes a few microseconds if nothing has to be waited for: less than waking a
// thread for it. Many in a row have one thread, and others only once they pile up and there is
// a CPU to spare, or once the loop has nothing left to do but to wait for them.
//
// A piece of work belongs to the pool from Submit until `done` runs. Thread rule: Submit and Cancel
// on the loop's thread; `execute` runs on any thread and must not touch the loop or JavaScript.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

#include "kernel/trace.h"

namespace orrery {

struct Op;

/// One piece of blocking work; embedded in its owner.
struct BlockingWork {
  void (*execute)(BlockingWork&) noexcept = nullptr;  ///< on a pool thread
  /// On the thread of whoever collects (the loop's); `cancelled`: execute never ran.
  void (*done)(BlockingWork&, bool cancelled) noexcept = nullptr;
  Op* op = nullptr;               ///< the operation that it is done for, if it is one
  uint64_t cost_estimate_ns = 0;  ///< for simulated pools
  bool brief = false;             ///< not worth a thread of its own
  bool again = false;             ///< set by execute: to be executed once more, behind what waits
  BlockingWork* next = nullptr;   ///< the pool's
  bool cancelled = false;         ///< the pool's
};

class BlockingPool {
 public:
  virtual ~BlockingPool() = default;
  virtual void Submit(BlockingWork& work) = 0;
  /// True when the work had not begun: its `done` will be told with cancelled = true.
  virtual bool Cancel(BlockingWork& work) = 0;
  /// Runs `done` of all finished work; returns how many. Loop thread.
  virtual int Collect() = 0;
  /// Waits until everything submitted has finished (shutdown).
  virtual void Drain() = 0;
  /// Whether work goes on beside the loop's thread, so that small things are worth sharing.
  virtual bool beside() const { return false; }
  /// The caller is going to wait: time to wake somebody for brief work that is still queued.
  virtual void BeforeWait() {}
  /// Has `done` told of what the caller has executed itself. Any thread.
  virtual void Finished(BlockingWork&) {}
  /// Whether work waits for a thread. Any thread.
  virtual bool has_queued() const { return false; }
};

/// Wakes the loop; called from pool threads. A plain pair, since it is all a pool knows of a loop.
struct Waker {
  void (*wake)(void* context) noexcept = nullptr;
  void* context = nullptr;
};

/// Waking a thread on another processor takes some 30 µs, more than most of what a pool does: it
/// looks out for work for a moment before it sleeps, as long as that mostly succeeds.
class Patience {
 public:
  /// `helps`: false where who looks out takes the time of those who would bring the work.
  explicit Patience(bool helps) : helps_(helps) {}
  static constexpr uint64_t kMomentNs = 50'000;
  /// Spares power, and a sibling on the same core, between two looks.
  static void Pause();
  /// Looks until `came()` says true, at most for a moment; at once false while it did not pay.
  template <typename Came>
  bool Wait(Came came) {
    if (rest_ > 0) {
      --rest_;
      return false;
    }
    const bool success = LookFor(came);
    if (success) {
      failures_ = 0;
    } else if (++failures_ >= kFailures) {
      rest_ = kRest;  // failures_ stays: one more attempt, then rest again
    }
    return success;
  }

 private:
  static constexpr uint32_t kFailures = 3, kRest = 32;
  template <typename Came>
  bool LookFor(Came came) const;
  static uint64_t NowNs();
  const bool helps_;
  uint32_t failures_ = 0, rest_ = 0;
};

template <typename Came>
bool Patience::LookFor(Came came) const {
  if (!helps_) return false;
  const uint64_t until = NowNs() + kMomentNs;
  do {
    for (int i = 0; i < 16; ++i) {
      if (came()) return true;
      Pause();
    }
  } while (NowNs() < until);
  return false;
}

/// Real threads. At most `threads` at once; none until the first Submit. They and the loop's thread
/// share `cpus` of them.
class ThreadPool final : public BlockingPool {
 public:
  explicit ThreadPool(int threads, unsigned cpus = 1)
      : max_threads_(threads), cpus_(static_cast<int>(cpus)), patience_(cpus > 1) {}
  ~ThreadPool() override;

  void SetWaker(Waker waker) { waker_ = waker; }
  /// From now on records what is done, in `of_loop` what the loop's thread does; null: no longer.
  /// Both outlive the pool. Loop's thread.
  void SetTrace(Trace* trace, TraceRing* of_loop) {
    loop_ring_ = of_loop;
    trace_.store(trace, std::memory_order_release);
  }
  void Submit(BlockingWork& work) override;
  bool Cancel(BlockingWork& work) override;
  int Collect() override;
  void Drain() override;
  /// One thread may be busy for long with what is shared: there must be another.
  bool beside() const override { return cpus_ > 1 && max_threads_ > 1; }
  void BeforeWait() override;
  void Finished(BlockingWork& work) override { Finish(work); }
  bool has_queued() const override { return queued_.load(std::memory_order_relaxed) > 0; }

 private:
  struct Queue {
    BlockingWork* head = nullptr;
    BlockingWork** tail = &head;
    void Push(BlockingWork& work);
    BlockingWork* Pop();
    bool Unlink(BlockingWork& work);
    BlockingWork* TakeAll();
  };
  /// More brief work than this is too much for one thread, if there is a CPU for another.
  static constexpr int kBacklog = 16;
  bool NeedsAnother(const BlockingWork& work) const;
  /// Threads with nothing to do that will look into the queue in a moment.
  int coming() const { return told_ + (looking_out_ ? 1 : 0); }
  void TellOne();
  void AwaitWork(std::unique_lock<std::mutex>& lock);
  void Begin(const BlockingWork& work);
  void Perform(BlockingWork& work, TraceRing** ring);
  void Run();
  void Execute(BlockingWork& work, TraceRing** ring);
  void Finish(BlockingWork& work);
  void RecordOnLoop(TraceEvent event, const BlockingWork& work);
  bool LookOut(std::unique_lock<std::mutex>& lock);

  const int max_threads_;
  const int cpus_;
  Waker waker_;
  std::atomic<Trace*> trace_{nullptr};
  TraceRing* loop_ring_ = nullptr;
  std::mutex mutex_;
  std::condition_variable wanted_, drained_;
  Queue queue_, finished_;
  std::atomic<bool> any_finished_{false};
  int idle_ = 0, running_ = 0, running_brief_ = 0;
  int told_ = 0;  ///< started, or told to wake, and not there yet
  std::atomic<int> queued_{0};  ///< written while mutex_ is held
  bool looking_out_ = false;    ///< one thread is, for the next piece of work
  Patience patience_;           ///< of that one
  bool stopping_ = false;
  std::atomic<int> traced_threads_{0};
  std::vector<std::thread> threads_;
};

}  // namespace orrery
