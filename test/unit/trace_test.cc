// The rings of a trace: bounded, in order, and honest about what they drop.
#include "kernel/trace.h"

#include <gtest/gtest.h>

#include <thread>

namespace orrery {
namespace {

class CountingClock final : public Clock {
 public:
  uint64_t NowNs() override { return ++now_; }
  uint64_t WallNs() override { return 0; }

 private:
  std::atomic<uint64_t> now_{0};
};

TraceRecord At(uint64_t at_ns) {
  return {.at_ns = at_ns, .subject = at_ns, .event = TraceEvent::kTurnBegin};
}

TEST(TraceRing, GivesBackWhatWasPutInOrder) {
  TraceRing ring("loop");
  for (uint64_t i = 1; i <= 5; ++i) EXPECT_TRUE(ring.Put(At(i)));
  std::vector<uint64_t> taken;
  ring.Drain(4, [&](const TraceRecord& record) { taken.push_back(record.subject); });
  EXPECT_EQ(taken, (std::vector<uint64_t>{1, 2, 3}));  // those from before 4
  ring.Drain(UINT64_MAX, [&](const TraceRecord& record) { taken.push_back(record.subject); });
  EXPECT_EQ(taken, (std::vector<uint64_t>{1, 2, 3, 4, 5}));
}

TEST(TraceRing, AFullRingCountsWhatItDropsAndSaysSoOnce) {
  TraceRing ring("loop");
  for (uint64_t i = 0; i < TraceRing::kCapacity; ++i) EXPECT_TRUE(ring.Put(At(i)));
  EXPECT_FALSE(ring.Put(At(1)));
  EXPECT_FALSE(ring.Put(At(2)));
  size_t kept = 0;
  ring.Drain(UINT64_MAX, [&](const TraceRecord&) { ++kept; });
  EXPECT_EQ(kept, TraceRing::kCapacity);
  EXPECT_TRUE(ring.Put(At(3)));
  EXPECT_TRUE(ring.Put(At(4)));
  std::vector<TraceRecord> after;
  ring.Drain(UINT64_MAX, [&](const TraceRecord& record) { after.push_back(record); });
  ASSERT_EQ(after.size(), 3u);
  EXPECT_EQ(after[0].event, TraceEvent::kDropped);
  EXPECT_EQ(after[0].amount, 2);
  EXPECT_EQ(after[1].subject, 3u);
  EXPECT_EQ(after[2].subject, 4u);
}

TEST(Trace, MergesTheRingsByTime) {
  CountingClock clock;
  Trace trace(clock);
  TraceRing& loop = trace.RingFor("loop");
  TraceRing& pool = trace.RingFor("pool 1");
  for (uint64_t at : {1, 4, 5}) loop.Put(At(at));
  for (uint64_t at : {2, 3, 9}) pool.Put(At(at));
  std::vector<Trace::Taken> taken;
  trace.Drain(9, &taken);
  std::vector<uint64_t> order;
  for (const auto& each : taken) order.push_back(each.record.at_ns);
  EXPECT_EQ(order, (std::vector<uint64_t>{1, 2, 3, 4, 5}));
  EXPECT_EQ(taken[1].ring, &pool);
}

TEST(Trace, TextsAreKeptOrPassed) {
  CountingClock clock;
  Trace trace(clock);
  const uint32_t name = trace.TextOf("Timeout");
  EXPECT_EQ(trace.TextOf("Timeout"), name);
  EXPECT_NE(trace.TextOf("Immediate"), name);
  EXPECT_EQ(trace.Text(name), "Timeout");
  EXPECT_EQ(trace.Text(name), "Timeout");
  const uint32_t line = trace.PassText("hello");
  EXPECT_EQ(trace.TakeText(line), "hello");
  EXPECT_EQ(trace.TakeText(line), "");
  EXPECT_EQ(trace.Text(0), "");
}

TEST(Trace, LevelsHaveThoseBeforeThem) {
  CountingClock clock;
  Trace trace(clock);
  trace.Begin(TraceLevel::kPhases);
  EXPECT_FALSE(trace.has(TraceLevel::kOperations));
  trace.Begin(TraceLevel::kOperations);
  EXPECT_TRUE(trace.has(TraceLevel::kPhases));
  EXPECT_TRUE(trace.has(TraceLevel::kOperations));
  EXPECT_FALSE(trace.has(TraceLevel::kEverything));
}

TEST(Trace, WhatAnEarlierTraceLeftIsForgotten) {
  CountingClock clock;
  Trace trace(clock);
  trace.RingFor("loop").Put(At(1));
  trace.Begin(TraceLevel::kPhases);
  std::vector<Trace::Taken> taken;
  trace.Drain(UINT64_MAX, &taken);
  EXPECT_TRUE(taken.empty());
}

TEST(Trace, WhatIsDroppedLastIsToldAtTheEndAndNotInTheNextTrace) {
  CountingClock clock;
  Trace trace(clock);
  TraceRing& ring = trace.RingFor("loop");
  const auto fill = [&] {
    for (uint64_t i = 0; i < TraceRing::kCapacity + 3; ++i) ring.Put(At(1));
  };
  fill();
  std::vector<Trace::Taken> taken;
  trace.DrainRest(&taken);
  ASSERT_EQ(taken.size(), TraceRing::kCapacity + 1);
  EXPECT_EQ(taken.back().record.event, TraceEvent::kDropped);
  EXPECT_EQ(taken.back().record.amount, 3);
  EXPECT_EQ(taken.back().ring, &ring);
  fill();
  trace.Begin(TraceLevel::kPhases);
  ring.Put(At(1));
  taken.clear();
  trace.DrainRest(&taken);
  EXPECT_EQ(taken.size(), 1u);
}

TEST(Trace, OneThreadWritesWhileAnotherTakes) {
  CountingClock clock;
  Trace trace(clock);
  TraceRing& ring = trace.RingFor("loop");
  constexpr uint64_t kCount = 500'000;
  uint64_t kept = 0, dropped = 0, last = 0;
  const auto take = [&] {
    std::vector<Trace::Taken> taken;
    trace.Drain(UINT64_MAX, &taken);
    for (const auto& each : taken) {
      if (each.record.event == TraceEvent::kDropped) {
        dropped += static_cast<uint64_t>(each.record.amount);
        continue;
      }
      EXPECT_GT(each.record.subject, last);
      last = each.record.subject;
      ++kept;
    }
  };
  std::atomic<bool> done{false};
  std::thread writer([&] {
    for (uint64_t i = 1; i <= kCount; ++i) ring.Put(At(i));
    done = true;
  });
  while (!done) take();
  writer.join();
  take();
  ring.Put(At(kCount + 1));  // brings the count of what was dropped last
  take();
  EXPECT_EQ(kept + dropped, kCount + 1);
}

}  // namespace
}  // namespace orrery
