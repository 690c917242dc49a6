// libuv as a backend; see uv_driver.h.
#include "loops/uv/uv_driver.h"

#include "loops/posix/posix_loop.h"

namespace orrery::uv {

using readiness::Watched;

/// Lives until libuv has told that it is closed, which is after the Watched is gone.
struct UvDriver::Poller {
  uv_poll_t poll;
  UvDriver* driver;
  Watched* watched;

  static void OnClosed(uv_handle_t* handle) { delete static_cast<Poller*>(handle->data); }

  static void OnReady(uv_poll_t* poll, int status, int events) {
    auto* self = static_cast<Poller*>(poll->data);
    uint8_t ready = 0;
    if ((events & UV_READABLE) != 0) ready |= readiness::kRead;
    if ((events & UV_WRITABLE) != 0) ready |= readiness::kWrite;
    if (status < 0) {
      // An error on the descriptor; libuv has stopped this poll. The operation's own attempt will
      // tell the error.
      self->watched->armed = 0;
      ready = readiness::kRead | readiness::kWrite | readiness::kHangup;
    }
    self->driver->Report(*self->watched, ready);
  }
};

UvDriver::UvDriver(posix::HandleTable& handles, const LoopOptions& options)
    : ReadinessDriver(handles, *options.clock, WakeBy::kBackend) {
  capabilities_.native_multishot = true;  // libuv's polls are level-triggered: they stay armed
  KERNEL_CHECK(uv_loop_init(&loop_) == 0);
  KERNEL_CHECK(uv_timer_init(&loop_, &timer_) == 0);
  KERNEL_CHECK(uv_async_init(&loop_, &async_, [](uv_async_t* async) {
                 static_cast<UvDriver*>(async->data)->ReportInterrupt();
               }) == 0);
  async_.data = this;
}

UvDriver::~UvDriver() {
  uv_walk(
      &loop_,
      [](uv_handle_t* handle, void*) {
        if (uv_is_closing(handle)) return;
        uv_close(handle, handle->type == UV_POLL ? Poller::OnClosed : nullptr);
      },
      nullptr);
  uv_run(&loop_, UV_RUN_DEFAULT);
  KERNEL_CHECK(uv_loop_close(&loop_) == 0);
}

Result UvDriver::Watch(Watched& watched, uint8_t interest) {
  auto* poller = static_cast<Poller*>(watched.backend);
  if (poller == nullptr) {
    poller = new Poller{{}, this, &watched};
    const int error = uv_poll_init(&loop_, &poller->poll, watched.fd);
    if (error != 0) {
      delete poller;
      return error;  // libuv's codes are negative errnos on Unix
    }
    poller->poll.data = poller;
    watched.backend = poller;
  }
  int events = 0;
  if ((interest & readiness::kRead) != 0) events |= UV_READABLE;
  if ((interest & readiness::kWrite) != 0) events |= UV_WRITABLE;
  return events == 0 ? uv_poll_stop(&poller->poll)
                     : uv_poll_start(&poller->poll, events, Poller::OnReady);
}

void UvDriver::Unwatch(Watched& watched) {
  auto* poller = static_cast<Poller*>(watched.backend);
  watched.backend = nullptr;
  uv_close(reinterpret_cast<uv_handle_t*>(&poller->poll), Poller::OnClosed);
}

void UvDriver::Wait(Deadline deadline) {
  const uint64_t remaining_ns = RemainingNs(deadline);
  if (remaining_ns == 0) {
    uv_run(&loop_, UV_RUN_NOWAIT);
    return;
  }
  if (deadline.at_ns != Deadline::kNever) SetTimer(remaining_ns);
  uv_run(&loop_, UV_RUN_ONCE);
  if (deadline.at_ns != Deadline::kNever) uv_timer_stop(&timer_);
}

// libuv sleeps for whole milliseconds: for as many as are not too few. The count begins with a time
// that it has rounded down, so that the timer may be due before it sleeps at all; it repeats, since
// without a timer libuv would sleep for ever.
void UvDriver::SetTimer(uint64_t remaining_ns) {
  constexpr uint64_t kNsPerMs = 1000000;
  uv_update_time(&loop_);
  const uint64_t sleep_ms = (remaining_ns + kNsPerMs - 1) / kNsPerMs;
  uv_timer_start(&timer_, [](uv_timer_t*) {}, sleep_ms, 1);
}

void UvDriver::Interrupt() noexcept { uv_async_send(&async_); }

}  // namespace orrery::uv

namespace orrery {

LoopInfo DescribeUv() {
  LoopInfo info;
  info.name = "uv";
  info.version = std::string("libuv ") + uv_version_string();
  info.works = true;
  info.features = "uv_poll, level-triggered";
  return info;
}

std::unique_ptr<Loop> MakeUv(const LoopOptions& options, std::string*) {
  return std::make_unique<posix::PosixLoopOf<uv::UvDriver>>(options);
}

}  // namespace orrery
