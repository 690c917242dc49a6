// How the turn waits: the option's text, and what the adaptive policy learns, on a virtual clock.
#include <gtest/gtest.h>

#include "kernel/wait_policy.h"
#include "test/support/scripted_world.h"
#include "test/support/tracked_op.h"

namespace orrery::test {
namespace {

constexpr uint64_t kUs = 1000, kMs = 1000 * kUs, kSecond = 1000 * kMs;

WaitOptions Parsed(std::string_view text) {
  WaitOptions options;
  EXPECT_TRUE(options.Parse(text)) << text;
  return options;
}

TEST(WaitOptions, AreReadFromText) {
  EXPECT_EQ(Parsed("off").look, WaitOptions::Look::kOff);
  EXPECT_EQ(Parsed("adaptive").look, WaitOptions::Look::kAdaptive);
  EXPECT_EQ(Parsed("fixed:200us").look, WaitOptions::Look::kFixed);
  EXPECT_EQ(Parsed("fixed:200us").fixed_ns, 200 * kUs);
  EXPECT_EQ(Parsed("fixed:700ns").fixed_ns, 700u);
  EXPECT_EQ(Parsed("batch:1ms").gather_ns, kMs);
  const WaitOptions both = Parsed("adaptive,batch:50us");
  EXPECT_EQ(both.look, WaitOptions::Look::kAdaptive);
  EXPECT_EQ(both.gather_ns, 50 * kUs);
}

TEST(WaitOptions, WhatIsNoPolicyIsRefusedAndChangesNothing) {
  for (const char* text :
       {"", "on", "fixed", "fixed:", "fixed:us", "fixed:0us", "fixed:5", "fixed:-5us", "fixed:5s",
        "fixed:11ms", "fixed:99999999999999999999ms", "batch:x", "adaptive,", ",adaptive",
        "adaptive,nonsense"}) {
    WaitOptions options;
    EXPECT_FALSE(options.Parse(text)) << text;
    EXPECT_EQ(options.look, WaitOptions::Look::kOff) << text;
  }
}

/// A world in which the next event comes `gap_ns` after the loop has nothing left to do. Whoever
/// sleeps hears of it `kWaking` later.
struct Gaps {
  static constexpr uint64_t kWaking = 30 * kUs;
  explicit Gaps(WaitOptions options = Parsed("adaptive")) : policy(options) {}

  void One(uint64_t gap_ns, size_t events = 1, bool robbed = false) {
    const uint64_t window = policy.SpinNs(now_ns);
    uint64_t waited = 0;
    if (window > 0) {
      ++looks;
      waited = std::min(window, gap_ns);
      policy.OnSpin({waited, gap_ns <= window, robbed});
      if (gap_ns > window) in_vain_ns += waited;
    }
    if (gap_ns > window) {
      policy.OnSleep(gap_ns - waited + kWaking);
      waited = gap_ns + kWaking;
    }
    policy.OnEvents(events);
    now_ns += waited + kWork;
  }
  void Many(int count, uint64_t gap_ns, size_t events = 1, bool robbed = false) {
    for (int i = 0; i < count; ++i) One(gap_ns, events, robbed);
  }
  int LooksOf(int count, uint64_t gap_ns, size_t events = 1, bool robbed = false) {
    const int before = looks;
    Many(count, gap_ns, events, robbed);
    return looks - before;
  }

