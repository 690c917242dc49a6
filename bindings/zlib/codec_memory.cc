// The memory of codecs, counted; see codec.h.
#include <cstdlib>

#include "bindings/zlib/codec.h"

namespace orrery {

namespace {
/// What stands before a block; as large as the strictest alignment that malloc() gives.
constexpr size_t kHeader = alignof(std::max_align_t);
static_assert(kHeader >= sizeof(size_t));
}  // namespace

void* CodecMemory::Allocate(void* opaque, size_t size) noexcept {
  auto* memory = static_cast<uint8_t*>(std::malloc(kHeader + size));
  if (memory == nullptr) return nullptr;
  *reinterpret_cast<size_t*>(memory) = size;
  static_cast<CodecMemory*>(opaque)->used_ += size;
  return memory + kHeader;
}

void CodecMemory::Free(void* opaque, void* block) noexcept {
  if (block == nullptr) return;
  uint8_t* memory = static_cast<uint8_t*>(block) - kHeader;
  static_cast<CodecMemory*>(opaque)->used_ -= *reinterpret_cast<size_t*>(memory);
  std::free(memory);
}

}  // namespace orrery
