// NDJSON: a line of JSON for each record, with everything that is known of it; see format.h.
#include <charconv>
#include <cstdio>

#include "bindings/trace/format.h"

namespace orrery {

void AppendNumber(int64_t number, std::string* out) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof(digits), number).ptr;
  out->append(digits, end);
}

// What is no UTF-8 stays as it is: names of files are bytes.
void AppendJson(std::string_view text, std::string* out) {
  *out += '"';
  for (const char each : text) {
    const auto byte = static_cast<unsigned char>(each);
    if (each == '"' || each == '\\') {
      *out += '\\';
      *out += each;
    } else if (each == '\n') {
      *out += "\\n";
    } else if (byte < 0x20) {
      char escaped[8];
      std::snprintf(escaped, sizeof(escaped), "\\u%04x", byte);
      *out += escaped;
    } else {
      *out += each;
    }
  }
  *out += '"';
}

void AppendFields(const std::vector<TraceField>& fields, std::string* out) {
  for (const TraceField& field : fields) {
    *out += ",\"";
    *out += field.name;
    *out += "\":";
    switch (field.kind) {
      case TraceField::Kind::kNumber: AppendNumber(field.number, out); break;
      case TraceField::Kind::kText: AppendJson(field.text, out); break;
      case TraceField::Kind::kTrue: *out += "true"; break;
    }
  }
}

namespace {

class LineFormat final : public TraceFormat {
 public:
  explicit LineFormat(Trace& trace) : words_(trace) {}

  void Begin(const TraceHeader& header, std::string* out) override {
    *out += "{\"event\":\"trace\",\"version\":1,\"loop\":";
    AppendJson(header.loop, out);
    *out += ",\"level\":";
    AppendJson(header.level, out);
    *out += ",\"pid\":";
    AppendNumber(header.process_id, out);
    *out += ",\"began\":";
    AppendNumber(static_cast<int64_t>(header.began_wall_ns / 1'000'000), out);
    *out += ",\"argv\":[";
    for (size_t i = 0; i < header.argv.size(); ++i) {
      if (i > 0) *out += ',';
      AppendJson(header.argv[i], out);
    }
    *out += "]}\n";
  }

  void Write(uint64_t at_ns, const std::string& thread, const TraceRecord& record,
             std::string* out) override {
    *out += "{\"at\":";
    AppendNumber(static_cast<int64_t>(at_ns), out);
    *out += ",\"thread\":";
    AppendJson(thread, out);
    *out += ",\"event\":\"";
    *out += TraceWords::EventName(record.event);
    *out += '"';
    AppendFields(words_.Fields(record), out);
    *out += "}\n";
  }

 private:
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
