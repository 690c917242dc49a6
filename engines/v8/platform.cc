// V8's platform over the kernel; see platform.h.
#include "engines/v8/platform.h"

namespace orrery::js {

// ---- foreground ----------------------------------------------------------------------------

LoopTaskRunner::LoopTaskRunner(EventLoop* loop, std::function<void()> on_ran)
    : loop_(loop), on_ran_(std::move(on_ran)) {
  wakeup_.runner = this;
  wakeup_.run = [](Task& task) noexcept {
    auto& wakeup = static_cast<Wakeup&>(task);
    {
      std::lock_guard lock(wakeup.runner->mutex_);
      wakeup.runner->wakeup_posted_ = false;
    }
    LoopTaskRunner& runner = *wakeup.runner;
    if (runner.RunPending() && runner.on_ran_) runner.on_ran_();
  };
}

void LoopTaskRunner::RequestRun() {
  if (wakeup_posted_ || closed_) return;
  wakeup_posted_ = true;
  loop_->Post(wakeup_);
}

void LoopTaskRunner::PostTask(std::unique_ptr<v8::Task> task) {
  std::lock_guard lock(mutex_);
  if (closed_) return;
  tasks_.push_back(std::move(task));
  RequestRun();
}

void LoopTaskRunner::PostDelayedTask(std::unique_ptr<v8::Task> task, double delay_seconds) {
  std::lock_guard lock(mutex_);
  if (closed_) return;
  new_delayed_.emplace_back(std::move(task), delay_seconds);
  RequestRun();
}

bool LoopTaskRunner::RunPending() {
  std::deque<std::unique_ptr<v8::Task>> tasks;
  {
    std::lock_guard lock(mutex_);
    if (closed_) return false;
    tasks.swap(tasks_);
    for (auto& [task, delay_seconds] : new_delayed_) {
      auto delayed = std::make_unique<Delayed>();
      delayed->task = std::move(task);
      delayed->runner = this;
      delayed->ref = false;
      delayed->on_fire = [](Timer& timer) noexcept {
        auto& due = static_cast<Delayed&>(timer);
        LoopTaskRunner* runner = due.runner;
        runner->PostTask(std::move(due.task));
        std::lock_guard lock(runner->mutex_);
        std::erase_if(runner->delayed_, [](auto& entry) { return entry->task == nullptr; });
      };
      loop_->Arm(*delayed, loop_->now_ns() + static_cast<uint64_t>(delay_seconds * 1e9));
      delayed_.push_back(std::move(delayed));
    }
    new_delayed_.clear();
  }
  for (auto& task : tasks) task->Run();
  return !tasks.empty();
}

void LoopTaskRunner::Close() {
  std::lock_guard lock(mutex_);
  closed_ = true;
  tasks_.clear();
  new_delayed_.clear();
  for (auto& delayed : delayed_) loop_->Disarm(*delayed);
  delayed_.clear();
}

// ---- workers -------------------------------------------------------------------------------

struct KernelPlatform::Work : BlockingWork {
  std::unique_ptr<v8::Task> task;
  KernelPlatform* platform;
};

KernelPlatform& KernelPlatform::Get() {
  // Lives as long as the process: V8 can be initialized once only.
  static KernelPlatform* platform = [] {
    auto* made = new KernelPlatform;
    // The snapshot is part of the library, and nobody checks the rest of that at each start either.
    // Later versions of V8 have it so.
    v8::V8::SetFlagsFromString("--no-verify-snapshot-checksum");
#if V8_MAJOR_VERSION < 11
    v8::V8::SetFlagsFromString("--harmony-import-assertions");
    v8::V8::SetFlagsFromString("--turbo-fast-api-calls");  // fast_calls.h; later the default
#else
    // A program may set flags later (v8.setFlagsFromString), as in Node.
    v8::V8::SetFlagsFromString("--no-freeze-flags-after-init");
#endif
    v8::V8::InitializePlatform(made);
    v8::V8::Initialize();
    return made;
  }();
  return *platform;
}

void KernelPlatform::Attach(v8::Isolate* isolate, EventLoop* loop,
                            std::function<void()> on_tasks_run) {
  std::lock_guard lock(mutex_);
  runners_.emplace_back(isolate, std::make_shared<LoopTaskRunner>(loop, std::move(on_tasks_run)));
}

void KernelPlatform::Detach(v8::Isolate* isolate) {
  std::shared_ptr<LoopTaskRunner> gone;
  std::lock_guard lock(mutex_);
  std::erase_if(runners_, [&](auto& entry) {
    if (entry.first != isolate) return false;
    gone = entry.second;
    return true;
  });
  if (gone != nullptr) gone->Close();
}

std::shared_ptr<v8::TaskRunner> KernelPlatform::GetForegroundTaskRunner(v8::Isolate* isolate) {
  std::lock_guard lock(mutex_);
  for (auto& [known, runner] : runners_) {
    if (known == isolate) return runner;
  }
  return nullptr;
}

void KernelPlatform::CallOnWorkerThread(std::unique_ptr<v8::Task> task) {
  auto* work = new Work;
  work->task = std::move(task);
  work->platform = this;
  work->execute = [](BlockingWork& base) noexcept {
    auto& self = static_cast<Work&>(base);
    self.task->Run();
    self.task.reset();
    self.platform->busy_.fetch_sub(1, std::memory_order_release);
  };
  work->done = [](BlockingWork& base, bool) noexcept { delete static_cast<Work*>(&base); };
  busy_.fetch_add(1, std::memory_order_relaxed);
  workers_.Submit(*work);
}

void KernelPlatform::CallDelayedOnWorkerThread(std::unique_ptr<v8::Task> task,
                                               double delay_seconds) {
  // V8 uses this to look again at memory later; running it at once is allowed and rare.
  CallOnWorkerThread(std::move(task));
}

bool KernelPlatform::Drain(v8::Isolate* isolate) {
  std::shared_ptr<LoopTaskRunner> runner;
  {
    std::lock_guard lock(mutex_);
    for (auto& [known, its_runner] : runners_) {
      if (known == isolate) runner = its_runner;
    }
  }
  bool any = false;
  for (;;) {
    workers_.Drain();
    workers_.Collect();
    bool ran = runner != nullptr && runner->RunPending();
    any |= ran;
    if (!ran && busy_.load(std::memory_order_acquire) == 0) return any;
  }
}

double KernelPlatform::MonotonicallyIncreasingTime() {
  return static_cast<double>(clock_.NowNs()) / 1e9;
}
double KernelPlatform::CurrentClockTimeMillis() {
  return static_cast<double>(clock_.WallNs()) / 1e6;
}

}  // namespace orrery::js
