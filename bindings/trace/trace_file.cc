// A trace on its way into a file; see trace_file.h.
#include "bindings/trace/trace_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace orrery {

bool TraceFile::Open(const std::string& path, const TraceHeader& header, std::string* error) {
  format_ = MakeTraceFormat(path, trace_);
  if (format_ == nullptr) {
    *error = path + ": the name must end in .ndjson, .json or .txt";
    return false;
  }
  descriptor_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor_ < 0) {
    *error = path + ": " + std::strerror(errno);
    return false;
  }
  format_->Begin(header, &text_);
  Flush();
  thread_ = std::thread([this] { Run(); });
  return true;
}

void TraceFile::Close() {
  if (descriptor_ < 0) return;
  {
    std::lock_guard lock(mutex_);
    closing_ = true;
  }
  closing_told_.notify_one();
  thread_.join();
  ::close(descriptor_);
  descriptor_ = -1;
}

void TraceFile::Run() {
  std::unique_lock lock(mutex_);
  while (!closing_) {
    closing_told_.wait_for(lock, std::chrono::milliseconds(kPauseMs));
    lock.unlock();
    trace_.Drain(trace_.NowNs(), &taken_);
    WriteTaken();
    lock.lock();
  }
  lock.unlock();
  trace_.DrainRest(&taken_);
  WriteTaken();
  format_->End(&text_);
  Flush();
}

void TraceFile::WriteTaken() {
  constexpr size_t kMuch = 1 << 20;
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
  std::string_view rest = text_.view();
  while (!rest.empty() && !is_cut_off_) {
    const ssize_t count = ::write(descriptor_, rest.data(), rest.size());
    if (count >= 0) {
      rest.remove_prefix(static_cast<size_t>(count));
    } else if (errno != EINTR) {
      std::fprintf(stderr, "orrery: the trace is cut off: %s\n", std::strerror(errno));
      is_cut_off_ = true;
    }
  }
  text_.clear();
}

}  // namespace orrery
