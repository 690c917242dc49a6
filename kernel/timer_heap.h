// Timers: a heap keyed (deadline, sequence), so that equal deadlines fire in the order of setting.
//
//  * Timer: embedded in its owner. TimerHeap: Arm, Disarm, NextDeadline, PopDue.
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
  uint64_t NextDeadline() const { return heap_.empty() ? UINT64_MAX : heap_[0]->deadline_ns; }
  /// Removes and returns the earliest timer due at `now_ns`, or null. Timers armed with a sequence
  /// >= `before_sequence` wait for the next round, so that a timer that arms itself cannot starve
  /// the loop.
  Timer* PopDue(uint64_t now_ns, uint64_t before_sequence);
  uint64_t next_sequence() const { return sequence_; }

 private:
  static bool Earlier(const Timer& a, const Timer& b) {
    return a.deadline_ns != b.deadline_ns ? a.deadline_ns < b.deadline_ns : a.sequence < b.sequence;
  }
  void Place(Timer* timer, size_t position);
  void SiftUp(size_t position);
  void SiftDown(size_t position);

  std::vector<Timer*> heap_;
  uint64_t sequence_ = 0;
};

}  // namespace orrery
