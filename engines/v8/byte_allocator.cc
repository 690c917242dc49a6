// Memory of ArrayBuffers; see byte_allocator.h.
#include "engines/v8/byte_allocator.h"

#include <bit>
#include <cstdlib>
#include <cstring>

namespace orrery::js {

// Four sizes to each power of two, so that at most a fifth of a block is unused: 1280, 1536, 1792,
// 2048, 2560…
int ByteAllocator::ClassOf(size_t length) {
  const int shift = std::bit_width(length - 1) - 1;  // 1025 to 2048: 10
  const size_t quarter = ((length - 1) >> (shift - 2)) & 3;
  return (shift - kLeastShift) * kClassesPerDoubling + static_cast<int>(quarter);
}
size_t ByteAllocator::SizeOf(int number) {
  const int shift = kLeastShift + number / kClassesPerDoubling;
  const auto quarter = static_cast<size_t>(number % kClassesPerDoubling);
  return (size_t{1} << shift) + ((quarter + 1) << (shift - 2));
}

void* ByteAllocator::Take(size_t length) {
  const int number = ClassOf(length);
  const size_t size = SizeOf(number);
  Class& from = classes_[static_cast<size_t>(number)];
  // Two threads at once are rare: the second one asks malloc.
  if (taking_.test_and_set(std::memory_order_acquire)) return std::malloc(size);
  if (from.ready == nullptr) from.ready = from.freed.exchange(nullptr, std::memory_order_acquire);
  Block* block = from.ready;
  if (block != nullptr) from.ready = block->next;
  taking_.clear(std::memory_order_release);
  if (block == nullptr) return std::malloc(size);
  kept_.fetch_sub(size, std::memory_order_relaxed);
  return block;
}

void* ByteAllocator::AllocateUninitialized(size_t length) {
  void* data = always_clear       ? std::calloc(length, 1)
               : IsKept(length)   ? Take(length)
                                  : std::malloc(length);
  if (data != nullptr) allocated.fetch_add(static_cast<int64_t>(length), std::memory_order_relaxed);
  return data;
}

void* ByteAllocator::Allocate(size_t length) {
  if (clearing == 0 && !always_clear) return AllocateUninitialized(length);
  void* data;
  if (IsKept(length) && !always_clear) {
    data = Take(length);
    if (data != nullptr) std::memset(data, 0, length);
  } else {
    data = std::calloc(length, 1);
  }
  if (data != nullptr) allocated.fetch_add(static_cast<int64_t>(length), std::memory_order_relaxed);
  return data;
}

void ByteAllocator::Free(void* data, size_t length) {
  allocated.fetch_sub(static_cast<int64_t>(length), std::memory_order_relaxed);
  if (!IsKept(length) || always_clear) return std::free(data);
  const int number = ClassOf(length);
  const size_t size = SizeOf(number);
  Class& to = classes_[static_cast<size_t>(number)];
  if (kept_.fetch_add(size, std::memory_order_relaxed) + size > kMostKept) {
    kept_.fetch_sub(size, std::memory_order_relaxed);
    return std::free(data);
  }
  auto* block = static_cast<Block*>(data);
  block->next = to.freed.load(std::memory_order_relaxed);
  while (!to.freed.compare_exchange_weak(block->next, block, std::memory_order_release,
                                         std::memory_order_relaxed)) {
  }
}

void ByteAllocator::Trim() {
  for (int i = 0; i < kClasses; ++i) {
    Class& each = classes_[static_cast<size_t>(i)];
    const size_t size = SizeOf(i);
    if (taking_.test_and_set(std::memory_order_acquire)) return;
    Block* lists[] = {each.ready, each.freed.exchange(nullptr, std::memory_order_acquire)};
    each.ready = nullptr;
    taking_.clear(std::memory_order_release);
    for (Block* block : lists) {
      for (; block != nullptr; kept_.fetch_sub(size, std::memory_order_relaxed)) {
        Block* next = block->next;
        std::free(block);
        block = next;
      }
    }
  }
}

}  // namespace orrery::js
