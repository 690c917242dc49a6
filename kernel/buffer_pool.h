// Memory that reads fill: slabs, and leases on parts of them.
//
//  * Slab: one block of memory with a reference count. JavaScript may see it (the engine wraps it
//    in an ArrayBuffer that holds a reference), so it is consumed front to back and never used
//    again while anybody holds it.
//  * BufferLease: the right to a part of a slab. Move-only; gives its reference back when it dies.
//  * BufferPool: hands out leases when the data is there (never at submission, rule 6).
//  * SlabPool: the pool of the real world, bounded, with recycling of slabs that nobody holds.
//
// A caller must not keep a raw pointer past the lease. Thread rule: a slab's references may be
// dropped on any thread (garbage collectors sweep in the background); everything else belongs to
// the loop's thread.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "kernel/check.h"

namespace orrery {

class SlabPool;

/// Where a pool's memory comes from. Any thread.
struct RegionSource {
  /// A region of `bytes` zeroed bytes, from which a pool cuts slabs; null if there is none. It goes
  /// back when the last slab has died.
  std::shared_ptr<uint8_t> (*take)(size_t bytes);
  /// The contents of a part are not needed any more: the system may have the pages.
  void (*discard)(uint8_t* data, size_t bytes);
};
/// Memory of the C++ library, which discards nothing.
extern const RegionSource kPlainRegions;

/// Where free slabs go; outlives the pool for as long as a slab is alive somewhere.
struct SlabShelf;

/// A block of memory with a count of those who hold it.
class Slab {
 public:
  /// A slab of `size` bytes, zeroed, with one reference that belongs to the caller.
  static Slab* Create(size_t size);

  uint8_t* data() const { return memory_.get(); }
  uint32_t size() const { return size_; }
  void Ref() noexcept { references_.fetch_add(1, std::memory_order_relaxed); }
  /// Drops one reference; the last one recycles or frees the memory. Any thread.
  void Unref() noexcept;
  bool shared() const { return references() > 1; }
  uint32_t references() const { return references_.load(std::memory_order_acquire); }

  /// A small number for whoever shows this slab to JavaScript; 0 while nobody has. The loop's
  /// thread alone reads and writes it.
  uint32_t view_id = 0;

 private:
  friend struct SlabShelf;
  friend class SlabPool;
  Slab(std::shared_ptr<uint8_t> memory, uint32_t size, std::shared_ptr<SlabShelf> shelf)
      : memory_(std::move(memory)), size_(size), shelf_(std::move(shelf)) {}
  ~Slab() = default;

  std::shared_ptr<uint8_t> memory_;
  uint32_t size_;
  std::atomic<uint32_t> references_{1};
  std::shared_ptr<SlabShelf> shelf_;
};

/// The right to `size` bytes of a slab, from `offset` on. Empty when default-constructed.
class BufferLease {
 public:
  BufferLease() = default;
  /// Takes a reference of its own.
  BufferLease(Slab* slab, uint32_t offset, uint32_t size)
      : slab_(slab), offset_(offset), size_(size) {
    KERNEL_CHECK(slab != nullptr && offset <= slab->size() && size <= slab->size() - offset);
    slab_->Ref();
  }
  BufferLease(BufferLease&& other) noexcept { *this = std::move(other); }
  BufferLease& operator=(BufferLease&& other) noexcept {
    std::swap(slab_, other.slab_);
    std::swap(offset_, other.offset_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~BufferLease() {
    if (slab_ != nullptr) slab_->Unref();
  }

  explicit operator bool() const { return slab_ != nullptr; }
  Slab* slab() const { return slab_; }
  uint32_t offset() const { return offset_; }
  uint32_t size() const { return size_; }
  uint8_t* data() const { return slab_->data() + offset_; }
  /// Gives up the bytes behind the first `size`.
  void Shrink(uint32_t size) {
    KERNEL_CHECK(size <= size_);
    size_ = size;
  }
  void Reset() { BufferLease dead(std::move(*this)); }

 private:
  Slab* slab_ = nullptr;
  uint32_t offset_ = 0;
  uint32_t size_ = 0;
};

/// Hands out memory for reads. Loop thread only.
class BufferPool {
 public:
  virtual ~BufferPool() = default;
  /// Memory for one read, as large as the pool likes (a few KiB at the least); empty when the
  /// limit is reached. At most one reservation is open at a time.
  virtual BufferLease Reserve() = 0;
  /// Ends the reservation: its first `used` bytes now belong to the lease that Reserve returned
  /// (the caller shrinks it), the rest goes to the next reservation.
  virtual void Commit(uint32_t used) = 0;
  /// A whole slab, for drivers that give memory to the operating system ahead of the data; null
  /// when the limit is reached. The caller owns one reference.
  virtual Slab* TakeSlab() = 0;
  /// Called (once) after a failed Reserve or TakeSlab when memory has come back.
  virtual bool exhausted() const = 0;
};

/// The pool of the real world: slabs of one size, bounded in number.
class SlabPool final : public BufferPool {
 public:
  /// A huge page of x86-64 and of most arm64 systems.
  static constexpr size_t kRegionBytes = 2 << 20;
  /// `slab_bytes` per slab; at most `max_slabs` alive at once, counting those that only a garbage
  /// collector still holds. Slabs are cut from regions of kRegionBytes.
  SlabPool(uint32_t slab_bytes, uint32_t max_slabs, const RegionSource& regions = kPlainRegions);
  ~SlabPool() override;

  BufferLease Reserve() override;
  void Commit(uint32_t used) override;
  Slab* TakeSlab() override;
  bool exhausted() const override;

  uint32_t slab_bytes() const { return slab_bytes_; }
  /// Slabs alive now, wherever they are held.
  uint32_t live_slabs() const;

 private:
  Slab* CutSlab();

  const uint32_t slab_bytes_;
  std::shared_ptr<SlabShelf> shelf_;
  std::shared_ptr<uint8_t> region_;   // the one that is being cut
  size_t cut_ = kRegionBytes;         // how much of it
  Slab* current_ = nullptr;
  uint32_t offset_ = 0;
};

}  // namespace orrery
