// Rule 3: a submission's error is an event too; a full queue is the driver's problem.
#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class Rule03 : public ConformanceTest {};
CONFORMANCE_BOTH(Rule03);

TEST_P(Rule03, EveryKindOnAHandleThatNeverWasEndsWithBadHandle) {
  for (HandleId nowhere : {HandleId{}, HandleId{0, 77}, HandleId{123456, 1}}) {
    EXPECT_EQ(Perform(MakeRecv(nowhere, Memory(4))), kBadHandle);
    auto& pooled = MakePoolRecv(nowhere, true);
    EXPECT_EQ(Perform(pooled), kBadHandle);
    EXPECT_EQ(Perform(MakeSend(nowhere, "x")), kBadHandle);
    EXPECT_EQ(Perform(Make<AcceptOp>(nowhere)), kBadHandle);
    auto& connect = Make<ConnectOp>(nowhere);
    connect.address = AnyAddress(Transport::kTcp4);
    EXPECT_EQ(Perform(connect), kBadHandle);
    EXPECT_EQ(Perform(Make<ShutdownOp>(nowhere)), kBadHandle);
    EXPECT_EQ(Perform(Make<PollOp>(nowhere)), kBadHandle);
    EXPECT_EQ(Close(nowhere), kBadHandle);
  }
}

TEST_P(Rule03, EveryKindOnAClosedHandleEndsWithBadHandle) {
  Pair pair = Connected();
  ASSERT_EQ(Close(pair.handle), 0);
  EXPECT_EQ(Perform(MakeRecv(pair.handle, Memory(4))), kBadHandle);
  EXPECT_EQ(Perform(MakeSend(pair.handle, "x")), kBadHandle);
  EXPECT_EQ(Perform(Make<AcceptOp>(pair.handle)), kBadHandle);
  EXPECT_EQ(Perform(Make<ShutdownOp>(pair.handle)), kBadHandle);
  EXPECT_EQ(Perform(Make<PollOp>(pair.handle)), kBadHandle);
  EXPECT_EQ(Close(pair.handle), kBadHandle);
}

TEST_P(Rule03, AnUnconnectedSocketIsAnErrorOfTheSystem) {
  const HandleId fresh = Opened(Family::kIpv4);
  EXPECT_EQ(Perform(MakeRecv(fresh, Memory(4))), -ENOTCONN);
  EXPECT_EQ(Perform(Make<ShutdownOp>(fresh)), -ENOTCONN);
}

// What the system would refuse a driver may also find out only when there is something to do: the op
// may wait, and ends as any other.
TEST_P(Rule03, AnOpOnTheWrongKindOfHandleEndsAtTheLatestWithItsHandle) {
  SocketAddress bound;
  Pair pair = Connected();
  const HandleId listener = Listening(Transport::kTcp4, &bound);
  auto& accept = Make<AcceptOp>(pair.handle);
  auto& recv = MakeRecv(listener, Memory(4));
  auto& send = MakeSend(listener, "x");
  Submit(accept);
  Submit(recv);
  Submit(send);
  Idle();
  ASSERT_EQ(Close(pair.handle), 0);
  ASSERT_EQ(Close(listener), 0);
  EXPECT_LT(accept.result(), 0);
  EXPECT_LT(recv.result(), 0);
  EXPECT_LT(send.result(), 0);
}

TEST_P(Rule03, ARefusedConnectionIsAnEvent) {
  for (Transport transport : kTransports) {
    SocketAddress bound;
    { Fd listener = ListenOn(AnyAddress(transport), &bound); }
    auto& connect = Make<ConnectOp>(Opened(FamilyOf(transport)));
    connect.address = bound;
    EXPECT_EQ(Perform(connect), -ECONNREFUSED) << TransportName(transport);
  }
}

TEST_P(Rule03, AMissingUnixPathIsAnEvent) {
  auto& connect = Make<ConnectOp>(Opened(Family::kUnix));
  connect.address = SocketAddress::Unix("/nowhere/at/all");
  EXPECT_EQ(Perform(connect), -ENOENT);
}

TEST_P(Rule03, AConnectionOfTheWrongFamilyIsAnEvent) {
  auto& connect = Make<ConnectOp>(Opened(Family::kIpv4));
  connect.address = AnyAddress(Transport::kTcp6);
  connect.address.port = 1;
  EXPECT_LT(Perform(connect), 0);
}

// More submissions in one turn than any submission queue holds (io_uring's rings are rarely over
// 4096 entries): all of them are taken, and all of them end.
TEST_P(Rule03, AFullQueueIsTheDriversProblem) {
  constexpr int kOps = 20000;
  Pair pair = Connected();
  std::vector<Tracked<RecvOp>*> reads;
  for (int i = 0; i < kOps; ++i) {
    reads.push_back(&MakeRecv(pair.handle, {}));
    Submit(*reads.back());
  }
  int ended = 0;
  ASSERT_TRUE(RunUntil([&] {
    ended = 0;
    for (auto* read : reads) ended += read->done();
    return ended == kOps;
  })) << ended;
  for (auto* read : reads) ASSERT_EQ(read->result(), 0);
}

TEST_P(Rule03, AFullQueueOfPendingReadsEndsWhenTheHandleCloses) {
  constexpr int kHandles = 20, kReadsEach = 300;
  std::vector<Tracked<RecvOp>*> reads;
  std::vector<HandleId> handles;
  for (int i = 0; i < kHandles; ++i) {
    Pair pair = Connected(Transport::kUnix);
    handles.push_back(pair.handle);
    KeepOpen(std::move(pair.peer));
    for (int j = 0; j < kReadsEach; ++j) {
      reads.push_back(&MakeRecv(pair.handle, Memory(1)));
      Submit(*reads.back());
    }
  }
  Idle(2);
  std::vector<Tracked<CloseOp>*> closes;
  for (HandleId handle : handles) Submit(*closes.emplace_back(&Make<CloseOp>(handle)));
  ASSERT_TRUE(RunUntil([&] {
    for (auto* close : closes) if (!close->done()) return false;
    return true;
  }));
  for (auto* read : reads) ASSERT_EQ(read->result(), kCancelled);
}

}  // namespace
}  // namespace orrery::test
