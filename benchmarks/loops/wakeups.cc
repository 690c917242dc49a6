// Being woken by another thread: a task posted to a sleeping loop, there and back.
//
// Wall time, since most of it is the system's: waking a thread on another CPU. Plain rows sleep in
// epoll_wait or in the ring, and are woken through an eventfd.
#include <poll.h>
#include <sys/eventfd.h>

#include <semaphore>
#include <thread>

#include "benchmarks/loops/plain.h"

namespace orrery::benchmarks {

namespace {

void Nothing(benchmark::internal::Benchmark*) {}

/// A thread that answers each Ask with one call of `wake`.
template <typename Wake>
class Waker {
 public:
  explicit Waker(Wake wake) : wake_(wake), thread_([this] { Run(); }) {}
  ~Waker() {
    stop_ = true;
    asked_.release();
    thread_.join();
  }
  void Ask() { asked_.release(); }

 private:
  void Run() {
    for (;;) {
      asked_.acquire();
      if (stop_) return;
      wake_();
    }
  }
  Wake wake_;
  std::atomic<bool> stop_{false};
  std::binary_semaphore asked_{0};
  std::thread thread_;
};

void PostToSleeper(benchmark::State& state, const std::string& loop) {
  LoopWorld world(loop);
  struct Woken : Task {
    uint64_t count = 0;
  } task;
  task.run = [](Task& self) noexcept { ++static_cast<Woken&>(self).count; };
  world.events->Ref();  // it must sleep although nothing is under way
  Waker waker([&] { world.events->Post(task); });
  Meter meter(state, Meter::Kind::kWall, &world);
  uint64_t expected = 0;
  for (auto _ : state) {
    ++expected;
    meter.Time([&] {
      waker.Ask();
      while (task.count < expected) world.events->RunTurn();
    });
    meter.EndIteration(1);
  }
  meter.Report();
  world.events->Unref();
}

uint64_t ReadCounter(int fd) {
  uint64_t count = 0;
  KERNEL_CHECK(read(fd, &count, sizeof count) == sizeof count);
  return count;
}

void WriteCounter(int fd) {
  const uint64_t one = 1;
  KERNEL_CHECK(write(fd, &one, sizeof one) == sizeof one);
}

void WakeEpoll(benchmark::State& state) {
  PlainEpoll epoll;
  const int fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  epoll.Watch(fd, 0);
  Waker waker([fd] { WriteCounter(fd); });
  Meter meter(state, Meter::Kind::kWall);
  for (auto _ : state) {
    meter.Time([&] {
      waker.Ask();
      KERNEL_CHECK(epoll.Wait() == 1 && ReadCounter(fd) == 1);
      ++epoll.counts.system_calls;
    });
    meter.EndIteration(1);
  }
  meter.Report(epoll.counts);
  close(fd);
}

void WakeRing(benchmark::State& state) {
  PlainRing ring;
  const int fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  io_uring_prep_poll_multishot(ring.Sqe(), fd, POLLIN);
  io_uring_submit(&ring.ring);
  Waker waker([fd] { WriteCounter(fd); });
  Meter meter(state, Meter::Kind::kWall);
  for (auto _ : state) {
    meter.Time([&] {
      waker.Ask();
      ring.Turn([](const io_uring_cqe& cqe) { KERNEL_CHECK(cqe.flags & IORING_CQE_F_MORE); });
    });
    meter.EndIteration(1);
  }
  meter.Report(ring.counts);
  close(fd);
}

}  // namespace

void RegisterWakeups() {
  AddLoops("wakeup", PostToSleeper, Nothing);
  AddPlain("wakeup", kPlainEpoll, WakeEpoll, Nothing);
  if (PlainUringWorks()) AddPlain("wakeup", kPlainUring, WakeRing, Nothing);
}

}  // namespace orrery::benchmarks
