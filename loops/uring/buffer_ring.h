// Memory that the kernel picks from when data has arrived: a provided buffer ring over one pool.
//
//  * BufferRing::Create: registers the ring, incremental where the kernel can (6.12), plain
//    otherwise (5.19), null where neither exists.
//  * Refill: tops up from the pool. Take: turns a completion's buffer id into a lease. Grow: the
//    ring ran dry within one turn, hold more ready.
//
// Incremental: an entry is a whole slab, which the kernel consumes front to back, completion by
// completion, and gives up when it is full (a completion without F_BUF_MORE). Plain: slabs are cut
// into entries of 16 KiB; one read uses one entry, however little it brings.
// Idle connections hold none of this: an entry is picked when the data is there (rule 6).
//
// Not used: bundles (6.10). Buffer ids out of order were reported with them, alone and together
// with incremental rings (axboe/liburing#1409, #1423, #1320). Source: io_uring_provided_buffers.7,
// io_uring_setup_buf_ring.3.
//
// Must not be destroyed while a request that names its group is in flight. Loop thread only.
#pragma once

#include <memory>
#include <vector>

#include "kernel/buffer_pool.h"
#include "loops/uring/ring.h"

namespace orrery::uring {

class BufferRing {
 public:
  enum class Mode { kNone, kPlain, kIncremental };
  /// The best mode that this kernel registers.
  static Mode Probe(Ring& ring, bool incremental);

  /// Null when the kernel refuses. The pool must outlive the ring.
  static std::unique_ptr<BufferRing> Create(Ring& ring, uint16_t group, BufferPool& pool,
                                            Mode mode);
  ~BufferRing();
  BufferRing(const BufferRing&) = delete;
  BufferRing& operator=(const BufferRing&) = delete;

  /// Gives the kernel memory up to the target; false if it now has none because the pool is empty.
  bool Refill();
  /// Refill, and the ring may Grow once more.
  void BeforeEnter();
  /// The bytes that a completion put into buffer `id`; empty for `bytes` 0. Without `more` the
  /// kernel is done with the buffer.
  BufferLease Take(uint16_t id, uint32_t bytes, bool more);
  /// A read found the ring dry: holds twice as much ready from the next Refill on.
  void Grow();

  uint16_t group() const { return group_; }
  const BufferPool& pool() const { return pool_; }
  /// Operations in flight that read from here; the driver's count.
  uint32_t users = 0;

 private:
  struct Entry {
    Slab* slab = nullptr;  // one reference of our own while the kernel has the entry
    uint32_t offset = 0;   // of what is not consumed yet
    uint32_t size = 0;
  };

  BufferRing(Ring& ring, uint16_t group, BufferPool& pool, Mode mode)
      : ring_(ring), pool_(pool), group_(group), mode_(mode) {}
  bool Register();
  bool AddOne();
  bool NextPiece(Entry* out);

  Ring& ring_;
  BufferPool& pool_;
  const uint16_t group_;
  const Mode mode_;
  bool registered_ = false;
  io_uring_buf_ring* shared_ = nullptr;
  uint16_t tail_ = 0;
  uint32_t provided_ = 0;  // entries the kernel has
  uint32_t target_ = 0;
  bool grown_ = false;
  std::vector<Entry> entries_;  // by buffer id
  std::vector<uint16_t> free_ids_;
  Slab* carving_ = nullptr;  // plain mode: the slab that entries are cut from
  uint32_t carved_ = 0;
};

}  // namespace orrery::uring
