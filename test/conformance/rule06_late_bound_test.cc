// Rule 6: a read takes its memory when the data is there, never at submission; an empty pool ends
// it with kNoBuffers, and it goes on once leases have come back.
#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class Rule06 : public ConformanceTest {};
CONFORMANCE_BOTH(Rule06);

// 300 idle reads on a pool that has memory for a few: nobody is refused for what nobody uses.
TEST_P(Rule06, IdleReadsHoldNoMemory) {
  if (faulty()) GTEST_SKIP() << "a fault may empty the pool";
  UsePool(65536, 4);
  std::vector<Pair> pairs;
  std::vector<Tracked<RecvOp>*> reads;
  for (int i = 0; i < 300; ++i) {
    pairs.push_back(Connected(Transport::kUnix));
    reads.push_back(&MakePoolRecv(pairs.back().handle, i % 2 == 0));
    Submit(*reads.back());
  }
  Idle();
  for (auto* read : reads) ASSERT_FALSE(read->done()) << read->result();
  for (int i : {0, 151, 298}) {
    ASSERT_TRUE(SendBytes(pairs[i].peer, "data"));
    ASSERT_TRUE(RunUntil([&] { return !reads[i]->record.events.empty(); }));
    EXPECT_EQ(reads[i]->record.events[0].result, 4);
    EXPECT_TRUE(reads[i]->record.events[0].lease);
  }
}

// All leases are held: the reads use up what the pool has, and no more than that.
TEST_P(Rule06, AnEmptyPoolEndsTheReadAndItGoesOnWhenLeasesAreBack) {
  UsePool(16384, 4);
  Pair pair = Connected(Transport::kUnix);
  const std::string text = Pattern(pool().capacity() * 3);
  size_t written = 0;
  auto write_some = [&] {
    while (written < text.size()) {
      ssize_t sent = send(pair.peer.get(), text.data() + written, text.size() - written,
                          MSG_DONTWAIT | MSG_NOSIGNAL);
      if (sent <= 0) return;
      written += static_cast<size_t>(sent);
    }
  };
  std::string got;
  std::vector<BufferLease> held;
  int starved = 0;
  while (got.size() < text.size()) {
    write_some();
    auto& recv = MakePoolRecv(pair.handle);
    Submit(recv);
    ASSERT_TRUE(RunUntil([&] {
      write_some();
      return recv.done();
    }));
    if (recv.result() == kNoBuffers) {
      ++starved;
      EXPECT_EQ(recv.record.flags() & kBuffer, 0);
      held.clear();
      continue;
    }
    ASSERT_GT(recv.result(), 0);
    BufferLease& lease = recv.record.events.back().lease;
    got.append(reinterpret_cast<char*>(lease.data()), lease.size());
    held.push_back(std::move(lease));
    uint64_t bytes_held = 0;
    for (const BufferLease& one : held) bytes_held += one.size();
    ASSERT_LE(bytes_held, pool().capacity());
  }
  EXPECT_EQ(got, text) << "back-pressure loses no byte";
  EXPECT_GT(starved, 0) << "three times the pool's size must have starved it";
}

TEST_P(Rule06, AMultishotReadEndsWhenThePoolIsEmpty) {
  UsePool(16384, 2);
  Pair pair = Connected(Transport::kUnix);
  const std::string text = Pattern(pool().capacity() * 2);
  std::string got;
  std::deque<BufferLease> held;
  int starved = 0;
  auto& recv = MakePoolRecv(pair.handle, true);
  recv.record.then = [&] {
    Event event = std::move(recv.record.events.back());
    recv.record.events.pop_back();
    if (event.lease) {
      got.append(reinterpret_cast<char*>(event.lease.data()), event.lease.size());
      held.push_back(std::move(event.lease));
    }
    if (event.more()) return;
    EXPECT_EQ(event.result, kNoBuffers);
    ++starved;
    recv.record.Clear();
  };
  size_t written = 0;
  bool running = false;
  for (int round = 0; got.size() < text.size(); ++round) {
    ASSERT_LT(round, 20000);
    ssize_t sent = send(pair.peer.get(), text.data() + written, text.size() - written,
                        MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent > 0) written += static_cast<size_t>(sent);
    if (!running) Submit(recv);
    const int before = starved;
    running = true;
    Step(1);
    if (starved > before) {
      running = false;
      held.clear();
    }
  }
  EXPECT_EQ(got, text);
  EXPECT_GT(starved, 0);
}

TEST_P(Rule06, OneReadThatStarvesDoesNotStopReadsIntoSpans) {
  UsePool(16384, 1);
  Pair greedy = Connected(Transport::kUnix), modest = Connected(Transport::kUnix);
  ASSERT_TRUE(SendBytes(greedy.peer, Pattern(50000)));
  std::vector<BufferLease> held;
  for (int i = 0; i < 100; ++i) {
    auto& recv = MakePoolRecv(greedy.handle);
    Submit(recv);
    ASSERT_TRUE(RunUntilDone({&recv.record}));
    if (recv.result() == kNoBuffers && (!faulty() || !held.empty())) break;
    if (recv.result() > 0) held.push_back(std::move(recv.record.events.back().lease));
  }
  ASSERT_TRUE(SendBytes(modest.peer, "modest"));
  EXPECT_EQ(ReadAll(modest.handle, 6), "modest");
}

TEST_P(Rule06, TheCallersSpanIsReadIntoDirectly) {
  Pair pair = Connected();
  const std::string text = Pattern(5000);
  ASSERT_TRUE(SendBytes(pair.peer, text));
  EXPECT_EQ(ReadAll(pair.handle, text.size()), text);
}

TEST_P(Rule06, MultishotAndSingleReadsFromAPoolGiveTheSameBytes) {
  const std::string text = Pattern(300000);
  for (Reader::Form form : {Reader::kSpan, Reader::kPool, Reader::kMultishotPool}) {
    Pair pair = Connected();
    Reader reader(*this, pair.handle, form);
    reader.Start();
    size_t written = 0;
    ASSERT_TRUE(RunUntil([&] {
      ssize_t sent = send(pair.peer.get(), text.data() + written, text.size() - written,
                          MSG_DONTWAIT | MSG_NOSIGNAL);
      if (sent > 0) written += static_cast<size_t>(sent);
      if (written == text.size()) shutdown(pair.peer.get(), SHUT_WR);
      return reader.ended();
    }));
    EXPECT_EQ(reader.bytes(), text) << "form " << form;
    EXPECT_TRUE(reader.eof());
  }
}

}  // namespace
}  // namespace orrery::test
