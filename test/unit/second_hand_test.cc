// The second hand: what is offered is done once, by the one or the other.
#include <gtest/gtest.h>

#include <deque>
#include <functional>
#include <future>
#include <thread>

#include "kernel/second_hand.h"

namespace orrery {
namespace {

/// Answers with the operation's length; those without one are refused by who must not wait.
/// `before` may hold it up.
struct CountingFiles final : Files {
  Result Execute(FileOp& op) override {
    if (before) before();
    ++executed;
    return static_cast<Result>(op.length);
  }
  bool TryExecute(FileOp& op, Result* result) override {
    if (before) before();
    ++tried;
    if (op.length == 0) return false;
    *result = static_cast<Result>(op.length);
    return true;
  }
  std::function<void()> before;
  std::atomic<int> tried{0}, executed{0};
};

/// An operation whose end may be told by the pool, as the loop has it.
struct ToldOp : FileOp {
  ToldOp() {
    work.op = this;
    work.done = [](BlockingWork& work, bool) noexcept {
      ++static_cast<ToldOp*>(static_cast<FileOp::PoolWork&>(work).op)->told;
    };
  }
  int told = 0;
};

/// A gate for the first who comes; it tells that somebody stands before it.
struct Gate {
  void Pass() {
    if (!first.exchange(false)) return;
    begun.set_value();
    opened.get_future().wait();
  }
  std::promise<void> begun, opened;
  std::atomic<bool> first{true};
};

TEST(SecondHand, EachIsDoneOnce) {
  CountingFiles files;
  ThreadPool pool(2, 2);
  SecondHand hand(files, pool);
  constexpr int kRounds = 2000, kBurst = 32;
  int mine = 0;
  for (int round = 0; round < kRounds; ++round) {
    std::deque<ToldOp> ops(kBurst);
    int later = 0;
    for (size_t i = 0; i < ops.size(); ++i) {
      ops[i].length = i + 1;
      ASSERT_TRUE(hand.Offer(ops[i]));
    }
    for (ToldOp& op : ops) {
      Result result = 0;
      switch (hand.Take(op, &result)) {
        case SecondHand::Taken::kMine: ++mine; break;
        case SecondHand::Taken::kDone: EXPECT_EQ(result, static_cast<Result>(op.length)); break;
        case SecondHand::Taken::kLater: ++later; break;
      }
    }
    pool.Drain();
    pool.Collect();
    for (ToldOp& op : ops) {
      if (op.told == 0) continue;
      --later;
      EXPECT_EQ(op.work.result, static_cast<Result>(op.length));
    }
    EXPECT_EQ(later, 0);
  }
  EXPECT_EQ(files.tried + files.executed + mine, kRounds * kBurst);
}

// While the second hand stands before the first, the caller does others, and does not wait for it.
TEST(SecondHand, WhatTakesLongIsToldByThePool) {
  CountingFiles files;
  Gate gate;
  files.before = [&] { gate.Pass(); };
  ThreadPool pool(2, 2);
  SecondHand hand(files, pool);
  std::deque<ToldOp> ops(64);
  for (ToldOp& op : ops) {
    op.length = 5;
    hand.Offer(op);
  }
  gate.begun.get_future().wait();
  Result result = 0;
  EXPECT_EQ(hand.Take(ops[0], &result), SecondHand::Taken::kLater);
  EXPECT_GE(files.tried, 1);
  EXPECT_EQ(hand.Take(ops[63], &result), SecondHand::Taken::kDone) << "done from the end";
  EXPECT_EQ(result, 5);
  for (size_t i = 1; i < 63; ++i) {
    EXPECT_NE(hand.Take(ops[i], &result), SecondHand::Taken::kLater);
  }
  pool.Collect();
  EXPECT_EQ(ops[0].told, 0);
  gate.opened.set_value();
  pool.Drain();
  pool.Collect();
  EXPECT_EQ(ops[0].told, 1);
  EXPECT_EQ(ops[0].work.result, 5);
}

// A call whose end has not been told of yet is no reason to go without help.
TEST(SecondHand, IsCalledAgainWithinTheSameTurn) {
  CountingFiles files;
  ThreadPool pool(2, 2);
  SecondHand hand(files, pool);
  for (int call = 0; call < 3; ++call) {
    Gate gate;  // so that all are there before the first is done
    files.before = [&] { gate.Pass(); };
    std::deque<ToldOp> ops(16);
    for (ToldOp& op : ops) ASSERT_TRUE(hand.Offer(op));
    gate.opened.set_value();
    pool.Drain();
    EXPECT_EQ(files.executed, 16 * (call + 1));
    Result result = 0;
    for (ToldOp& op : ops) EXPECT_EQ(hand.Take(op, &result), SecondHand::Taken::kDone);
  }
}

TEST(SecondHand, MakesRoomForWorkThatNobodyElseCanDo) {
  CountingFiles files;
  Gate gate;
  files.before = [&] { gate.Pass(); };
  ThreadPool pool(2, 2);
  SecondHand hand(files, pool);
  std::deque<ToldOp> ops(16);
  for (ToldOp& op : ops) hand.Offer(op);
  gate.begun.get_future().wait();
  struct Look : BlockingWork {
    CountingFiles* files;
    int seen = -1;
  } look;
  look.files = &files;
  look.brief = true;
  look.execute = [](BlockingWork& work) noexcept {
    auto& self = static_cast<Look&>(work);
    self.seen = self.files->executed;
  };
  look.done = [](BlockingWork&, bool) noexcept {};
  pool.Submit(look);
  gate.opened.set_value();
  pool.Drain();
  EXPECT_EQ(look.seen, 1) << "before the second operation";
  EXPECT_EQ(files.executed, 16);
}

TEST(SecondHand, WhatHasToWaitIsTheCallers) {
  CountingFiles files;
  ThreadPool pool(2, 2);
  SecondHand hand(files, pool);
  std::deque<FileOp> ops(16);
  for (FileOp& op : ops) {
    op.action = FileAction::kReadWhole;
    ASSERT_TRUE(hand.Offer(op));
  }
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
  Gate gate;
  files.before = [&] { gate.Pass(); };
  ThreadPool pool(2, 2);
  SecondHand hand(files, pool);
  std::deque<ToldOp> ops(4000);
  for (int i = 0; i < 4; ++i) ASSERT_TRUE(hand.Offer(ops[i]));
  gate.begun.get_future().wait();
  size_t offered = 4;
  while (offered < ops.size() && hand.Offer(ops[offered])) ++offered;
  EXPECT_GE(offered, 1024u);
  EXPECT_LT(offered, 1100u);
  Result result = 0;
  EXPECT_EQ(hand.Take(ops[0], &result), SecondHand::Taken::kLater) << "its place has another one";
  gate.opened.set_value();
  pool.Drain();
  for (size_t i = 1; i < offered; ++i) hand.Take(ops[i], &result);
  pool.Drain();
  EXPECT_TRUE(hand.Offer(ops[offered]));
  pool.Drain();
}

}  // namespace
}  // namespace orrery
