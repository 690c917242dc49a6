// Timers: a heap keyed (deadline, sequence), so that equal deadlines fire in the order of setting.
//
//  * Timer: embedded in its owner. TimerHeap: Arm, Disarm, NextDeadline, PopDue.
//
// Each node has four children, and the keys stand in the heap itself: with many timers what costs
// is fetching memory, and a comparison fetches the timer of neither side.
//
// Loop thread only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace orrery {

struct Timer {
  void (*on_fire)(Timer&) noexcept = nullptr;
  void* owner = nullptr;
  uint64_t deadline_ns = 0;
  uint64_t sequence = 0;        ///< the heap's
  size_t position = SIZE_MAX;   ///< the heap's; SIZE_MAX: not armed
  bool ref = true;              ///< keeps the loop alive while armed
  bool armed() const { return position != SIZE_MAX; }
};

class TimerHeap {
 public:
  void Arm(Timer& timer, uint64_t deadline_ns);
  void Disarm(Timer& timer);
  bool empty() const { return heap_.empty(); }
  /// The earliest deadline, or UINT64_MAX.
  uint64_t NextDeadline() const { return heap_.empty() ? UINT64_MAX : heap_[0].deadline_ns; }
  /// Removes and returns the earliest timer due at `now_ns`, or null. Timers armed with a sequence
  /// >= `before_sequence` wait for the next round, so that a timer that arms itself cannot starve
  /// the loop.
  Timer* PopDue(uint64_t now_ns, uint64_t before_sequence);
  uint64_t next_sequence() const { return sequence_; }

 private:
  struct Entry {
    uint64_t deadline_ns, sequence;
    Timer* timer;
  };
  static bool Earlier(const Entry& a, const Entry& b) {
    return a.deadline_ns != b.deadline_ns ? a.deadline_ns < b.deadline_ns : a.sequence < b.sequence;
  }
  void Place(const Entry& entry, size_t position);
  /// Both find the place of `entry`, from a hole at `position` on.
  void SiftUp(const Entry& entry, size_t position);
  void SiftDown(const Entry& entry, size_t position);
  size_t EarliestChild(size_t first) const;

  std::vector<Entry> heap_;
  uint64_t sequence_ = 0;
};

}  // namespace orrery
