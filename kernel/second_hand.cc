// File operations of a burst, shared with a thread beside the loop; see second_hand.h.
#include "kernel/second_hand.h"

namespace orrery {

bool SecondHand::Offer(FileOp& op) {
  if (!pool_.beside()) return false;
  const uint32_t number = offered_.load(std::memory_order_relaxed);
  std::atomic<FileOp*>& place = places_[number % kPlaces];
  if (place.load(std::memory_order_relaxed) != nullptr) return false;
  op.offer.number = number;
  op.offer.state.store(FileOp::Offer::kOpen, std::memory_order_relaxed);
  op.flags |= kOffered;
  place.store(&op, std::memory_order_release);
  offered_.store(number + 1, std::memory_order_release);
  if (!helping_ && number + 1 - taken_.load(std::memory_order_relaxed) >= kBurst) {
    helping_ = true;
    pool_.Submit(help_);
  }
  return true;
}

SecondHand::Taken SecondHand::Take(FileOp& op, Result* result) {
  // They are taken in the order in which they were offered, but for those that were busy.
  if (static_cast<int32_t>(op.offer.number + 1 - taken_.load(std::memory_order_relaxed)) > 0) {
    taken_.store(op.offer.number + 1, std::memory_order_relaxed);
  }
  FileOp* expected = &op;
  if (places_[op.offer.number % kPlaces].compare_exchange_strong(expected, nullptr,
                                                                 std::memory_order_acq_rel)) {
    return Taken::kMine;
  }
  switch (op.offer.state.load(std::memory_order_acquire)) {
    case FileOp::Offer::kDone: *result = op.offer.result; return Taken::kDone;
    case FileOp::Offer::kLeft: return Taken::kMine;
    default: return Taken::kBusy;
  }
}

void SecondHand::Work() {
  uint32_t seen;
  do {
    seen = offered_.load(std::memory_order_acquire);
    WorkBackwards(seen);
  } while (patience_.Wait([&] { return offered_.load(std::memory_order_relaxed) != seen; }));
}

void SecondHand::WorkBackwards(uint32_t from) {
  for (uint32_t end = from; static_cast<int32_t>(end - taken_.load(std::memory_order_relaxed)) > 0;
       --end) {
    std::atomic<FileOp*>& place = places_[(end - 1) % kPlaces];
    if (place.load(std::memory_order_relaxed) == nullptr) continue;
    FileOp* op = place.exchange(nullptr, std::memory_order_acq_rel);
    if (op == nullptr) continue;
    const bool done = files_.TryExecute(*op, &op->offer.result);
    op->offer.state.store(done ? FileOp::Offer::kDone : FileOp::Offer::kLeft,
                          std::memory_order_release);
  }
}

}  // namespace orrery
