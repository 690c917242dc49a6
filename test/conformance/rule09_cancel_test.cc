// Rule 9: cancel names a token; a stale one is nothing. An op that succeeded all the same counts:
// its bytes, its lease, its descriptor.
#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class Rule09 : public ConformanceTest {};
CONFORMANCE_BOTH(Rule09);
class Rule09Token : public ConformanceTest {};
CONFORMANCE_DIRECT(Rule09Token);

TEST_P(Rule09, AWaitingOpEndsWithCancelled) {
  SocketAddress bound;
  for (Transport transport : kTransports) {
    Pair pair = Connected(transport);
    auto& recv = MakeRecv(pair.handle, Memory(8));
    auto& poll = Make<PollOp>(Connected(transport).handle);
    Submit(recv);
    Step(1);
    Cancel(recv);
    ASSERT_TRUE(RunUntilDone({&recv.record}));
    EXPECT_EQ(recv.result(), kCancelled) << TransportName(transport);
    (void)poll;
  }
  auto& accept = Make<AcceptOp>(Listening(Transport::kTcp4, &bound));
  accept.flags |= kMultishot;
  auto& poll = Make<PollOp>(Connected().handle);
  Pair quiet = Connected();
  poll.handle = quiet.handle;
  Submit(accept);
  Submit(poll);
  Step(1);
  Cancel(accept);
  Cancel(poll);
  ASSERT_TRUE(RunUntilDone({&accept.record, &poll.record}));
  if (!faulty()) EXPECT_EQ(accept.result(), kCancelled);
  EXPECT_EQ(poll.result(), kCancelled);
}

TEST_P(Rule09, TheHandleGoesOnAfterACancel) {
  Pair pair = Connected();
  auto& recv = MakeRecv(pair.handle, Memory(8));
  Submit(recv);
  Cancel(recv);
  ASSERT_TRUE(RunUntilDone({&recv.record}));
  ASSERT_TRUE(SendBytes(pair.peer, "still here"));
  EXPECT_EQ(ReadAll(pair.handle, 10), "still here");
  EXPECT_EQ(SendAll(pair.handle, "so am I"), 7);
  EXPECT_EQ(ReceiveBytes(pair.peer, 7), "so am I");
}

// Data and cancel race: whichever comes first, no byte is lost and none is doubled.
TEST_P(Rule09, ACancelledReadLosesNoByte) {
  for (Reader::Form form : {Reader::kSpan, Reader::kPool, Reader::kMultishotPool}) {
    Pair pair = Connected();
    std::string got, expected;
    for (int round = 0; round < 200; ++round) {
      auto& recv = form == Reader::kSpan ? MakeRecv(pair.handle, Memory(64))
                                         : MakePoolRecv(pair.handle, form == Reader::kMultishotPool);
      const std::string piece = Pattern(10, round);
      if (round % 3 == 0) ASSERT_TRUE(SendBytes(pair.peer, piece));
      Submit(recv);
      if (round % 3 == 1) ASSERT_TRUE(SendBytes(pair.peer, piece));
      if (round % 2 == 0) Step(0);
      Cancel(recv);
      if (round % 3 == 2) ASSERT_TRUE(SendBytes(pair.peer, piece));
      expected += piece;
      ASSERT_TRUE(RunUntilDone({&recv.record}));
      for (Event& event : recv.record.events) {
        if (event.result <= 0) continue;
        const uint8_t* data = event.lease ? event.lease.data() : recv.into.data();
        got.append(reinterpret_cast<const char*>(data), static_cast<size_t>(event.result));
      }
      if (round % 10 == 9) got += ReadAll(pair.handle, expected.size() - got.size());
    }
    EXPECT_EQ(got, expected) << "form " << form;
  }
}

// The leases are counted by the fixture, at the end.
TEST_P(Rule09, ACancelledReadLeaksNoLease) {
  UsePool(16384, 4);
  for (int round = 0; round < 100; ++round) {
    Pair pair = Connected(Transport::kUnix);
    auto& recv = MakePoolRecv(pair.handle, round % 2 == 0);
    if (round % 3 == 0) ASSERT_TRUE(SendBytes(pair.peer, "early"));
    Submit(recv);
    if (round % 3 == 1) Step(0);
    if (round % 3 == 2) ASSERT_TRUE(SendBytes(pair.peer, "between"));
    Cancel(recv);
    ASSERT_TRUE(RunUntilDone({&recv.record}));
    recv.record.Clear();
    ASSERT_EQ(Close(pair.handle), 0);
  }
}

// Descriptors, too: a connection that a cancelled accept took is told, or nobody has it.
TEST_P(Rule09, ACancelledAcceptLeaksNoDescriptor) {
  for (bool multishot : {false, true}) {
    SocketAddress bound;
    const HandleId listener = Listening(Transport::kTcp4, &bound);
    WarmLoop();
    const size_t before = OpenDescriptors();
    for (int round = 0; round < 50; ++round) {
      auto& accept = Make<AcceptOp>(listener);
      if (multishot) accept.flags |= kMultishot;
      Submit(accept);
      Fd client = ConnectTo(bound);
      if (round % 2 == 0) Step(0);
      Cancel(accept);
      ASSERT_TRUE(RunUntilDone({&accept.record}));
      for (const Event& event : accept.record.events) {
        if (event.accepted) ASSERT_EQ(Close(event.accepted), 0);
      }
    }
    // What is still in the backlog has no descriptor; what was accepted has been closed.
    EXPECT_EQ(OpenDescriptors(), before);
    ASSERT_EQ(Close(listener), 0);
  }
}

