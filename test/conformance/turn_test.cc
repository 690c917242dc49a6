// The turn over each driver: its phases in order, timers and what they wait for, what keeps the loop
// alive, blocking work, closes told in the turn that asked, shutdown with operations in flight.
#include <set>
#include <thread>

#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

using Log = std::vector<std::string>;

/// Writes down the phases that concern JavaScript.
struct LoggingHost final : LoopHost {
  explicit LoggingHost(EventLoop& l) : loop(l) { loop.SetHost(this); }
  ~LoggingHost() { loop.SetHost(nullptr); }
  bool batch_pending() const override { return batch; }
  void OnBatch() override {
    batch = false;
    log.push_back("batch");
  }
  bool check_pending() const override { return check; }
  void OnCheck() override {
    check = false;
    log.push_back("check");
    if (on_check) on_check();
  }
  void OnClosed() override { log.push_back("closed"); }
  EventLoop& loop;
  Log log;
  bool batch = false, check = false;
  std::function<void()> on_check;
};

struct CallTimer : Timer {
  std::function<void()> call;
  explicit CallTimer(std::function<void()> c) : call(std::move(c)) {
    on_fire = [](Timer& timer) noexcept { static_cast<CallTimer&>(timer).call(); };
  }
};

struct CallTask : Task {
  std::function<void()> call;
  explicit CallTask(std::function<void()> c) : call(std::move(c)) {
    run = [](Task& task) noexcept { static_cast<CallTask&>(task).call(); };
  }
};

class Turn : public ConformanceTest {
 protected:
  static constexpr uint64_t kMs = 1'000'000;
};
CONFORMANCE_TURN(Turn);

TEST_P(Turn, PhasesComeInTheirOrder) {
  if (faulty()) GTEST_SKIP() << "an event may be delayed to a later turn";
  LoggingHost host(loop());
  Pair pair = Connected(), closing = Connected();
  auto& recv = MakeRecv(pair.handle, Memory(1));
  auto& close = Make<CloseOp>(closing.handle);
  recv.record.then = [&] {
    host.log.push_back("event");
    host.batch = host.check = true;
  };
  close.record.then = [&] { host.log.push_back("close"); };
  CallTimer timer([&] {
    host.log.push_back("timer");
    Submit(close);
  });
  CallTask task([&] { host.log.push_back("posted"); });
  Submit(recv);
  Step(0);
  ASSERT_TRUE(SendBytes(pair.peer, "x"));
  while (SystemClock().NowNs() <= loop().now_ns()) {}
  loop().Arm(timer, loop().now_ns());
  loop().Post(task);
  loop().RunTurn();
  EXPECT_EQ(host.log, (Log{"timer", "posted", "event", "batch", "check", "close", "closed"}));
}

TEST_P(Turn, ACloseFromAnyPhaseIsToldInItsTurn) {
  if (faulty()) GTEST_SKIP() << "an event may be delayed to a later turn";
  for (bool busy : {false, true}) {
    LoggingHost host(loop());
    Pair from_timer = Connected(), from_check = Connected(), from_event = Connected();
    if (busy) {
      // What waits on the handle is told before its close, in the same turn.
      for (Pair* pair : {&from_timer, &from_check, &from_event}) {
        auto& recv = MakeRecv(pair->handle, Memory(1));
        recv.record.then = [&] { host.log.push_back("recv"); };
        Submit(recv);
      }
      Step(0);
      host.log.clear();
    }
    auto closer = [&](HandleId handle, const char* name) {
      auto& close = Make<CloseOp>(handle);
      close.record.then = [&host, name] { host.log.push_back(name); };
      Submit(close);
    };
    Pair trigger = Connected();
    auto& event = MakeRecv(trigger.handle, Memory(1));
    event.record.then = [&] { closer(from_event.handle, "event close"); };
    Submit(event);
    ASSERT_TRUE(SendBytes(trigger.peer, "x"));
    CallTimer timer([&] { closer(from_timer.handle, "timer close"); });
    host.check = true;
    host.on_check = [&] { closer(from_check.handle, "check close"); };
    loop().Arm(timer, loop().now_ns());
    loop().RunTurn();
    ASSERT_FALSE(host.log.empty());
    EXPECT_EQ(host.log.back(), "closed") << "told in the turn that asked";
    std::multiset<std::string> told(host.log.begin(), host.log.end());
    for (const char* name : {"timer close", "check close", "event close"}) {
      EXPECT_EQ(told.count(name), 1u) << name << (busy ? " with a read that waits" : "");
    }
    if (busy) EXPECT_EQ(told.count("recv"), 3u);
    EXPECT_EQ(told.count("closed"), 1u) << "one delivery for all";
  }
}

