// The blocking pool: work that does nothing goes to a thread and comes back, by how much is under
// way. Beside it one thread with a queue, a condition variable and an eventfd in an epoll.
//
// Wall time, since most of it is waking threads.
#include <sys/eventfd.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "benchmarks/loops/plain.h"

namespace orrery::benchmarks {

namespace {

void Depths(benchmark::internal::Benchmark* row) {
  row->ArgName("depth");
  for (int64_t depth : {1, 8, 64}) row->Arg(depth);
}

struct CountedWork : BlockingWork {
  EventLoop* loop = nullptr;
  uint64_t* done_count = nullptr;
};

void RoundTrip(benchmark::State& state, const std::string& loop) {
  LoopWorld world(loop);
  uint64_t done = 0, expected = 0;
  std::vector<CountedWork> work(static_cast<size_t>(state.range(0)));
  for (CountedWork& one : work) {
    one.loop = world.events.get();
    one.done_count = &done;
    one.execute = [](BlockingWork&) noexcept {};
    one.done = [](BlockingWork& self, bool) noexcept {
      static_cast<CountedWork&>(self).loop->WorkDone();
      ++*static_cast<CountedWork&>(self).done_count;
    };
  }
  Meter meter(state, Meter::Kind::kWall, &world);
  for (auto _ : state) {
    expected += work.size();
    meter.Time([&] {
      for (CountedWork& one : work) world.events->SubmitWork(one);
      while (done < expected) world.events->RunTurn();
    });
    meter.EndIteration(work.size());
  }
  meter.Report();
}

class PlainThread {
 public:
  PlainThread() : thread_([this] { Run(); }) {}
  ~PlainThread() {
    {
      std::lock_guard lock(mutex_);
      stop_ = true;
    }
    wanted_.notify_one();
    thread_.join();
    close(finished_fd);
  }
  void Submit(int work) {
    {
      std::lock_guard lock(mutex_);
      queue_.push_back(work);
    }
    wanted_.notify_one();
  }
  size_t Collect() {
    uint64_t count = 0;
    KERNEL_CHECK(read(finished_fd, &count, sizeof count) == sizeof count);
    std::vector<int> all;
    std::lock_guard lock(mutex_);
    all.swap(finished_);
    return all.size();
  }
  const int finished_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);

 private:
  void Run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      wanted_.wait(lock, [this] { return stop_ || !queue_.empty(); });
      if (stop_) return;
      const int work = queue_.front();
      queue_.pop_front();
      lock.unlock();
      lock.lock();
      finished_.push_back(work);
      const uint64_t one = 1;
      if (finished_.size() == 1) KERNEL_CHECK(write(finished_fd, &one, sizeof one) == sizeof one);
    }
  }
  std::mutex mutex_;
  std::condition_variable wanted_;
  std::deque<int> queue_;
  std::vector<int> finished_;
  bool stop_ = false;
  std::thread thread_;
};

void PlainRoundTrip(benchmark::State& state) {
  PlainThread worker;
  PlainEpoll epoll;
  epoll.Watch(worker.finished_fd, 0);
  const auto depth = static_cast<size_t>(state.range(0));
  Meter meter(state, Meter::Kind::kWall);
  for (auto _ : state) {
    meter.Time([&] {
      for (size_t i = 0; i < depth; ++i) worker.Submit(static_cast<int>(i));
      for (size_t done = 0; done < depth; ++epoll.counts.system_calls) {
        epoll.Wait();
        done += worker.Collect();
      }
    });
    meter.EndIteration(depth);
  }
  meter.Report(epoll.counts);
}

}  // namespace

void RegisterPool() {
  AddLoops("pool", RoundTrip, Depths);
  AddPlain("pool", kPlainEpoll, PlainRoundTrip, Depths);
}

}  // namespace orrery::benchmarks
