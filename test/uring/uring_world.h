// The smallest world with a uring driver in it.
//
//  * UringWorld: handles, control plane and driver; Poll and Drain dispatch what comes. Skips its
//    test where io_uring does not work.
//
// One thread.
#pragma once

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include "kernel/clock.h"
#include "loops/posix/posix_sockets.h"
#include "loops/uring/uring_driver.h"
#include "test/support/tracked_op.h"

namespace orrery::uring {

class UringWorld : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string reason;
    driver_ = UringDriver::Create(handles_, clock_, pool_, Without{}, &reason);
    if (driver_ == nullptr) GTEST_SKIP() << reason;
  }
  void TearDown() override {
    if (driver_ == nullptr) return;
    Drain();
    driver_.reset();
    handles_.ForEachOpen([](HandleId, posix::PosixHandle& handle) { close(handle.fd); });
    for (int fd : peers_) close(fd);
  }

  /// A handle and the raw other end of a unix socket.
  std::pair<HandleId, int> Pair(int type = SOCK_STREAM) {
    int ends[2];
    EXPECT_EQ(socketpair(AF_UNIX, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends), 0);
    peers_.push_back(ends[1]);
    return {handles_.Add(ends[0], type == SOCK_DGRAM), ends[1]};
  }
  void Poll(uint64_t wait_ms = 0) {
    EventQueue events;
    driver_->Poll({wait_ms == 0 ? Deadline::kNow : clock_.NowNs() + wait_ms * 1'000'000}, events);
    Dispatch(events);
  }
  void Drain() {
    EventQueue events;
    driver_->Drain(events);
    Dispatch(events);
  }
  static void Dispatch(EventQueue& events) {
    while (!events.empty()) {
      EventQueue::Entry entry = events.Pop();
      entry.op->on_event(*entry.op, std::move(entry.event));
    }
  }
  uint64_t calls() const { return driver_->counters().system_calls; }

  SystemClock clock_;
  SlabPool pool_{16384, 256};
  posix::HandleTable handles_;
  posix::PosixSockets sockets_{handles_};
  std::unique_ptr<UringDriver> driver_;
  std::vector<int> peers_;
};

}  // namespace orrery::uring
