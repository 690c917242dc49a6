// Slabs, leases and the bounded pool.
#include "kernel/buffer_pool.h"

#include <gtest/gtest.h>

#include <cstring>
#include <thread>

namespace orrery {
namespace {

constexpr uint32_t kSlab = 16384;

BufferLease Read(SlabPool& pool, uint32_t used) {
  BufferLease lease = pool.Reserve();
  if (!lease) return lease;
  pool.Commit(used);
  lease.Shrink(used);
  return lease;
}

TEST(SlabPool, ReservationsAreConsumedFrontToBack) {
  SlabPool pool(kSlab, 2);
  BufferLease first = Read(pool, 100), second = Read(pool, 100);
  EXPECT_EQ(first.slab(), second.slab());
  EXPECT_EQ(first.offset(), 0u);
  EXPECT_GE(second.offset(), 100u) << "no byte belongs to two leases";
  EXPECT_EQ(second.offset() % 64, 0u) << "nor does a cache line";
}

TEST(SlabPool, MemoryIsReusedOnlyWhenNobodyHoldsIt) {
  SlabPool pool(kSlab, 2);
  BufferLease held = Read(pool, 100);
  { BufferLease other = Read(pool, 100); }
  EXPECT_GE(Read(pool, 100).offset(), held.offset() + 200);
  held.Reset();
  EXPECT_EQ(Read(pool, 100).offset(), 0u) << "all leases are back: start again";
}

TEST(SlabPool, AReservationIsNeverTiny) {
  SlabPool pool(kSlab, 4);
  std::vector<BufferLease> leases;
  for (int i = 0; i < 8; ++i) {
    BufferLease lease = pool.Reserve();
    ASSERT_TRUE(lease);
    EXPECT_GE(lease.size(), 4096u);
    pool.Commit(5000);
    lease.Shrink(5000);
    leases.push_back(std::move(lease));
  }
}

TEST(SlabPool, TheLimitHoldsAndMemoryThatComesBackEndsTheWant) {
  SlabPool pool(kSlab, 2);
  BufferLease one = Read(pool, kSlab), two = Read(pool, kSlab);
  EXPECT_FALSE(Read(pool, 1));
  EXPECT_TRUE(pool.exhausted());
  EXPECT_EQ(pool.TakeSlab(), nullptr);
  one.Reset();
  EXPECT_FALSE(pool.exhausted());
  EXPECT_TRUE(Read(pool, 1));
}

TEST(SlabPool, AnUncommittedReservationCostsNothing) {
  SlabPool pool(kSlab, 1);
  for (int i = 0; i < 100; ++i) {
    BufferLease lease = pool.Reserve();
    ASSERT_TRUE(lease);
    EXPECT_EQ(lease.offset(), 0u);
  }
}

TEST(SlabPool, ATakenSlabIsTheCallersUntilItsReferenceIsDropped) {
  SlabPool pool(kSlab, 1);
  Slab* slab = pool.TakeSlab();
  ASSERT_NE(slab, nullptr);
  EXPECT_EQ(slab->size(), kSlab);
  EXPECT_EQ(pool.live_slabs(), 1u);
  EXPECT_FALSE(pool.Reserve());
  slab->Unref();
  EXPECT_EQ(pool.live_slabs(), 0u);
  EXPECT_TRUE(pool.Reserve());
}

TEST(SlabPool, ALeaseOutlivesItsPool) {
  BufferLease lease;
  {
    SlabPool pool(kSlab, 1);
    lease = Read(pool, 10);
    std::memset(lease.data(), 'x', 10);
  }
  EXPECT_EQ(lease.data()[9], 'x');
}

TEST(SlabPool, ReferencesMayBeDroppedOnAnotherThread) {
  SlabPool pool(kSlab, 4);
  for (int round = 0; round < 200; ++round) {
    std::vector<BufferLease> leases;
    for (int i = 0; i < 3; ++i) leases.push_back(Read(pool, kSlab));
    ASSERT_TRUE(leases.back());
    std::thread sweeper([&leases] { leases.clear(); });
    (void)Read(pool, 64);
    sweeper.join();
  }
  EXPECT_LE(pool.live_slabs(), 1u);
}

TEST(BufferLease, MovesAndShrinks) {
  SlabPool pool(kSlab, 1);
  BufferLease lease = Read(pool, 100);
  BufferLease moved(std::move(lease));
  EXPECT_FALSE(lease);
  EXPECT_EQ(moved.size(), 100u);
  moved.Shrink(10);
  EXPECT_EQ(moved.size(), 10u);
  EXPECT_DEATH(moved.Shrink(11), "KERNEL_CHECK");
}

TEST(BufferLease, AssigningGivesUpWhatWasHeld) {
  SlabPool pool(kSlab, 2);
  BufferLease first = Read(pool, kSlab), second = Read(pool, kSlab);
  EXPECT_EQ(pool.live_slabs(), 2u);
  { BufferLease sink = std::move(first); }
  second = BufferLease();
  EXPECT_FALSE(second);
  EXPECT_TRUE(Read(pool, kSlab)) << "a slab has come back";
}

}  // namespace
}  // namespace orrery
