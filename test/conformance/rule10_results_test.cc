// Rule 10: a result is a value or an error of the one table; end of stream is 0 with kEof. (That
// every error has a name, AuditDriver checks.)
#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class Rule10 : public ConformanceTest {};
CONFORMANCE_BOTH(Rule10);

TEST_P(Rule10, EndOfStreamIsZeroWithTheFlag) {
  for (Transport transport : kTransports) {
    for (bool pooled : {false, true}) {
      Pair pair = Connected(transport);
      ASSERT_TRUE(SendBytes(pair.peer, "last"));
      pair.peer.Close();
      EXPECT_EQ(ReadAll(pair.handle, 4), "last");
      auto& recv = pooled ? MakePoolRecv(pair.handle) : MakeRecv(pair.handle, Memory(8));
      EXPECT_EQ(Perform(recv), 0);
      EXPECT_NE(recv.record.flags() & kEof, 0) << TransportName(transport);
      EXPECT_EQ(recv.record.flags() & kBuffer, 0) << "the end has no bytes";
    }
  }
}

TEST_P(Rule10, TheEndIsToldToEveryLaterRead) {
  Pair pair = Connected();
  pair.peer.Close();
  for (int i = 0; i < 5; ++i) {
    auto& recv = MakeRecv(pair.handle, Memory(8));
    ASSERT_EQ(Perform(recv), 0);
    ASSERT_NE(recv.record.flags() & kEof, 0);
  }
}

TEST_P(Rule10, AMultishotReadEndsWithTheFlag) {
  Pair pair = Connected();
  auto& recv = MakePoolRecv(pair.handle, true);
  Submit(recv);
  Step(1);
  pair.peer.Close();
  ASSERT_TRUE(RunUntilDone({&recv.record}));
  if (recv.result() == kNoBuffers && faulty()) return;
  EXPECT_EQ(recv.result(), 0);
  EXPECT_NE(recv.record.flags() & kEof, 0);
}

TEST_P(Rule10, AReadIntoNothingIsNoEndOfStream) {
  Pair pair = Connected();
  auto& recv = MakeRecv(pair.handle, {});
  EXPECT_EQ(Perform(recv), 0);
  EXPECT_EQ(recv.record.flags() & kEof, 0);
  ASSERT_TRUE(SendBytes(pair.peer, "data"));
  auto& with_data = MakeRecv(pair.handle, {});
  EXPECT_EQ(Perform(with_data), 0);
  EXPECT_EQ(with_data.record.flags() & kEof, 0);
  EXPECT_EQ(ReadAll(pair.handle, 4), "data") << "it took no byte";
}

TEST_P(Rule10, AWriteAfterShutdownIsABrokenPipe) {
  for (Transport transport : kTransports) {
    Pair pair = Connected(transport);
    ASSERT_EQ(Perform(Make<ShutdownOp>(pair.handle)), 0);
    EXPECT_EQ(Perform(MakeSend(pair.handle, "x")), -EPIPE) << TransportName(transport);
  }
}

TEST_P(Rule10, AWriteToAClosedUnixPeerIsABrokenPipeAndNoSignal) {
  Pair pair = Connected(Transport::kUnix);
  pair.peer.Close();
  EXPECT_EQ(Perform(MakeSend(pair.handle, "x")), -EPIPE);
}

TEST_P(Rule10, ConnectingAConnectionIsAnError) {
  SocketAddress bound;
  Fd listener = ListenOn(AnyAddress(Transport::kTcp4), &bound);
  auto& connect = Make<ConnectOp>(Connected().handle);
  connect.address = bound;
  EXPECT_EQ(Perform(connect), -EISCONN);
}

}  // namespace
}  // namespace orrery::test
