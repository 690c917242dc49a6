// V8's platform over the kernel: its foreground tasks run in the loop's turns, its delayed tasks
// are kernel timers, its workers are a pool of the kernel's threads.
//
//  * KernelPlatform: one per process. Attach/Detach tie an isolate to its loop.
//
// Thread rule: V8 calls it from any thread; Attach, Detach and Drain belong to the loop's thread.
#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

#include "engines/v8/compat.h"
#include "kernel/blocking_pool.h"
#include "kernel/event_loop.h"

namespace orrery::js {

/// Foreground tasks of one isolate.
class LoopTaskRunner final : public v8::TaskRunner {
 public:
  /// `on_ran` is called after tasks that ran in a turn of the loop.
  LoopTaskRunner(EventLoop* loop, std::function<void()> on_ran);

  void PostTask(std::unique_ptr<v8::Task> task) override;
  void PostNonNestableTask(std::unique_ptr<v8::Task> task) override { PostTask(std::move(task)); }
  void PostDelayedTask(std::unique_ptr<v8::Task> task, double delay_seconds) override;
  void PostIdleTask(std::unique_ptr<v8::IdleTask>) override {}
  bool IdleTasksEnabled() override { return false; }
  bool NonNestableTasksEnabled() const override { return true; }

  /// Runs what is there; true if anything ran. Loop thread.
  bool RunPending();
  /// Drops all tasks; none runs any more.
  void Close();

 private:
  struct Wakeup : Task {
    LoopTaskRunner* runner;
    std::shared_ptr<LoopTaskRunner> keep_alive;
  };
  struct Delayed : Timer {
    std::unique_ptr<v8::Task> task;
    LoopTaskRunner* runner;
  };
  void RequestRun();

  EventLoop* loop_;
  std::function<void()> on_ran_;
  std::mutex mutex_;
  std::deque<std::unique_ptr<v8::Task>> tasks_;
  std::deque<std::pair<std::unique_ptr<v8::Task>, double>> new_delayed_;
  std::deque<std::unique_ptr<Delayed>> delayed_;
  Wakeup wakeup_;
  bool wakeup_posted_ = false, closed_ = false;
};

class KernelPlatform final : public v8::Platform {
 public:
  static KernelPlatform& Get();  ///< made, and given to V8, at the first call

  void Attach(v8::Isolate* isolate, EventLoop* loop, std::function<void()> on_tasks_run);
  void Detach(v8::Isolate* isolate);
  /// Runs the isolate's tasks until the workers have nothing left to do; true if any ran.
  bool Drain(v8::Isolate* isolate);

  int NumberOfWorkerThreads() override { return worker_count_; }
  std::shared_ptr<v8::TaskRunner> GetForegroundTaskRunner(v8::Isolate* isolate) override;
  void CallOnWorkerThread(std::unique_ptr<v8::Task> task) override;
  void CallDelayedOnWorkerThread(std::unique_ptr<v8::Task> task, double delay_seconds) override;
  bool IdleTasksEnabled(v8::Isolate*) override { return false; }
#if V8_MAJOR_VERSION >= 11
  // V8's own allocator is to be had from V8's own platform alone; it is never given a task.
  v8::PageAllocator* GetPageAllocator() override { return v8_platform_->GetPageAllocator(); }
  std::unique_ptr<v8::JobHandle> CreateJob(v8::TaskPriority priority,
                                           std::unique_ptr<v8::JobTask> task) override {
    return v8::platform::NewDefaultJobHandle(this, priority, std::move(task),
                                              static_cast<size_t>(worker_count_));
  }
#else
  std::unique_ptr<v8::JobHandle> PostJob(v8::TaskPriority priority,
                                         std::unique_ptr<v8::JobTask> task) override {
    return v8::platform::NewDefaultJobHandle(this, priority, std::move(task),
                                              static_cast<size_t>(worker_count_));
  }
#endif
  double MonotonicallyIncreasingTime() override;
  double CurrentClockTimeMillis() override;
  v8::TracingController* GetTracingController() override { return &tracing_; }

 private:
  /// One CPU is the loop's. Threads for which there is no CPU take memory (a stack, and what malloc
  /// keeps for each: a quarter of a MiB) and make nothing faster.
  static int WorkersFor(unsigned cpus) {
    return cpus <= 2 ? 1 : static_cast<int>(std::min(cpus - 1, 3u));
  }
  struct Work;

#if V8_MAJOR_VERSION >= 11
  std::unique_ptr<v8::Platform> v8_platform_ = v8::platform::NewSingleThreadedDefaultPlatform();
#endif
  v8::TracingController tracing_;
  SystemClock clock_;
  const int worker_count_ = WorkersFor(std::thread::hardware_concurrency());
  ThreadPool workers_{worker_count_};
  std::atomic<int> busy_{0};
  std::mutex mutex_;
  std::deque<std::pair<v8::Isolate*, std::shared_ptr<LoopTaskRunner>>> runners_;
};

}  // namespace orrery::js
