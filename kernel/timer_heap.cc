// The heap of timers; see timer_heap.h.
#include "kernel/timer_heap.h"

#include "kernel/check.h"

namespace orrery {

void TimerHeap::Place(Timer* timer, size_t position) {
  heap_[position] = timer;
  timer->position = position;
}

void TimerHeap::SiftUp(size_t position) {
  Timer* timer = heap_[position];
  while (position > 0) {
    size_t parent = (position - 1) / 2;
    if (!Earlier(*timer, *heap_[parent])) break;
    Place(heap_[parent], position);
    position = parent;
  }
  Place(timer, position);
}

void TimerHeap::SiftDown(size_t position) {
  Timer* timer = heap_[position];
  for (;;) {
    size_t child = 2 * position + 1;
    if (child >= heap_.size()) break;
    if (child + 1 < heap_.size() && Earlier(*heap_[child + 1], *heap_[child])) ++child;
    if (!Earlier(*heap_[child], *timer)) break;
    Place(heap_[child], position);
    position = child;
  }
  Place(timer, position);
}

void TimerHeap::Arm(Timer& timer, uint64_t deadline_ns) {
  if (timer.armed()) Disarm(timer);
  timer.deadline_ns = deadline_ns;
  timer.sequence = sequence_++;
  heap_.push_back(&timer);
  SiftUp(heap_.size() - 1);
}

void TimerHeap::Disarm(Timer& timer) {
  if (!timer.armed()) return;
  size_t position = timer.position;
  KERNEL_CHECK(position < heap_.size() && heap_[position] == &timer);
  Timer* last = heap_.back();
  heap_.pop_back();
  timer.position = SIZE_MAX;
  if (last == &timer) return;
  Place(last, position);
  SiftUp(position);
  SiftDown(last->position);
}

Timer* TimerHeap::PopDue(uint64_t now_ns, uint64_t before_sequence) {
  if (heap_.empty()) return nullptr;
  Timer* timer = heap_[0];
  if (timer->deadline_ns > now_ns || timer->sequence >= before_sequence) return nullptr;
  Disarm(*timer);
  return timer;
}

}  // namespace orrery
