// Records in words: what each kind of record is called, and what its fields are.
//
//  * TraceField: a name, and a number, a text or just true. TraceWords: a record's fields.
//
// All formats say the same of a record, with the names that docs/trace.schema.json publishes. What
// records name by address gets a number here: a new one whenever an operation, a timer or a piece
// of work begins. Thread rule: the thread that writes the trace.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "kernel/trace.h"

namespace orrery {

struct TraceField {
  enum class Kind : uint8_t { kNumber, kText, kTrue };
  const char* name;
  Kind kind;
  int64_t number = 0;
  std::string text = {};
};

class TraceWords {
 public:
  explicit TraceWords(Trace& trace) : trace_(trace) {}

  /// What happened: "submit", "complete"…
  static const char* EventName(TraceEvent event) noexcept;
  /// The fields of a record, in the order in which they are shown. Valid until the next call.
  const std::vector<TraceField>& Fields(const TraceRecord& record);

 private:
  using Numbers = std::unordered_map<uint64_t, int64_t>;

  void Add(const char* name, int64_t number) {
    fields_.push_back({name, TraceField::Kind::kNumber, number});
  }
  void AddText(const char* name, std::string text) {
    fields_.push_back({name, TraceField::Kind::kText, 0, std::move(text)});
  }
  /// Only if there is any.
  void AddAny(const char* name, std::string text) {
    if (!text.empty()) AddText(name, std::move(text));
  }
  void AddIf(bool holds, const char* name) {
    if (holds) fields_.push_back({name, TraceField::Kind::kTrue});
  }
  void AddHandle(uint64_t handle);
  void AddOutcome(int64_t result);
  void AddNumbered(const TraceRecord& record);
  void AddWork(const TraceRecord& record);
  void AddSynchronous(const TraceRecord& record);
  void AddReferent(const TraceRecord& record);
  void AddOperation(const TraceRecord& record);
  void AddCompletion(const TraceRecord& record);
  void AddOfLoop(const TraceRecord& record);
  void AddOfScript(const TraceRecord& record);
  int64_t Numbered(Numbers* numbers, uint64_t address, bool begins);

  Trace& trace_;
  std::vector<TraceField> fields_;
  Numbers ops_, timers_, works_;
  int64_t next_ = 1;
};

}  // namespace orrery
