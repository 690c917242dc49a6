// The texts of records, for who writes them.
//
//  * TraceTexts: Kept(number), Passed(number): as JSON has them, without the quotes. A text that is
//    kept is asked for and escaped once.
//
// Thread rule: the thread that writes the trace.
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "bindings/trace/text_buffer.h"
#include "kernel/trace.h"

namespace orrery {

class TraceTexts {
 public:
  explicit TraceTexts(Trace& trace) : trace_(trace) {}

  /// "" for 0. Valid until the trace ends.
  std::string_view Kept(uint32_t number) {
    if (number >= known_.size()) known_.resize(number + size_t{1});
    std::string& text = known_[number];
    if (text.empty() && number != 0) text = Escaped(trace_.Text(number), &escaped_);
    return text;
  }
  /// Valid until the next one.
  std::string_view Passed(uint32_t number) { return Escaped(trace_.TakeText(number), &passed_); }

 private:
  static std::string_view Escaped(std::string_view text, TextBuffer* memory) {
    memory->clear();
    memory->Json(text);
    return memory->view().substr(1, memory->size() - 2);
  }

  Trace& trace_;
  std::deque<std::string> known_;  // by number; they stay where they are
  TextBuffer escaped_, passed_;
};

}  // namespace orrery
