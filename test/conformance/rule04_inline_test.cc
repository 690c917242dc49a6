// Rule 4: inline completion is opt-in for the caller and optional for the driver.
#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class Rule04 : public ConformanceTest {};
CONFORMANCE_BOTH(Rule04);

TEST_P(Rule04, WithoutLeaveNothingEndsInline) {
  Pair pair = Connected();
  ASSERT_TRUE(SendBytes(pair.peer, "there already"));
  auto& recv = MakeRecv(pair.handle, Memory(64));
  auto& send = MakeSend(pair.handle, "there is room");
  auto& shutdown = Make<ShutdownOp>(pair.handle);
  Submit(recv);
  Submit(send);
  ASSERT_TRUE(RunUntilDone({&recv.record, &send.record}));
  Submit(shutdown);
  ASSERT_TRUE(RunUntilDone({&shutdown.record}));
  EXPECT_FALSE(recv.record.ended_inline || send.record.ended_inline || shutdown.record.ended_inline);
}

// With leave it may come either way, once, and the bytes are the same.
TEST_P(Rule04, WithLeaveTheOutcomeIsTheSame) {
  Pair pair = Connected();
  for (int round = 0; round < 50; ++round) {
    const std::string text = Pattern(100, round);
    std::string sent_back;
    while (sent_back.size() < text.size()) {
      auto& send = MakeSend(pair.handle, text.substr(sent_back.size()));
      send.flags |= kMayInline;
      const Result sent = Perform(send);
      ASSERT_GT(sent, 0);
      EXPECT_EQ(send.record.finals, 1);
      sent_back += ReceiveBytes(pair.peer, static_cast<size_t>(sent));
    }
    EXPECT_EQ(sent_back, text);

    ASSERT_TRUE(SendBytes(pair.peer, "q"));
    auto& recv = MakeRecv(pair.handle, Memory(64));
    recv.flags |= kMayInline;
    ASSERT_EQ(Perform(recv), 1);
    EXPECT_EQ(recv.into[0], 'q');
    EXPECT_EQ(recv.record.finals, 1);
  }
}

TEST_P(Rule04, AnInlineReadWithoutDataWaits) {
  Pair pair = Connected();
  auto& recv = MakeRecv(pair.handle, Memory(64));
  recv.flags |= kMayInline;
  Submit(recv);
  EXPECT_FALSE(recv.done());
  ASSERT_TRUE(SendBytes(pair.peer, "later"));
  ASSERT_TRUE(RunUntilDone({&recv.record}));
  EXPECT_GT(recv.result(), 0);
}

TEST_P(Rule04, AnInlineErrorIsTheSameError) {
  auto& recv = MakeRecv({}, Memory(4));
  recv.flags |= kMayInline;
  EXPECT_EQ(Perform(recv), kBadHandle);
  auto& send = MakeSend({}, "x");
  send.flags |= kMayInline;
  EXPECT_EQ(Perform(send), kBadHandle);
}

// What comes with more than a number cannot end inline: AuditDriver fails the test if it does.
TEST_P(Rule04, ReadsFromAPoolAndAcceptsNeverEndInline) {
  Pair pair = Connected();
  ASSERT_TRUE(SendBytes(pair.peer, "x"));
  auto& recv = MakePoolRecv(pair.handle);
  recv.flags |= kMayInline;
  ASSERT_EQ(Perform(recv), 1);
  SocketAddress bound;
  auto& accept = Make<AcceptOp>(Listening(Transport::kTcp4, &bound));
  Fd client = ConnectTo(bound);
  accept.flags |= kMayInline;
  ASSERT_GE(Perform(accept), 0);
}

// A send that goes inline past one that still waits would break the order of the stream.
TEST_P(Rule04, AnInlineSendDoesNotOvertakeOneThatWaits) {
  if (faulty()) GTEST_SKIP() << "a short write of the first may let the second go ahead";
  Pair pair = Connected(Transport::kUnix);
  ShrinkBuffers(sockets().Descriptor(pair.handle));
  // Fill the socket, so that the next send waits.
  size_t filled = 0;
  for (Tracked<SendOp>* full = nullptr;;) {
    full = &MakeSend(pair.handle, std::string(1000, 'f'));
    full->flags |= kMayInline;
    Submit(*full);
    for (int i = 0; i < 3 && !full->done(); ++i) Step(2);
    if (full->done()) {
      ASSERT_GT(full->result(), 0);
      filled += static_cast<size_t>(full->result());
      continue;
    }
    auto& last = MakeSend(pair.handle, "L");
    last.flags |= kMayInline;
    Submit(last);
    EXPECT_FALSE(last.done()) << "it overtook a send that waits";
    std::string got;
    while (!full->done() || !last.done()) {
      got += ReceiveBytes(pair.peer, 1);
      Step(1);
    }
    filled += static_cast<size_t>(full->result()) + 1;
    got += ReceiveBytes(pair.peer, filled - got.size());
    EXPECT_EQ(got.back(), 'L');
    EXPECT_EQ(got.find('L'), got.size() - 1);
    return;
  }
}

}  // namespace
}  // namespace orrery::test
