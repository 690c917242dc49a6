// Rule 8: handles are index + generation, not descriptors; a close completes after every op on the
// handle has ended, and only then is the id reused.
#include <set>

#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class Rule08 : public ConformanceTest {};
CONFORMANCE_BOTH(Rule08);

TEST_P(Rule08, ACloseEndsAfterEveryOpOfTheHandle) {
  for (Transport transport : kTransports) {
    Pair pair = Connected(transport);
    std::vector<std::string> order;
    auto track = [&](auto& op, const char* name) -> Op& {
      op.record.then = [&order, name] { order.push_back(name); };
      return op;
    };
    Submit(track(MakeRecv(pair.handle, Memory(8)), "recv"));
    Submit(track(MakePoolRecv(pair.handle), "pooled"));
    Submit(track(Make<PollOp>(pair.handle), "poll"));
    auto& close = Make<CloseOp>(pair.handle);
    Submit(track(close, "close"));
    ASSERT_TRUE(RunUntilDone({&close.record}));
    ASSERT_EQ(order.size(), 4u) << TransportName(transport) << ": the close came too early";
    EXPECT_EQ(order.back(), "close");
    EXPECT_TRUE(AtEnd(pair.peer));
  }
}

TEST_P(Rule08, ClosingEndsWhatWaitsWithCancelled) {
  SocketAddress bound;
  const HandleId listener = Listening(Transport::kTcp4, &bound);
  auto& accept = Make<AcceptOp>(listener);
  accept.flags |= kMultishot;
  Pair pair = Connected();
  auto& recv = MakePoolRecv(pair.handle, true);
  if (faulty()) recv.pool = nullptr, recv.flags = 0, recv.into = Memory(8);
  Submit(accept);
  Submit(recv);
  Step(1);
  EXPECT_EQ(Close(listener), 0);
  EXPECT_EQ(Close(pair.handle), 0);
  if (!faulty()) EXPECT_EQ(accept.result(), kCancelled);
  EXPECT_EQ(recv.result(), kCancelled);
}

TEST_P(Rule08, AClosingHandleTakesNoMoreOps) {
  Pair pair = Connected();
  auto& close = Make<CloseOp>(pair.handle);
  Submit(close);
  auto& recv = MakeRecv(pair.handle, Memory(8));
  auto& send = MakeSend(pair.handle, "x");
  auto& again = Make<CloseOp>(pair.handle);
  Submit(recv);
  Submit(send);
  Submit(again);
  ASSERT_TRUE(RunUntilDone({&close.record, &recv.record, &send.record, &again.record}));
  EXPECT_EQ(close.result(), 0);
  EXPECT_EQ(recv.result(), kBadHandle);
  EXPECT_EQ(send.result(), kBadHandle);
  EXPECT_EQ(again.result(), kBadHandle);
}

TEST_P(Rule08, AnOldIdIsNotTheNewHandleInItsPlace) {
  std::set<std::pair<uint32_t, uint32_t>> seen;
  std::vector<HandleId> old;
  for (int round = 0; round < 50; ++round) {
    Pair pair = Connected(Transport::kUnix);
    EXPECT_TRUE(seen.insert({pair.handle.index, pair.handle.generation}).second)
        << "an id was used twice";
    for (HandleId id : old) ASSERT_EQ(sockets().Descriptor(id), kBadHandle);
    if (round % 10 == 9) {
      // Whatever index it has, an op on an old id must not touch the new connection.
      EXPECT_EQ(Perform(MakeSend(old.back(), "astray")), kBadHandle);
      EXPECT_EQ(Close(old.back()), kBadHandle);
      EXPECT_EQ(SendAll(pair.handle, "ok"), 2);
      EXPECT_EQ(ReceiveBytes(pair.peer, 2), "ok");
    }
    ASSERT_EQ(Close(pair.handle), 0);
    old.push_back(pair.handle);
  }
}

TEST_P(Rule08, ADescriptorNumberThatComesBackIsAnotherHandle) {
  WarmLoop();
  Pair first = Connected();
  const int number = sockets().Descriptor(first.handle);
  auto& stale = MakeRecv(first.handle, Memory(8));
  Submit(stale);
  ASSERT_EQ(Close(first.handle), 0);
  // The system gives the lowest free number again.
  Pair second = Connected();
  ASSERT_TRUE(sockets().Descriptor(second.handle) == number || second.peer.get() == number);
  ASSERT_TRUE(SendBytes(second.peer, "for the second"));
  EXPECT_EQ(ReadAll(second.handle, 14), "for the second");
  EXPECT_EQ(stale.result(), kCancelled);
}

TEST_P(Rule08, CloseDoesNotCutOffBytesThatWereSent) {
  for (Transport transport : kTransports) {
    Pair pair = Connected(transport);
    const std::string text = Pattern(50000);
    ASSERT_EQ(SendAll(pair.handle, text), static_cast<int64_t>(text.size()));
    ASSERT_EQ(Close(pair.handle), 0);
    EXPECT_EQ(ReceiveBytes(pair.peer, text.size() + 1), text);
  }
}

TEST_P(Rule08, ACloseClosesTheDescriptor) {
  WarmLoop();
  const size_t before = OpenDescriptors();
  Pair pair = Connected();
  EXPECT_EQ(OpenDescriptors(), before + 2);
  ASSERT_EQ(Close(pair.handle), 0);
  EXPECT_EQ(OpenDescriptors(), before + 1);
}

TEST_P(Rule08, HandlesCloseInAnyNumberAtOnce) {
  std::vector<Pair> pairs;
  std::vector<Tracked<CloseOp>*> closes;
  for (int i = 0; i < 500; ++i) {
    pairs.push_back(Connected(Transport::kUnix));
    Submit(MakeRecv(pairs.back().handle, Memory(1)));
  }
  for (Pair& pair : pairs) Submit(*closes.emplace_back(&Make<CloseOp>(pair.handle)));
  ASSERT_TRUE(RunUntil([&] {
    for (auto* close : closes) if (!close->done()) return false;
    return true;
  }));
}

}  // namespace
}  // namespace orrery::test
