// The readiness driver over the smallest backend there is, poll(2): what a student writes first.
// Everything that a driver must keep is checked by the conformance suite; here is what depends on
// how a backend reports.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <map>

#include "loops/posix/posix_sockets.h"
#include "loops/readiness/readiness_driver.h"
#include "test/support/tracked_op.h"

namespace orrery::readiness {
namespace {

using test::Tracked;

class PollDriver final : public ReadinessDriver {
 public:
  PollDriver(posix::HandleTable& handles, Clock& clock) : ReadinessDriver(handles, clock) {}
  std::string_view name() const override { return "poll"; }
  const Capabilities& capabilities() const override { return capabilities_; }

  int watches = 0;
  bool tells_once = false;  // a report disarms, as Asio's do

 protected:
  Result Watch(Watched& watched, uint8_t interest) override {
    ++watches;
    watched_[&watched] = interest;
    return 0;
  }
  void Unwatch(Watched& watched) override { watched_.erase(&watched); }
  void Wait(Deadline deadline) override {
    std::vector<pollfd> entries;
    std::vector<Watched*> order;
    for (auto [watched, interest] : watched_) {
      if (interest == 0) continue;
      const int events =
          ((interest & kRead) != 0 ? POLLIN : 0) | ((interest & kWrite) != 0 ? POLLOUT : 0);
      entries.push_back({watched->fd, static_cast<short>(events), 0});
      order.push_back(watched);
    }
    const uint64_t ns = RemainingNs(deadline);
    const int ms = ns == UINT64_MAX ? -1 : static_cast<int>((ns + 999999) / 1000000);
    ::poll(entries.data(), entries.size(), ms);
    for (size_t i = 0; i < entries.size(); ++i) {
      const int events = entries[i].revents;
      const int ready = ((events & POLLIN) != 0 ? kRead : 0) |
                        ((events & POLLOUT) != 0 ? kWrite : 0) |
                        ((events & (POLLHUP | POLLERR)) != 0 ? kHangup : 0);
      if (ready == 0) continue;
      if (tells_once) order[i]->armed = watched_[order[i]] = 0;
      Report(*order[i], static_cast<uint8_t>(ready));
    }
  }

 private:
  Capabilities capabilities_;
  std::map<Watched*, uint8_t> watched_;
};

class ReadinessTest : public testing::Test {
 protected:
  ReadinessTest() {
    int pair[2];
    EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
    EXPECT_EQ(sockets_.Adopt(pair[0], &handle_), 0);
    peer_ = pair[1];
  }
  ~ReadinessTest() override { close(peer_); }

  void PollAndDispatch(Deadline deadline) {
    EventQueue events;
    driver_.Poll(deadline, events);
    while (!events.empty()) {
      EventQueue::Entry entry = events.Pop();
      entry.op->on_event(*entry.op, std::move(entry.event));
    }
  }
  /// Reads one byte, which the peer has written or writes once the read waits for it.
  void ReadOne(bool wait_first = false) {
    Tracked<RecvOp> op;
    uint8_t byte;
    op.handle = handle_;
    op.into = {&byte, 1};
    driver_.Submit(op);
    if (wait_first) {
      PollAndDispatch({Deadline::kNow});
      EXPECT_FALSE(op.record.done());
      EXPECT_EQ(write(peer_, "x", 1), 1);
    }
    while (!op.record.done()) PollAndDispatch({});
    EXPECT_EQ(op.record.result(), 1);
  }

