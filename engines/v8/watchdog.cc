// See watchdog.h. A signal handler may do little: it posts a semaphore that the thread waits on.
#include "engines/v8/watchdog.h"

#include <cerrno>
#include <ctime>

namespace orrery::js {

namespace {
std::atomic<Watchdog*> interrupted{nullptr};
constexpr long kNanosecondsPerSecond = 1000000000;

timespec After(uint64_t milliseconds) {
  timespec at{};
  ::clock_gettime(CLOCK_REALTIME, &at);
  at.tv_sec += static_cast<time_t>(milliseconds / 1000);
  at.tv_nsec += static_cast<long>(milliseconds % 1000) * 1000000;
  if (at.tv_nsec >= kNanosecondsPerSecond) {
    at.tv_nsec -= kNanosecondsPerSecond;
    ++at.tv_sec;
  }
  return at;
}
}  // namespace

Watchdog::Watchdog(v8::Isolate* isolate, uint64_t timeout_ms, bool on_interrupt)
    : isolate_(isolate), on_interrupt_(on_interrupt) {
  ::sem_init(&wake_, 0, 0);
  if (on_interrupt_) {
    outer_ = interrupted.exchange(this);
    struct sigaction action {};
    action.sa_handler = OnSignal;
    ::sigaction(SIGINT, &action, &before_);
  }
  thread_ = std::thread([this, timeout_ms] { Watch(timeout_ms); });
}

Watchdog::~Watchdog() {
  Stop();
  ::sem_destroy(&wake_);
}

void Watchdog::OnSignal(int) {
  if (Watchdog* dog = interrupted.load()) {
    dog->cause_ = Cause::kInterrupt;
    ::sem_post(&dog->wake_);
  }
}

void Watchdog::Watch(uint64_t timeout_ms) {
  const timespec deadline = After(timeout_ms);
  int result;
  do {
    result = timeout_ms == 0 ? ::sem_wait(&wake_) : ::sem_timedwait(&wake_, &deadline);
  } while (result != 0 && errno == EINTR);
  if (stopping_) return;
  if (result != 0) cause_ = Cause::kTimeout;
  isolate_->TerminateExecution();
}

Watchdog::Cause Watchdog::Stop() {
  if (stopped_) return cause_;
  stopped_ = true;
  stopping_ = true;
  ::sem_post(&wake_);
  thread_.join();
  if (on_interrupt_) {
    ::sigaction(SIGINT, &before_, nullptr);
    interrupted = outer_;
  }
  if (cause_ != Cause::kNone) isolate_->CancelTerminateExecution();
  return cause_;
}

}  // namespace orrery::js