  static constexpr uint64_t kWork = 10 * kUs;
  WaitPolicy policy;
  uint64_t now_ns = kSecond;
  int looks = 0;
  uint64_t in_vain_ns = 0;
};

TEST(WaitPolicy, OffNeverLooks) {
  Gaps gaps(Parsed("off"));
  EXPECT_EQ(gaps.LooksOf(1000, 5 * kUs), 0);
}

TEST(WaitPolicy, FixedAlwaysLooks) {
  Gaps gaps(Parsed("fixed:200us"));
  EXPECT_EQ(gaps.LooksOf(100, kSecond), 100);
  EXPECT_EQ(gaps.policy.SpinNs(gaps.now_ns), 200 * kUs);
}

TEST(WaitPolicy, LooksOnceSomeSleepsInARowWereShort) {
  Gaps gaps;
  EXPECT_EQ(gaps.LooksOf(WaitPolicy::kFirstRow, 20 * kUs), 0);
  EXPECT_EQ(gaps.LooksOf(1000, 20 * kUs), 1000);
  EXPECT_EQ(gaps.in_vain_ns, 0u);
}

TEST(WaitPolicy, LooksAboutTwiceAsLongAsItTook) {
  Gaps gaps;
  gaps.Many(1000, 10 * kUs);
  EXPECT_NEAR(static_cast<double>(gaps.policy.SpinNs(gaps.now_ns)), 20.0 * kUs, 2.0 * kUs);
  gaps.Many(1000, 0);
  EXPECT_EQ(gaps.policy.SpinNs(gaps.now_ns), WaitPolicy::kShortestLookNs);
}

TEST(WaitPolicy, AnIdleProcessDoesNotLook) {
  Gaps gaps;
  EXPECT_EQ(gaps.LooksOf(10'000, 10 * kMs), 0);
  gaps.Many(1000, 20 * kUs);
  EXPECT_LE(gaps.LooksOf(1000, kSecond), 10) << "after it was busy";
}

TEST(WaitPolicy, ShortSleepsThatLooksDoNotSpareAreLeftAlone) {
  Gaps gaps;  // further away than a look lasts, but as a sleep it seems short
  EXPECT_LE(gaps.LooksOf(100'000, 80 * kUs), 200);
}

TEST(WaitPolicy, WhatTakesLongerThanToBeWokenIsSleptFor) {
  Gaps gaps;  // each look finds something, but late
  EXPECT_LE(gaps.LooksOf(100'000, WaitPolicy::kWorthNs + 10 * kUs), 500);
}

TEST(WaitPolicy, WhatIsLookedForInVainIsAShareOfTheTime) {
  Gaps gaps;
  gaps.Many(100, 20 * kUs);
  const uint64_t began = gaps.now_ns;
  for (int i = 0; i < 20'000; ++i) gaps.One(i % 5 > 0 ? 5 * kUs : kMs);
  EXPECT_GT(gaps.looks, 10'000);
  const uint64_t passed = gaps.now_ns - began;
  EXPECT_LE(gaps.in_vain_ns, passed / WaitPolicy::kCreditShare + WaitPolicy::kMostCreditNs);
}

TEST(WaitPolicy, UnderLoadItSleepsAndGathers) {
  Gaps gaps(Parsed("adaptive,batch:50us"));
  gaps.Many(100, 5 * kUs);
  EXPECT_EQ(gaps.policy.GatherNs(), 0u);
  gaps.Many(50, 5 * kUs, 16);
  EXPECT_EQ(gaps.LooksOf(1000, 5 * kUs, 16), 0);
  EXPECT_EQ(gaps.policy.GatherNs(), 50 * kUs);
  gaps.Many(50, 5 * kUs, 1);
  EXPECT_EQ(gaps.LooksOf(1000, 5 * kUs, 1), 1000) << "the load is gone";
}

TEST(WaitPolicy, ACpuThatSomebodyElseWantsIsLeftToThem) {
  Gaps gaps;
  EXPECT_LE(gaps.LooksOf(10'000, 20 * kUs, 1, true), 100);
}

TEST(WaitPolicy, WithOneCpuItNeverLooks) {
  WaitOptions options = Parsed("adaptive");
  options.usable_cpus = [] { return 1u; };
  Gaps gaps(options);
  EXPECT_EQ(gaps.LooksOf(10'000, 5 * kUs), 0);
}

TEST(WaitPolicy, FailedTrialsAreForgivenAfterManyThatPaid) {
  Gaps gaps;
  gaps.Many(50'000, 80 * kUs);
  gaps.Many(10'000, 20 * kUs);
  gaps.Many(100, 80 * kUs);  // ends the trial
  EXPECT_GT(gaps.LooksOf(100, 20 * kUs), 50);
}

// ---- in the turn ----------------------------------------------------------------------------

TEST(Waiting, AWakeUpEndsTheLooking) {
  ScriptedWorld world;
  Tracked<RecvOp> recv;
  struct Flagged : Task {
    bool ran = false;
  } task;
  task.run = [](Task& self) noexcept { static_cast<Flagged&>(self).ran = true; };
  world.clock.tick_ns = 1;
  world.loop.SetWaiting({WaitOptions::Look::kFixed, kSecond});
  world.loop.Submit(recv);
  world.driver.on_poll = [&] {
    if (world.driver.polls == 5) world.loop.Post(task);
  };
  world.loop.RunTurn();
  EXPECT_TRUE(task.ran);
  EXPECT_EQ(world.driver.wakes, 0) << "the loop was awake";
  EXPECT_LT(world.driver.polls, 10);
  EXPECT_EQ(world.loop.counters().spins_paid, 1u);
  EXPECT_EQ(world.loop.counters().polls_slept, 0u);
  world.loop.Shutdown();
}

TEST(Waiting, ATimerThatIsDueEndsTheLookingInTime) {
  ScriptedWorld world;
  uint64_t fired_ns = 0;
  struct Late : Timer {
    uint64_t* fired;
    EventLoop* loop;
  } late;
  late.fired = &fired_ns;
  late.loop = &world.loop;
  late.on_fire = [](Timer& self) noexcept {
    *static_cast<Late&>(self).fired = static_cast<Late&>(self).loop->now_ns();
  };
  world.clock.tick_ns = 100;
  world.loop.SetWaiting({WaitOptions::Look::kFixed, kSecond});
  world.loop.Arm(late, world.clock.now_ns + 50 * kUs);
  world.loop.Run();
  EXPECT_GE(fired_ns, late.deadline_ns);
  EXPECT_LE(fired_ns, late.deadline_ns + kUs);
  EXPECT_EQ(world.loop.counters().polls_slept, 0u);
}

TEST(Waiting, TimeSpentLookingIsIdleTime) {
  ScriptedWorld world;
  Tracked<RecvOp> recv;
  world.clock.tick_ns = 10;
  world.loop.MeasureIdle();
  world.loop.SetWaiting({WaitOptions::Look::kFixed, 10 * kUs});
  world.loop.Submit(recv);
  world.driver.on_wait = [&] { world.driver.Finish(recv, 0); };
  world.loop.RunTurn();
  EXPECT_GE(world.loop.counters().idle_ns, 10 * kUs);
  EXPECT_EQ(world.loop.counters().spins, 1u);
  EXPECT_EQ(world.loop.counters().spins_paid, 0u);
}

TEST(Waiting, TheHintToGatherComesWithLoad) {
  ScriptedWorld world;
  WaitOptions options;
  ASSERT_TRUE(options.Parse("batch:50us"));
  world.loop.SetWaiting(options);
  std::vector<std::unique_ptr<Tracked<RecvOp>>> reads;
  for (int i = 0; i < 16; ++i) reads.push_back(std::make_unique<Tracked<RecvOp>>());
  Tracked<RecvOp> stays;
  world.loop.Submit(stays);
  for (int turn = 0; turn < 20; ++turn) {
    for (auto& read : reads) world.loop.Submit(*read);
    world.driver.on_wait = [&] {
      for (auto& read : reads) world.driver.Finish(*read, 0);
    };
    world.loop.RunTurn();
    EXPECT_EQ(world.driver.gathers.front(), 0u);
  }
  EXPECT_EQ(world.driver.gathers.back(), 50 * kUs);
  world.loop.Shutdown();
}

}  // namespace
}  // namespace orrery::test
