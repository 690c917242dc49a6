// NDJSON: a line of JSON for each record, with everything that is known of it; see format.h.
#include "bindings/trace/format.h"

namespace orrery {

void AppendFields(std::span<const TraceField> fields, TextBuffer* out) {
  for (const TraceField& field : fields) {
    out->Part(field.name->text, field.name->size);
    switch (field.kind) {
      case TraceField::Kind::kNumber: out->Number(field.number); break;
      case TraceField::Kind::kText: ((*out += '"') += field.text) += '"'; break;
      case TraceField::Kind::kTrue: *out += "true"; break;
    }
  }
}

namespace {

class LineFormat final : public TraceFormat {
 public:
  explicit LineFormat(Trace& trace) : words_(trace) {}

  void Begin(const TraceHeader& header, TextBuffer* out) override {
    *out += "{\"event\":\"trace\",\"version\":1,\"loop\":";
    out->Json(header.loop);
    *out += ",\"level\":";
    out->Json(header.level);
    *out += ",\"pid\":";
    out->Number(header.process_id);
    *out += ",\"began\":";
    out->Number(static_cast<int64_t>(header.began_wall_ns / 1'000'000));
    *out += ",\"argv\":[";
    for (size_t i = 0; i < header.argv.size(); ++i) {
      if (i > 0) *out += ',';
      out->Json(header.argv[i]);
    }
    *out += "]}\n";
  }

  void Write(uint64_t at_ns, const std::string& thread, const TraceRecord& record,
             TextBuffer* out) override {
    WriteTime(at_ns, out);
    if (&thread != thread_) BeginThread(thread);
    *out += to_event_;
    *out += TraceWords::EventName(record.event);
    *out += '"';
    AppendFields(words_.Fields(record), out);
    *out += "}\n";
  }

 private:
  /// Most records have all but the last eight digits of their time in common with the one before.
  void WriteTime(uint64_t at_ns, TextBuffer* out) {
    constexpr uint64_t kPart = 100'000'000;
    if (at_ns < kPart) {
      *out += "{\"at\":";
      return out->Number(static_cast<int64_t>(at_ns));
    }
    if (at_ns / kPart != part_) {
      part_ = at_ns / kPart;
      to_time_ = "{\"at\":" + std::to_string(part_);
    }
    *out += to_time_;
    out->EightDigits(static_cast<uint32_t>(at_ns % kPart));
  }

  /// Most records are of the same thread as the one before.
  void BeginThread(const std::string& thread) {
    thread_ = &thread;
    to_event_ = ",\"thread\":\"" + thread + "\",\"event\":\"";
  }

  const std::string* thread_ = nullptr;
  std::string to_event_;
  uint64_t part_ = 0;  // of the last time, what is in front of its eight digits
  std::string to_time_;
  TraceWords words_;
};

}  // namespace

std::unique_ptr<TraceFormat> MakeLineFormat(Trace& trace) {
  return std::make_unique<LineFormat>(trace);
}

std::unique_ptr<TraceFormat> MakeTraceFormat(std::string_view file, Trace& trace) {
  if (file.ends_with(".ndjson")) return MakeLineFormat(trace);
  if (file.ends_with(".json")) return MakeChromeFormat(trace);
  if (file.ends_with(".txt")) return MakeTextFormat(trace);
  return nullptr;
}

}  // namespace orrery
