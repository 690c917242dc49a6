// The heap of timers; see timer_heap.h.
#include "kernel/timer_heap.h"

#include <algorithm>

#include "kernel/check.h"

namespace orrery {

namespace {
constexpr size_t kChildren = 4;
}  // namespace

void TimerHeap::Place(const Entry& entry, size_t position) {
  heap_[position] = entry;
  entry.timer->position = position;
}

void TimerHeap::SiftUp(const Entry& entry, size_t position) {
  while (position > 0) {
    const size_t parent = (position - 1) / kChildren;
    if (!Earlier(entry, heap_[parent])) break;
    Place(heap_[parent], position);
    position = parent;
  }
  Place(entry, position);
}

/// Of those that begin at `first`; heap_.size() if there are none.
size_t TimerHeap::EarliestChild(size_t first) const {
  const size_t size = heap_.size();
  if (first >= size) return size;
  const size_t end = std::min(first + kChildren, size);
  size_t earliest = first;
  for (size_t child = first + 1; child < end; ++child) {
    if (Earlier(heap_[child], heap_[earliest])) earliest = child;
  }
  return earliest;
}

void TimerHeap::SiftDown(const Entry& entry, size_t position) {
  for (;;) {
    const size_t child = EarliestChild(position * kChildren + 1);
    if (child == heap_.size() || !Earlier(heap_[child], entry)) break;
    Place(heap_[child], position);
    position = child;
  }
  Place(entry, position);
}

void TimerHeap::Arm(Timer& timer, uint64_t deadline_ns) {
  if (timer.armed()) Disarm(timer);
  timer.deadline_ns = deadline_ns;
  timer.sequence = sequence_++;
  const Entry entry{deadline_ns, timer.sequence, &timer};
  heap_.push_back(entry);
  SiftUp(entry, heap_.size() - 1);
}

void TimerHeap::Disarm(Timer& timer) {
  if (!timer.armed()) return;
  const size_t position = timer.position;
  KERNEL_CHECK(position < heap_.size() && heap_[position].timer == &timer);
  const Entry last = heap_.back();
  heap_.pop_back();
  timer.position = SIZE_MAX;
  if (last.timer == &timer) return;
  if (position > 0 && Earlier(last, heap_[(position - 1) / kChildren])) {
    SiftUp(last, position);
  } else {
    SiftDown(last, position);
  }
}

Timer* TimerHeap::PopDue(uint64_t now_ns, uint64_t before_sequence) {
  if (heap_.empty()) return nullptr;
  if (heap_[0].deadline_ns > now_ns || heap_[0].sequence >= before_sequence) return nullptr;
  Timer* timer = heap_[0].timer;
  Disarm(*timer);
  return timer;
}

}  // namespace orrery
