// A trace on its way into a file; see trace_file.h.
#include "bindings/trace/trace_file.h"

#include <cerrno>
#include <cstring>

namespace orrery {

bool TraceFile::Open(const std::string& path, const TraceHeader& header, std::string* error) {
  format_ = MakeTraceFormat(path, trace_);
  if (format_ == nullptr) {
    *error = path + ": the name must end in .ndjson, .json or .txt";
    return false;
  }
  file_ = std::fopen(path.c_str(), "we");
  if (file_ == nullptr) {
    *error = path + ": " + std::strerror(errno);
    return false;
  }
  format_->Begin(header, &text_);
  Flush();
  thread_ = std::thread([this] { Run(); });
  return true;
}

void TraceFile::Close() {
  if (file_ == nullptr) return;
  {
    std::lock_guard lock(mutex_);
    closing_ = true;
  }
  closing_told_.notify_one();
  thread_.join();
  std::fclose(file_);
  file_ = nullptr;
}

void TraceFile::Run() {
  std::unique_lock lock(mutex_);
  while (!closing_) {
    closing_told_.wait_for(lock, std::chrono::milliseconds(kPauseMs));
    lock.unlock();
    WriteUntil(trace_.NowNs());
    lock.lock();
  }
  lock.unlock();
  WriteUntil(UINT64_MAX);
  format_->End(&text_);
  Flush();
}

void TraceFile::WriteUntil(uint64_t until_ns) {
  trace_.Drain(until_ns, &taken_);
  constexpr size_t kMuch = 1 << 16;
  for (const Trace::Taken& each : taken_) {
    const uint64_t at_ns = each.record.at_ns - std::min(each.record.at_ns, trace_.began_ns());
    format_->Write(at_ns, each.ring->thread(), each.record, &text_);
    if (text_.size() > kMuch) Flush();
  }
  taken_.clear();
  Flush();
}

// A full disk is said once, and the program goes on.
void TraceFile::Flush() {
  if (text_.empty()) return;
  const bool failed_before = std::ferror(file_) != 0;
  std::fwrite(text_.data(), 1, text_.size(), file_);
  text_.clear();
  if (std::fflush(file_) != 0 && !failed_before) {
    std::fprintf(stderr, "orrery: the trace is cut off: %s\n", std::strerror(errno));
  }
}

}  // namespace orrery
