// A driver with bad luck: what the operating system may do at any time, from a seed.
//
//  * FaultPlan: how often each fault comes. Harmless: faults after which the caller goes on (short
//    reads and writes, delays, another order of different handles, late cancels, an empty pool, no
//    descriptors). Hostile: connections are reset as well.
//  * FaultInjector: the driver that does it, over a sound one. It keeps the twelve rules.
//
// The same seed and the same calls give the same faults. Thread rule: as LoopDriver.
#pragma once

#include <map>
#include <random>
#include <unordered_map>
#include <vector>

#include "kernel/forwarding_driver.h"
#include "kernel/op_table.h"
#include "kernel/sockets.h"

namespace orrery::test {

/// Chances in percent, each rolled when its occasion comes.
struct FaultPlan {
  unsigned seed = 0;
  unsigned short_io = 0;       ///< a read or write on a stream is given less room
  unsigned split = 0;          ///< a multishot read's bytes come as two events
  unsigned delay = 0;          ///< an event waits; those of other handles may overtake it
  unsigned late_cancel = 0;    ///< a cancel reaches the driver some polls later
  unsigned empty_pool = 0;     ///< a read from a pool ends with kNoBuffers
  unsigned no_descriptors = 0; ///< an accept ends with -EMFILE
  unsigned refuse_inline = 0;  ///< kMayInline is ignored
  unsigned reset = 0;          ///< a read or write ends with -ECONNRESET

  static FaultPlan Harmless(unsigned seed) { return {seed, 30, 30, 30, 50, 10, 20, 30, 0}; }
  static FaultPlan Hostile(unsigned seed) { return {seed, 30, 30, 30, 50, 10, 20, 30, 5}; }
};

class FaultInjector final : public ForwardingDriver {
 public:
  FaultInjector(LoopDriver& inner, Sockets& sockets, FaultPlan plan);

  SubmitResult Submit(Op& op) override;
  void Poll(Deadline deadline, EventQueue& out) override;
  void Cancel(OpToken token) override;
  void Drain(EventQueue& out) override;

 private:
  /// What the caller's op said before it was given less room.
  struct Shortened {
    std::span<uint8_t> into;
    const IoSlice* slices = nullptr;
    uint32_t count = 0;
    IoSlice first;  ///< what the driver sees instead of `slices`
  };
  using Key = uint64_t;  ///< a handle, or an op without one

  bool Roll(unsigned percent) { return percent > 0 && random_() % 100 < percent; }
  Result FaultFor(const Op& op);
  void EndWith(Op& op, Result result);
  void Shorten(Op& op);
  void Restore(Op& op);
  bool IsStream(HandleId handle);
  void Take(EventQueue& events);
  void Hold(Op& op, Event&& event);
  void Split(Op& op, Event& event);
  void Release(EventQueue& out, bool everything);
  void PassCancels(bool all);
  static Key KeyOf(const Op& op);

  Sockets& sockets_;
  const FaultPlan plan_;
  std::mt19937 random_;
  OpTable own_;  ///< ops that never reached the driver
  std::unordered_map<Op*, Shortened> shortened_;
  std::map<Key, std::vector<EventQueue::Entry>> held_;
  std::vector<OpToken> late_cancels_;
};

}  // namespace orrery::test
