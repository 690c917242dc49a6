// How a trace is written: three formats of the same records.
//
//  * TraceFormat: Begin, Write for each record in the order of time, End; all append to a text.
//  * MakeTraceFormat: by the name of the file: .ndjson (all there is; docs/trace.schema.json),
//    .json (Chrome's trace events, for Perfetto), .txt (to read).
//
// Thread rule: the thread that writes the trace.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/trace/words.h"

namespace orrery {

/// What is known before anything happens.
struct TraceHeader {
  std::string loop;
  std::string level;
  int64_t process_id = 0;
  uint64_t began_wall_ns = 0;
  std::vector<std::string> argv;
};

class TraceFormat {
 public:
  virtual ~TraceFormat() = default;
  virtual void Begin(const TraceHeader& header, TextBuffer* out) = 0;
  /// `at_ns` since the trace began.
  virtual void Write(uint64_t at_ns, const std::string& thread, const TraceRecord& record,
                     TextBuffer* out) = 0;
  virtual void End(TextBuffer* out) {}
};

/// Null if the file's name ends in none of the three.
std::unique_ptr<TraceFormat> MakeTraceFormat(std::string_view file, Trace& trace);

std::unique_ptr<TraceFormat> MakeLineFormat(Trace& trace);
std::unique_ptr<TraceFormat> MakeChromeFormat(Trace& trace);
std::unique_ptr<TraceFormat> MakeTextFormat(Trace& trace);

/// `,"name":value` of each.
void AppendFields(std::span<const TraceField> fields, TextBuffer* out);

}  // namespace orrery
