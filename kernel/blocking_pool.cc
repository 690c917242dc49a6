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
  // A thread that was told to wake still counts as idle until it runs: compare with the queue. The
  // one that looks out for work needs no telling.
  const int untold = ++queued_ - (looking_out_ ? 1 : 0);
  if (untold <= 0) return;
  if (untold <= idle_) {
    wanted_.notify_one();
  } else if (static_cast<int>(threads_.size()) < max_threads_) {
    threads_.emplace_back([this] { Run(); });
  }
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
  TraceRing* ring = nullptr;
  for (;;) {
    BlockingWork* work = queue_.Pop();
    if (work == nullptr) {
      if (stopping_) return;
      if (LookOut(lock)) continue;
      ++idle_;
      wanted_.wait(lock);
      --idle_;
      continue;
    }
    --queued_;
    ++running_;
    lock.unlock();
    Execute(*work, &ring);
    Finish(*work);
    lock.lock();
    if (--running_ == 0 && queue_.head == nullptr) drained_.notify_all();
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
