// The thread pool: everything submitted is told exactly once, on the collector's thread.
#include <gtest/gtest.h>

#include <atomic>
#include <deque>
#include <future>
#include <set>

#include "kernel/blocking_pool.h"
#include "kernel/op.h"

namespace orrery {
namespace {

/// A piece of work that counts, and waits at a gate if it has one.
struct Job : BlockingWork {
  std::shared_future<void> gate;
  std::atomic<int> executed{0};
  int told = 0;
  bool told_cancelled = false;
  std::thread::id told_on;

  Job() {
    execute = [](BlockingWork& work) noexcept {
      Job& job = static_cast<Job&>(work);
      if (job.gate.valid()) job.gate.wait();
      ++job.executed;
    };
    done = [](BlockingWork& work, bool cancelled) noexcept {
      Job& job = static_cast<Job&>(work);
      ++job.told;
      job.told_cancelled = cancelled;
      job.told_on = std::this_thread::get_id();
    };
  }
};

struct Doorbell {
  std::mutex mutex;
  std::condition_variable rung;
  int count = 0;
  Waker waker() {
    return {[](void* self) noexcept {
              auto* bell = static_cast<Doorbell*>(self);
              std::lock_guard lock(bell->mutex);
              ++bell->count;
              bell->rung.notify_all();
            },
            this};
  }
};

TEST(ThreadPool, ToldOnceAndOnTheCollectorsThread) {
  std::deque<Job> jobs(500);
  ThreadPool pool(4, 2);
  for (Job& job : jobs) pool.Submit(job);
  pool.Drain();
  EXPECT_EQ(pool.Collect(), 500);
  EXPECT_EQ(pool.Collect(), 0);
  for (Job& job : jobs) {
    EXPECT_EQ(job.executed, 1);
    EXPECT_EQ(job.told, 1);
    EXPECT_FALSE(job.told_cancelled);
    EXPECT_EQ(job.told_on, std::this_thread::get_id());
  }
}

TEST(ThreadPool, NothingIsToldOutsideCollect) {
  Job job;
  ThreadPool pool(1, 2);
  pool.Submit(job);
  pool.Drain();
  EXPECT_EQ(job.told, 0);
  pool.Collect();
  EXPECT_EQ(job.told, 1);
}

TEST(ThreadPool, WorkThatHasNotBegunIsCancelled) {
  std::promise<void> gate;
  Job blocker, waiting;
  blocker.gate = gate.get_future().share();
  ThreadPool pool(1, 2);
  pool.Submit(blocker);
  pool.Submit(waiting);
  EXPECT_TRUE(pool.Cancel(waiting));
  EXPECT_FALSE(pool.Cancel(waiting)) << "only once";
  gate.set_value();
  pool.Drain();
  EXPECT_EQ(pool.Collect(), 2);
  EXPECT_EQ(waiting.executed, 0);
  EXPECT_TRUE(waiting.told_cancelled);
  EXPECT_FALSE(blocker.told_cancelled);
}

TEST(ThreadPool, FinishedWorkIsNotCancelled) {
  Job job;
  ThreadPool pool(1, 2);
  pool.Submit(job);
  pool.Drain();
  EXPECT_FALSE(pool.Cancel(job));
  pool.Collect();
  EXPECT_FALSE(job.told_cancelled);
}

TEST(ThreadPool, WorkMayBeSubmittedAgainFromDone) {
  static ThreadPool* the_pool;
  struct Repeat : Job {
    Repeat() {
      done = [](BlockingWork& work, bool) noexcept {
        if (++static_cast<Job&>(work).told < 5) the_pool->Submit(work);
      };
    }
  } job;
  ThreadPool pool(2, 2);
  the_pool = &pool;
  pool.Submit(job);
  for (int told = 0; told < 5;) {
    pool.Drain();
    told += pool.Collect();
  }
  EXPECT_EQ(job.executed, 5);
}

// As many gates as threads: if fewer threads ran, the work could not end.
TEST(ThreadPool, UsesAllItsThreads) {
  constexpr int kThreads = 4;
  struct Meeting : Job {
    std::atomic<int>* present = nullptr;
    std::promise<void>* all_here = nullptr;
    Meeting() {
      execute = [](BlockingWork& work) noexcept {
        auto& self = static_cast<Meeting&>(work);
        if (++*self.present == kThreads) self.all_here->set_value();
        self.gate.wait_for(std::chrono::seconds(30));
        ++self.executed;
      };
    }
  };
  std::atomic<int> present{0};
  std::promise<void> all_here;
  auto gate = all_here.get_future().share();
  std::deque<Meeting> jobs(kThreads);
  ThreadPool pool(kThreads, 2);
  for (Meeting& job : jobs) {
    job.present = &present;
    job.all_here = &all_here;
    job.gate = gate;
    pool.Submit(job);
  }
  EXPECT_EQ(gate.wait_for(std::chrono::seconds(20)), std::future_status::ready);
  pool.Drain();
  EXPECT_EQ(pool.Collect(), kThreads);
}

TEST(ThreadPool, RingsForEveryFinishedWorkBeforeDrainReturns) {
  Doorbell bell;
  std::deque<Job> jobs(50);
  ThreadPool pool(3, 2);
  pool.SetWaker(bell.waker());
  for (Job& job : jobs) pool.Submit(job);
  pool.Drain();
  EXPECT_EQ(bell.count, 50);
  EXPECT_EQ(pool.Collect(), 50);
}

TEST(ThreadPool, ManySmallBursts) {
  ThreadPool pool(4, 2);
  std::deque<Job> jobs(8);
  for (int round = 0; round < 300; ++round) {
    for (Job& job : jobs) pool.Submit(job);
    for (int told = 0; told < 8;) {
      pool.Drain();
      told += pool.Collect();
    }
  }
  for (Job& job : jobs) EXPECT_EQ(job.executed, 300);
}

// ---- brief work ---------------------------------------------------------------------------------

struct BriefJob : Job {
  BriefJob() { brief = true; }
};

/// Work that stands before a gate, and tells that it does.
struct Blocker : Job {
  std::promise<void> begun, opened;
  explicit Blocker(bool is_brief) {
    brief = is_brief;
    gate = opened.get_future().share();
    execute = [](BlockingWork& work) noexcept {
      auto& self = static_cast<Blocker&>(work);
      self.begun.set_value();
      self.gate.wait();
      ++self.executed;
    };
  }
};

TEST(ThreadPoolBrief, WaitsForTheThreadThatIsAtIt) {
  Blocker blocker(true);
  std::deque<BriefJob> jobs(8);
  ThreadPool pool(4, 2);
  pool.Submit(blocker);
  blocker.begun.get_future().wait();
  for (BriefJob& job : jobs) pool.Submit(job);
  EXPECT_TRUE(pool.has_queued());
  blocker.opened.set_value();
  pool.Drain();
  EXPECT_EQ(pool.Collect(), 9);
}

TEST(ThreadPoolBrief, HasAnotherThreadOnceTheLoopWaits) {
  Blocker blocker(true);
  struct Opener : BriefJob {
    std::promise<void>* opened = nullptr;
  } opener;
  opener.opened = &blocker.opened;
  opener.execute = [](BlockingWork& work) noexcept {
    static_cast<Opener&>(work).opened->set_value();
  };
  ThreadPool pool(4, 2);
  pool.Submit(blocker);
  blocker.begun.get_future().wait();
  pool.Submit(opener);  // only another thread can come to it
  pool.BeforeWait();
  pool.Drain();
  EXPECT_EQ(blocker.executed, 1);
  pool.Collect();
}

TEST(ThreadPoolBrief, DoesNotWaitForWorkThatTakesLong) {
  Blocker blocker(false);
  BriefJob job;
  std::promise<void> done;
  struct Teller : BriefJob {
    std::promise<void>* done = nullptr;
  } teller;
  teller.done = &done;
  teller.execute = [](BlockingWork& work) noexcept {
    static_cast<Teller&>(work).done->set_value();
  };
  ThreadPool pool(4, 2);
  pool.Submit(blocker);  // whose thread the brief one counts on, as long as it is on its way
  pool.Submit(teller);
  done.get_future().wait();
  EXPECT_EQ(blocker.executed, 0);
  blocker.opened.set_value();
  pool.Drain();
  pool.Collect();
}

TEST(ThreadPoolBrief, GoesOnBehindWhatWaits) {
  static std::vector<int>* order;
  std::vector<int> seen;
  order = &seen;
  Blocker blocker(true);
  BriefJob twice, other;
  twice.execute = [](BlockingWork& work) noexcept {
    work.again = order->empty();
    order->push_back(1);
  };
  other.execute = [](BlockingWork&) noexcept { order->push_back(2); };
  ThreadPool pool(1, 2);
  pool.Submit(blocker);
  blocker.begun.get_future().wait();
  pool.Submit(twice);
  pool.Submit(other);
  blocker.opened.set_value();
  pool.Drain();
  EXPECT_EQ(seen, (std::vector<int>{1, 2, 1}));
  EXPECT_EQ(pool.Collect(), 3);
  EXPECT_EQ(twice.told, 1);
}

struct StillClock final : Clock {
  uint64_t NowNs() override { return 1; }
  uint64_t WallNs() override { return 1; }
};

TEST(ThreadPool, ATraceNamesTheOperationThatWorkIsDoneFor) {
  StillClock clock;
  Trace trace(clock);
  trace.Begin(TraceLevel::kOperations);
  TraceRing& ring = trace.RingFor("loop");
  RecvOp op;
  Job job;
  job.op = &op;
  {
    ThreadPool pool(1);
    pool.SetTrace(&trace, &ring);
    pool.Submit(job);
    pool.Drain();
    EXPECT_EQ(pool.Collect(), 1);
  }
  std::vector<TraceRecord> records;
  ring.Drain(UINT64_MAX, [&](const TraceRecord& record) { records.push_back(record); });
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[0].event, TraceEvent::kWorkSubmitted);
  EXPECT_EQ(records[0].object, reinterpret_cast<uintptr_t>(&op));
  EXPECT_EQ(records[1].event, TraceEvent::kWorkDone);
}

}  // namespace
}  // namespace orrery