  SystemClock clock_;
  posix::HandleTable handles_;
  posix::PosixSockets sockets_{handles_};
  PollDriver driver_{handles_, clock_};
  HandleId handle_;
  int peer_;
};

TEST_F(ReadinessTest, InterestStaysArmedBetweenReads) {
  for (int i = 0; i < 5; ++i) ReadOne(true);
  EXPECT_EQ(driver_.watches, 2) << "one for the handle, one for the wake descriptor";
}

TEST_F(ReadinessTest, AConnectionWhoseBytesAreThereIsNotWatched) {
  ASSERT_EQ(write(peer_, "x", 1), 1);
  ReadOne();
  EXPECT_EQ(driver_.watches, 1) << "the wake descriptor alone";
}

TEST_F(ReadinessTest, AReportThatNobodyWaitsForDisarms) {
  ReadOne(true);
  ASSERT_EQ(write(peer_, "xy", 2), 2);
  const int before = driver_.watches;
  PollAndDispatch({Deadline::kNow});  // readable, and nobody reads
  EXPECT_EQ(driver_.watches, before + 1);
  PollAndDispatch({Deadline::kNow});
  EXPECT_EQ(driver_.watches, before + 1) << "it is told once";
  ReadOne();
  ReadOne();
}

TEST_F(ReadinessTest, AHangUpThatNobodyWaitsForLetsThePollSleep) {
  ReadOne(true);
  shutdown(peer_, SHUT_RDWR);
  driver_.Wake();
  PollAndDispatch({});  // returns for the wake-up, and disarms
  const uint64_t calls = driver_.counters().system_calls;
  PollAndDispatch({clock_.NowNs() + 5000000});
  EXPECT_LE(driver_.counters().system_calls, calls + 2) << "the poll span instead of sleeping";
}

// Arming is a call for each drained read, unless the next bytes mostly come before the next poll.
TEST_F(ReadinessTest, ABusyConnectionIsTriedRatherThanArmedAgain) {
  driver_.tells_once = true;
  constexpr int kRounds = 400;
  for (int i = 0; i < 3; ++i) ReadOne(true);
  const int before = driver_.watches;
  for (int i = 0; i < kRounds; ++i) {
    Tracked<RecvOp> op;
    uint8_t byte = 0;
    const auto sent = static_cast<uint8_t>(i);
    op.handle = handle_;
    op.into = {&byte, 1};
    driver_.Submit(op);
    ASSERT_EQ(write(peer_, &sent, 1), 1);
    while (!op.record.done()) PollAndDispatch({});
    ASSERT_EQ(op.record.result(), 1);
    ASSERT_EQ(byte, sent);
  }
  EXPECT_LT(driver_.watches - before, kRounds / 2);
}

TEST_F(ReadinessTest, AQuietConnectionIsArmedAgainWhateverWasBefore) {
  driver_.tells_once = true;
  for (int i = 0; i < 200; ++i) {
    ASSERT_EQ(write(peer_, "x", 1), 1);
    ReadOne();
  }
  for (int i = 0; i < 50; ++i) ReadOne(true);
  const uint64_t calls = driver_.counters().system_calls;
  for (int i = 0; i < 64; ++i) ReadOne(true);
  EXPECT_LE(driver_.counters().system_calls, calls + 64 * 4 + 4)
      << "two waits, a read, arming, and one attempt in 16 in vain";
}

TEST_F(ReadinessTest, TheWakeDescriptorEndsAPollOnce) {
  driver_.Wake();
  driver_.Wake();
  PollAndDispatch({});
  const uint64_t before = clock_.NowNs();
  PollAndDispatch({before + 2000000});
  EXPECT_GE(clock_.NowNs(), before + 2000000);
}

// What is reported beyond a poll's measure comes with the next ones, once, without being asked for
// again; what was closed meanwhile does not come.
TEST_F(ReadinessTest, ManyThatAreReadyComeInSeveralPolls) {
  constexpr size_t kMany = 200, kMost = 64;
  std::vector<HandleId> handles(kMany);
  std::vector<int> peers;
  std::vector<Tracked<RecvOp>> reads(kMany);
  std::vector<uint8_t> bytes(kMany);
  size_t told = 0, cancelled = 0;
  for (size_t i = 0; i < kMany; ++i) {
    int pair[2];
    ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
    ASSERT_EQ(sockets_.Adopt(pair[0], &handles[i]), 0);
    peers.push_back(pair[1]);
    reads[i].handle = handles[i];
    reads[i].into = {&bytes[i], 1};
    reads[i].record.then = [&, i] { ++(reads[i].result() == 1 ? told : cancelled); };
    driver_.Submit(reads[i]);
  }
  for (int n = 0; n < 6; ++n) PollAndDispatch({Deadline::kNow});  // until all of them are watched
  for (int peer : peers) ASSERT_EQ(write(peer, "x", 1), 1);
  PollAndDispatch({Deadline::kNow});
  EXPECT_EQ(told, kMost);
  std::vector<Tracked<CloseOp>> closes(kMany);
  size_t closed = 0;
  for (size_t i = 0; i < kMany && closed < 10; ++i) {
    if (reads[i].done()) continue;
    closes[i].handle = handles[i];
    driver_.Submit(closes[i]);
    ++closed;
  }
  for (int n = 0; n < 4; ++n) {
    const size_t before = told;
    PollAndDispatch({Deadline::kNow});
    EXPECT_LE(told - before, kMost);
  }
  EXPECT_EQ(told, kMany - closed);
  EXPECT_EQ(cancelled, closed);
  for (int peer : peers) close(peer);
}

}  // namespace
}  // namespace orrery::readiness
