// Slabs and their pool; see buffer_pool.h.
#include "kernel/buffer_pool.h"

#include <algorithm>
#include <cstdlib>
#include <new>

namespace orrery {

namespace {
/// A reservation smaller than this would make reads short for no reason: take a fresh slab.
constexpr uint32_t kMinReservation = 4096;
/// Reservations start on this boundary, so that two reads never share a cache line.
constexpr uint32_t kAlignment = 64;
/// Free slabs kept warm for the next read; the memory of others is given back to the system.
constexpr size_t kMaxWarm = 1024;
}  // namespace

const RegionSource kPlainRegions = {
    [](size_t bytes) -> std::shared_ptr<uint8_t> {
      return {static_cast<uint8_t*>(std::calloc(1, bytes)), std::free};
    },
    [](uint8_t*, size_t) {}};

struct SlabShelf {
  explicit SlabShelf(const RegionSource& source) : regions(source) {}

  const RegionSource regions;
  std::mutex mutex;
  std::vector<Slab*> warm, cold;  // free ones; the last came last
  uint32_t live = 0;
  uint32_t max_live = 0;
  bool open = true;

  Slab* Pop() {
    std::lock_guard lock(mutex);
    std::vector<Slab*>& free = warm.empty() ? cold : warm;
    if (free.empty()) return nullptr;
    Slab* slab = free.back();
    free.pop_back();
    return slab;
  }
  /// True when the shelf keeps the slab for reuse.
  bool Keep(Slab* slab) {
    std::lock_guard lock(mutex);
    if (!open) {
      --live;
      return false;
    }
    const bool fits = warm.size() < kMaxWarm;
    if (!fits) regions.discard(slab->data(), slab->size());
    (fits ? warm : cold).push_back(slab);
    return true;
  }
  size_t free() const { return warm.size() + cold.size(); }
  void Close() {
    std::vector<Slab*> dead;
    {
      std::lock_guard lock(mutex);
      open = false;
      dead.swap(warm);
      dead.insert(dead.end(), cold.begin(), cold.end());
      cold.clear();
      live -= static_cast<uint32_t>(dead.size());
    }
    for (Slab* slab : dead) delete slab;
  }
};

Slab* Slab::Create(size_t size) {
  std::shared_ptr<uint8_t> memory = kPlainRegions.take(size);
  if (memory == nullptr) throw std::bad_alloc();
  return new Slab(std::move(memory), static_cast<uint32_t>(size), nullptr);
}

void Slab::Unref() noexcept {
  if (references_.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  // The shelf may die with this slab, so a reference of our own holds it until the end.
  std::shared_ptr<SlabShelf> shelf = shelf_;
  if (shelf != nullptr) {
    view_id = 0;
    references_.store(1, std::memory_order_relaxed);
    if (shelf->Keep(this)) return;
  }
  delete this;
}

SlabPool::SlabPool(uint32_t slab_bytes, uint32_t max_slabs, const RegionSource& regions)
    : slab_bytes_(slab_bytes), shelf_(std::make_shared<SlabShelf>(regions)) {
  KERNEL_CHECK(slab_bytes >= kMinReservation && max_slabs > 0);
  shelf_->max_live = max_slabs;
}

SlabPool::~SlabPool() {
  if (current_ != nullptr) current_->Unref();
  shelf_->Close();
}

Slab* SlabPool::TakeSlab() {
  if (Slab* slab = shelf_->Pop()) return slab;
  {
    std::lock_guard lock(shelf_->mutex);
    if (shelf_->live >= shelf_->max_live) return nullptr;
    ++shelf_->live;
  }
  return CutSlab();
}

Slab* SlabPool::CutSlab() {
  if (kRegionBytes - cut_ < slab_bytes_) {
    region_ = shelf_->regions.take(std::max(kRegionBytes, size_t{slab_bytes_}));
    if (region_ == nullptr) throw std::bad_alloc();
    cut_ = 0;
  }
  std::shared_ptr<uint8_t> memory(region_, region_.get() + cut_);
  cut_ = std::min(cut_ + slab_bytes_, kRegionBytes);
  return new Slab(std::move(memory), slab_bytes_, shelf_);
}

BufferLease SlabPool::Reserve() {
  if (current_ != nullptr && slab_bytes_ - offset_ < kMinReservation) {
    current_->Unref();
    current_ = nullptr;
  }
  if (current_ == nullptr) {
    current_ = TakeSlab();
    offset_ = 0;
    if (current_ == nullptr) return {};
  } else if (!current_->shared()) {
    offset_ = 0;  // everything handed out so far has come back: start again with warm memory
  }
  return BufferLease(current_, offset_, slab_bytes_ - offset_);
}

void SlabPool::Commit(uint32_t used) {
  KERNEL_CHECK(current_ != nullptr && used <= slab_bytes_ - offset_);
  offset_ = (offset_ + used + kAlignment - 1) / kAlignment * kAlignment;
  if (offset_ > slab_bytes_) offset_ = slab_bytes_;
}

bool SlabPool::exhausted() const {
  std::lock_guard lock(shelf_->mutex);
  return shelf_->free() == 0 && shelf_->live >= shelf_->max_live;
}

uint32_t SlabPool::live_slabs() const {
  std::lock_guard lock(shelf_->mutex);
  return shelf_->live - static_cast<uint32_t>(shelf_->free());
}

}  // namespace orrery
