// What the turn records: the trace points of EventLoop, in one place.
//
//  * LoopTrace: one function for each thing that happens to a loop; each writes a record, if the
//    trace's level has it.
//  * TracePlaces: who knows where in the program JavaScript is.
//
// The loop holds a pointer to it, null while nobody traces. Thread rule: the loop's thread.
#pragma once

#include "kernel/driver.h"
#include "kernel/file_op.h"
#include "kernel/timer_heap.h"
#include "kernel/trace.h"

namespace orrery {

class TracePlaces {
 public:
  virtual ~TracePlaces() = default;
  /// Whether there is time to look now.
  virtual bool HasTime(uint64_t now_ns) = 0;
  /// The place as a text of the trace; 0 if there is none, or no time to look.
  virtual uint32_t Find() = 0;
};

class LoopTrace {
 public:
  LoopTrace(Trace& trace, LoopDriver& driver, const std::string& thread)
      : trace_(trace), driver_(driver), ring_(trace.RingFor(thread)) {}

  /// A trace begins: what the driver has done before is not of it.
  void Begin() {
    told_ = driver_.counters();
    polled_at_ns_ = 0;
    in_turn_ = false;
  }

  /// Without it, as at first, no record says where.
  void SetPlaces(TracePlaces* places) { places_ = places; }
  /// Where the program is, at the level that tells so; else 0.
  uint32_t Here() {
    return places_ != nullptr && has(TraceLevel::kEverything) ? places_->Find() : 0;
  }

  /// Whether Here() would look for the place.
  bool LooksForPlaces(uint64_t now_ns) { return places_ != nullptr && places_->HasTime(now_ns); }

  Trace& trace() { return trace_; }
  bool has(TraceLevel level) const { return trace_.has(level); }
  TraceRing& ring() { return ring_; }

  /// In a turn nothing lies between two phases: one begins at the time at which the other ended.
  void TurnBegin(uint64_t number) {
    in_turn_ = true;
    edge_ns_ = trace_.NowNs();
    Edge(TraceEvent::kTurnBegin, 0, number, edge_ns_);
  }
  void TurnEnd(uint64_t number) {
    if (in_turn_) Edge(TraceEvent::kTurnEnd, 0, number, edge_ns_);
    in_turn_ = false;
  }
  void PhaseBegin(TracePhase phase) {
    if (!in_turn_) edge_ns_ = trace_.NowNs();
    Edge(TraceEvent::kPhaseBegin, static_cast<uint8_t>(phase), 0, edge_ns_);
  }
  void PhaseEnd(TracePhase phase) {
    edge_ns_ = trace_.NowNs();
    Edge(TraceEvent::kPhaseEnd, static_cast<uint8_t>(phase), 0, edge_ns_);
  }
  /// `deadline_ns` as Deadline::at_ns.
  void PollBegin(uint64_t deadline_ns);
  /// `woken`: another thread had the poll return.
  void PollEnd(size_t events, bool woken);
  void TimerFired(const Timer& timer, uint64_t now_ns);
  void TimerSet(const Timer& timer, uint64_t deadline_ns, uint64_t now_ns);
  void TimerCleared(const Timer& timer);
  void Task() { Put({.event = TraceEvent::kTask}, TraceLevel::kOperations); }

  /// After the driver took it, or did it at once.
  void Submitted(const Op& op, const SubmitResult& result);
  void Completed(const Op& op, const Event& event);
  void Cancelled(const Op& op);
  /// A file operation that is done while JavaScript waits: around it.
  struct Waiting {
    uint32_t place;
    uint64_t since_ns;
  };
  Waiting BeginSynchronous() { return {Here(), trace_.NowNs()}; }
  void EndSynchronous(const FileOp& op, Result result, const Waiting& waiting);
  /// An operation, a timer, or what JavaScript has scheduled begins or ceases to count among what
  /// keeps the process alive.
  void RefChanged(const Op& op, bool ref);
  void RefChanged(const Timer& timer, bool ref);
  void RefChanged(uint64_t async_id, bool ref);
  void HandleOpened(HandleId handle, TraceOrigin origin);
  /// What the program wrote to a descriptor at once: what it prints.
  void Printed(int descriptor, std::string_view text);
  /// Something went wrong that the program may not know yet; `async_id` of the promise, or 0.
  void Problem(TraceProblem problem, std::string_view text, uint64_t async_id);
  /// A mark that the program sets.
  void Mark(std::string_view name);
  void Collection(bool begins, uint8_t kind) {
    Edge(begins ? TraceEvent::kCollectionBegin : TraceEvent::kCollectionEnd, kind, 0,
         trace_.NowNs());
  }

  /// Writes a record whose time is now. False if the level has it not, or there is no room.
  bool Put(TraceRecord record, TraceLevel level) {
    if (!trace_.has(level)) return false;
    record.at_ns = trace_.NowNs();
    return ring_.Put(record);
  }
  /// The same with a time that has just been read.
  bool PutAt(const TraceRecord& record, TraceLevel level) {
    return trace_.has(level) && ring_.Put(record);
  }

 private:
  void Edge(TraceEvent event, uint8_t kind, uint64_t subject, uint64_t at_ns) {
    PutAt({.at_ns = at_ns, .subject = subject, .event = event, .kind = kind}, TraceLevel::kPhases);
  }
  void PutPassing(TraceRecord record, std::string_view text);
  uint32_t ActionText(const Op& op);
  void RefChanged(uint64_t subject, TraceReferent referent, bool ref, TraceLevel level);

  Trace& trace_;
  LoopDriver& driver_;
  TraceRing& ring_;
  TracePlaces* places_ = nullptr;
  DriverCounters told_;  // what the polls before have told
  uint64_t polled_at_ns_ = 0;
  uint64_t edge_ns_ = 0;  // the last beginning or end of a turn or a phase
  bool in_turn_ = false;  // the beginning of the turn has been recorded
  std::vector<uint32_t> action_texts_;
};

/// The phase that a loop is in, from here to the end of the block.
class TracedPhase {
 public:
  TracedPhase(LoopTrace* trace, TracePhase phase) : trace_(trace), phase_(phase) {
    if (trace_ != nullptr) trace_->PhaseBegin(phase_);
  }
  ~TracedPhase() {
    if (trace_ != nullptr) trace_->PhaseEnd(phase_);
  }
  TracedPhase(const TracedPhase&) = delete;
  TracedPhase& operator=(const TracedPhase&) = delete;

 private:
  LoopTrace* const trace_;
  const TracePhase phase_;
};

}  // namespace orrery
