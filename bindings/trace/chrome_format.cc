// Chrome's trace events, for Perfetto and chrome://tracing; see format.h.
//
// A thread is a track with what it does as nested slices: turns, phases, callbacks. An operation is
// an asynchronous slice from its submission to its last event. An arrow (flow) leads from where
// something is asked for to where it is told: of operations, and of what JavaScript schedules.
// Source: "Trace Event Format", the document of the Chromium project.
#include <algorithm>
#include <cstdio>
#include <string>
#include <unordered_map>

#include "bindings/trace/format.h"
#include "kernel/op.h"

namespace orrery {

namespace {

class ChromeFormat final : public TraceFormat {
 public:
  explicit ChromeFormat(Trace& trace) : trace_(trace), words_(trace) {}

  void Begin(const TraceHeader& header, TextBuffer* out) override {
    process_id_ = header.process_id;
    *out += "{\"displayTimeUnit\":\"ns\",\"otherData\":{\"loop\":";
    out->Json(header.loop);
    *out += ",\"level\":";
    out->Json(header.level);
    *out += "},\"traceEvents\":[";
    AppendName("process_name", 0, "orrery on " + header.loop, out);
  }

  void Write(uint64_t at_ns, const std::string& thread, const TraceRecord& record,
             TextBuffer* out) override {
    at_ns_ = at_ns;
    thread_ = NumberOf(thread, out);
    if (WriteSlice(record, out)) return;
    switch (record.event) {
      case TraceEvent::kSubmitted: return WriteSubmitted(record, out);
      case TraceEvent::kCompleted: return WriteCompleted(record, out);
      case TraceEvent::kScheduled: return WriteScheduled(record, out);
      case TraceEvent::kSynchronous: return WriteSynchronous(record, out);
      default: return WriteInstant(InstantName(record), record, out);
    }
  }

  void End(TextBuffer* out) override { *out += "]}\n"; }

 private:
  using Fields = std::span<const TraceField>;

  /// What begins or ends a slice of its thread.
  bool WriteSlice(const TraceRecord& record, TextBuffer* out) {
    switch (record.event) {
      case TraceEvent::kTurnBegin:
        return WriteEvent("B", "turn " + std::to_string(record.subject), "", nullptr, out), true;
      case TraceEvent::kPhaseBegin:
        return WriteEvent("B", TracePhaseName(static_cast<TracePhase>(record.kind)), "", nullptr,
                          out), true;
      case TraceEvent::kPollBegin: case TraceEvent::kCollectionBegin: case TraceEvent::kWorkBegin: {
        const Fields fields = words_.Fields(record);
        return WriteEvent("B", SliceName(record.event), "", &fields, out), true;
      }
      case TraceEvent::kCallbackBegin:
        WriteEvent("B", CallbackName(record.subject), "", nullptr, out);
        WriteFlow("f", "async", record.subject, out);
        return true;
      case TraceEvent::kPollEnd: {
        const Fields fields = words_.Fields(record);
        return WriteEvent("E", "", "", &fields, out), true;
      }
      case TraceEvent::kTurnEnd: case TraceEvent::kPhaseEnd: case TraceEvent::kCollectionEnd:
      case TraceEvent::kWorkEnd: case TraceEvent::kCallbackEnd:
        return WriteEvent("E", "", "", nullptr, out), true;
      default: return false;
    }
  }

  void WriteInstant(const std::string& name, const TraceRecord& record, TextBuffer* out) {
    const Fields fields = words_.Fields(record);
    WriteEvent("i", name, "\"s\":\"t\"", &fields, out);
  }

  std::string InstantName(const TraceRecord& record) {
    if (record.event == TraceEvent::kInline) return OperationName(record) + " (inline)";
    if (record.event == TraceEvent::kProblem) {
      return TraceProblemName(static_cast<TraceProblem>(record.kind));
    }
    return std::string(TraceWords::EventName(record.event));
  }

  static const char* SliceName(TraceEvent event) {
    if (event == TraceEvent::kPollBegin) return "wait";
    return event == TraceEvent::kWorkBegin ? "work" : "garbage collection";
  }

  void WriteSubmitted(const TraceRecord& record, TextBuffer* out) {
    const std::string name = OperationName(record);
    const Fields fields = words_.Fields(record);
    const int64_t number = fields.front().number;
    names_[number] = name;
    WriteEvent("b", name, Id("operation", number), &fields, out);
    WriteFlow("s", "operation", static_cast<uint64_t>(number), out);
  }

