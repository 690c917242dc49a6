// Records in words: what each kind of record is called, and what its fields are.
//
//  * TraceField: a FieldName, and a number, a text or just true. TraceWords: a record's fields.
//
// All formats say the same of a record, with the names that docs/trace.schema.json publishes. What
// records name by address gets a number here: a new one whenever an operation, a timer or a piece
// of work begins. Thread rule: the thread that writes the trace.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "bindings/trace/address_numbers.h"
#include "bindings/trace/texts.h"
#include "kernel/trace.h"

namespace orrery {

/// The name of a field, in the form in which JSON has it in front of a value: `,"name":`. A
/// template's parameter, so that each is there once.
struct FieldName {
  // NOLINTNEXTLINE(google-explicit-constructor): a literal stands for its name
  consteval FieldName(const char* name) {
    Put(',');
    Put('"');
    for (; *name != 0; ++name) Put(*name);
    Put('"');
    Put(':');
  }
  std::string_view plain() const { return {text + 2, size - size_t{4}}; }

  char text[16] = {};
  size_t size = 0;

 private:
  consteval void Put(char one) { text[size++] = one; }
};

struct TraceField {
  enum class Kind : uint8_t { kNumber, kText, kTrue };
  const FieldName* name;
  Kind kind;
  int64_t number;         ///< of a number
  std::string_view text;  ///< of a text: as JSON has it, without its quotes
};

class TraceWords {
 public:
  explicit TraceWords(Trace& trace) : texts_(trace) {}

  /// What happened: "submit", "complete"…
  static std::string_view EventName(TraceEvent event) noexcept;
  /// The fields of a record, in the order in which they are shown. Valid until the next call.
  std::span<const TraceField> Fields(const TraceRecord& record);

 private:
  template <FieldName kName>
  TraceField& Next(TraceField::Kind kind) {
    TraceField& field = fields_[count_++];
    field.name = &kName;
    field.kind = kind;
    return field;
  }
  template <FieldName kName>
  void Add(int64_t number) {
    Next<kName>(TraceField::Kind::kNumber).number = number;
  }
  template <FieldName kName>
  void AddText(std::string_view text) {
    Next<kName>(TraceField::Kind::kText).text = text;
  }
  /// Only if there is any.
  template <FieldName kName>
  void AddAny(std::string_view text) {
    if (!text.empty()) AddText<kName>(text);
  }
  template <FieldName kName>
  void AddIf(bool holds) {
    if (holds) Next<kName>(TraceField::Kind::kTrue);
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
  int64_t Numbered(AddressNumbers* numbers, uint64_t address, bool begins);

  static constexpr size_t kMostFields = 12;
  TraceTexts texts_;
  std::array<TraceField, kMostFields> fields_{};
  size_t count_ = 0;
  AddressNumbers ops_, timers_, works_;
  int64_t next_ = 1;
};

}  // namespace orrery
