// File operations of a burst, shared between the loop's thread and one beside it.
//
//  * SecondHand: Offer lays an operation out, Take comes back for it: it is done by now, or nobody
//    has touched it and the caller does it.
//
// A small file operation that the system answers from its caches takes a microsecond or three: less
// than it takes to wake a thread for it (30 µs on another processor). Many that are asked for in a
// row are worth one waking. The loop works on them in order, and the second hand, on a thread of
// the blocking pool, from the last one backwards, until they meet; then it goes on with what has
// come meanwhile. Nothing waits for it: without it the loop does everything, a moment later.
//
// Thread rule: the loop's thread. The second hand only calls Files::TryExecute, and with that the
// operation's `place`, on what it has taken; nobody else touches that until Take tells of it.
#pragma once

#include <array>
#include <atomic>

#include "kernel/file_op.h"

namespace orrery {

class SecondHand {
 public:
  SecondHand(Files& files, BlockingPool& pool)
      : files_(files), pool_(pool), patience_(pool.beside()) {
    help_.execute = [](BlockingWork& work) noexcept { static_cast<Help&>(work).hand->Work(); };
    help_.done = [](BlockingWork& work, bool) noexcept {
      static_cast<Help&>(work).hand->helping_ = false;
    };
    help_.hand = this;
  }

  /// Lays `op` out; it stays where it is until Take says other than kBusy. False if there is nobody
  /// who could help, or no room.
  bool Offer(FileOp& op);

  enum class Taken : uint8_t {
    kMine,  ///< not done: the caller does it, or hands it to somebody who may wait
    kDone,  ///< here is the result
    kBusy,  ///< being done at this moment: to be asked again
  };
  Taken Take(FileOp& op, Result* result);

 private:
  static constexpr uint32_t kPlaces = 256;
  /// From so many on it pays to call for help.
  static constexpr uint32_t kBurst = 4;

  struct Help : BlockingWork {
    SecondHand* hand = nullptr;
  };
  void Work();
  void WorkBackwards(uint32_t from);

  Files& files_;
  BlockingPool& pool_;
  Help help_;
  bool helping_ = false;  // from the call for help until the loop is told of its end
  Patience patience_;     // of the second hand
  /// Who changes a place from an operation to null has that operation.
  std::array<std::atomic<FileOp*>, kPlaces> places_{};
  std::atomic<uint32_t> offered_{0};  // how many ever were
  std::atomic<uint32_t> taken_{0};    // what was offered before is not in its place any more
};

}  // namespace orrery
