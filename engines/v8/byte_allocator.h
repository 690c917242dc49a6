// Memory of ArrayBuffers.
//
//  * ByteAllocator: malloc for small and for large ones; between 1 KiB and 128 KiB from lists of
//    blocks that were used before. The engine frees many at a time, on threads of its own, which
//    costs malloc its locks, and the pages of large blocks their way to the system and back.
//
// Allocate and Free may be called on any thread.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "engines/v8/compat.h"

namespace orrery::js {

class ByteAllocator final : public v8::ArrayBuffer::Allocator {
 public:
  ByteAllocator() = default;
  ~ByteAllocator() override { Trim(); }
  /// Cleared, unless JavaScript has turned that off for its next ones.
  void* Allocate(size_t length) override;
  void* AllocateUninitialized(size_t length) override;
  void Free(void* data, size_t length) override;
  /// Gives the blocks that nobody uses back to malloc.
  void Trim();

  int32_t clearing = 1;
  bool always_clear = false;  ///< whatever JavaScript says
  std::atomic<int64_t> allocated = 0;

 private:
  struct Block {
    Block* next;
  };
  /// Blocks of one size. What is freed goes to `freed`; who allocates takes all of that at once
  /// into `ready`, so that nothing is ever popped from a list that others push to.
  struct Class {
    std::atomic<Block*> freed = nullptr;
    Block* ready = nullptr;  ///< only while `taking_` is held
  };
  static constexpr int kLeastShift = 10, kClassesPerDoubling = 4;
  static constexpr int kClasses = 7 * kClassesPerDoubling;
  static constexpr size_t kLeast = size_t{1} << kLeastShift, kMost = size_t{1} << 17;
  /// As much as the engine lets become garbage before it collects.
  static constexpr size_t kMostKept = size_t{48} << 20;

  static bool IsKept(size_t length) { return length > kLeast && length <= kMost; }
  static int ClassOf(size_t length);
  static size_t SizeOf(int number);
  void* Take(size_t length);

  std::array<Class, kClasses> classes_;
  std::atomic<size_t> kept_ = 0;
  std::atomic_flag taking_;
};

}  // namespace orrery::js
