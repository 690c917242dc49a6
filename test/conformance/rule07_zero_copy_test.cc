// Rule 7: a zero-copy send has two events: its result with kMore, then kReleased; a driver without
// it delivers one event with both. (Which flags may come with which event, AuditDriver checks.)
#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class Rule07 : public ConformanceTest {};
CONFORMANCE_BOTH(Rule07);

/// The result of the transfer: that of the first event.
Result Sent(const OpRecord& record) { return record.events.front().result; }

TEST_P(Rule07, TheResultComesFirstAndTheMemoryLast) {
  for (Transport transport : kTransports) {
    Pair pair = Connected(transport);
    const std::string text = Pattern(200000);
    std::string got;
    for (size_t done = 0; done < text.size();) {
      auto& send = MakeSend(pair.handle, text.substr(done, 20000));
      send.flags |= kZeroCopy;
      Submit(send);
      ASSERT_TRUE(RunUntil([&] { return !send.record.events.empty(); }));
      ASSERT_GT(Sent(send.record), 0) << TransportName(transport);
      const size_t sent = static_cast<size_t>(Sent(send.record));
      got += ReceiveBytes(pair.peer, sent);
      ASSERT_TRUE(RunUntilDone({&send.record}));
      ASSERT_LE(send.record.events.size(), 2u);
      EXPECT_NE(send.record.flags() & kReleased, 0);
      if (send.record.events.size() == 2) EXPECT_NE(send.record.events[0].flags & kMore, 0);
      done += sent;
    }
    EXPECT_EQ(got, text);
  }
}

TEST_P(Rule07, AnErrorReleasesTheMemoryToo) {
  Pair pair = Connected();
  ASSERT_EQ(Perform(Make<ShutdownOp>(pair.handle)), 0);
  auto& send = MakeSend(pair.handle, "too late");
  send.flags |= kZeroCopy;
  Submit(send);
  ASSERT_TRUE(RunUntilDone({&send.record}));
  EXPECT_EQ(Sent(send.record), -EPIPE);
  EXPECT_NE(send.record.flags() & kReleased, 0);
  auto& nowhere = MakeSend({}, "nowhere");
  nowhere.flags |= kZeroCopy;
  Submit(nowhere);
  ASSERT_TRUE(RunUntilDone({&nowhere.record}));
  EXPECT_EQ(Sent(nowhere.record), kBadHandle);
  EXPECT_NE(nowhere.record.flags() & kReleased, 0);
}

TEST_P(Rule07, ACloseWaitsForTheMemory) {
  Pair pair = Connected();
  auto& send = MakeSend(pair.handle, Pattern(30000));
  send.flags |= kZeroCopy;
  Submit(send);
  ASSERT_EQ(Close(pair.handle), 0);
  ASSERT_TRUE(send.done()) << "the close was told before the send had ended";
  EXPECT_NE(send.record.flags() & kReleased, 0);
}

TEST_P(Rule07, ACancelledOneReleasesItsMemory) {
  Pair pair = Connected(Transport::kUnix);
  ShrinkBuffers(sockets().Descriptor(pair.handle));
  for (int i = 0; i < 200; ++i) {
    auto& send = MakeSend(pair.handle, Pattern(4000));
    send.flags |= kZeroCopy;
    Submit(send);
    for (int step = 0; step < 3 && !send.done(); ++step) Step(1);
    if (send.done()) continue;
    Cancel(send);
    ASSERT_TRUE(RunUntilDone({&send.record}));
    EXPECT_NE(send.record.flags() & kReleased, 0);
    return;
  }
  ADD_FAILURE() << "the socket's buffer never filled";
}

}  // namespace
}  // namespace orrery::test
