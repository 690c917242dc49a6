// Tokens of the operations in flight: slot + generation -> Op.
//
//  * Add gives an op its token, Remove ends it, Find tells a live op from a stale token.
//
// For drivers (each owns one). Loop thread only.
#pragma once

#include <vector>

#include "kernel/op.h"

namespace orrery {

class OpTable {
 public:
  OpToken Add(Op& op) {
    uint32_t slot;
    if (free_.empty()) {
      slot = static_cast<uint32_t>(slots_.size());
      slots_.push_back({nullptr, 1});
    } else {
      slot = free_.back();
      free_.pop_back();
    }
    slots_[slot].op = &op;
    ++live_;
    return op.token = {slot, slots_[slot].generation};
  }
  /// The op behind a token, or null when it has ended.
  Op* Find(OpToken token) const {
    if (token.slot >= slots_.size()) return nullptr;
    const Slot& slot = slots_[token.slot];
    return slot.generation == token.generation ? slot.op : nullptr;
  }
  void Remove(OpToken token) {
    KERNEL_CHECK(Find(token) != nullptr);
    Slot& slot = slots_[token.slot];
    slot.op = nullptr;
    if (++slot.generation == 0) slot.generation = 1;
    free_.push_back(token.slot);
    --live_;
  }
  size_t live() const { return live_; }
  /// Every op in flight, in the order of the slots.
  template <typename Visit>
  void ForEach(Visit visit) const {
    for (size_t i = 0; i < slots_.size(); ++i) {
      if (slots_[i].op != nullptr) visit(*slots_[i].op);
    }
  }

 private:
  struct Slot {
    Op* op;
    uint32_t generation;
  };
  std::vector<Slot> slots_;
  std::vector<uint32_t> free_;
  size_t live_ = 0;
};

}  // namespace orrery
