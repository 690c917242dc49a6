// Rule 5: op and buffers belong to the driver from Submit to the final event; memory that was lent
// is always handed back. (Leases, the fixture counts after every test.)
#include "test/support/conformance_test.h"

#include <algorithm>

namespace orrery::test {
namespace {

class Rule05 : public ConformanceTest {};
CONFORMANCE_BOTH(Rule05);

TEST_P(Rule05, NothingIsWrittenBehindTheBytesRead) {
  Pair pair = Connected();
  std::span<uint8_t> memory = Memory(64, 0xEE);
  ASSERT_TRUE(SendBytes(pair.peer, "ten bytes."));
  auto& recv = MakeRecv(pair.handle, memory.subspan(8, 40));
  const Result result = Perform(recv);
  ASSERT_GT(result, 0);
  for (size_t i = 0; i < memory.size(); ++i) {
    if (i < 8 || i >= 8 + static_cast<size_t>(result)) EXPECT_EQ(memory[i], 0xEE) << i;
  }
}

// After the final event of a cancelled read its memory is the caller's: data that comes later must
// not land in it.
TEST_P(Rule05, ACancelledReadsMemoryIsTheCallersAgain) {
  Pair pair = Connected();
  for (int round = 0; round < 30; ++round) {
    auto& recv = MakeRecv(pair.handle, Memory(32, 0xCC));
    Submit(recv);
    Step(0);
    Cancel(recv);
    ASSERT_TRUE(RunUntilDone({&recv.record}));
    ASSERT_EQ(recv.result(), kCancelled);
    std::fill(recv.into.begin(), recv.into.end(), 0xDD);
    ASSERT_TRUE(SendBytes(pair.peer, "late"));
    EXPECT_EQ(ReadAll(pair.handle, 4), "late") << "no byte is lost to a read that was cancelled";
    EXPECT_TRUE(std::all_of(recv.into.begin(), recv.into.end(), [](int b) { return b == 0xDD; }));
  }
}

TEST_P(Rule05, AClosedHandlesReadsGiveTheirMemoryBack) {
  Pair pair = Connected();
  auto& recv = MakeRecv(pair.handle, Memory(32, 0xCC));
  auto& pooled = MakePoolRecv(Connected().handle);
  Submit(recv);
  Submit(pooled);
  Step(0);
  ASSERT_EQ(Close(pair.handle), 0);
  EXPECT_TRUE(recv.done());
  ASSERT_EQ(Close(pooled.handle), 0);
  EXPECT_TRUE(pooled.done());
}

TEST_P(Rule05, SentBytesMayChangeAfterTheFinalEvent) {
  Pair pair = Connected();
  std::span<uint8_t> memory = Memory(5);
  auto& slices = Slices();
  slices.push_back({memory.data(), memory.size()});
  std::string expected;
  for (char letter = 'a'; letter <= 'z'; ++letter) {
    std::fill(memory.begin(), memory.end(), static_cast<uint8_t>(letter));
    auto& send = Make<SendOp>(pair.handle);
    send.slices = slices.data();
    send.count = 1;
    const Result sent = Perform(send);
    ASSERT_GT(sent, 0);
    expected.append(static_cast<size_t>(sent), letter);
    std::fill(memory.begin(), memory.end(), '!');
  }
  EXPECT_EQ(ReceiveBytes(pair.peer, expected.size()), expected);
}

TEST_P(Rule05, ALeaseOutlivesItsConnectionAndLaterReads) {
  Pair pair = Connected();
  std::vector<std::pair<std::string, BufferLease>> held;
  for (int round = 0; round < 20; ++round) {
    const std::string text = Pattern(300, round);
    ASSERT_TRUE(SendBytes(pair.peer, text));
    for (size_t done = 0; done < text.size();) {
      auto& recv = MakePoolRecv(pair.handle);
      const Result result = Perform(recv);
      ASSERT_GT(result, 0);
      held.emplace_back(text.substr(done, static_cast<size_t>(result)),
                        std::move(recv.record.events.back().lease));
      done += static_cast<size_t>(result);
    }
  }
  ASSERT_EQ(Close(pair.handle), 0);
  for (auto& [text, lease] : held) {
    EXPECT_EQ(std::string(reinterpret_cast<char*>(lease.data()), lease.size()), text);
  }
}

// Two reads never get the same memory, however small they are.
TEST_P(Rule05, LeasesDoNotOverlap) {
  std::vector<Pair> pairs;
  std::vector<Tracked<RecvOp>*> reads;
  for (int i = 0; i < 50; ++i) {
    pairs.push_back(Connected(Transport::kUnix));
    ASSERT_TRUE(SendBytes(pairs.back().peer, Pattern(100, i)));
  }
  for (Pair& pair : pairs) {
    auto& recv = MakePoolRecv(pair.handle);
    ASSERT_GT(Perform(recv), 0);
    reads.push_back(&recv);
  }
  for (size_t i = 0; i < reads.size(); ++i) {
    const BufferLease& lease = reads[i]->record.events.back().lease;
    EXPECT_EQ(std::string(reinterpret_cast<char*>(lease.data()), lease.size()),
              Pattern(100, static_cast<unsigned>(i)).substr(0, lease.size()));
  }
}

}  // namespace
}  // namespace orrery::test