  void WriteCompleted(const TraceRecord& record, TextBuffer* out) {
    const Fields fields = words_.Fields(record);
    const int64_t number = fields.front().number;
    const auto name = names_.find(number);
    if (name == names_.end()) return;  // its beginning was dropped
    const bool more = (record.flags & kMore) != 0;
    WriteEvent(more ? "n" : "e", name->second, Id("operation", number), &fields, out);
    WriteFlow(more ? "t" : "f", "operation", static_cast<uint64_t>(number), out);
    if (!more) names_.erase(name);
  }

  /// A slice that is written when it has ended.
  void WriteSynchronous(const TraceRecord& record, TextBuffer* out) {
    const std::string name = "fs." + Text(record.text) + " (sync)";
    const Fields fields = words_.Fields(record);
    const uint64_t took_ns = std::min(record.subject, at_ns_);
    at_ns_ -= took_ns;
    WriteEvent("X", name, "\"dur\":" + Microseconds(took_ns), &fields, out);
  }

  void WriteScheduled(const TraceRecord& record, TextBuffer* out) {
    const std::string type = Text(record.text);
    if (types_.size() == kMostTypes) types_.clear();
    types_[record.subject] = record.text;
    WriteInstant("schedule " + type, record, out);
    WriteFlow("s", "async", record.subject, out);
  }

  std::string OperationName(const TraceRecord& record) {
    const std::string action = Text(record.text);
    return action.empty() ? OpKindName(static_cast<OpKind>(record.kind)) : "fs." + action;
  }

  std::string CallbackName(uint64_t id) {
    const auto type = types_.find(id);
    return type == types_.end() ? "callback" : Text(type->second);
  }

  std::string Text(uint32_t number) { return std::string(trace_.Text(number)); }

  static std::string Microseconds(uint64_t ns) {
    char digits[32];
    std::snprintf(digits, sizeof(digits), "%.3f", static_cast<double>(ns) / 1000.0);
    return digits;
  }

  static std::string Id(const char* category, int64_t number) {
    return std::string("\"cat\":\"") + category + "\",\"id\":" + std::to_string(number);
  }

  void WriteFlow(const char* phase, const char* category, uint64_t number, TextBuffer* out) {
    std::string more = Id(category, static_cast<int64_t>(number));
    if (*phase == 'f') more += ",\"bp\":\"e\"";
    WriteEvent(phase, category, more, nullptr, out);
  }

  void WriteEvent(const char* phase, const std::string& name, const std::string& more,
                  const Fields* fields, TextBuffer* out) {
    // A trace that begins in the midst of things sees ends of what it has not seen begin.
    int& depth = depths_[thread_];
    if (*phase == 'E' && depth == 0) return;
    if (*phase == 'B') ++depth;
    if (*phase == 'E') --depth;
    *out += ",\n{\"ph\":\"";
    *out += phase;
    ((*out += "\",\"ts\":") += Microseconds(at_ns_)) += ",\"pid\":";
    out->Number(process_id_);
    *out += ",\"tid\":";
    out->Number(thread_);
    if (!name.empty()) {
      *out += ",\"name\":";
      out->Json(name);
    }
    if (!more.empty()) *out += "," + more;
    if (fields != nullptr) {
      *out += ",\"args\":{\"record\":1";
      AppendFields(*fields, out);
      *out += '}';
    }
    *out += '}';
  }

  /// Names a process or a thread, once.
  void AppendName(const char* what, int thread, const std::string& name, TextBuffer* out) {
    *out += "\n{\"ph\":\"M\",\"name\":\"" + std::string(what) + "\",\"pid\":";
    out->Number(process_id_);
    *out += ",\"tid\":" + std::to_string(thread) + ",\"args\":{\"name\":";
    out->Json(name);
    *out += "}}";
  }

  int NumberOf(const std::string& thread, TextBuffer* out) {
    const auto [place, is_new] =
        threads_.try_emplace(thread, static_cast<int>(threads_.size()) + 1);
    if (is_new) {
      *out += ',';
      AppendName("thread_name", place->second, thread, out);
    }
    return place->second;
  }

  /// Nobody tells when a resource is gone: of a long trace older types are forgotten.
  static constexpr size_t kMostTypes = 1 << 20;
  Trace& trace_;
  TraceWords words_;
  std::unordered_map<std::string, int> threads_;
  std::unordered_map<int64_t, std::string> names_;   // of operations in flight
  std::unordered_map<uint64_t, uint32_t> types_;     // of what is scheduled, as texts
  std::unordered_map<int, int> depths_;  // of open slices, by thread
  int64_t process_id_ = 0;
  uint64_t at_ns_ = 0;
  int thread_ = 0;
};

}  // namespace

std::unique_ptr<TraceFormat> MakeChromeFormat(Trace& trace) {
  return std::make_unique<ChromeFormat>(trace);
}

}  // namespace orrery
