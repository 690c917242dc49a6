// Operations that keep what became of them.
//
//  * Tracked<RecvOp>…: an op whose callback records every event; `record` answers done(), result()
//    and holds the leases. On a callback that comes from inside a driver the test fails (rule 2).
//  * InsideDriver: marks the calls during which no callback may run.
//
// An op must live until its final event: the destructor checks. One thread.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <utility>
#include <vector>

#include "kernel/op.h"

namespace orrery::test {

/// While one lives, the driver is on the stack, and no callback may run.
class InsideDriver {
 public:
  InsideDriver() { ++depth_; }
  ~InsideDriver() { --depth_; }
  InsideDriver(const InsideDriver&) = delete;
  static bool now() { return depth_ > 0; }

 private:
  static inline thread_local int depth_ = 0;
};

struct OpRecord {
  std::vector<Event> events;
  int finals = 0;
  bool ended_inline = false;
  std::function<void()> then;  ///< called after each event; may clear the record and submit again

  void Take(Event&& event) {
    EXPECT_FALSE(InsideDriver::now()) << "rule 2: a callback ran inside the driver";
    if (!event.more()) ++finals;
    events.push_back(std::move(event));
    if (then) then();
  }
  bool done() const { return finals > 0; }
  /// The final event's result; the test fails if there was none.
  Result result() const {
    EXPECT_TRUE(done()) << "the operation has not ended";
    return done() ? events.back().result : kNeverEnded;
  }
  uint16_t flags() const { return events.empty() ? 0 : events.back().flags; }
  void Clear() {
    events.clear();
    finals = 0;
    ended_inline = false;
  }
  static constexpr Result kNeverEnded = INT32_MIN;
};

template <typename Base>
struct Tracked : Base {
  OpRecord record;

  Tracked() {
    this->owner = &record;
    this->on_event = OnEvent;
  }
  explicit Tracked(HandleId id) : Tracked() { this->handle = id; }
  bool done() const { return record.done(); }
  Result result() const { return record.result(); }

 private:
  static void OnEvent(Op& op, Event&& event) noexcept {
    static_cast<OpRecord*>(op.owner)->Take(std::move(event));
  }
};

}  // namespace orrery::test
