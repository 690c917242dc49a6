// What happened, as records: written where it happens, taken by whoever shows it.
//
//  * TraceRecord: one thing that happened. TraceEvent says what, and what its fields mean.
//  * TraceRing: the records of one thread, bounded. When it is full, what comes is counted and
//    not kept; the count is a record of its own once there is room.
//  * Trace: the rings of all threads, the level, and the texts that records name by number.
//
// A record holds addresses where things have no number of their own (an operation, a timer):
// whoever takes the records gives them numbers, so that writing one stays cheap.
// Thread rule: a ring is written by its thread and read by one other; Trace is for any thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kernel/clock.h"

namespace orrery {

/// How much is recorded; each level has all of those before it.
enum class TraceLevel : uint8_t {
  kPhases,      ///< turns, phases, polls, timers that fire, collections, blocked turns, problems
  kOperations,  ///< operations, timers set and cleared, blocking work, handles, what is printed
  kEverything,  ///< what JavaScript schedules and calls
  kCount
};

/// What happened. In brackets the fields of TraceRecord: s(ubject), o(bject), a(mount), k(ind).
enum class TraceEvent : uint8_t {
  kTurnBegin, kTurnEnd,      ///< [s number of the turn]
  kPhaseBegin, kPhaseEnd,    ///< [k TracePhase]
  kPollBegin,                ///< [a ns it may wait; 0: not at all, -1: until something comes]
  kPollEnd,                  ///< [a events; since the poll before: s system calls of the driver,
                             ///< o operations that it took; k woken]
  kTimerFired,               ///< [s timer, a ns after its deadline]
  kCollectionBegin, kCollectionEnd,  ///< [k the engine's kind of garbage collection]
  kBlocked,                  ///< [a ns between two polls, beyond Trace::kBlockedNs]
  kSubmitted,                ///< [s op, o handle, k OpKind, f flags, a bytes, t action of a file]
  kInline,                   ///< the same, done at once [a result]
  kCompleted,                ///< [s op, o handle, k OpKind, f EventFlags, a result]
  kCancelled,                ///< asked to end early [s op]
  kSynchronous,              ///< a file operation for which JavaScript waited, when it has ended
                             ///< [s ns that it took, o place (text), a result, t action]
  kReferenced, kUnreferenced,  ///< counts from now on, or no longer, among what keeps the process
                             ///< alive [s op, timer or async id, k TraceReferent]
  kTimerSet,                 ///< [s timer, a ns from now, f OpFlags: kUnref]
  kTimerCleared,             ///< [s timer]
  kWorkSubmitted,            ///< to the blocking pool [s work, o op that it is done for]
  kWorkBegin, kWorkEnd,      ///< on a thread of the pool [s work]
  kWorkDone,                 ///< told to the loop [s work, a 1: cancelled before it began]
  kTask,                     ///< ran what another thread had posted
  kHandleOpened,             ///< [o handle, k TraceOrigin]
  kHandleClosed,             ///< [o handle]
  kScheduled,                ///< by JavaScript [s async id, o trigger id, t type, a place (text)
                             ///< and, from bit 32 on, ms of a timer's delay]
  kCleared,                  ///< JavaScript took back what it had scheduled [s async id]
  kCallbackBegin, kCallbackEnd,  ///< [s async id]
  kSettled,                  ///< a promise is resolved or rejected [s async id]
  kTicks,                    ///< the queues of ticks and microtasks were drained [a ticks run]
  kPrinted,                  ///< [k descriptor, t text (passed), o place (text)]
  kProblem,                  ///< told to nobody yet [k TraceProblem, t text (passed), s id or 0]
  kMark,                     ///< the program says so [t its name (passed)]
  kDropped,                  ///< [a records that found no room]
  kCount
};

enum class TracePhase : uint8_t {
  kScript, kTimers, kPending, kPoll, kDispatch, kCheck, kClose, kTicks, kCount
};
const char* TracePhaseName(TracePhase phase) noexcept;
const char* TraceLevelName(TraceLevel level) noexcept;
/// By its name; false if there is none of that name.
bool ParseTraceLevel(std::string_view name, TraceLevel* level) noexcept;

enum class TraceOrigin : uint8_t { kOpened, kAdopted, kPair, kAccepted, kCount };
const char* TraceOriginName(TraceOrigin origin) noexcept;

/// What it is that begins or ceases to count.
enum class TraceReferent : uint8_t { kOperation, kTimer, kScheduled };

/// What goes wrong in a program, by the name of the event of `process`.
enum class TraceProblem : uint8_t { kUncaughtException, kUnhandledRejection, kWarning, kCount };
const char* TraceProblemName(TraceProblem problem) noexcept;

struct TraceRecord {
  uint64_t at_ns = 0;    ///< of the World's clock
  uint64_t subject = 0;
  uint64_t object = 0;
  int64_t amount = 0;
  uint32_t text = 0;     ///< Trace::TextOf, or PassText where that is said to be; 0: none
  uint16_t flags = 0;
  TraceEvent event = TraceEvent::kCount;
  uint8_t kind = 0;
};
static_assert(sizeof(TraceRecord) == 40, "hot: written several times per operation");

class TraceRing {
 public:
  static constexpr size_t kCapacity = 1 << 16;