TEST_P(Rule09, ACancelledConnectLeavesAHandleThatCloses) {
  for (int round = 0; round < 20; ++round) {
    SocketAddress bound;
    Fd listener = ListenOn(AnyAddress(Transport::kTcp4), &bound);
    auto& connect = Make<ConnectOp>(Opened(Family::kIpv4));
    connect.address = bound;
    Submit(connect);
    if (round % 2 == 0) Step(0);
    Cancel(connect);
    ASSERT_TRUE(RunUntilDone({&connect.record}));
    EXPECT_TRUE(connect.result() == 0 || connect.result() == kCancelled) << connect.result();
    ASSERT_EQ(Close(connect.handle), 0);
  }
}

TEST_P(Rule09, ACancelledSendTellsTheBytesThatWereTaken) {
  Pair pair = Connected(Transport::kUnix);
  ShrinkBuffers(sockets().Descriptor(pair.handle));
  size_t taken = 0;
  for (int i = 0; i < 300; ++i) {
    auto& send = MakeSend(pair.handle, Pattern(3000));
    Submit(send);
    for (int step = 0; step < 3 && !send.done(); ++step) Step(1);
    const bool waits = !send.done();
    if (waits) Cancel(send);
    ASSERT_TRUE(RunUntilDone({&send.record}));
    if (send.result() > 0) taken += static_cast<size_t>(send.result());
    if (!waits) continue;
    ASSERT_EQ(Close(pair.handle), 0);
    EXPECT_EQ(ReceiveBytes(pair.peer, taken + 1).size(), taken);
    return;
  }
  ADD_FAILURE() << "the socket's buffer never filled";
}

TEST_P(Rule09, CancellingTwiceIsOnce) {
  Pair pair = Connected();
  auto& recv = MakeRecv(pair.handle, Memory(8));
  Submit(recv);
  Cancel(recv);
  Cancel(recv);
  ASSERT_TRUE(RunUntilDone({&recv.record}));
  Idle(3);
  EXPECT_EQ(recv.record.finals, 1);
}

TEST_P(Rule09, OneOfManyIsCancelledAndTheOthersWait) {
  Pair pair = Connected();
  auto& first = MakeRecv(pair.handle, Memory(1));
  auto& second = MakeRecv(pair.handle, Memory(1));
  auto& third = MakeRecv(pair.handle, Memory(1));
  for (auto* op : {&first, &second, &third}) Submit(*op);
  Step(1);
  Cancel(second);
  ASSERT_TRUE(RunUntilDone({&second.record}));
  EXPECT_EQ(second.result(), kCancelled);
  EXPECT_FALSE(first.done() || third.done());
  ASSERT_TRUE(SendBytes(pair.peer, "ab"));
  ASSERT_TRUE(RunUntilDone({&first.record, &third.record}));
  EXPECT_EQ(first.into[0], 'a');
  EXPECT_EQ(third.into[0], 'b');
}

// ---- tokens, seen from below the kernel ------------------------------------------------------

TEST_P(Rule09Token, AStaleTokenIsNothing) {
  Pair pair = Connected();
  std::vector<OpToken> stale = {{0, 0}, {5, 1}, {0xffffffff, 0xffffffff}, {1u << 20, 3}};
  for (int i = 0; i < 20; ++i) {
    auto& recv = MakeRecv(pair.handle, Memory(1));
    ASSERT_TRUE(SendBytes(pair.peer, "x"));
    ASSERT_EQ(Perform(recv), 1);
    stale.push_back(recv.token);
  }
  auto& waiting = MakeRecv(pair.handle, Memory(1));
  Submit(waiting);
  for (OpToken token : stale) {
    if (token == waiting.token) continue;
    driver().Cancel(token);
  }
  Idle();
  EXPECT_FALSE(waiting.done()) << "a stale token ended a live op";
  ASSERT_TRUE(SendBytes(pair.peer, "y"));
  ASSERT_TRUE(RunUntilDone({&waiting.record}));
  EXPECT_EQ(waiting.result(), 1);
}

TEST_P(Rule09Token, ATokenIsNeverUsedTwice) {
  Pair pair = Connected();
  std::vector<OpToken> seen;
  for (int i = 0; i < 100; ++i) {
    auto& recv = MakeRecv(pair.handle, {});
    Submit(recv);
    for (OpToken token : seen) ASSERT_FALSE(token == recv.token) << "round " << i;
    seen.push_back(recv.token);
    ASSERT_TRUE(RunUntilDone({&recv.record}));
  }
}

TEST_P(Rule09Token, CancelBetweenTheEventAndItsCallbackIsNothing) {
  Pair pair = Connected();
  ASSERT_TRUE(SendBytes(pair.peer, "x"));
  auto& recv = MakeRecv(pair.handle, Memory(1));
  Submit(recv);
  EventQueue events;
  for (int i = 0; i < 1000 && events.empty(); ++i) {
    driver().Poll({SystemClock().NowNs() + 10'000'000}, events);
  }
  ASSERT_FALSE(events.empty());
  driver().Cancel(recv.token);
  EventQueue::Entry entry = events.Pop();
  entry.op->on_event(*entry.op, std::move(entry.event));
  Idle(3);
  EXPECT_EQ(recv.record.finals, 1);
  EXPECT_EQ(recv.result(), 1);
}

}  // namespace
}  // namespace orrery::test