TEST_P(Turn, ATimerWakesASleepingPollInTime) {
  bool fired = false;
  CallTimer timer([&] { fired = true; });
  for (uint64_t wait : {uint64_t{1}, uint64_t{5}, uint64_t{30}}) {
    fired = false;
    const uint64_t due = SystemClock().NowNs() + wait * kMs;
    loop().Arm(timer, due);
    loop().Run();  // nothing else is alive: it ends when the timer has fired
    EXPECT_TRUE(fired);
    EXPECT_GE(SystemClock().NowNs(), due) << "a timer is never early";
  }
}

TEST_P(Turn, ManyTimersFireInTheOrderOfTheirDeadlines) {
  std::vector<uint64_t> deadlines;
  std::deque<CallTimer> timers;
  uint64_t before = 0;
  const uint64_t start = SystemClock().NowNs();
  for (int i = 0; i < 500; ++i) {
    const uint64_t due = start + static_cast<uint64_t>((i * 7919) % 500) * 20'000;
    timers.emplace_back([&deadlines, due] { deadlines.push_back(due); });
    loop().Arm(timers.back(), due);
  }
  loop().Run();
  ASSERT_EQ(deadlines.size(), 500u);
  for (uint64_t due : deadlines) {
    EXPECT_GE(due, before);
    before = due;
  }
}

TEST_P(Turn, TimersAndEventsDoNotStarveEachOther) {
  Pair pair = Connected();
  Reader reader(*this, pair.handle, Reader::kPool);
  reader.Start();
  int fired = 0;
  CallTimer always([&] {
    ++fired;
    loop().Arm(always, 0);
  });
  loop().Arm(always, 0);
  const std::string text = Pattern(50000);
  std::thread writer([&] { SendBytes(pair.peer, text); });
  EXPECT_TRUE(RunUntil([&] { return reader.bytes().size() == text.size() && fired > 10; }));
  writer.join();
  loop().Disarm(always);
  reader.Stop();
}

TEST_P(Turn, RunEndsWithTheLastReferencedThing) {
  Pair pair = Connected(), quiet = Connected();
  auto& recv = MakeRecv(pair.handle, Memory(1));
  auto& ignored = MakeRecv(quiet.handle, Memory(1));
  ignored.flags |= kUnref;
  Submit(recv);
  Submit(ignored);
  std::thread writer([&] { SendBytes(pair.peer, "x"); });
  loop().Run();
  writer.join();
  EXPECT_TRUE(recv.done());
  EXPECT_FALSE(ignored.done());
}

TEST_P(Turn, UnreferencedOperationsGoOnWhileOthersKeepTheLoopAlive) {
  Pair pair = Connected();
  auto& recv = MakeRecv(pair.handle, Memory(1));
  recv.flags |= kUnref;
  Submit(recv);
  ASSERT_TRUE(SendBytes(pair.peer, "x"));
  ASSERT_TRUE(RunUntilDone({&recv.record}));
  EXPECT_EQ(recv.result(), 1);
}

TEST_P(Turn, StopFromACallbackEndsRun) {
  Pair pair = Connected();
  auto& recv = MakeRecv(pair.handle, Memory(1));
  recv.record.then = [&] { loop().Stop(); };
  Submit(recv);
  Submit(MakeRecv(Connected(Transport::kUnix).handle, Memory(1)));
  ASSERT_TRUE(SendBytes(pair.peer, "x"));
  loop().Run();
  EXPECT_TRUE(recv.done());
}

TEST_P(Turn, BlockingWorkRunsBesideIo) {
  struct Job : BlockingWork {
    EventLoop* loop = nullptr;
    std::thread::id executed_on, told_on;
    Job() {
      execute = [](BlockingWork& work) noexcept {
        static_cast<Job&>(work).executed_on = std::this_thread::get_id();
      };
      done = [](BlockingWork& work, bool) noexcept {
        auto& job = static_cast<Job&>(work);
        job.loop->WorkDone();
        job.told_on = std::this_thread::get_id();
      };
    }
  };
  Pair pair = Connected();
  std::deque<Job> jobs(50);
  auto& recv = MakeRecv(pair.handle, Memory(1));
  Submit(recv);
  for (Job& job : jobs) {
    job.loop = &loop();
    loop().SubmitWork(job);
  }
  ASSERT_TRUE(SendBytes(pair.peer, "x"));
  loop().Run();
  for (Job& job : jobs) {
    EXPECT_NE(job.executed_on, std::this_thread::get_id());
    EXPECT_EQ(job.told_on, std::this_thread::get_id());
  }
  EXPECT_TRUE(recv.done());
}

