// A trace on its way into a file.
//
//  * TraceFile: Open; from then on a thread of its own takes what the rings hold and writes it.
//    Close writes the rest.
//
// A program that is killed loses what the last kPauseMs brought. Thread rule: Open and Close on one
// thread; records come from any.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "bindings/trace/format.h"

namespace orrery {

class TraceFile {
 public:
  static constexpr int kPauseMs = 10;

  explicit TraceFile(Trace& trace) : trace_(trace) {}
  ~TraceFile() { Close(); }

  /// False, and why, if the file cannot be written or its name tells no format.
  bool Open(const std::string& path, const TraceHeader& header, std::string* error);
  void Close();

 private:
  void Run();
  void WriteTaken();
  void Flush();

  Trace& trace_;
  std::unique_ptr<TraceFormat> format_;
  int descriptor_ = -1;
  bool is_cut_off_ = false;
  TextBuffer text_;
  std::vector<Trace::Taken> taken_;
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable closing_told_;
  bool closing_ = false;
};

}  // namespace orrery
