// Rule 1: every submitted op gets exactly one event without kMore; also after a cancel, also at
// shutdown. (That no op gets two, and none too many, AuditDriver checks in every test.)
#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class Rule01 : public ConformanceTest {};
CONFORMANCE_BOTH(Rule01);

TEST_P(Rule01, EveryReadAndWriteEndsOnce) {
  Pair pair = Connected();
  for (int round = 0; round < 50; ++round) {
    ASSERT_TRUE(SendBytes(pair.peer, "x"));
    auto& recv = MakeRecv(pair.handle, Memory(1));
    ASSERT_EQ(Perform(recv), 1) << "round " << round;
    auto& send = MakeSend(pair.handle, "y");
    ASSERT_EQ(Perform(send), 1);
    EXPECT_EQ(ReceiveBytes(pair.peer, 1), "y");
    EXPECT_EQ(recv.record.finals + send.record.finals, 2);
  }
}

TEST_P(Rule01, AnOpMayBeSubmittedAgainAfterItsEnd) {
  Pair pair = Connected();
  auto& recv = MakeRecv(pair.handle, Memory(1));
  for (int round = 0; round < 20; ++round) {
    ASSERT_TRUE(SendBytes(pair.peer, "x"));
    ASSERT_EQ(Perform(recv), 1);
  }
}

TEST_P(Rule01, AReadThatWaitsHasNoEvent) {
  Pair pair = Connected();
  auto& recv = MakeRecv(pair.handle, Memory(16));
  Submit(recv);
  Idle();
  EXPECT_TRUE(recv.record.events.empty());
  ASSERT_TRUE(SendBytes(pair.peer, "z"));
  ASSERT_TRUE(RunUntilDone({&recv.record}));
  EXPECT_EQ(recv.result(), 1);
}

TEST_P(Rule01, ACancelledOpEndsOnce) {
  Pair pair = Connected();
  SocketAddress bound;
  auto& recv = MakeRecv(pair.handle, Memory(16));
  auto& accept = Make<AcceptOp>(Listening(Transport::kTcp4, &bound));
  auto& poll = Make<PollOp>(pair.handle);
  for (Op* op : {static_cast<Op*>(&recv), static_cast<Op*>(&accept), static_cast<Op*>(&poll)}) {
    Submit(*op);
  }
  Idle(2);
  for (Op* op : {static_cast<Op*>(&recv), static_cast<Op*>(&accept), static_cast<Op*>(&poll)}) {
    Cancel(*op);
  }
  ASSERT_TRUE(RunUntilDone({&recv.record, &accept.record, &poll.record}));
  Idle();
  EXPECT_EQ(recv.record.finals, 1);
  EXPECT_EQ(accept.record.finals, 1);
  EXPECT_EQ(poll.record.finals, 1);
}

TEST_P(Rule01, AMultishotOpEndsOnceHoweverManyEventsItHad) {
  Pair pair = Connected();
  Reader reader(*this, pair.handle, Reader::kMultishotPool);
  reader.Start();
  const std::string text = Pattern(200);
  for (char byte : text) {
    ASSERT_TRUE(SendBytes(pair.peer, std::string(1, byte)));
    Step();
  }
  pair.peer.Close();
  ASSERT_TRUE(RunUntil([&] { return reader.ended(); }));
  EXPECT_EQ(reader.bytes(), text);
  EXPECT_TRUE(reader.eof());
}

// What is in flight here, the fixture ends; it checks that each op got its event.
TEST_P(Rule01, ShutdownEndsEverythingInFlight) {
  SocketAddress bound;
  Fd listener = ListenOn(AnyAddress(Transport::kTcp4), &bound);
  for (Transport transport : kTransports) {
    Pair reading = Connected(transport), pooled = Connected(transport), polled = Connected(transport);
    Submit(MakeRecv(reading.handle, Memory(64)));
    Submit(MakePoolRecv(pooled.handle, true));
    Submit(Make<PollOp>(polled.handle));
    SocketAddress ignored;
    auto& accept = Make<AcceptOp>(Listening(transport, &ignored));
    accept.flags = kMultishot;
    Submit(accept);
    for (Pair* pair : {&reading, &pooled, &polled}) KeepOpen(std::move(pair->peer));
    Step(1);
    Submit(Make<CloseOp>(polled.handle));
  }
  auto& connect = Make<ConnectOp>(Opened(Family::kIpv4));
  connect.address = bound;
  Submit(connect);
  KeepOpen(std::move(listener));
}

}  // namespace
}  // namespace orrery::test