  explicit TraceRing(std::string thread) : thread_(std::move(thread)), records_(kCapacity) {}
  const std::string& thread() const { return thread_; }

  /// The writing thread's. False if there is no room.
  bool Put(const TraceRecord& record) noexcept {
    const uint64_t head = head_.load(std::memory_order_relaxed);
    const uint64_t room = dropped_.load(std::memory_order_relaxed) > 0 ? 2 : 1;
    if (head + room - tail_seen_ > kCapacity) {
      tail_seen_ = tail_.load(std::memory_order_acquire);
      if (head + room - tail_seen_ > kCapacity) {
        dropped_.fetch_add(1, std::memory_order_relaxed);
        return false;
      }
    }
    if (room > 1) Place(head, TakeDropped(record.at_ns));
    Place(head + room - 1, record);
    head_.store(head + room, std::memory_order_release);
    return true;
  }

  /// The reading thread's: `take(record)` of those from before `until_ns`, the oldest first.
  template <typename Take>
  void Drain(uint64_t until_ns, Take take) {
    const uint64_t head = head_.load(std::memory_order_acquire);
    uint64_t at = tail_.load(std::memory_order_relaxed);
    for (; at < head && records_[at % kCapacity].at_ns < until_ns; ++at) {
      take(records_[at % kCapacity]);
    }
    tail_.store(at, std::memory_order_release);
  }
  /// What found no room and has not been told of: how many, as a record. The writing thread's, or
  /// the reading one's when nothing more is to come.
  TraceRecord TakeDropped(uint64_t at_ns) noexcept {
    return {.at_ns = at_ns, .amount = static_cast<int64_t>(dropped_.exchange(0)),
            .event = TraceEvent::kDropped};
  }

 private:
  void Place(uint64_t at, const TraceRecord& record) { records_[at % kCapacity] = record; }

  const std::string thread_;
  std::vector<TraceRecord> records_;
  std::atomic<uint64_t> head_{0};
  uint64_t tail_seen_ = 0;  // the writer's
  std::atomic<uint64_t> dropped_{0};
  alignas(64) std::atomic<uint64_t> tail_{0};
};

class Trace {
 public:
  /// A turn that is busy for longer delays everything else: Node's users begin to notice here.
  static constexpr uint64_t kBlockedNs = 50'000'000;

  explicit Trace(Clock& clock) : clock_(clock) {}

  /// From now on records of `level` are wanted; what is left of an earlier trace is forgotten.
  void Begin(TraceLevel level);
  bool has(TraceLevel level) const { return level_.load(std::memory_order_relaxed) >= level; }
  TraceLevel level() const { return level_.load(std::memory_order_relaxed); }
  uint64_t began_ns() const { return began_ns_; }
  uint64_t NowNs() { return clock_.NowNs(); }

  /// A ring for the thread that calls, which lives as long as the trace.
  TraceRing& RingFor(const std::string& thread);
  /// The number of a text that will be named often; the same for the same text.
  uint32_t TextOf(std::string_view text);
  /// What it says; "" for 0. Valid as long as the trace lives.
  std::string_view Text(uint32_t number);
  /// The number of a text that is named once.
  uint32_t PassText(std::string text);
  /// What it says, which is forgotten.
  std::string TakeText(uint32_t number);

  struct Taken {
    TraceRing* ring;
    TraceRecord record;
  };
  /// Puts what the rings hold from before `until_ns` behind `into`, in the order of time. One
  /// thread at a time.
  void Drain(uint64_t until_ns, std::vector<Taken>* into);
  /// The same at the end: all there is, and how many at last found no room.
  void DrainRest(std::vector<Taken>* into);

 private:
  Clock& clock_;
  std::atomic<TraceLevel> level_{TraceLevel::kPhases};
  uint64_t began_ns_ = 0;
  std::mutex mutex_;
  std::vector<std::unique_ptr<TraceRing>> rings_;
  std::deque<std::string> texts_;  // by number - 1; they stay where they are
  std::unordered_map<std::string_view, uint32_t> numbers_;
  std::unordered_map<uint32_t, std::string> passing_;
  uint32_t last_passed_ = 0;
};

}  // namespace orrery
