// libuv as a backend: one uv_poll_t per descriptor, a timer for the deadline, an async for waking.
//
//  * UvDriver: ReadinessDriver over a uv_loop_t of its own.
//
// libuv's reads, writes and file calls are not used: their memory is taken at submission, which is
// what the kernel's contract avoids. Thread rule: as LoopDriver.
#pragma once

#include <uv.h>

#include "loops/loops.h"
#include "loops/readiness/readiness_driver.h"

namespace orrery::uv {

class UvDriver final : public readiness::ReadinessDriver {
 public:
  UvDriver(posix::HandleTable& handles, const LoopOptions& options);
  ~UvDriver() override;

  std::string_view name() const override { return "uv"; }
  const Capabilities& capabilities() const override { return capabilities_; }

 protected:
  Result Watch(readiness::Watched& watched, uint8_t interest) override;
  void Unwatch(readiness::Watched& watched) override;
  void Wait(Deadline deadline) override;
  void Interrupt() noexcept override;

 private:
  struct Poller;
  void SetTimer(uint64_t remaining_ns);

  Capabilities capabilities_;
  uv_loop_t loop_;
  uv_async_t async_;
  uv_timer_t timer_;
};

}  // namespace orrery::uv
