// File operations of a burst, shared with a thread beside the loop; see second_hand.h.
#include "kernel/second_hand.h"

namespace orrery {

SecondHand::Help::Help() {
  execute = [](BlockingWork& work) noexcept {
    work.again = static_cast<Help&>(work).hand->Work();
  };
  done = [](BlockingWork& work, bool) noexcept { static_cast<Help&>(work).called = false; };
  brief = true;
}

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
  if (IsWorthHelp()) CallForHelp();
  return true;
}

bool SecondHand::IsWorthHelp() const {
  if (helping_.load(std::memory_order_acquire)) return false;
  const uint32_t taken = taken_.load(std::memory_order_relaxed);
  const uint32_t begun = static_cast<int32_t>(next_ - taken) > 0 ? next_ : taken;
  return offered_.load(std::memory_order_relaxed) - begun >= kBurst;
}

void SecondHand::CallForHelp() {
  for (Help& help : helps_) {
    if (help.called) continue;
    help.called = true;
    helping_.store(true, std::memory_order_relaxed);
    pool_.Submit(help);
    return;
  }
}

SecondHand::Taken SecondHand::Take(FileOp& op, Result* result) {
  // They are taken in the order in which they were offered.
  if (static_cast<int32_t>(op.offer.number + 1 - taken_.load(std::memory_order_relaxed)) > 0) {
    taken_.store(op.offer.number + 1, std::memory_order_relaxed);
  }
  FileOp* expected = &op;  // its place may be a later one's by now
  if (!places_[op.offer.number % kPlaces].compare_exchange_strong(expected, nullptr,
                                                                  std::memory_order_acq_rel)) {
    return WhatHasCome(op, result);
  }
  if (IsWorthHelp()) CallForHelp();
  return Taken::kMine;
}

SecondHand::Taken SecondHand::WhatHasCome(FileOp& op, Result* result) {
  auto& state = op.offer.state;
  auto seen = state.load(std::memory_order_acquire);
  // Most take less than a microsecond; what takes longer waits for the disk, or lost its processor.
  for (int looks = 0; seen == FileOp::Offer::kOpen && looks < kLooks;) {
    looks += DoOneFromEnd() ? kLooksForOne : 1;
    Patience::Pause();
    seen = state.load(std::memory_order_acquire);
  }
  if (seen == FileOp::Offer::kOpen &&
      state.compare_exchange_strong(seen, FileOp::Offer::kAwaited, std::memory_order_acq_rel)) {
    return Taken::kLater;
  }
  *result = op.offer.result;
  return seen == FileOp::Offer::kDone ? Taken::kDone : Taken::kMine;
}

// True if it is to go on behind what else the pool has to do.
bool SecondHand::Work() {
  const auto stirred = [&] {
    return offered_.load(std::memory_order_relaxed) != next_ || pool_.has_queued();
  };
  do {
    WorkInOrder();
    if (pool_.has_queued()) return true;
  } while (stirred() || patience_.Wait(stirred));
  helping_.store(false, std::memory_order_release);
  return false;
}

void SecondHand::WorkInOrder() {
  for (;; ++next_) {
    const uint32_t taken = taken_.load(std::memory_order_relaxed);
    if (static_cast<int32_t>(taken - next_) > 0) next_ = taken;
    if (next_ == offered_.load(std::memory_order_acquire) || pool_.has_queued()) return;
    if (FileOp* op = Claim(next_)) Perform(*op);
  }
}

bool SecondHand::DoOneFromEnd() {
  const uint32_t offered = offered_.load(std::memory_order_relaxed);
  if (end_of_ != offered) end_ = end_of_ = offered;
  while (static_cast<int32_t>(end_ - taken_.load(std::memory_order_relaxed)) > 0) {
    FileOp* op = Claim(--end_);
    if (op == nullptr) continue;
    const bool done = files_.TryExecute(*op, &op->offer.result);
    op->offer.state.store(done ? FileOp::Offer::kDone : FileOp::Offer::kLeft,
                          std::memory_order_relaxed);
    return true;
  }
  return false;
}

/// Who gets an operation has it to itself.
FileOp* SecondHand::Claim(uint32_t number) {
  std::atomic<FileOp*>& place = places_[number % kPlaces];
  if (place.load(std::memory_order_relaxed) == nullptr) return nullptr;
  return place.exchange(nullptr, std::memory_order_acq_rel);
}

void SecondHand::Perform(FileOp& op) {
  bool done = true;
  if (op.action == FileAction::kReadWhole) {
    done = files_.TryExecute(op, &op.offer.result);
  } else {
    op.offer.result = files_.Execute(op);
  }
  const auto outcome = done ? FileOp::Offer::kDone : FileOp::Offer::kLeft;
  if (op.offer.state.exchange(outcome, std::memory_order_acq_rel) != FileOp::Offer::kAwaited) {
    return;  // and it is the loop's
  }
  op.work.result = done ? op.offer.result : files_.Execute(op);
  pool_.Finished(op.work);
}

}  // namespace orrery
