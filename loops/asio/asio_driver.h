// Boost.Asio as a backend: an io_context, one stream_descriptor per handle, async_wait.
//
//  * AsioDriver: ReadinessDriver over an io_context of its own.
//
// An async_wait tells once and costs an epoll_ctl, so it is only asked for when an attempt has
// found the descriptor drained. Thread rule: as LoopDriver.
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include "loops/loops.h"
#include "loops/readiness/readiness_driver.h"

namespace orrery::asio {

class AsioDriver final : public readiness::ReadinessDriver {
 public:
  AsioDriver(posix::HandleTable& handles, const LoopOptions& options);
  ~AsioDriver() override;

  std::string_view name() const override { return "asio"; }
  const Capabilities& capabilities() const override { return capabilities_; }

 protected:
  Result Watch(readiness::Watched& watched, uint8_t interest) override;
  void Unwatch(readiness::Watched& watched) override;
  void Wait(Deadline deadline) override;

 private:
  struct Waiter;
  struct Ready;
  template <typename T>
  struct WaitAllocator;
  Waiter* Register(readiness::Watched& watched, Result* result);
  void StartWait(Waiter& waiter, uint8_t direction);
  void DropUnwatched(Waiter& waiter);

  Capabilities capabilities_;
  std::vector<std::unique_ptr<Waiter>> waiters_;  // they outlive the context: its waits are in them
  boost::asio::io_context context_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> stay_;
};

}  // namespace orrery::asio
