// The data plane: what carries operations to the operating system and events back.
//
//  * LoopDriver: submit, flush, poll, cancel, wake, drain. The twelve rules it keeps are told in
//    docs/writing-a-driver.md and checked by test/conformance.
//  * EventQueue: where a driver puts events; the kernel dispatches them.
//  * SubmitResult, Capabilities.
//
// A driver never calls user code: no callback runs inside any of its methods (rule 2).
// Thread rule: all on the loop's thread but Wake.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/file_op.h"
#include "kernel/op.h"

namespace orrery {

/// When Poll must return at the latest: nanoseconds of the World's clock. kNow: don't wait.
struct Deadline {
  static constexpr uint64_t kNow = 0;
  static constexpr uint64_t kNever = UINT64_MAX;
  uint64_t at_ns = kNever;
  /// A hint, for a driver that can have the system do it (Capabilities::gathers): a wait that has
  /// its first event may go on for so long, to bring several. Never beyond at_ns.
  uint64_t gather_ns = 0;
};

/// kPending: the final event comes through Poll. Done (only if kMayInline was set): the op has
/// ended with `result`, there is no event, and the op is the caller's again. What a number cannot
/// tell (a lease, a new handle, the end of a stream, a datagram that was cut off) never ends inline.
struct SubmitResult {
  bool done = false;
  Result result = 0;
};
inline constexpr SubmitResult kPending{};

/// Events on their way from a driver to the kernel, in order.
class EventQueue {
 public:
  struct Entry {
    Op* op;
    Event event;
  };
  void Push(Op& op, Event&& event) { entries_.push_back({&op, std::move(event)}); }
  bool empty() const { return head_ == entries_.size(); }
  size_t size() const { return entries_.size() - head_; }
  Entry Pop() {
    KERNEL_CHECK(!empty());
    Entry entry = std::move(entries_[head_++]);
    if (head_ == entries_.size()) {
      entries_.clear();
      head_ = 0;
    }
    return entry;
  }

 private:
  std::vector<Entry> entries_;
  size_t head_ = 0;
};

/// Facts about how a driver performs (rule 12): every op works on every driver all the same.
struct Capabilities {
  bool native_multishot = false;    ///< one submission, many events, no re-arming call
  uint64_t native_file_actions = 0; ///< bit per FileAction that Submit takes; the kernel performs the
                                    ///< others on the blocking pool, so a driver may have none
  bool kernel_buffers = false;      ///< the operating system picks the memory of a read
  bool zero_copy_send = false;
  bool batched_submission = false;  ///< Flush enters the kernel once for all submissions
  bool gathers = false;             ///< Poll heeds Deadline::gather_ns
};

/// Counts since the driver began; for --stats and the benchmarks.
struct DriverCounters {
  uint64_t system_calls = 0;   ///< entries into the kernel to submit or to wait
  uint64_t submissions = 0;
  uint64_t inline_completions = 0;
  uint64_t events = 0;
};

class LoopDriver {
 public:
  virtual ~LoopDriver() = default;

  /// "uring", "uv", "asio": as in --loop.
  virtual std::string_view name() const = 0;
  virtual const Capabilities& capabilities() const = 0;
  virtual DriverCounters counters() const = 0;

  /// Takes the op over until its final event and sets its token. An error is an event too (rule 3).
  virtual SubmitResult Submit(Op& op) = 0;
  /// Hands gathered submissions to the operating system: at most one entry into the kernel.
  virtual void Flush() = 0;
  /// Flushes, waits until something is there or the deadline has come, and pushes all that is
  /// there. Returns at once when an event is already known. What it pushed is dispatched before the
  /// next call.
  virtual void Poll(Deadline deadline, EventQueue& out) = 0;
  /// Asks the op to end early; its outcome is its own final event (kCancelled, or a result that
  /// came first: then its bytes count and its lease comes back, rule 9). A stale token is nothing.
  virtual void Cancel(OpToken token) = 0;
  /// Makes a Poll that waits return, or the next one not wait. Any thread, async-signal-safe.
  virtual void Wake() noexcept = 0;
  /// Shutdown: cancels everything, waits for it, and pushes every final event.
  virtual void Drain(EventQueue& out) = 0;
};

}  // namespace orrery
