// Small numbers for what records name by address.
//
//  * AddressNumbers: At(address) is its number, 0 at first. Nothing is taken out: addresses are
//    used again. A table with open addressing, since it is asked for nearly every record.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace orrery {

class AddressNumbers {
 public:
  /// `address` is not 0. Valid until the next call.
  int64_t& At(uint64_t address) {
    if (2 * used_ >= slots_.size()) Grow();
    Slot& slot = Find(address);
    if (slot.address == 0) {
      slot.address = address;
      ++used_;
    }
    return slot.number;
  }

 private:
  struct Slot {
    uint64_t address = 0;
    int64_t number = 0;
  };

  Slot& Find(uint64_t address) {
    constexpr uint64_t kGolden = 0x9e3779b97f4a7c15;  // 2^64 by the golden ratio: Knuth's hashing
    size_t at = (address * kGolden >> 32) & (slots_.size() - 1);
    while (slots_[at].address != 0 && slots_[at].address != address) {
      at = (at + 1) & (slots_.size() - 1);
    }
    return slots_[at];
  }

  void Grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.address != 0) Find(slot.address) = slot;
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(64);
  size_t used_ = 0;
};

}  // namespace orrery
