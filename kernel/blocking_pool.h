// Work that blocks, off the loop's thread.
//
//  * BlockingPool: Submit work; its `done` runs later on the loop's thread.
//  * ThreadPool: real threads, started when first needed.
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

namespace orrery {

/// One piece of blocking work; embedded in its owner.
struct BlockingWork {
  void (*execute)(BlockingWork&) noexcept = nullptr;  ///< on a pool thread
  /// On the thread of whoever collects (the loop's); `cancelled`: execute never ran.
  void (*done)(BlockingWork&, bool cancelled) noexcept = nullptr;
  uint64_t cost_estimate_ns = 0;  ///< for simulated pools
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
};

/// Wakes the loop; called from pool threads. A plain pair, since it is all a pool knows of a loop.
struct Waker {
  void (*wake)(void* context) noexcept = nullptr;
  void* context = nullptr;
};

/// Real threads. At most `threads` at once; none until the first Submit.
class ThreadPool final : public BlockingPool {
 public:
  explicit ThreadPool(int threads) : max_threads_(threads) {}
  ~ThreadPool() override;

  void SetWaker(Waker waker) { waker_ = waker; }
  void Submit(BlockingWork& work) override;
  bool Cancel(BlockingWork& work) override;
  int Collect() override;
  void Drain() override;

 private:
  struct Queue {
    BlockingWork* head = nullptr;
    BlockingWork** tail = &head;
    void Push(BlockingWork& work);
    BlockingWork* Pop();
    bool Unlink(BlockingWork& work);
    BlockingWork* TakeAll();
  };
  void Run();
  void Finish(BlockingWork& work);

  const int max_threads_;
  Waker waker_;
  std::mutex mutex_;
  std::condition_variable wanted_, drained_;
  Queue queue_, finished_;
  std::atomic<bool> any_finished_{false};
  int idle_ = 0, running_ = 0, queued_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace orrery
