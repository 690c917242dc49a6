// Wake-ups: from any thread, from a signal handler, once or many at a time; and what the kernel
// builds on them: posts and finished work.
#include <atomic>
#include <csignal>
#include <thread>

#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class Wake : public ConformanceTest {};
CONFORMANCE_DIRECT(Wake);
class WakeTurn : public ConformanceTest {};
CONFORMANCE_TURN(WakeTurn);

constexpr uint64_t kMs = 1'000'000;
constexpr uint64_t kSecond = 1000 * kMs;

uint64_t Now() { return SystemClock().NowNs(); }

/// Polls until the deadline or the wake-up; true when it was woken.
bool PollIsCutShort(LoopDriver& driver, uint64_t wait_ns) {
  EventQueue events;
  const uint64_t until = Now() + wait_ns;
  driver.Poll({until}, events);
  EXPECT_TRUE(events.empty()) << "a wake-up is no event";
  return Now() < until;
}

TEST_P(Wake, AnotherThreadEndsAPollThatWaits) {
  for (int round = 0; round < 20; ++round) {
    std::thread waker([&] { driver().Wake(); });
    const bool woken = PollIsCutShort(driver(), 3 * kSecond);
    waker.join();
    ASSERT_TRUE(woken) << "round " << round;
  }
}

TEST_P(Wake, BeforeThePollItIsNotLost) {
  driver().Wake();
  EXPECT_TRUE(PollIsCutShort(driver(), 3 * kSecond));
}

TEST_P(Wake, ManyAreAsOne) {
  for (int i = 0; i < 10000; ++i) driver().Wake();
  EXPECT_TRUE(PollIsCutShort(driver(), 3 * kSecond));
  // What is left over of them may end another poll or two, and then no more.
  EventQueue events;
  for (int i = 0; i < 3; ++i) driver().Poll({Deadline::kNow}, events);
  EXPECT_FALSE(PollIsCutShort(driver(), 20 * kMs)) << "the loop would spin";
}

TEST_P(Wake, EndsAPollWithoutADeadline) {
  std::thread waker([&] { driver().Wake(); });
  EventQueue events;
  driver().Poll({Deadline::kNever}, events);
  waker.join();
  EXPECT_TRUE(events.empty());
}

TEST_P(Wake, ComesWithOrBesideEvents) {
  Pair pair = Connected();
  for (int round = 0; round < 50; ++round) {
    auto& recv = MakeRecv(pair.handle, Memory(1));
    Submit(recv);
    std::thread both([&] {
      driver().Wake();
      SendBytes(pair.peer, "x");
      driver().Wake();
    });
    EXPECT_TRUE(RunUntilDone({&recv.record}));
    both.join();
  }
}

TEST_P(Wake, FromManyThreadsAtOnce) {
  std::atomic<bool> stop{false};
  std::vector<std::thread> wakers;
  for (int i = 0; i < 4; ++i) {
    wakers.emplace_back([&] {
      while (!stop) driver().Wake();
    });
  }
  Pair pair = Connected();
  for (int round = 0; round < 200; ++round) {
    ASSERT_TRUE(SendBytes(pair.peer, "x"));
    EXPECT_EQ(Perform(MakeRecv(pair.handle, Memory(1))), 1);
  }
  stop = true;
  for (std::thread& waker : wakers) waker.join();
}

LoopDriver* woken_by_signal;

TEST_P(Wake, FromASignalHandler) {
  woken_by_signal = &driver();
  struct sigaction action {}, before {};
  action.sa_handler = [](int) { woken_by_signal->Wake(); };
  sigaction(SIGUSR1, &action, &before);
  const pthread_t self = pthread_self();
  std::thread sender([self] { pthread_kill(self, SIGUSR1); });
  EXPECT_TRUE(PollIsCutShort(driver(), 3 * kSecond));
  sender.join();
  sigaction(SIGUSR1, &before, nullptr);
}

// ---- through the kernel ------------------------------------------------------------------------

/// A task that counts its runs, posted from anywhere.
struct CountingTask : Task {
  int runs = 0;
  CountingTask() {
    run = [](Task& task) noexcept { ++static_cast<CountingTask&>(task).runs; };
  }
};

TEST_P(WakeTurn, PostsFromThreadsAllRunOnce) {
  constexpr int kThreads = 4, kTasks = 2000;
  std::deque<CountingTask> tasks(kThreads * kTasks);
  std::vector<std::thread> threads;
  loop().Ref();
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      for (int j = 0; j < kTasks; ++j) loop().Post(tasks[static_cast<size_t>(i * kTasks + j)]);
    });
  }
  ASSERT_TRUE(RunUntil([&] { return loop().counters().tasks == kThreads * kTasks; }));
  for (std::thread& thread : threads) thread.join();
  for (CountingTask& task : tasks) ASSERT_EQ(task.runs, 1);
  loop().Unref();
}

TEST_P(WakeTurn, APostEndsASleep) {
  loop().Ref();
  for (int round = 0; round < 20; ++round) {
    CountingTask task;
    std::thread poster([&] { loop().Post(task); });
    loop().RunTurn();  // for ever, if the wake-up were lost
    poster.join();
    if (task.runs == 0) loop().RunTurn(false);
    EXPECT_EQ(task.runs, 1);
  }
  loop().Unref();
}

TEST_P(WakeTurn, FinishedWorkEndsASleep) {
  struct Job : BlockingWork {
    EventLoop* loop = nullptr;
    int told = 0;
    Job() {
      execute = [](BlockingWork&) noexcept {};
      done = [](BlockingWork& work, bool) noexcept {
        auto& job = static_cast<Job&>(work);
        job.loop->WorkDone();
        ++job.told;
      };
    }
  };
  std::deque<Job> jobs(300);
  for (Job& job : jobs) {
    job.loop = &loop();
    loop().SubmitWork(job);
  }
  loop().Run();  // ends when all of it has been told, and only then
  for (Job& job : jobs) EXPECT_EQ(job.told, 1);
}

TEST_P(WakeTurn, WakingAnAwakeLoopMakesNoSystemCall) {
  loop().RunTurn(false);
  const uint64_t before = driver().counters().system_calls;
  for (int i = 0; i < 1000; ++i) loop().Wake();
  EXPECT_EQ(driver().counters().system_calls, before);
}

}  // namespace
}  // namespace orrery::test
