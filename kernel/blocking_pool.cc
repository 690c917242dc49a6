// Real threads for blocking work; see blocking_pool.h.
#include "kernel/blocking_pool.h"

#include <chrono>

#include "kernel/check.h"

namespace orrery {

uint64_t Patience::NowNs() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<uint64_t>(std::chrono::nanoseconds(now).count());
}
void Patience::Pause() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

void ThreadPool::Queue::Push(BlockingWork& work) {
  work.next = nullptr;
  *tail = &work;
  tail = &work.next;
}

BlockingWork* ThreadPool::Queue::Pop() {
  BlockingWork* work = head;
  if (work == nullptr) return nullptr;
  head = work->next;
  if (head == nullptr) tail = &head;
  return work;
}

bool ThreadPool::Queue::Unlink(BlockingWork& work) {
  for (BlockingWork** link = &head; *link != nullptr; link = &(*link)->next) {
    if (*link != &work) continue;
    *link = work.next;
    if (tail == &work.next) tail = link;
    return true;
  }
  return false;
}

BlockingWork* ThreadPool::Queue::TakeAll() {
  BlockingWork* all = head;
  head = nullptr;
  tail = &head;
  return all;
}

ThreadPool::~ThreadPool() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wanted_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void ThreadPool::Submit(BlockingWork& work) {
  KERNEL_CHECK(work.execute != nullptr && work.done != nullptr);
  RecordOnLoop(TraceEvent::kWorkSubmitted, work);
  std::lock_guard lock(mutex_);
  work.cancelled = false;
  queue_.Push(work);
  ++queued_;
  if (NeedsAnother(work)) TellOne();
}

bool ThreadPool::NeedsAnother(const BlockingWork& work) const {
  if (!work.brief) return queued_ > coming();
  const int at_it = coming() + running_brief_;
  return at_it == 0 || (at_it + 1 < cpus_ && queued_ > kBacklog * at_it);
}

void ThreadPool::TellOne() {
  // A thread that was told to wake still counts as idle until it runs.
  if (told_ < idle_) {
    ++told_;
    wanted_.notify_one();
  } else if (static_cast<int>(threads_.size()) < max_threads_) {
    ++told_;
    threads_.emplace_back([this] { Run(); });
  }
}

void ThreadPool::BeforeWait() {
  if (!has_queued()) return;
  std::lock_guard lock(mutex_);
  if (queued_ > coming()) TellOne();
}

bool ThreadPool::Cancel(BlockingWork& work) {
  {
    std::lock_guard lock(mutex_);
    if (!queue_.Unlink(work)) return false;
    --queued_;
    work.cancelled = true;
  }
  Finish(work);
  return true;
}

void ThreadPool::Finish(BlockingWork& work) {
  {
    std::lock_guard lock(mutex_);
    finished_.Push(work);
    any_finished_.store(true, std::memory_order_release);
  }
  if (waker_.wake != nullptr) waker_.wake(waker_.context);
}

namespace {
void Record(Trace& trace, TraceRing& ring, TraceEvent event, const BlockingWork& work) {
  if (!trace.has(TraceLevel::kOperations)) return;
  ring.Put({.at_ns = trace.NowNs(), .subject = reinterpret_cast<uintptr_t>(&work),
            .object = reinterpret_cast<uintptr_t>(work.op), .amount = work.cancelled ? 1 : 0,
            .event = event});
}
}  // namespace

void ThreadPool::RecordOnLoop(TraceEvent event, const BlockingWork& work) {
  Trace* trace = trace_.load(std::memory_order_relaxed);
  if (trace != nullptr) Record(*trace, *loop_ring_, event, work);
}

// `ring` is the thread's own, from the first time that it records.
void ThreadPool::Execute(BlockingWork& work, TraceRing** ring) {
  Trace* trace = trace_.load(std::memory_order_acquire);
  if (trace == nullptr) return work.execute(work);
  if (*ring == nullptr) *ring = &trace->RingFor("pool " + std::to_string(++traced_threads_));
  Record(*trace, **ring, TraceEvent::kWorkBegin, work);
  work.execute(work);
  Record(*trace, **ring, TraceEvent::kWorkEnd, work);
}

void ThreadPool::Run() {
  std::unique_lock lock(mutex_);
  --told_;
  TraceRing* ring = nullptr;
  for (;;) {
    BlockingWork* work = queue_.Pop();
    if (work == nullptr) {
      if (stopping_) return;
      if (!LookOut(lock)) AwaitWork(lock);
      continue;
    }
    const bool brief = work->brief;
    Begin(*work);
    lock.unlock();
    Perform(*work, &ring);
    lock.lock();
    if (brief) --running_brief_;
    if (--running_ == 0 && queue_.head == nullptr) drained_.notify_all();
  }
}

void ThreadPool::Perform(BlockingWork& work, TraceRing** ring) {
  work.again = false;
  Execute(work, ring);
  if (!work.again) return Finish(work);
  std::lock_guard lock(mutex_);
  queue_.Push(work);
  ++queued_;
}

void ThreadPool::AwaitWork(std::unique_lock<std::mutex>& lock) {
  ++idle_;
  wanted_.wait(lock);
  --idle_;
  if (told_ > 0) --told_;
}

void ThreadPool::Begin(const BlockingWork& work) {
  --queued_;
  ++running_;
  if (work.brief) {
    ++running_brief_;
  } else if (queued_ > 0 && coming() + running_brief_ == 0) {
    TellOne();  // brief work had counted on this thread
  }
}

// True if there is work, or nobody must go to sleep for another reason.
bool ThreadPool::LookOut(std::unique_lock<std::mutex>& lock) {
  if (looking_out_) return false;
  looking_out_ = true;
  lock.unlock();
  const bool came = patience_.Wait([this] { return queued_.load(std::memory_order_relaxed) > 0; });
  lock.lock();
  looking_out_ = false;
  return came || queue_.head != nullptr || stopping_;
}

int ThreadPool::Collect() {
  if (!any_finished_.load(std::memory_order_acquire)) return 0;
  BlockingWork* work;
  {
    std::lock_guard lock(mutex_);
    work = finished_.TakeAll();
    any_finished_.store(false, std::memory_order_release);
  }
  int count = 0;
  while (work != nullptr) {
    BlockingWork* next = work->next;
    RecordOnLoop(TraceEvent::kWorkDone, *work);
    work->done(*work, work->cancelled);
    work = next;
    ++count;
  }
  return count;
}

void ThreadPool::Drain() {
  std::unique_lock lock(mutex_);
  drained_.wait(lock, [this] { return running_ == 0 && queue_.head == nullptr; });
}

}  // namespace orrery
