// What was said of a number, of those that are spoken of: bounded, the others are forgotten.
//
//  * RecentByNumber<Value>: Put, Find (null: unknown or forgotten).
//
// It keeps two generations of kMost: the older one goes when the younger is full, but for what was
// found in it since. Thread rule: the thread that writes the trace.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace orrery {

template <typename Value>
class RecentByNumber {
 public:
  static constexpr size_t kMost = size_t{1} << 18;

  void Put(uint64_t number, const Value& value) {
    if (young_.size() == kMost) old_ = std::exchange(young_, {});
    young_[number] = value;
  }
  /// Valid until the next Put or Find.
  const Value* Find(uint64_t number) {
    const auto found = young_.find(number);
    if (found != young_.end()) return &found->second;
    const auto older = old_.extract(number);
    if (older.empty()) return nullptr;
    Put(number, older.mapped());
    return &young_[number];
  }

 private:
  std::unordered_map<uint64_t, Value> young_, old_;
};

}  // namespace orrery
