// A trace to read: a line for each record, phases indented below their turn; see format.h.
#include <cstdio>

#include "bindings/trace/format.h"

namespace orrery {

namespace {

class TextFormat final : public TraceFormat {
 public:
  explicit TextFormat(Trace& trace) : words_(trace) {}

  void Begin(const TraceHeader& header, TextBuffer* out) override {
    (((*out += "loop ") += header.loop) += ", ") += header.level;
    for (const std::string& word : header.argv) (*out += ' ') += word;
    *out += '\n';
  }

  void Write(uint64_t at_ns, const std::string& thread, const TraceRecord& record,
             TextBuffer* out) override {
    const bool ends = EndsBlock(record.event);
    const bool of_loop = thread == "loop";
    if (ends && of_loop && depth_ > 0) --depth_;
    char start[64];
    std::snprintf(start, sizeof(start), "%12.3f us  ", static_cast<double>(at_ns) / 1000.0);
    *out += start;
    if (of_loop) {
      for (size_t i = 0; i < depth_; ++i) *out += "  ";
    } else {
      ((*out += '[') += thread) += "] ";
    }
    *out += TraceWords::EventName(record.event);
    for (const TraceField& field : words_.Fields(record)) AppendWord(field, out);
    *out += '\n';
    if (of_loop && BeginsBlock(record.event)) ++depth_;
  }

 private:
  static bool BeginsBlock(TraceEvent event) {
    return event == TraceEvent::kTurnBegin || event == TraceEvent::kPhaseBegin ||
           event == TraceEvent::kCallbackBegin;
  }
  static bool EndsBlock(TraceEvent event) {
    return event == TraceEvent::kTurnEnd || event == TraceEvent::kPhaseEnd ||
           event == TraceEvent::kCallbackEnd;
  }
  static void AppendWord(const TraceField& field, TextBuffer* out) {
    (*out += ' ') += field.name->plain();
    switch (field.kind) {
      case TraceField::Kind::kNumber:
        *out += '=';
        return out->Number(field.number);
      case TraceField::Kind::kText:
        ((*out += "=\"") += field.text) += '"';
        return;
      case TraceField::Kind::kTrue: return;
    }
  }

  TraceWords words_;
  size_t depth_ = 0;
};

}  // namespace

std::unique_ptr<TraceFormat> MakeTextFormat(Trace& trace) {
  return std::make_unique<TextFormat>(trace);
}

}  // namespace orrery
