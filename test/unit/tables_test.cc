// The tables that give names to ops and handles: a name that has ended is never mistaken for the
// one that took its place.
#include <gtest/gtest.h>

#include <set>

#include "kernel/op_table.h"
#include "loops/posix/handle_table.h"

namespace orrery {
namespace {

TEST(OpTable, FindsALiveOpAndNoStaleOne) {
  OpTable table;
  RecvOp first, second;
  const OpToken old = table.Add(first);
  EXPECT_EQ(first.token, old);
  EXPECT_NE(old.generation, 0u);
  EXPECT_EQ(table.Find(old), &first);
  table.Remove(old);
  EXPECT_EQ(table.Find(old), nullptr);
  const OpToken fresh = table.Add(second);
  EXPECT_EQ(fresh.slot, old.slot) << "slots are reused";
  EXPECT_EQ(table.Find(old), nullptr) << "but not their generation";
  EXPECT_EQ(table.Find(fresh), &second);
  EXPECT_EQ(table.live(), 1u);
}

TEST(OpTable, ATokenOfNobodyIsNothing) {
  OpTable table;
  EXPECT_EQ(table.Find({}), nullptr);
  EXPECT_EQ(table.Find({123, 1}), nullptr);
  RecvOp op;
  OpToken token = table.Add(op);
  EXPECT_EQ(table.Find({token.slot, 0}), nullptr);
}

TEST(OpTable, RemovingAStaleTokenIsAProgrammersError) {
  OpTable table;
  RecvOp op;
  OpToken token = table.Add(op);
  table.Remove(token);
  EXPECT_DEATH(table.Remove(token), "KERNEL_CHECK");
}

TEST(OpTable, VisitsEveryLiveOp) {
  OpTable table;
  RecvOp ops[10];
  for (RecvOp& op : ops) table.Add(op);
  table.Remove(ops[3].token);
  table.Remove(ops[9].token);
  std::set<Op*> seen;
  table.ForEach([&](Op& op) { EXPECT_TRUE(seen.insert(&op).second); });
  EXPECT_EQ(seen.size(), 8u);
  EXPECT_EQ(seen.count(&ops[3]), 0u);
}

TEST(HandleTable, AnEndedIdIsNotTheNextOneOnItsIndex) {
  posix::HandleTable table;
  HandleId old = table.Add(100, false);
  EXPECT_EQ(table.Get(old)->fd, 100);
  table.Release(old);
  EXPECT_EQ(table.Get(old), nullptr);
  HandleId fresh = table.Add(101, true);
  EXPECT_EQ(fresh.index, old.index);
  EXPECT_NE(fresh.generation, old.generation);
  EXPECT_EQ(table.Get(old), nullptr);
  EXPECT_TRUE(table.Get(fresh)->datagram);
}

TEST(HandleTable, AddressesStayWhileItGrows) {
  posix::HandleTable table;
  HandleId first = table.Add(0, false);
  posix::PosixHandle* address = table.Get(first);
  for (int fd = 1; fd < 5000; ++fd) table.Add(fd, false);
  EXPECT_EQ(table.Get(first), address);
  EXPECT_EQ(table.open(), 5000u);
}

TEST(HandleTable, ReleasingWhatIsInUseIsAProgrammersError) {
  posix::HandleTable table;
  HandleId id = table.Add(5, false);
  table.Get(id)->ops_in_flight = 1;
  EXPECT_DEATH(table.Release(id), "KERNEL_CHECK");
}

}  // namespace
}  // namespace orrery
