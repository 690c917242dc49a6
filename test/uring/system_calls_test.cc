// How often the driver enters the kernel: what io_uring is there for.
#include <memory>

#include "test/uring/uring_world.h"

namespace orrery::uring {
namespace {

using test::Tracked;
using SystemCalls = UringWorld;

TEST_F(SystemCalls, APollWithNothingToDoMakesNone) {
  auto [handle, peer] = Pair();
  Tracked<RecvOp> recv(handle);
  recv.pool = &pool_;
  recv.flags = kMultishot;
  driver_->Submit(recv);
  Poll();
  const uint64_t before = calls();
  for (int i = 0; i < 1000; ++i) Poll();
  EXPECT_EQ(calls(), before);
  EXPECT_FALSE(recv.done());
  Drain();
}

TEST_F(SystemCalls, APollWithoutEnterSeesWhatHasArrived) {
  auto [handle, peer] = Pair();
  Tracked<RecvOp> recv(handle);
  recv.pool = &pool_;
  recv.flags = kMultishot;
  driver_->Submit(recv);
  Poll();
  ASSERT_EQ(write(peer, "x", 1), 1);
  Poll();
  ASSERT_EQ(recv.record.events.size(), 1u);
  EXPECT_EQ(recv.record.events[0].result, 1);
  recv.record.events.clear();
  Drain();
}

// 64 connections have sent something, each is answered: with a system call per read and per write
// that were 128.
TEST_F(SystemCalls, ATurnOf64MessagesAndAnswersMakesAHandful) {
  constexpr int kConnections = 64;
  struct Connection {
    Tracked<RecvOp> recv;
    Tracked<SendOp> send;
    IoSlice slice;
    int peer;
  };
  std::vector<std::unique_ptr<Connection>> all;
  for (int i = 0; i < kConnections; ++i) {
    auto& one = *all.emplace_back(std::make_unique<Connection>());
    auto [handle, peer] = Pair();
    one.peer = peer;
    one.send.handle = one.recv.handle = handle;
    one.recv.pool = &pool_;
    one.recv.flags = kMultishot;
    driver_->Submit(one.recv);
  }
  Poll();
  for (auto& one : all) ASSERT_EQ(write(one->peer, "ping", 4), 4);
  const uint64_t before = calls();
  Poll();
  for (auto& one : all) {
    ASSERT_EQ(one->recv.record.events.size(), 1u);
    const BufferLease& lease = one->recv.record.events[0].lease;
    one->slice = {lease.data(), lease.size()};
    one->send.slices = &one->slice;
    one->send.count = 1;
    driver_->Submit(one->send);
  }
  Poll();
  EXPECT_LE(calls() - before, 12u);  // about 20 completions each, and one that submits
  for (auto& one : all) {
    ASSERT_TRUE(one->send.done());
    EXPECT_EQ(one->send.result(), 4);
    char answer[8];
    EXPECT_EQ(read(one->peer, answer, sizeof answer), 4);
    one->recv.record.events.clear();
  }
  Drain();
}

// Incremental or not: reads are laid one behind the other, and a slab comes back with its last
// lease.
TEST_F(SystemCalls, AStreamOfReadsReturnsEverySlab) {
  auto [handle, peer] = Pair();
  Tracked<RecvOp> recv(handle);
  recv.pool = &pool_;
  recv.flags = kMultishot;
  driver_->Submit(recv);
  std::string sent, got;
  for (int i = 0; i < 200; ++i) {
    const std::string text(1 + static_cast<size_t>(i) * 7 % 3000, static_cast<char>('a' + i % 26));
    ASSERT_EQ(write(peer, text.data(), text.size()), static_cast<ssize_t>(text.size()));
    sent += text;
    while (got.size() < sent.size()) {
      Poll(1000);
      for (Event& event : recv.record.events) {
        ASSERT_GT(event.result, 0);
        got.append(reinterpret_cast<char*>(event.lease.data()), event.lease.size());
      }
      recv.record.events.clear();
    }
  }
  EXPECT_EQ(got, sent);
  Drain();
  EXPECT_EQ(recv.result(), kCancelled);
  driver_.reset();
  EXPECT_EQ(pool_.live_slabs(), 0u);
}

}  // namespace
}  // namespace orrery::uring
