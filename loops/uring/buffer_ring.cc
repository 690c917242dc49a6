// Provided buffer rings; see buffer_ring.h.
#include "loops/uring/buffer_ring.h"

#include <sys/mman.h>

#include <algorithm>
#include <atomic>

namespace orrery::uring {

namespace {

constexpr uint32_t kEntries = 128;  // a power of two; 16 bytes each
constexpr uint32_t kPlainEntryBytes = 16384;
/// How much is held ready: little at first, so that a small pool is not swallowed whole, and twice
/// as much whenever a turn ran dry.
constexpr uint32_t kFirstTargetIncremental = 2, kLastTargetIncremental = 64;
constexpr uint32_t kFirstTargetPlain = 8, kLastTargetPlain = kEntries;

void* MapEntries() {
  const size_t bytes = kEntries * sizeof(io_uring_buf);
  void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return nullptr;
  // The kernel pins these pages: after a fork without exec they must stay ours.
  madvise(memory, bytes, MADV_DONTFORK);
  return memory;
}

}  // namespace

BufferRing::Mode BufferRing::Probe(Ring& ring, bool incremental) {
  // The kernel checks flags before it looks at the pool's memory, so registering is the probe.
  SlabPool nothing(kPlainEntryBytes, 1);
  for (Mode mode : {Mode::kIncremental, Mode::kPlain}) {
    if (mode == Mode::kIncremental && !incremental) continue;
    if (Create(ring, UINT16_MAX, nothing, mode) != nullptr) return mode;
  }
  return Mode::kNone;
}

std::unique_ptr<BufferRing> BufferRing::Create(Ring& ring, uint16_t group, BufferPool& pool,
                                               Mode mode) {
  if (mode == Mode::kNone) return nullptr;
  std::unique_ptr<BufferRing> made(new BufferRing(ring, group, pool, mode));
  return made->Register() ? std::move(made) : nullptr;
}

bool BufferRing::Register() {
  shared_ = static_cast<io_uring_buf_ring*>(MapEntries());
  if (shared_ == nullptr) return false;
  io_uring_buf_reg registration{};
  registration.ring_addr = reinterpret_cast<uint64_t>(shared_);
  registration.ring_entries = kEntries;
  registration.bgid = group_;
  if (mode_ == Mode::kIncremental) {
    abi::SetBufferRingFlags(&registration, abi::kBufferRingIncremental);
  }
  if (ring_.Register(IORING_REGISTER_PBUF_RING, &registration, 1) < 0) return false;
  registered_ = true;
  target_ = mode_ == Mode::kIncremental ? kFirstTargetIncremental : kFirstTargetPlain;
  entries_.resize(kEntries);
  for (uint32_t id = kEntries; id > 0; --id) free_ids_.push_back(static_cast<uint16_t>(id - 1));
  return true;
}

BufferRing::~BufferRing() {
  KERNEL_CHECK(users == 0);
  if (registered_) {
    io_uring_buf_reg registration{};
    registration.bgid = group_;
    ring_.Register(IORING_UNREGISTER_PBUF_RING, &registration, 1);
  }
  if (shared_ != nullptr) munmap(shared_, kEntries * sizeof(io_uring_buf));
  for (Entry& entry : entries_) {
    if (entry.slab != nullptr) entry.slab->Unref();
  }
  if (carving_ != nullptr) carving_->Unref();
}

void BufferRing::BeforeEnter() {
  grown_ = false;
  Refill();
}

bool BufferRing::Refill() {
  if (provided_ >= target_) return true;
  const uint16_t before = tail_;
  while (provided_ < target_ && AddOne()) {
  }
  if (tail_ != before) {
    std::atomic_ref(shared_->tail).store(tail_, std::memory_order_release);
  }
  return provided_ > 0;
}

bool BufferRing::AddOne() {
  Entry piece;
  if (!NextPiece(&piece)) return false;
  const uint16_t id = free_ids_.back();
  free_ids_.pop_back();
  entries_[id] = piece;
  // Not by member of the union's array: its first entry overlaps the tail in `resv`, which stays.
  io_uring_buf* slot = reinterpret_cast<io_uring_buf*>(shared_) + (tail_ & (kEntries - 1));
  slot->addr = reinterpret_cast<uint64_t>(piece.slab->data() + piece.offset);
  slot->len = piece.size;
  slot->bid = id;
  ++tail_;
  ++provided_;
  return true;
}

bool BufferRing::NextPiece(Entry* out) {
  if (mode_ == Mode::kIncremental) {
    Slab* slab = pool_.TakeSlab();
    if (slab == nullptr) return false;
    *out = {slab, 0, slab->size()};
    return true;
  }
  if (carving_ == nullptr || carved_ == carving_->size()) {
    if (carving_ != nullptr) carving_->Unref();
    carving_ = pool_.TakeSlab();
    carved_ = 0;
    if (carving_ == nullptr) return false;
  }
  const uint32_t size = std::min(kPlainEntryBytes, carving_->size() - carved_);
  carving_->Ref();
  *out = {carving_, carved_, size};
  carved_ += size;
  return true;
}

BufferLease BufferRing::Take(uint16_t id, uint32_t bytes, bool more) {
  KERNEL_CHECK(id < entries_.size());
  Entry& entry = entries_[id];
  KERNEL_CHECK(entry.slab != nullptr && bytes <= entry.size);
  BufferLease lease;
  if (bytes > 0) lease = BufferLease(entry.slab, entry.offset, bytes);
  entry.offset += bytes;
  entry.size -= bytes;
  if (!more) {
    entry.slab->Unref();
    entry = {};
    free_ids_.push_back(id);
    --provided_;
  }
  return lease;
}

void BufferRing::Grow() {
  if (grown_) return;  // another starved reader has been here since the last enter
  grown_ = true;
  target_ = std::min(target_ * 2,
                     mode_ == Mode::kIncremental ? kLastTargetIncremental : kLastTargetPlain);
}

}  // namespace orrery::uring
