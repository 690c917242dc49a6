// Chrome's trace events, for Perfetto and chrome://tracing; see format.h.
//
// A thread is a track with what it does as nested slices: turns, phases, callbacks. An operation is
// an asynchronous slice from its submission to its last event. An arrow (flow) leads from where
// something is asked for to where it is told: of operations, and of what JavaScript schedules. It
// is written when it is told, so that none leads nowhere; readers put events in order. Either end
// has to lie in a slice.
// Source: "Trace Event Format", the document of the Chromium project.
#include <algorithm>
#include <cstdio>
#include <string>
#include <unordered_map>
#include <utility>

#include "bindings/trace/format.h"
#include "bindings/trace/recent.h"
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
    at_ = {at_ns, NumberOf(thread, out)};
    if (WriteSlice(record, out)) return;
    switch (record.event) {
      case TraceEvent::kSubmitted: return WriteSubmitted(record, out);
      case TraceEvent::kCompleted: return WriteCompleted(record, out);
      case TraceEvent::kScheduled: return WriteScheduled(record, out);
      case TraceEvent::kDropped:
        WriteInstant(InstantName(record), record, out);
        return EndSlices(out);  // theirs may be among what is missing
      case TraceEvent::kSynchronous: return WriteSynchronous(record, out);
      default: return WriteInstant(InstantName(record), record, out);
    }
  }

  /// A trace that ends in the midst of things ends them.
  void End(TextBuffer* out) override {
    for (const auto& [name, number] : threads_) {
      at_.thread = number;
      EndSlices(out);
    }
    *out += "]}\n";
  }

 private:
  using Fields = std::span<const TraceField>;
  struct Spot {
    uint64_t at_ns = 0;
    int thread = 0;
  };
  /// Where something was asked for, if that lies in a slice (thread 0: it does not).
  struct Origin {
    Spot spot;
    uint32_t type = 0;  ///< of what JavaScript has scheduled, as a text
  };
  struct Flying {
    std::string name;
    Spot spot;
  };

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
        return WriteCallback(record.subject, out), true;
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
    flying_[number] = {name, SpotInSlice()};
    WriteEvent("b", name, Id("operation", number), &fields, out);
  }

  void WriteCompleted(const TraceRecord& record, TextBuffer* out) {
    const Fields fields = words_.Fields(record);
    const int64_t number = fields.front().number;
    const auto flying = flying_.find(number);
    if (flying == flying_.end()) return;  // its beginning was dropped
    const bool more = (record.flags & kMore) != 0;
    WriteEvent(more ? "n" : "e", flying->second.name, Id("operation", number), &fields, out);
    WriteArrow("operation told", flying->second.spot, out);
    if (!more) flying_.erase(flying);
  }

  /// A slice that is written when it has ended.
  void WriteSynchronous(const TraceRecord& record, TextBuffer* out) {
    const std::string name = "fs." + Text(record.text) + " (sync)";
    const Fields fields = words_.Fields(record);
    const uint64_t took_ns = std::min(record.subject, at_.at_ns);
    at_.at_ns -= took_ns;
    WriteEvent("X", name, "\"dur\":" + Microseconds(took_ns), &fields, out);
    at_.at_ns += took_ns;
  }

  void WriteScheduled(const TraceRecord& record, TextBuffer* out) {
    scheduled_.Put(record.subject, {SpotInSlice(), record.text});
    WriteInstant("schedule " + Text(record.text), record, out);
  }

  void WriteCallback(uint64_t id, TextBuffer* out) {
    const Origin* origin = scheduled_.Find(id);
    WriteEvent("B", origin == nullptr ? "callback" : Text(origin->type), "", nullptr, out);
    if (origin != nullptr) WriteArrow("callback", origin->spot, out);
  }

  std::string OperationName(const TraceRecord& record) {
    const std::string action = Text(record.text);
    return action.empty() ? OpKindName(static_cast<OpKind>(record.kind)) : "fs." + action;
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

  Spot SpotInSlice() { return depths_[at_.thread] > 0 ? at_ : Spot{}; }

  /// From there to here: one of its own for each time that something is told.
  void WriteArrow(const char* name, const Spot& from, TextBuffer* out) {
    if (from.thread == 0 || depths_[at_.thread] == 0) return;
    const std::string id = Id("arrow", ++arrows_);
    const Spot here = std::exchange(at_, from);
    WriteEvent("s", name, id, nullptr, out);
    at_ = here;
    WriteEvent("f", name, id + ",\"bp\":\"e\"", nullptr, out);
  }

  void EndSlices(TextBuffer* out) {
    while (depths_[at_.thread] > 0) WriteEvent("E", "", "", nullptr, out);
  }

  void WriteEvent(const char* phase, const std::string& name, const std::string& more,
                  const Fields* fields, TextBuffer* out) {
    // A trace that begins in the midst of things sees ends of what it has not seen begin.
    int& depth = depths_[at_.thread];
    if (*phase == 'E' && depth == 0) return;
    if (*phase == 'B') ++depth;
    if (*phase == 'E') --depth;
    *out += ",\n{\"ph\":\"";
    *out += phase;
    ((*out += "\",\"ts\":") += Microseconds(at_.at_ns)) += ",\"pid\":";
    out->Number(process_id_);
    *out += ",\"tid\":";
    out->Number(at_.thread);
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

  Trace& trace_;
  TraceWords words_;
  std::unordered_map<std::string, int> threads_;
  std::unordered_map<int64_t, Flying> flying_;  // operations
  RecentByNumber<Origin> scheduled_;            // nobody tells when a resource is gone
  std::unordered_map<int, int> depths_;  // of open slices, by thread
  int64_t process_id_ = 0;
  int64_t arrows_ = 0;
  Spot at_;  // of what is written
};

}  // namespace

std::unique_ptr<TraceFormat> MakeChromeFormat(Trace& trace) {
  return std::make_unique<ChromeFormat>(trace);
}

}  // namespace orrery