TEST_P(Turn, SpinningFindsEventsAndTimersToo) {
  loop().SetWaiting({WaitOptions::Look::kFixed, 5 * kMs});
  Pair pair = Connected();
  for (int i = 0; i < 20; ++i) {
    auto& recv = MakeRecv(pair.handle, Memory(1));
    Submit(recv);
    std::thread writer([&] { SendBytes(pair.peer, "x"); });
    EXPECT_TRUE(RunUntilDone({&recv.record}));
    writer.join();
  }
  bool fired = false;
  CallTimer timer([&] { fired = true; });
  loop().Arm(timer, SystemClock().NowNs() + kMs);
  loop().Run();
  EXPECT_TRUE(fired);
}

// Messages there and back between two threads: enough of them for a trial, with a timer between.
TEST_P(Turn, AdaptiveWaitingMissesNothing) {
  WaitOptions options;
  ASSERT_TRUE(options.Parse("adaptive,batch:50us"));
  loop().SetWaiting(options);
  constexpr int kMessages = 2000;
  Pair pair = Connected();
  std::thread echo([&] {
    char byte;
    for (int i = 0; i < kMessages && read(pair.peer.get(), &byte, 1) == 1; ++i) {
      SendBytes(pair.peer, "x");
    }
  });
  int fired = 0;
  for (int i = 0; i < kMessages; ++i) {
    CallTimer timer([&] { ++fired; });
    const uint64_t deadline = SystemClock().NowNs() + kMs / 5;
    loop().Arm(timer, deadline);
    auto& recv = MakeRecv(pair.handle, Memory(1));
    auto& send = MakeSend(pair.handle, "y");
    Submit(recv);
    Submit(send);
    ASSERT_TRUE(RunUntilDone({&recv.record, &send.record}));
    EXPECT_EQ(recv.result(), 1);
    if (i % 100 == 0) {
      while (timer.armed()) loop().RunTurn();
      EXPECT_GE(SystemClock().NowNs(), deadline);
    }
    loop().Disarm(timer);
  }
  EXPECT_GE(fired, kMessages / 100);
  echo.join();
}

// Bursts large enough that the loop counts as loaded; the last one comes alone and must not wait.
TEST_P(Turn, AWaitThatGathersBringsTheFewAsWell) {
  WaitOptions options;
  ASSERT_TRUE(options.Parse("batch:1ms"));
  loop().SetWaiting(options);
  std::vector<Pair> pairs;
  for (int i = 0; i < 16; ++i) pairs.push_back(Connected());
  for (int round = 0; round < 30; ++round) {
    const size_t count = round < 25 ? pairs.size() : 1;
    std::vector<const OpRecord*> records;
    for (size_t i = 0; i < count; ++i) {
      auto& recv = MakeRecv(pairs[i].handle, Memory(1));
      Submit(recv);
      records.push_back(&recv.record);
      ASSERT_TRUE(SendBytes(pairs[i].peer, "x"));
    }
    for (const OpRecord* record : records) ASSERT_TRUE(RunUntilDone({record}));
  }
}

// A callback of the shutdown that submits again gets its end as well.
TEST_P(Turn, ShutdownEndsWhatItsCallbacksSubmit) {
  Pair pair = Connected();
  auto& recv = MakeRecv(pair.handle, Memory(1));
  auto& late = MakeRecv(pair.handle, Memory(1));
  recv.record.then = [&] {
    if (!late.in_flight() && !late.done()) Submit(late);
  };
  Submit(recv);
  Step(0);
  loop().Shutdown();
  EXPECT_EQ(recv.result(), kCancelled);
  EXPECT_EQ(late.result(), kCancelled);
  EXPECT_FALSE(loop().alive());
}

TEST_P(Turn, ShutdownInTheMiddleOfEverything) {
  SocketAddress bound;
  const HandleId listener = Listening(Transport::kTcp4, &bound);
  Acceptor acceptor(*this, listener, true);
  acceptor.Start();
  std::vector<Fd> clients;
  for (int i = 0; i < 50; ++i) clients.push_back(ConnectTo(bound));
  for (int i = 0; i < 50; ++i) {
    auto& connect = Make<ConnectOp>(Opened(Family::kIpv4));
    connect.address = bound;
    Submit(connect);
    Pair pair = Connected();
    Submit(MakeSend(pair.handle, Pattern(4 << 20)));
    Submit(MakePoolRecv(pair.handle, true));
    if (i % 2 == 0) ASSERT_TRUE(SendBytes(pair.peer, "data"));
    KeepOpen(std::move(pair.peer));
    if (i % 5 == 0) Submit(Make<CloseOp>(pair.handle));
    if (i == 25) Step(0);
  }
  acceptor.op().record.then = nullptr;
  loop().Shutdown();
  EXPECT_EQ(audit().in_flight(), 0u);
  for (Fd& client : clients) client.Close();
}

}  // namespace
}  // namespace orrery::test
