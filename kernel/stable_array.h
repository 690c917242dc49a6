// An array that grows and never moves what is in it.
//
//  * StableArray: operator[] by index, Grow by one element at the end.
//
// As std::deque, but its chunks are a power of two long, so that an index is a shift and two loads:
// drivers look up several for each operation. One thread.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace orrery {

template <typename T>
class StableArray {
 public:
  size_t size() const { return size_; }
  T& operator[](size_t index) { return chunks_[index / kChunk][index % kChunk]; }
  const T& operator[](size_t index) const { return chunks_[index / kChunk][index % kChunk]; }
  /// Adds a default element.
  T& Grow() {
    if (size_ == chunks_.size() * kChunk) chunks_.push_back(std::make_unique<T[]>(kChunk));
    return (*this)[size_++];
  }

 private:
  static constexpr size_t kChunk = 64;
  std::vector<std::unique_ptr<T[]>> chunks_;
  size_t size_ = 0;
};

}  // namespace orrery
