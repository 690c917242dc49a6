// TimerHeap: order, equal deadlines, disarming anywhere in the heap, and rounds.
#include "kernel/timer_heap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <random>

namespace orrery {
namespace {

constexpr uint64_t kAll = UINT64_MAX;

TEST(TimerHeap, AnEmptyHeapHasNoDeadline) {
  TimerHeap heap;
  EXPECT_TRUE(heap.empty());
  EXPECT_EQ(heap.NextDeadline(), UINT64_MAX);
  EXPECT_EQ(heap.PopDue(kAll, kAll), nullptr);
}

TEST(TimerHeap, TheEarliestComesFirst) {
  TimerHeap heap;
  Timer late, early, middle;
  heap.Arm(late, 30);
  heap.Arm(early, 10);
  heap.Arm(middle, 20);
  EXPECT_EQ(heap.NextDeadline(), 10u);
  EXPECT_EQ(heap.PopDue(100, kAll), &early);
  EXPECT_EQ(heap.PopDue(100, kAll), &middle);
  EXPECT_EQ(heap.PopDue(100, kAll), &late);
  EXPECT_TRUE(heap.empty());
}

TEST(TimerHeap, EqualDeadlinesComeInTheOrderOfSetting) {
  TimerHeap heap;
  std::deque<Timer> timers(100);
  for (Timer& timer : timers) heap.Arm(timer, 5);
  for (Timer& timer : timers) EXPECT_EQ(heap.PopDue(5, kAll), &timer);
}

TEST(TimerHeap, ATimerThatIsNotDueStays) {
  TimerHeap heap;
  Timer timer;
  heap.Arm(timer, 10);
  EXPECT_EQ(heap.PopDue(9, kAll), nullptr);
  EXPECT_TRUE(timer.armed());
  EXPECT_EQ(heap.PopDue(10, kAll), &timer);
  EXPECT_FALSE(timer.armed());
}

TEST(TimerHeap, ArmingAgainMovesATimerToTheEndOfItsEquals) {
  TimerHeap heap;
  Timer first, second;
  heap.Arm(first, 10);
  heap.Arm(second, 10);
  heap.Arm(first, 10);
  EXPECT_EQ(heap.PopDue(10, kAll), &second);
  EXPECT_EQ(heap.PopDue(10, kAll), &first);
}

TEST(TimerHeap, DisarmingTwiceIsNothing) {
  TimerHeap heap;
  Timer timer;
  heap.Arm(timer, 10);
  heap.Disarm(timer);
  heap.Disarm(timer);
  EXPECT_FALSE(timer.armed());
  EXPECT_TRUE(heap.empty());
}

TEST(TimerHeap, ATimerOfALaterRoundWaits) {
  TimerHeap heap;
  Timer now, next;
  heap.Arm(now, 10);
  const uint64_t round = heap.next_sequence();
  heap.Arm(next, 20);
  EXPECT_EQ(heap.PopDue(100, round), &now);
  EXPECT_EQ(heap.PopDue(100, round), nullptr);
  EXPECT_EQ(heap.PopDue(100, heap.next_sequence()), &next);
}

// Random arming and disarming against a sorted list, with few deadlines so that many are equal.
TEST(TimerHeap, AgreesWithASortedList) {
  std::mt19937 random(7);
  TimerHeap heap;
  std::deque<Timer> timers(300);
  std::vector<Timer*> model;
  auto earlier = [](const Timer* a, const Timer* b) {
    return std::pair(a->deadline_ns, a->sequence) < std::pair(b->deadline_ns, b->sequence);
  };
  for (int step = 0; step < 20000; ++step) {
    Timer& timer = timers[random() % timers.size()];
    std::erase(model, &timer);
    if (random() % 3 == 0) {
      heap.Disarm(timer);
    } else {
      heap.Arm(timer, random() % 16);
      model.insert(std::upper_bound(model.begin(), model.end(), &timer, earlier), &timer);
    }
    if (random() % 10 == 0 && !model.empty()) {
      ASSERT_EQ(heap.PopDue(kAll, kAll), model.front());
      model.erase(model.begin());
    }
    ASSERT_EQ(heap.NextDeadline(), model.empty() ? UINT64_MAX : model.front()->deadline_ns);
  }
}

}  // namespace
}  // namespace orrery
