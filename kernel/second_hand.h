// File operations of a burst, shared between the loop's thread and one beside it.
//
//  * SecondHand: Offer lays an operation out, Take comes back for it: it is done by now, or nobody
//    has touched it and the caller does it, or it is being done and will be told like any other.
//
// A small file operation that the system answers from its caches takes a microsecond or three: less
// than it takes to wake a thread for it (30 µs on another processor). Many that are asked for in a
// row are worth one waking. The second hand, on a thread of the blocking pool, works on them in
// order, and goes on with what has come meanwhile. The loop tells them in order: what is done; what
// nobody has touched it does itself; and while the next one is being done, it does some from the
// end, so that neither waits for the other. It makes room as soon as the pool has other work: for
// that the loop can do nothing but wait.
//
// The second hand may wait for the disk, so it looks names up without asking first whether it has
// to. It does not read files so: those that are not cached are read by several threads at once.
//
// Thread rule: the loop's thread. The second hand only calls Files' methods, and with them the
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
    for (Help& help : helps_) help.hand = this;
  }

  /// Lays `op` out; it stays where it is until Take has told of it. False if there is nobody
  /// who could help, or no room.
  bool Offer(FileOp& op);

  enum class Taken : uint8_t {
    kMine,   ///< not done: the caller does it, or hands it to somebody who may wait
    kDone,   ///< here is the result
    kLater,  ///< being done: the pool will tell of `op.work`, whose result is the operation's
  };
  Taken Take(FileOp& op, Result* result);

 private:
  static constexpr uint32_t kPlaces = 1024;
  /// From so many on it pays to call for help.
  static constexpr uint32_t kBurst = 4;
  /// How often Take looks whether what is being done is done by now: some 10 µs. To do another one
  /// takes as long as so many looks.
  static constexpr int kLooks = 256, kLooksForOne = 32;

  /// A call for help. The pool tells of its end in a later turn only, when the next may be needed
  /// already.
  struct Help : BlockingWork {
    Help();
    SecondHand* hand = nullptr;
    bool called = false;
  };
  bool IsWorthHelp() const;
  void CallForHelp();
  bool Work();
  void WorkInOrder();
  FileOp* Claim(uint32_t number);
  void Perform(FileOp& op);
  bool DoOneFromEnd();
  Taken WhatHasCome(FileOp& op, Result* result);

  Files& files_;
  BlockingPool& pool_;
  std::array<Help, 4> helps_;
  std::atomic<bool> helping_{false};  // from the call for help until nobody works on it any more
  Patience patience_;                 // of the second hand
  /// Who changes a place from an operation to null has that operation.
  std::array<std::atomic<FileOp*>, kPlaces> places_{};
  std::atomic<uint32_t> offered_{0};  // how many ever were
  std::atomic<uint32_t> taken_{0};    // what was offered before is not in its place any more
  uint32_t next_ = 0;                 // the second hand's, while it helps: where it is
  uint32_t end_ = 0, end_of_ = 0;     // the loop's: from here on all is claimed, of so many
};

}  // namespace orrery
