// TimerHeap with a fault: of equal timers the last set fires first. It is linked in place of
// kernel/timer_heap.cc to prove that the suite sees it (drivers know no timers, so that no broken
// driver could).
#include <algorithm>

#include "kernel/timer_heap.h"

namespace orrery {

void TimerHeap::Arm(Timer& timer, uint64_t deadline_ns) {
  Disarm(timer);
  timer.deadline_ns = deadline_ns;
  timer.sequence = sequence_++;
  auto before = [](const Entry& a, uint64_t deadline) { return a.deadline_ns < deadline; };
  heap_.insert(std::lower_bound(heap_.begin(), heap_.end(), deadline_ns, before),
               Entry{deadline_ns, timer.sequence, &timer});
  timer.position = 0;  // armed; the list is searched
}

void TimerHeap::Disarm(Timer& timer) {
  if (!timer.armed()) return;
  heap_.erase(std::find_if(heap_.begin(), heap_.end(),
                           [&timer](const Entry& entry) { return entry.timer == &timer; }));
  timer.position = SIZE_MAX;
}

Timer* TimerHeap::PopDue(uint64_t now_ns, uint64_t before_sequence) {
  if (heap_.empty()) return nullptr;
  Timer* timer = heap_[0].timer;
  if (timer->deadline_ns > now_ns || timer->sequence >= before_sequence) return nullptr;
  Disarm(*timer);
  return timer;
}

}  // namespace orrery
