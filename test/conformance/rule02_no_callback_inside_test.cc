// Rule 2: no callback runs inside Submit, Cancel, Flush or Poll; drivers push events. A tracked op
// fails the test when its callback runs while the driver is on the stack: what these tests do is to
// lead a driver into temptation.
#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class Rule02 : public ConformanceTest {};
CONFORMANCE_BOTH(Rule02);

TEST_P(Rule02, NoCallbackInsideSubmit) {
  // An error that is known at once.
  EXPECT_EQ(Perform(MakeRecv({}, Memory(4))), kBadHandle);
  EXPECT_EQ(Perform(MakeSend({999999, 1}, "x")), kBadHandle);
  // A result that is known at once.
  Pair pair = Connected();
  ASSERT_TRUE(SendBytes(pair.peer, "x"));
  auto& recv = MakeRecv(pair.handle, Memory(4));
  Submit(recv);
  EXPECT_FALSE(recv.done()) << "without kMayInline nothing ends within Submit";
  ASSERT_TRUE(RunUntilDone({&recv.record}));
  auto& send = MakeSend(pair.handle, "y");
  Submit(send);
  EXPECT_FALSE(send.done());
  ASSERT_TRUE(RunUntilDone({&send.record}));
}

TEST_P(Rule02, NoCallbackInsideCancel) {
  Pair pair = Connected();
  auto& recv = MakeRecv(pair.handle, Memory(4));
  Submit(recv);
  Cancel(recv);
  EXPECT_FALSE(recv.done()) << "the outcome comes through Poll";
  ASSERT_TRUE(RunUntilDone({&recv.record}));
  EXPECT_EQ(recv.result(), kCancelled);
}

TEST_P(Rule02, NoCallbackInsideFlush) {
  Pair pair = Connected();
  ASSERT_TRUE(SendBytes(pair.peer, "x"));
  auto& recv = MakeRecv(pair.handle, Memory(4));
  Submit(recv);
  driver().Flush();
  driver().Flush();
  EXPECT_FALSE(recv.done());
  ASSERT_TRUE(RunUntilDone({&recv.record}));
}

// A callback may do anything with the driver: submit, cancel, close, even its own op's handle.
TEST_P(Rule02, ACallbackMaySubmitCancelAndClose) {
  Pair first = Connected(), second = Connected();
  auto& recv = MakeRecv(first.handle, Memory(4));
  auto& waiting = MakeRecv(second.handle, Memory(4));
  auto& close = Make<CloseOp>(first.handle);
  auto& send = MakeSend(second.handle, "from the callback");
  recv.record.then = [&] {
    Cancel(waiting);
    Submit(close);
    Submit(send);
  };
  Submit(waiting);
  Submit(recv);
  ASSERT_TRUE(SendBytes(first.peer, "x"));
  ASSERT_TRUE(RunUntilDone({&recv.record, &waiting.record, &close.record, &send.record}));
  EXPECT_EQ(waiting.result(), kCancelled);
  EXPECT_EQ(close.result(), 0);
  EXPECT_GT(send.result(), 0);
  EXPECT_TRUE(AtEnd(first.peer));
}

}  // namespace
}  // namespace orrery::test
