// Signals as bytes in a pipe; see signal_pipe.h.
#include "loops/posix/signal_pipe.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>

namespace orrery::posix {

namespace {

// A handler is called with a number and knows nothing else: the one place that needs a global. Per
// signal the write end of its pipe, plus one, so that 0 is nobody's.
std::atomic<int> pipe_of_signal[_NSIG];
static_assert(std::atomic<int>::is_always_lock_free, "read in a signal handler");

// A full pipe holds thousands of signals that nobody has read; one more says nothing new.
void OnSignal(int signal) {
  const int before = errno;
  const int pipe = pipe_of_signal[signal].load(std::memory_order_relaxed) - 1;
  const auto byte = static_cast<unsigned char>(signal);
  if (pipe >= 0) (void)!write(pipe, &byte, 1);
  errno = before;
}

}  // namespace

SignalPipe::~SignalPipe() {
  while (!before_.empty()) Unwatch(before_.begin()->first);
  if (write_end_ >= 0) close(write_end_);
}

Result SignalPipe::Open() {
  if (write_end_ >= 0) return -EALREADY;
  int ends[2];
  if (pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) return -errno;
  write_end_ = ends[1];
  return ends[0];
}

Result SignalPipe::Watch(int signal) {
  if (signal <= 0 || signal >= _NSIG || write_end_ < 0) return -EINVAL;
  if (before_.contains(signal)) return 0;
  int nobody = 0;
  if (!pipe_of_signal[signal].compare_exchange_strong(nobody, write_end_ + 1)) return -EBUSY;
  struct sigaction action {};
  action.sa_handler = OnSignal;
  action.sa_flags = SA_RESTART;
  sigfillset(&action.sa_mask);
  struct sigaction before;
  if (sigaction(signal, &action, &before) != 0) {
    const Result error = -errno;
    pipe_of_signal[signal].store(0);
    return error;
  }
  before_.emplace(signal, before);
  return 0;
}

Result SignalPipe::Unwatch(int signal) {
  auto found = before_.find(signal);
  if (found == before_.end()) return -EINVAL;
  sigaction(signal, &found->second, nullptr);
  pipe_of_signal[signal].store(0);
  before_.erase(found);
  return 0;
}

}  // namespace orrery::posix
