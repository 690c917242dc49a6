// Rule 11: what is promised about order and about short transfers: the events of one handle come in
// order, a stream's bytes in order, sends in the order of their submission, equal timers first set
// first fired.
#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class Rule11 : public ConformanceTest {};
CONFORMANCE_BOTH(Rule11);
class Rule11Timers : public ConformanceTest {};
CONFORMANCE_TURN(Rule11Timers);

// Whether the reads wait already when the data comes, or the data for them.
TEST_P(Rule11, ReadsOfOneHandleEndInOrder) {
  for (Transport transport : kTransports) for (bool armed : {false, true}) {
    Pair pair = Connected(transport);
    std::string order;
    std::string bytes;
    std::vector<Tracked<RecvOp>*> reads;
    for (int i = 0; i < 20; ++i) {
      auto& recv = MakeRecv(pair.handle, Memory(1));
      recv.record.then = [&order, &bytes, &recv, i] {
        order += static_cast<char>('a' + i);
        bytes += static_cast<char>(recv.into[0]);
      };
      reads.push_back(&recv);
      Submit(recv);
    }
    if (armed) Idle(2);
    ASSERT_TRUE(SendBytes(pair.peer, "abcdefghijklmnopqrst"));
    ASSERT_TRUE(RunUntil([&] { return order.size() == 20; }));
    EXPECT_EQ(order, "abcdefghijklmnopqrst") << TransportName(transport);
    EXPECT_EQ(bytes, "abcdefghijklmnopqrst");
  }
}

TEST_P(Rule11, SendsOfOneHandleGoInOrder) {
  if (faulty()) GTEST_SKIP() << "a short write of one lets the next go ahead";
  for (Transport transport : kTransports) {
    Pair pair = Connected(transport);
    std::vector<Tracked<SendOp>*> sends;
    std::string expected;
    for (int i = 0; i < 50; ++i) {
      const std::string piece = "<" + std::to_string(i) + ">";
      sends.push_back(&MakeSend(pair.handle, piece));
      expected += piece;
      Submit(*sends.back());
    }
    ASSERT_TRUE(RunUntil([&] {
      for (auto* send : sends) if (!send->done()) return false;
      return true;
    }));
    EXPECT_EQ(ReceiveBytes(pair.peer, expected.size()), expected) << TransportName(transport);
  }
}

TEST_P(Rule11, ASendThatIsWaitedForGoesBehindTheOneBeforeIt) {
  for (Transport transport : kTransports) {
    Pair pair = Connected(transport);
    auto& first = MakeSend(pair.handle, "one ");
    auto& second = MakeSend(pair.handle, "two");
    second.flags |= kMayInline | kAtOnce;
    Submit(first);
    ASSERT_GT(Perform(second), 0);
    ASSERT_TRUE(RunUntilDone({&first.record}));
    ASSERT_GT(first.result(), 0);
    const std::string expected = std::string("one ").substr(0, first.result()) +
                                 std::string("two").substr(0, second.result());
    EXPECT_EQ(ReceiveBytes(pair.peer, expected.size()), expected) << TransportName(transport);
  }
}

TEST_P(Rule11, AShutdownComesAfterTheSendsBeforeIt) {
  for (Transport transport : kTransports) {
    Pair pair = Connected(transport);
    auto& send = MakeSend(pair.handle, "the last words");
    auto& shutdown = Make<ShutdownOp>(pair.handle);
    Submit(send);
    Submit(shutdown);
    ASSERT_TRUE(RunUntilDone({&send.record, &shutdown.record}));
    EXPECT_EQ(shutdown.result(), 0);
    ASSERT_GT(send.result(), 0);
    const size_t sent = static_cast<size_t>(send.result());
    EXPECT_EQ(ReceiveBytes(pair.peer, 100), std::string("the last words").substr(0, sent));
  }
}

// A stream of many reads and writes under way at once, both directions, through small buffers.
TEST_P(Rule11, BytesKeepTheirOrderUnderLoad) {
  for (Transport transport : kTransports) {
    auto [left_fd, right_fd] = MakePair(transport);
    const HandleId left = Adopted(std::move(left_fd)), right = Adopted(std::move(right_fd));
    ShrinkBuffers(sockets().Descriptor(left));
    const std::string text = Pattern(300000);
    Reader reader(*this, right, Reader::kMultishotPool);
    reader.Start();
    auto& send = SendWhole(left, text);
    ASSERT_TRUE(RunUntil([&] { return reader.bytes().size() == text.size(); }));
    EXPECT_EQ(reader.bytes(), text) << TransportName(transport);
    send.record.then = nullptr;
  }
}

/// Logs its number when it fires.
struct NumberedTimer : Timer {
  std::vector<int>* log;
  int number;
  NumberedTimer(std::vector<int>* l, int n) : log(l), number(n) {
    on_fire = [](Timer& timer) noexcept {
      auto& self = static_cast<NumberedTimer&>(timer);
      self.log->push_back(self.number);
    };
  }
};

TEST_P(Rule11Timers, EqualTimersFireInTheOrderOfSetting) {
  std::vector<int> log, expected;
  std::deque<NumberedTimer> timers;
  const uint64_t when = loop().now_ns() + 2'000'000;
  for (int i = 0; i < 100; ++i) {
    timers.emplace_back(&log, i);
    loop().Arm(timers.back(), when);
    expected.push_back(i);
  }
  ASSERT_TRUE(RunUntil([&] { return log.size() == 100; }));
  EXPECT_EQ(log, expected);
}

TEST_P(Rule11Timers, EarlierTimersFireFirstWhateverTheOrderOfSetting) {
  std::vector<int> log;
  std::deque<NumberedTimer> timers;
  const uint64_t now = loop().now_ns();
  for (int i : {5, 3, 9, 1, 7, 2, 8, 0, 6, 4}) {
    timers.emplace_back(&log, i);
    loop().Arm(timers.back(), now + 1'000'000 + static_cast<uint64_t>(i) * 1000);
  }
  ASSERT_TRUE(RunUntil([&] { return log.size() == 10; }));
  EXPECT_EQ(log, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
}

}  // namespace
}  // namespace orrery::test
