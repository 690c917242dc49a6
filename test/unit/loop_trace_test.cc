// What a loop records, and that it does so only when something has changed.
#include "kernel/loop_trace.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "test/support/scripted_world.h"
#include "test/support/tracked_op.h"

namespace orrery::test {
namespace {

struct TracedWorld : ScriptedWorld {
  explicit TracedWorld(TraceLevel level) {
    trace.Begin(level);
    loop.SetTrace(&loop_trace);
  }
  /// The records of these kinds since the last call.
  std::vector<TraceRecord> Take(std::initializer_list<TraceEvent> kinds) {
    std::vector<Trace::Taken> taken;
    trace.Drain(UINT64_MAX, &taken);
    std::vector<TraceRecord> found;
    for (const auto& [ring, record] : taken) {
      if (std::find(kinds.begin(), kinds.end(), record.event) != kinds.end()) {
        found.push_back(record);
      }
    }
    return found;
  }

  Trace trace{clock};
  LoopTrace loop_trace{trace, driver, "loop"};
};

struct SomePlace final : TracePlaces {
  bool HasTime(uint64_t) override { return true; }
  uint32_t Find() override {
    ++asked;
    return 42;
  }
  int asked = 0;
};

uint64_t AddressOf(const void* thing) { return reinterpret_cast<uintptr_t>(thing); }

struct QuietTimer : Timer {
  QuietTimer() { on_fire = [](Timer&) noexcept {}; }
};

TEST(LoopTrace, TellsWhetherAnOperationCountsWhenThatChangesInFlight) {
  TracedWorld world(TraceLevel::kOperations);
  Tracked<RecvOp> recv;
  world.loop.SetRef(recv, false);  // its submission says so
  world.loop.Submit(recv);
  EXPECT_TRUE(world.Take({TraceEvent::kReferenced, TraceEvent::kUnreferenced}).empty());
  world.loop.SetRef(recv, false);
  world.loop.SetRef(recv, true);
  world.loop.SetRef(recv, true);
  world.loop.SetRef(recv, false);
  const auto records = world.Take({TraceEvent::kReferenced, TraceEvent::kUnreferenced});
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[0].event, TraceEvent::kReferenced);
  EXPECT_EQ(records[1].event, TraceEvent::kUnreferenced);
  for (const TraceRecord& record : records) {
    EXPECT_EQ(record.subject, AddressOf(&recv));
    EXPECT_EQ(static_cast<TraceReferent>(record.kind), TraceReferent::kOperation);
  }
  world.driver.Finish(recv, 0);
  world.loop.RunTurn(false);
}

TEST(LoopTrace, TellsWhetherATimerCountsWhileItIsArmed) {
  TracedWorld world(TraceLevel::kOperations);
  QuietTimer timer;
  world.loop.SetRef(timer, false);
  EXPECT_TRUE(world.Take({TraceEvent::kReferenced, TraceEvent::kUnreferenced}).empty());
  world.loop.Arm(timer, world.clock.now_ns + 100);
  const auto set = world.Take({TraceEvent::kTimerSet});
  ASSERT_EQ(set.size(), 1u);
  EXPECT_EQ(set[0].flags, kUnref);
  world.loop.SetRef(timer, true);
  world.loop.SetRef(timer, true);
  const auto records = world.Take({TraceEvent::kReferenced, TraceEvent::kUnreferenced});
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(records[0].event, TraceEvent::kReferenced);
  EXPECT_EQ(static_cast<TraceReferent>(records[0].kind), TraceReferent::kTimer);
  world.loop.Disarm(timer);
}

TEST(LoopTrace, AFileForWhichJavaScriptWaitsIsOneRecordWithItsTime) {
  TracedWorld world(TraceLevel::kEverything);
  SomePlace place;
  world.loop_trace.SetPlaces(&place);
  world.clock.tick_ns = 5;
  world.files.result = -ENOENT;
  FileOp op;
  op.action = FileAction::kReadWhole;
  EXPECT_EQ(world.loop.ExecuteFile(op), -ENOENT);
  const auto records = world.Take({TraceEvent::kSynchronous});
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(records[0].subject, 5u);
  EXPECT_EQ(records[0].amount, -ENOENT);
  EXPECT_EQ(records[0].object, 42u);
  EXPECT_EQ(world.trace.Text(records[0].text), "readFile");
}

TEST(LoopTrace, PlacesAreLookedForAtTheLevelThatTellsThem) {
  for (const TraceLevel level : {TraceLevel::kPhases, TraceLevel::kOperations}) {
    TracedWorld world(level);
    SomePlace place;
    world.loop_trace.SetPlaces(&place);
    FileOp op;
    world.loop.ExecuteFile(op);
    world.loop_trace.Printed(1, "text");
    EXPECT_EQ(place.asked, 0);
    EXPECT_EQ(world.Take({TraceEvent::kSynchronous, TraceEvent::kPrinted}).size(),
              level == TraceLevel::kPhases ? 0u : 2u);
  }
}

/// Looks at what has been recorded when it is given work.
struct WatchingPool final : BlockingPool {
  explicit WatchingPool(TracedWorld& w) : world(w) {}
  void Submit(BlockingWork& given) override {
    work = &given;
    before = world.Take({TraceEvent::kSubmitted});
  }
  bool Cancel(BlockingWork&) override { return false; }
  int Collect() override {
    work->done(*work, false);
    return 1;
  }
  void Drain() override {}
  TracedWorld& world;
  BlockingWork* work = nullptr;
  std::vector<TraceRecord> before;
};

TEST(LoopTrace, AnOperationIsRecordedBeforeTheWorkThatIsDoneForIt) {
  TracedWorld world(TraceLevel::kOperations);
  WatchingPool pool(world);
  World with_pool{world.driver, world.sockets, world.files,  world.buffers,
                  pool,         world.clock,   world.entropy};
  EventLoop loop(with_pool);
  loop.SetTrace(&world.loop_trace);
  Tracked<FileOp> op;
  op.action = FileAction::kUnlink;
  loop.Submit(op);
  ASSERT_NE(pool.work, nullptr);
  EXPECT_EQ(pool.work->op, &op);
  ASSERT_EQ(pool.before.size(), 1u);
  EXPECT_EQ(pool.before[0].subject, AddressOf(&op));
  EXPECT_TRUE(world.Take({TraceEvent::kSubmitted}).empty());  // once
  pool.Collect();
}

/// Its thread, beside the loop's, comes to what it is given when the test says so.
struct HelpingPool final : BlockingPool {
  void Submit(BlockingWork& given) override { work = &given; }
  bool Cancel(BlockingWork&) override { return false; }
  int Collect() override { return 0; }
  void Drain() override {}
  bool beside() const override { return true; }
  void Help() {
    work->execute(*work);
    work->done(*work, false);
  }
  BlockingWork* work = nullptr;
};

TEST(LoopTrace, AFileThatIsOfferedIsRecordedWhereItIsAskedForAndWhereItEnds) {
  TracedWorld world(TraceLevel::kOperations);
  HelpingPool pool;
  World with_pool{world.driver, world.sockets, world.files,  world.buffers,
                  pool,         world.clock,   world.entropy};
  EventLoop loop(with_pool);
  loop.SetTrace(&world.loop_trace);
  const auto expect = [&](TraceEvent event, const std::vector<const Op*>& ops) {
    const auto records =
        world.Take({TraceEvent::kSubmitted, TraceEvent::kInline, TraceEvent::kCompleted});
    ASSERT_EQ(records.size(), ops.size());
    for (size_t i = 0; i < ops.size(); ++i) {
      EXPECT_EQ(records[i].event, event);
      EXPECT_EQ(records[i].subject, AddressOf(ops[i]));
      EXPECT_EQ(records[i].amount, event == TraceEvent::kCompleted ? world.files.result : 0);
    }
  };
  Tracked<FileOp> at_once, waits, helped, helped_too;
  for (Tracked<FileOp>* op : {&at_once, &waits, &helped, &helped_too}) {
    ASSERT_TRUE(loop.OfferFile(*op));
    expect(TraceEvent::kSubmitted, {op});
  }
  Result result = 0;
  world.files.try_succeeds = true;
  EXPECT_EQ(loop.TakeFile(at_once, &result), SecondHand::Taken::kMine);
  EXPECT_TRUE(loop.TryFile(at_once, &result));
  expect(TraceEvent::kCompleted, {&at_once});

  world.files.try_succeeds = false;
  EXPECT_EQ(loop.TakeFile(waits, &result), SecondHand::Taken::kMine);
  EXPECT_FALSE(loop.TryFile(waits, &result));
  world.files.try_succeeds = true;
  ASSERT_NE(pool.work, nullptr);
  pool.Help();
  loop.Submit(waits);
  expect(TraceEvent::kCompleted, {});
  for (Tracked<FileOp>* op : {&helped, &helped_too}) {
    EXPECT_EQ(loop.TakeFile(*op, &result), SecondHand::Taken::kDone);
    expect(TraceEvent::kCompleted, {op});
  }
  pool.Help();
  expect(TraceEvent::kCompleted, {&waits});
}

TEST(LoopTrace, APhaseBeginsWhenTheOneBeforeItEnded) {
  TracedWorld world(TraceLevel::kPhases);
  world.clock.tick_ns = 5;
  world.loop.RunTurn(false);
  world.loop.RunTurn(false);
  const auto records = world.Take({TraceEvent::kTurnBegin, TraceEvent::kTurnEnd,
                                   TraceEvent::kPhaseBegin, TraceEvent::kPhaseEnd});
  ASSERT_EQ(records.size(), 28u);  // two turns of six phases
  for (size_t i = 1; i < records.size(); ++i) {
    const bool follows = records[i].event == TraceEvent::kPhaseBegin ||
                         records[i].event == TraceEvent::kTurnEnd;
    EXPECT_EQ(records[i].at_ns == records[i - 1].at_ns, follows) << i;
    EXPECT_GE(records[i].at_ns, records[i - 1].at_ns);
  }
}

TEST(LoopTrace, AProblemIsOfEveryLevel) {
  TracedWorld world(TraceLevel::kPhases);
  world.loop_trace.Problem(TraceProblem::kWarning, "careful", 7);
  const auto records = world.Take({TraceEvent::kProblem});
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(records[0].subject, 7u);
  EXPECT_EQ(static_cast<TraceProblem>(records[0].kind), TraceProblem::kWarning);
  EXPECT_EQ(world.trace.TakeText(records[0].text), "careful");
}

}  // namespace
}  // namespace orrery::test
