// What waits to be sent on one connection: the writes of a turn, gathered for one send.
//
//  * Outgoing: Copy small pieces, Encode strings straight into place, Hold large buffers; slices()
//    for the SendOp; Advance after a short write.
//  * OutgoingPool: reuses them, so that an idle connection owns none.
//
// Loop thread only.
#pragma once

#include <memory>
#include <vector>

#include "kernel/engine.h"
#include "kernel/op.h"

namespace orrery {

class Outgoing {
 public:
  enum class Encoding : int32_t { kLatin1 = 0, kUtf8 = 1, kUtf16 = 2 };

  void Copy(std::span<const uint8_t> bytes);
  void Encode(js::Engine& engine, js::Value string, Encoding encoding);
  /// Sends from where it is: the memory is held until it is sent.
  void Hold(js::Engine& engine, js::Value bytes);
  /// Room for `size` bytes to be written in place; Commit tells how many were.
  uint8_t* Reserve(size_t size);
  void Commit(size_t size);

  SendOp op;  ///< sends it

  bool empty() const { return first_ == slices_.size(); }
  size_t bytes() const { return bytes_; }
  const IoSlice* slices() const { return slices_.data() + first_; }
  uint32_t count() const { return static_cast<uint32_t>(slices_.size() - first_); }
  /// The first `size` bytes are gone.
  void Advance(size_t size);
  void Clear();

 private:
  static constexpr size_t kBlockBytes = 16 * 1024;
  /// What a turn writes on one connection is mostly little. Here it lies beside the rest, where a
  /// block each would take a page and a cache line more of every connection of the turn.
  static constexpr size_t kNearBytes = 512;
  struct Block {
    std::unique_ptr<uint8_t[]> data;
    size_t size;
  };
  /// Appends to the last slice where the bytes follow on it.
  void Append(const uint8_t* data, size_t size);

  /// Where so many bytes can be put; null if nowhere yet.
  uint8_t* Room(size_t size);

  std::vector<Block> blocks_;
  size_t open_ = 0;  // so many of them are in use; one more may be kept
  size_t used_ = 0;  // of the last in use, or of near_ while there is none
  std::vector<IoSlice> slices_;
  size_t first_ = 0;
  std::vector<js::HeldBytes> held_;
  size_t bytes_ = 0;
  uint8_t near_[kNearBytes];
};

class OutgoingPool {
 public:
  std::unique_ptr<Outgoing> Take() {
    if (free_.empty()) return std::make_unique<Outgoing>();
    std::unique_ptr<Outgoing> out = std::move(free_.back());
    free_.pop_back();
    return out;
  }
  void Give(std::unique_ptr<Outgoing> out) {
    if (free_.size() >= kKept) return;
    out->Clear();
    free_.push_back(std::move(out));
  }

 private:
  static constexpr size_t kKept = 256;
  std::vector<std::unique_ptr<Outgoing>> free_;
};

}  // namespace orrery
