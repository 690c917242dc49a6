// Rule 12: capabilities are facts about performance; every op works on every driver. What a driver
// says about itself is consistent, and its counters count.
#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class Rule12 : public ConformanceTest {};
CONFORMANCE_BOTH(Rule12);

TEST_P(Rule12, NamesAndCapabilitiesAreStable) {
  const std::string name(driver().name());
  EXPECT_EQ(name, GetParam().subject.loop) << "the name is that of --loop";
  const Capabilities before = driver().capabilities();
  Pair pair = Connected();
  EXPECT_EQ(SendAll(pair.handle, "x"), 1);
  EXPECT_EQ(driver().capabilities().native_file_actions, before.native_file_actions);
  const uint64_t all = (uint64_t{1} << static_cast<int>(FileAction::kCount)) - 1;
  EXPECT_EQ(before.native_file_actions & ~all, 0u) << "a bit of no action";
}

TEST_P(Rule12, EveryFlagIsTakenByEveryDriver) {
  Pair pair = Connected();
  auto& send = MakeSend(pair.handle, "all flags");
  send.flags |= kMayInline | kZeroCopy | kUnref;
  Submit(send);
  ASSERT_TRUE(RunUntilDone({&send.record}));
  EXPECT_GT(send.record.events.front().result, 0);
  ASSERT_TRUE(SendBytes(pair.peer, "back"));
  auto& recv = MakePoolRecv(pair.handle, true);
  recv.flags |= kUnref | kMayInline;
  Submit(recv);
  ASSERT_TRUE(RunUntil([&] { return !recv.record.events.empty(); }));
}

TEST_P(Rule12, CountersCount) {
  const DriverCounters before = driver().counters();
  Pair pair = Connected();
  for (int i = 0; i < 10; ++i) {
    ASSERT_TRUE(SendBytes(pair.peer, "x"));
    ASSERT_EQ(Perform(MakeRecv(pair.handle, Memory(1))), 1);
  }
  const DriverCounters after = driver().counters();
  EXPECT_GE(after.submissions, before.submissions + 10);
  EXPECT_GE(after.events + after.inline_completions, before.events + 10);
  EXPECT_GT(after.system_calls, before.system_calls);
}

}  // namespace
}  // namespace orrery::test
