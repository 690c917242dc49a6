// The turn, phase by phase, over a scripted driver and a clock that stands still.
#include <gtest/gtest.h>

#include "test/support/scripted_world.h"
#include "test/support/tracked_op.h"

namespace orrery::test {
namespace {

using Log = std::vector<std::string>;

/// A timer that writes its name into the log, and then does what the test wants.
struct NamedTimer : Timer {
  ScriptedWorld* world;
  std::string name;
  std::function<void()> also;
  NamedTimer(ScriptedWorld& w, std::string n) : world(&w), name(std::move(n)) {
    on_fire = [](Timer& timer) noexcept {
      auto& self = static_cast<NamedTimer&>(timer);
      self.world->log.push_back(self.name);
      if (self.also) self.also();
    };
  }
};

/// The same for posted tasks.
struct NamedTask : Task {
  ScriptedWorld* world;
  std::string name;
  std::function<void()> also;
  NamedTask(ScriptedWorld& w, std::string n) : world(&w), name(std::move(n)) {
    run = [](Task& task) noexcept {
      auto& self = static_cast<NamedTask&>(task);
      self.world->log.push_back(self.name);
      if (self.also) self.also();
    };
  }
};

/// Work for the blocking pool; `done` logs.
struct NamedWork : BlockingWork {
  ScriptedWorld* world;
  std::string name;
  NamedWork(ScriptedWorld& w, std::string n) : world(&w), name(std::move(n)) {
    execute = [](BlockingWork&) noexcept {};
    done = [](BlockingWork& work, bool cancelled) noexcept {
      auto& self = static_cast<NamedWork&>(work);
      self.world->loop.WorkDone();
      self.world->log.push_back(self.name + (cancelled ? " cancelled" : ""));
    };
  }
};

template <typename Base>
struct NamedOp : Tracked<Base> {
  NamedOp(ScriptedWorld& world, std::string name) {
    this->record.then = [&world, name, this] { world.log.push_back(name); };
  }
};

struct LoggingHost final : LoopHost {
  explicit LoggingHost(ScriptedWorld& w) : world(w) { world.loop.SetHost(this); }
  bool batch_pending() const override { return batch; }
  void OnBatch() override {
    batch = false;
    world.log.push_back("batch");
  }
  bool check_pending() const override { return check; }
  void OnCheck() override {
    check = false;
    world.log.push_back("check");
    if (also) also();
  }
  void OnClosed() override { world.log.push_back("closed"); }
  ScriptedWorld& world;
  bool batch = false, check = false;
  std::function<void()> also;
};

// ---- order of the phases --------------------------------------------------------------------

TEST(Turn, PhasesComeInTheirOrder) {
  ScriptedWorld world;
  LoggingHost host(world);
  NamedTimer timer(world, "timer");
  NamedTask task(world, "posted");
  NamedOp<RecvOp> recv(world, "event");
  NamedOp<CloseOp> close(world, "close");
  NamedWork work(world, "work");
  host.batch = host.check = true;
  world.loop.SubmitWork(work);
  world.pool.ExecuteAll();
  world.loop.Submit(close);
  world.loop.Submit(recv);
  world.driver.Finish(close, 0);
  world.driver.Finish(recv, 1);
  world.loop.Post(task);
  world.loop.Arm(timer, world.clock.now_ns);
  EXPECT_FALSE(world.loop.RunTurn());
  EXPECT_EQ(world.log, (Log{"timer", "posted", "event", "work", "batch", "check", "close",
                            "closed"}));
}

TEST(Turn, EventsComeInTheDriversOrder) {
  ScriptedWorld world;
  NamedOp<RecvOp> a(world, "a"), b(world, "b"), c(world, "c");
  for (Op* op : {static_cast<Op*>(&a), static_cast<Op*>(&b), static_cast<Op*>(&c)}) {
    world.loop.Submit(*op);
  }
  world.driver.Finish(c, 0);
  world.driver.Finish(a, 0);
  world.driver.Finish(b, 0);
  world.loop.RunTurn();
  EXPECT_EQ(world.log, (Log{"c", "a", "b"}));
}

TEST(Turn, AnOpIsIdleAgainInItsCallbackAndMayBeSubmittedThere) {
  ScriptedWorld world;
  Tracked<RecvOp> recv;
  recv.record.then = [&] {
    EXPECT_FALSE(recv.in_flight());
    if (recv.record.finals == 1) world.loop.Submit(recv);
  };
  world.loop.Submit(recv);
  world.driver.Finish(recv, 1);
  EXPECT_TRUE(world.loop.RunTurn(false));
  world.driver.Finish(recv, 2);
  EXPECT_FALSE(world.loop.RunTurn(false));
  EXPECT_EQ(recv.record.finals, 2);
}

TEST(Turn, AnEventWithMoreLeavesTheOpInFlight) {
  ScriptedWorld world;
  Tracked<AcceptOp> accept;
  world.loop.Submit(accept);
  world.driver.Finish(accept, 0, kMore);
  EXPECT_TRUE(world.loop.RunTurn(false));
  EXPECT_TRUE(accept.in_flight());
  world.driver.Finish(accept, kCancelled);
  EXPECT_FALSE(world.loop.RunTurn(false));
}

// ---- timers ---------------------------------------------------------------------------------

TEST(TurnTimers, EqualDeadlinesFireInTheOrderOfSetting) {
  ScriptedWorld world;
  NamedTimer a(world, "a"), b(world, "b"), c(world, "c");
  const uint64_t when = world.clock.now_ns + 10;
  world.loop.Arm(b, when);
  world.loop.Arm(a, when);
  world.loop.Arm(c, when);
  world.loop.Run();
  EXPECT_EQ(world.log, (Log{"b", "a", "c"}));
}

TEST(TurnTimers, AreNeverEarly) {
  ScriptedWorld world;
  NamedTimer timer(world, "timer");
  const uint64_t when = world.clock.now_ns + 1000;
  world.loop.Arm(timer, when);
  world.driver.on_wait = [&] { world.clock.now_ns = when - 1; };  // the poll returns too soon
  world.loop.RunTurn();
  world.loop.RunTurn(false);
  EXPECT_EQ(world.log, Log{});
  world.clock.now_ns = when;
  world.loop.RunTurn(false);
  EXPECT_EQ(world.log, Log{"timer"});
}

TEST(TurnTimers, ThePollWaitsUntilTheEarliest) {
  ScriptedWorld world;
  NamedTimer early(world, "early"), late(world, "late");
  world.loop.Arm(late, 9'000'000);
  world.loop.Arm(early, 5'000'000);
  world.loop.RunTurn();
  EXPECT_EQ(world.driver.deadlines.back(), 5'000'000u);
}

TEST(TurnTimers, OneThatArmsItselfWaitsForTheNextTurn) {
  ScriptedWorld world;
  NamedTimer timer(world, "timer");
  timer.also = [&] {
    if (world.log.size() < 10) world.loop.Arm(timer, world.loop.now_ns());
  };
  world.loop.Arm(timer, world.clock.now_ns);
  world.loop.RunTurn(false);
  EXPECT_EQ(world.log.size(), 1u);
  world.loop.RunTurn(false);
  EXPECT_EQ(world.log.size(), 2u);
  world.loop.Disarm(timer);
}

// A callback that arms for a time in the past goes behind those that are due already.
TEST(TurnTimers, ADeadlineInThePastDoesNotHoldUpTheOthers) {
  ScriptedWorld world;
  NamedTimer pushy(world, "pushy"), other(world, "other");
  pushy.also = [&] {
    if (world.log.size() < 10) world.loop.Arm(pushy, 0);
  };
  world.loop.Arm(pushy, 0);
  world.loop.Arm(other, world.clock.now_ns);
  world.loop.RunTurn(false);
  EXPECT_EQ(world.log, (Log{"pushy", "other"}));
  world.loop.Disarm(pushy);
}

TEST(TurnTimers, OneDisarmedByAnotherOfTheTurnDoesNotFire) {
  ScriptedWorld world;
  NamedTimer first(world, "first"), second(world, "second");
  first.also = [&] { world.loop.Disarm(second); };
  world.loop.Arm(first, world.clock.now_ns);
  world.loop.Arm(second, world.clock.now_ns);
  world.loop.Run();
  EXPECT_EQ(world.log, Log{"first"});
  EXPECT_FALSE(world.loop.alive());
}

TEST(TurnTimers, TheTimeOfATurnStandsStill) {
  ScriptedWorld world;
  NamedTimer timer(world, "timer");
  const uint64_t start = world.clock.now_ns;
  uint64_t seen = 0;
  timer.also = [&] {
    world.clock.now_ns += 5000;
    seen = world.loop.now_ns();
  };
  world.loop.Arm(timer, start);
  world.loop.RunTurn(false);
  EXPECT_EQ(seen, start);
}

// ---- what keeps the loop alive ----------------------------------------------------------------

TEST(TurnLiveness, OpsTimersAndWorkDo) {
  ScriptedWorld world;
  EXPECT_FALSE(world.loop.alive());
  Tracked<RecvOp> recv;
  world.loop.Submit(recv);
  EXPECT_TRUE(world.loop.alive());
  world.loop.SetRef(recv, false);
  EXPECT_FALSE(world.loop.alive());
  world.loop.SetRef(recv, true);
  world.loop.SetRef(recv, true);
  EXPECT_TRUE(world.loop.alive());
  world.driver.Finish(recv, 0);
  EXPECT_FALSE(world.loop.RunTurn(false));

  NamedTimer timer(world, "timer");
  world.loop.Arm(timer, UINT64_MAX - 1);
  world.loop.Arm(timer, UINT64_MAX - 2);
  EXPECT_TRUE(world.loop.alive());
  world.loop.SetRef(timer, false);
  EXPECT_FALSE(world.loop.alive());
  world.loop.SetRef(timer, true);
  world.loop.Disarm(timer);
  world.loop.Disarm(timer);
  EXPECT_FALSE(world.loop.alive());

  NamedWork work(world, "work");
  world.loop.SubmitWork(work);
  EXPECT_TRUE(world.loop.alive());
  world.pool.ExecuteAll();
  EXPECT_FALSE(world.loop.RunTurn(false));
}

TEST(TurnLiveness, AnOpSubmittedUnreferencedDoesNot) {
  ScriptedWorld world;
  Tracked<RecvOp> recv;
  recv.flags = kUnref;
  world.loop.Submit(recv);
  EXPECT_FALSE(world.loop.alive());
  world.driver.Finish(recv, 0);
  world.loop.RunTurn(false);
  EXPECT_FALSE(world.loop.alive());
}

TEST(TurnLiveness, AnIdleOpsReferenceCountsFromItsNextSubmission) {
  ScriptedWorld world;
  Tracked<RecvOp> recv;
  world.loop.SetRef(recv, false);
  EXPECT_FALSE(world.loop.alive());
  world.loop.Submit(recv);
  EXPECT_FALSE(world.loop.alive());
  world.loop.SetRef(recv, true);
  EXPECT_TRUE(world.loop.alive());
  world.driver.Finish(recv, 0);
  EXPECT_FALSE(world.loop.RunTurn(false));
}

TEST(TurnLiveness, PostedTasksDoNotButTheyRun) {
  ScriptedWorld world;
  NamedTask task(world, "task");
  world.loop.Post(task);
  EXPECT_FALSE(world.loop.alive());
  world.loop.RunTurn();
  EXPECT_EQ(world.log, Log{"task"});
}

TEST(TurnLiveness, RunEndsWhenOnlyUnreferencedThingsAreLeft) {
  ScriptedWorld world;
  Tracked<RecvOp> recv;
  recv.flags = kUnref;
  NamedTimer timer(world, "timer");
  world.loop.Submit(recv);
  world.loop.Arm(timer, world.clock.now_ns + 5);
  world.loop.Run();
  EXPECT_EQ(world.log, Log{"timer"});
  EXPECT_TRUE(recv.in_flight());
  world.loop.Shutdown();
}

TEST(TurnLiveness, StopEndsRun) {
  ScriptedWorld world;
  NamedTimer timer(world, "timer");
  timer.also = [&] {
    world.loop.Arm(timer, world.loop.now_ns() + 5);
    if (world.log.size() == 3) world.loop.Stop();
  };
  world.loop.Arm(timer, world.clock.now_ns);
  world.loop.Run();
  EXPECT_EQ(world.log.size(), 3u);
  EXPECT_TRUE(world.loop.alive());
  world.loop.Disarm(timer);
}

// ---- how long the poll may wait ---------------------------------------------------------------

TEST(TurnWaiting, NotAtAllWithoutSomethingAlive) {
  ScriptedWorld world;
  world.loop.RunTurn();
  EXPECT_EQ(world.driver.deadlines, std::vector<uint64_t>{Deadline::kNow});
}

TEST(TurnWaiting, NotAtAllWhileTheHostHasWork) {
  ScriptedWorld world;
  LoggingHost host(world);
  Tracked<RecvOp> recv;
  world.loop.Submit(recv);
  host.check = true;
  world.loop.RunTurn();
  host.batch = true;
  world.loop.RunTurn();
  EXPECT_EQ(world.driver.deadlines, (std::vector<uint64_t>{Deadline::kNow, Deadline::kNow}));
  world.loop.Shutdown();
}

TEST(TurnWaiting, NotAtAllAfterAPostFromACallback) {
  ScriptedWorld world;
  Tracked<RecvOp> recv;
  NamedTask task(world, "task");
  recv.record.then = [&] {
    if (recv.record.finals > 1) return;
    world.loop.Submit(recv);
    world.loop.Post(task);
  };
  world.loop.Submit(recv);
  world.driver.Finish(recv, 1);
  world.loop.RunTurn(false);
  world.driver.on_wait = [] { ADD_FAILURE() << "the poll went to sleep over a posted task"; };
  world.loop.RunTurn();
  EXPECT_EQ(world.log, Log{"task"});
  world.driver.on_wait = nullptr;
  world.loop.Shutdown();
}

TEST(TurnWaiting, WakingAnAwakeLoopCostsNoSystemCall) {
  ScriptedWorld world;
  world.loop.Wake();
  world.loop.Wake();
  EXPECT_EQ(world.driver.wakes, 0);
}

TEST(TurnWaiting, ASleepingLoopIsWokenOnce) {
  ScriptedWorld world;
  Tracked<RecvOp> recv;
  NamedTask one(world, "one"), two(world, "two");
  world.loop.Submit(recv);
  world.driver.on_wait = [&] {
    world.loop.Post(one);
    world.loop.Post(two);
  };
  world.loop.RunTurn();
  EXPECT_EQ(world.driver.wakes, 1);
  EXPECT_EQ(world.log, (Log{"one", "two"})) << "told in the turn that was woken";
  EXPECT_EQ(world.loop.counters().wakeups, 1u);
  world.loop.Shutdown();
}

TEST(TurnWaiting, SpinningLooksWithoutSleepingAndThenSleeps) {
  ScriptedWorld world;
  NamedTimer timer(world, "timer");
  world.clock.tick_ns = 1;
  world.loop.SetWaiting({WaitOptions::Look::kFixed, 10});
  world.loop.Arm(timer, world.clock.now_ns + 1000);
  world.loop.RunTurn();
  const std::vector<uint64_t>& deadlines = world.driver.deadlines;
  ASSERT_GT(deadlines.size(), 2u);
  for (size_t i = 0; i + 1 < deadlines.size(); ++i) EXPECT_EQ(deadlines[i], Deadline::kNow);
  EXPECT_EQ(deadlines.back(), timer.deadline_ns);
  world.loop.Run();
  EXPECT_EQ(world.log, Log{"timer"});
}

TEST(TurnWaiting, AnEventEndsTheSpinning) {
  ScriptedWorld world;
  NamedOp<RecvOp> recv(world, "recv");
  world.clock.tick_ns = 1;
  world.loop.SetWaiting({WaitOptions::Look::kFixed, 1'000'000});
  world.loop.Submit(recv);
  world.driver.Finish(recv, 1);
  world.loop.RunTurn();
  EXPECT_EQ(world.log, Log{"recv"});
  EXPECT_EQ(world.driver.polls, 1);
}

// ---- closes -----------------------------------------------------------------------------------

TEST(TurnCloses, AreToldAfterTheCheckPhase) {
  ScriptedWorld world;
  LoggingHost host(world);
  NamedOp<CloseOp> close(world, "close");
  world.loop.Submit(close);
  world.driver.Finish(close, 0);
  host.check = true;
  world.loop.RunTurn();
  EXPECT_EQ(world.log, (Log{"check", "close", "closed"}));
}

TEST(TurnCloses, OneAskedForInACallbackIsToldInTheSameTurn) {
  ScriptedWorld world;
  NamedTimer timer(world, "timer");
  NamedOp<CloseOp> close(world, "close");
  timer.also = [&] {
    world.loop.Submit(close);
    world.driver.Finish(close, 0);
  };
  world.loop.Arm(timer, world.clock.now_ns);
  world.loop.RunTurn();
  EXPECT_EQ(world.log, (Log{"timer", "close"}));
}

// A driver may have to cancel first: the kernel gives it a second look before the turn ends.
TEST(TurnCloses, OneThatTakesASecondPollIsToldInTheSameTurn) {
  ScriptedWorld world;
  LoggingHost host(world);
  NamedOp<CloseOp> close(world, "close");
  host.check = true;
  host.also = [&] {
    world.loop.Submit(close);
    world.driver.Finish(close, 0);
  };
  world.loop.RunTurn();
  EXPECT_EQ(world.log, (Log{"check", "close", "closed"}));
}

TEST(TurnCloses, AreToldAfterTheOpsOfTheirHandle) {
  ScriptedWorld world;
  LoggingHost host(world);
  NamedOp<RecvOp> recv(world, "recv"), other(world, "other");
  NamedOp<CloseOp> close(world, "close");
  recv.handle = close.handle = {3, 1};
  other.handle = {4, 1};
  world.loop.Submit(recv);
  world.loop.Submit(other);
  host.check = true;
  host.also = [&] {
    world.loop.Submit(close);
    world.driver.Finish(other, 1);
    world.driver.Finish(recv, kCancelled);
    world.driver.Finish(close, 0);
  };
  world.loop.RunTurn();
  EXPECT_EQ(world.log, (Log{"check", "recv", "close", "closed"}))
      << "the handle's own op first; what belongs to others waits for the next turn";
  world.log.clear();
  world.loop.RunTurn();
  EXPECT_EQ(world.log, Log{"other"});
}

// ---- cancels ----------------------------------------------------------------------------------

TEST(TurnCancel, NamesTheTokenAndOnlyOnce) {
  ScriptedWorld world;
  world.driver.cancel_ends_at_once = false;
  Tracked<RecvOp> recv;
  world.loop.Cancel(recv);
  EXPECT_TRUE(world.driver.cancelled.empty()) << "it is not in flight";
  world.loop.Submit(recv);
  world.loop.Cancel(recv);
  world.loop.Cancel(recv);
  EXPECT_EQ(world.driver.cancelled, std::vector<OpToken>{recv.token});
  EXPECT_FALSE(recv.done()) << "the outcome is the op's own event";
  world.driver.Finish(recv, 5);
  world.loop.RunTurn(false);
  EXPECT_EQ(recv.result(), 5) << "it had succeeded all the same";
}

TEST(TurnCancel, OfAnOpWhoseEventWaitsForItsCallbackIsNothing) {
  ScriptedWorld world;
  Tracked<RecvOp> first, second;
  first.record.then = [&] { world.loop.Cancel(second); };
  world.loop.Submit(first);
  world.loop.Submit(second);
  world.driver.Finish(first, 1);
  world.driver.Finish(second, 2);
  world.loop.RunTurn(false);
  EXPECT_EQ(second.result(), 2);
  EXPECT_EQ(second.record.finals, 1);
}

// ---- inline, files, blocking work -------------------------------------------------------------

TEST(TurnInline, AnInlineEndIsNoEvent) {
  ScriptedWorld world;
  world.driver.inline_everything = true;
  Tracked<SendOp> send;
  send.flags = kMayInline;
  SubmitResult result = world.loop.Submit(send);
  EXPECT_TRUE(result.done);
  EXPECT_FALSE(send.in_flight());
  EXPECT_FALSE(world.loop.RunTurn(false));
  EXPECT_FALSE(send.done());
  EXPECT_EQ(world.loop.counters().inline_completions, 1u);
}

TEST(TurnFiles, GoToTheBlockingPoolWhenTheDriverHasNone) {
  ScriptedWorld world;
  Tracked<FileOp> file;
  EXPECT_FALSE(world.loop.Submit(file).done);
  EXPECT_TRUE(world.driver.submitted.empty());
  EXPECT_TRUE(world.loop.alive());
  world.pool.ExecuteAll();
  EXPECT_FALSE(world.loop.RunTurn(false));
  EXPECT_EQ(file.result(), 7);
}

TEST(TurnFiles, AreTriedFirstOnlyIfTheCallerAllowsIt) {
  ScriptedWorld world;
  world.files.try_succeeds = true;
  Tracked<FileOp> patient, hasty;
  EXPECT_FALSE(world.loop.Submit(patient).done);
  hasty.flags = kMayInline;
  SubmitResult result = world.loop.Submit(hasty);
  EXPECT_TRUE(result.done);
  EXPECT_EQ(result.result, 7);
  world.loop.Shutdown();
}

// kMayInline and O_RDWR are the same number.
TEST(TurnFiles, HowToOpenIsNoFlagOfTheOperation) {
  ScriptedWorld world;
  world.files.try_succeeds = true;
  Tracked<FileOp> file;
  file.how = kMayInline;
  EXPECT_FALSE(world.loop.Submit(file).done);
  world.loop.Shutdown();
}

TEST(TurnFiles, OneThatHasNotBegunIsCancelled) {
  ScriptedWorld world;
  Tracked<FileOp> file;
  world.loop.Submit(file);
  world.loop.Cancel(file);
  EXPECT_FALSE(world.loop.RunTurn(false));
  EXPECT_EQ(file.result(), kCancelled);
}

TEST(TurnWork, CancelledWorkIsToldAsSuch) {
  ScriptedWorld world;
  NamedWork work(world, "work");
  world.loop.SubmitWork(work);
  EXPECT_TRUE(world.loop.CancelWork(work));
  EXPECT_FALSE(world.loop.RunTurn(false));
  EXPECT_EQ(world.log, Log{"work cancelled"});
}

// ---- shutdown ---------------------------------------------------------------------------------

TEST(TurnShutdown, EndsWhatIsInFlightAndTellsIt) {
  ScriptedWorld world;
  LoggingHost host(world);
  Tracked<RecvOp> recv;
  Tracked<CloseOp> close;
  Tracked<FileOp> file;
  world.loop.Submit(recv);
  world.loop.Submit(close);
  world.loop.Submit(file);
  world.loop.Shutdown();
  EXPECT_EQ(recv.result(), kCancelled);
  EXPECT_EQ(close.result(), 0);
  EXPECT_TRUE(file.done());
  EXPECT_EQ(world.log, Log{}) << "nothing of JavaScript runs";
}

TEST(TurnShutdown, WaitsForWorkThoughNoOpIsInFlight) {
  ScriptedWorld world;
  NamedWork work(world, "work");
  world.loop.SubmitWork(work);
  world.loop.Shutdown();
  EXPECT_EQ(world.log, Log{"work"});
  EXPECT_FALSE(world.loop.alive());
}

TEST(TurnShutdown, RunsWhatWasPosted) {
  ScriptedWorld world;
  NamedTask task(world, "task");
  world.loop.Post(task);
  world.loop.Shutdown();
  EXPECT_EQ(world.log, Log{"task"});
}

}  // namespace
}  // namespace orrery::test
