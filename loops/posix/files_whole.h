// Reading an open file to its end; included by files_internal.h alone.
//
// The memory fits the size that stat told with one byte to spare, so that a file that did not grow
// is read with one call, and its end seen without growing the memory first.
#pragma once

#include <cstdlib>

namespace orrery::posix::files {

/// Memory from malloc that grows, so that it can be handed to JavaScript without a copy.
class GrowingBytes {
 public:
  ~GrowingBytes() { std::free(data_); }
  GrowingBytes() = default;
  GrowingBytes(const GrowingBytes&) = delete;
  GrowingBytes& operator=(const GrowingBytes&) = delete;
  bool Grow(size_t capacity) {
    void* grown = std::realloc(data_, capacity);
    if (grown == nullptr) return false;
    data_ = static_cast<uint8_t*>(grown);
    capacity_ = capacity;
    return true;
  }
  uint8_t* Release() {
    uint8_t* data = data_;
    data_ = nullptr;
    return data;
  }
  uint8_t* data() const { return data_; }
  size_t capacity() const { return capacity_; }

 private:
  uint8_t* data_ = nullptr;
  size_t capacity_ = 0;
};

template <typename Read>
Result ReadToEnd(FileOp& op, uint64_t size_hint, Read read) {
  constexpr size_t kUnknownSize = 8192;
  if (size_hint > kMaxWhole) return -EFBIG;
  GrowingBytes bytes;
  if (!bytes.Grow(size_hint > 0 ? size_hint + 1 : kUnknownSize)) return -ENOMEM;
  size_t size = 0;
  for (;;) {
    const Result count = read(bytes.data() + size, bytes.capacity() - size, size);
    if (count < 0) return count;
    size += static_cast<size_t>(count);
    // A regular file that is as long as stat said has ended: no call to be told so. One without a
    // size (or that changes meanwhile) is read until a read finds nothing.
    if (count == 0 || (size_hint > 0 && size == size_hint)) break;
    if (size > kMaxWhole) return -EFBIG;
    if (size == bytes.capacity() && !bytes.Grow(bytes.capacity() * 2)) return -ENOMEM;
  }
  op.bytes = bytes.Release();
  op.bytes_size = size;
  return 0;
}

}  // namespace orrery::posix::files
