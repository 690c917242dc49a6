// The second hand: what is offered is done once, by the one or the other.
#include <gtest/gtest.h>

#include <deque>
#include <functional>
#include <future>
#include <thread>

#include "kernel/second_hand.h"

namespace orrery {
namespace {

/// Answers with the operation's length; refuses those without one. `before` may hold it up.
struct CountingFiles final : Files {
  Result Execute(FileOp&) override { return 0; }
  bool TryExecute(FileOp& op, Result* result) override {
    if (before) before();
    ++tried;
    if (op.length == 0) return false;
    *result = static_cast<Result>(op.length);
    return true;
  }
  std::function<void()> before;
  std::atomic<int> tried{0};
};

/// Waits for the answer as the loop does: by asking again.
SecondHand::Taken TakeAtLast(SecondHand& hand, FileOp& op, Result* result) {
  SecondHand::Taken taken;
  while ((taken = hand.Take(op, result)) == SecondHand::Taken::kBusy) std::this_thread::yield();
  return taken;
}

TEST(SecondHand, EachIsDoneOnce) {
  CountingFiles files;
  ThreadPool pool(2, 2);
  SecondHand hand(files, pool);
  constexpr int kRounds = 2000, kBurst = 32;
  int mine = 0;
  for (int round = 0; round < kRounds; ++round) {
    std::deque<FileOp> ops(kBurst);
    for (size_t i = 0; i < ops.size(); ++i) {
      ops[i].length = i + 1;
      ASSERT_TRUE(hand.Offer(ops[i]));
    }
    for (FileOp& op : ops) {
      Result result = 0;
      const auto taken = TakeAtLast(hand, op, &result);
      if (taken == SecondHand::Taken::kMine) ++mine;
      else EXPECT_EQ(result, static_cast<Result>(op.length));
    }
    pool.Collect();
  }
  pool.Drain();
  EXPECT_EQ(files.tried + mine, kRounds * kBurst);
}

TEST(SecondHand, WorksOnTheLastFirst) {
  CountingFiles files;
  std::promise<void> begun, gate;
  std::atomic<bool> first{true};
  files.before = [&] {
    if (!first.exchange(false)) return;
    begun.set_value();
    gate.get_future().wait();
  };
  ThreadPool pool(2, 2);
  SecondHand hand(files, pool);
  std::deque<FileOp> ops(8);
  for (FileOp& op : ops) {
    op.length = 1;
    hand.Offer(op);
  }
  begun.get_future().wait();
  // It was called for the fourth, and took the last of those that were there by then.
  Result result = 0;
  std::vector<size_t> busy;
  for (size_t i = 0; i < ops.size(); ++i) {
    const auto taken = hand.Take(ops[i], &result);
    EXPECT_NE(taken, SecondHand::Taken::kDone);
    if (taken == SecondHand::Taken::kBusy) busy.push_back(i);
  }
  ASSERT_EQ(busy.size(), 1u);
  EXPECT_GE(busy[0], 3u);
  gate.set_value();
  pool.Drain();
}

TEST(SecondHand, WhatHasToWaitIsTheCallers) {
  CountingFiles files;
  ThreadPool pool(2, 2);
  SecondHand hand(files, pool);
  std::deque<FileOp> ops(16);
  for (FileOp& op : ops) ASSERT_TRUE(hand.Offer(op));
  pool.Drain();
  for (FileOp& op : ops) {
    Result result = 0;
    EXPECT_EQ(hand.Take(op, &result), SecondHand::Taken::kMine);
  }
}

TEST(SecondHand, RefusesWhatNobodyCouldHelpWith) {
  CountingFiles files;
  FileOp op;
  ThreadPool one_cpu(4, 1), one_thread(1, 4);
  EXPECT_FALSE(SecondHand(files, one_cpu).Offer(op));
  EXPECT_FALSE(SecondHand(files, one_thread).Offer(op));
}

TEST(SecondHand, RefusesMoreThanItHasPlacesFor) {
  CountingFiles files;
  std::promise<void> gate;
  std::shared_future<void> open = gate.get_future().share();
  files.before = [open] { open.wait(); };
  ThreadPool pool(2, 2);
  SecondHand hand(files, pool);
  std::deque<FileOp> ops(1000);
  size_t offered = 0;
  while (offered < ops.size() && hand.Offer(ops[offered])) ++offered;
  EXPECT_GE(offered, 256u);
  EXPECT_LT(offered, 300u);
  gate.set_value();
  for (size_t i = 0; i < offered; ++i) {
    Result result = 0;
    TakeAtLast(hand, ops[i], &result);
  }
  pool.Drain();
  EXPECT_TRUE(hand.Offer(ops[0]));
  pool.Drain();
}

}  // namespace
}  // namespace orrery
