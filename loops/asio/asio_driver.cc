// Boost.Asio as a backend; see asio_driver.h.
#include "loops/asio/asio_driver.h"

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/version.hpp>

#include "loops/posix/posix_loop.h"

namespace orrery::asio {

using boost::asio::posix::stream_descriptor;
using readiness::Watched;

/// A descriptor in Asio's hands. Outlives its Watched until the handlers of its waits have run.
struct AsioDriver::Waiter : std::enable_shared_from_this<Waiter> {
  Waiter(AsioDriver* owner, Watched* for_whom)
      : driver(owner), watched(for_whom), descriptor(owner->context_) {}

  AsioDriver* driver;
  Watched* watched;  ///< null once unwatched
  stream_descriptor descriptor;
  uint8_t waiting = 0;  ///< directions with an async_wait under way
  size_t index = 0;     ///< in waiters_
};

/// The handler of one async_wait.
struct AsioDriver::Ready {
  std::shared_ptr<Waiter> waiter;
  uint8_t direction;

  // An error code means that Asio cannot wait for the descriptor (a regular file): it is as good as
  // ready, and the operation's own attempt tells the rest.
  void operator()(const boost::system::error_code&) const {
    waiter->waiting &= static_cast<uint8_t>(~direction);
    Watched* watched = waiter->watched;
    // Unwatched, or the interest was taken back meanwhile: nobody to tell.
    if (watched == nullptr || (watched->armed & direction) == 0) return;
    watched->armed &= static_cast<uint8_t>(~direction);
    waiter->driver->Report(*watched, direction);
  }
};

// One thread runs the context: with the hint 1 it neither contends for locks nor wakes others.
AsioDriver::AsioDriver(posix::HandleTable& handles, const LoopOptions& options)
    : ReadinessDriver(handles, *options.clock),
      context_(1),
      stay_(boost::asio::make_work_guard(context_)) {}

// The base closes the descriptors.
AsioDriver::~AsioDriver() {
  for (const auto& waiter : waiters_) {
    waiter->watched = nullptr;
    waiter->descriptor.release();
  }
}

AsioDriver::Waiter* AsioDriver::Register(Watched& watched, Result* result) {
  auto waiter = std::make_shared<Waiter>(this, &watched);
  boost::system::error_code error;
  waiter->descriptor.assign(watched.fd, error);
  *result = -error.value();  // errno numbers: the category is the system's
  if (error) return nullptr;
  waiter->index = waiters_.size();
  waiters_.push_back(waiter);
  watched.backend = waiter.get();
  return waiter.get();
}

Result AsioDriver::Watch(Watched& watched, uint8_t interest) {
  auto* waiter = static_cast<Waiter*>(watched.backend);
  Result result = 0;
  if (waiter == nullptr && (waiter = Register(watched, &result)) == nullptr) return result;
  for (uint8_t direction : {readiness::kRead, readiness::kWrite}) {
    if ((interest & direction) != 0 && (waiter->waiting & direction) == 0) {
      StartWait(*waiter, direction);
    }
  }
  return 0;
}

void AsioDriver::StartWait(Waiter& waiter, uint8_t direction) {
  waiter.waiting |= direction;
  waiter.descriptor.async_wait(
      direction == readiness::kRead ? stream_descriptor::wait_read : stream_descriptor::wait_write,
      Ready{waiter.shared_from_this(), direction});
}

void AsioDriver::Unwatch(Watched& watched) {
  auto* waiter = static_cast<Waiter*>(watched.backend);
  watched.backend = nullptr;
  waiter->watched = nullptr;
  waiter->descriptor.release();  // ends its waits; their handlers run in the next Wait
  const size_t index = waiter->index;
  std::swap(waiters_[index], waiters_.back());
  waiters_[index]->index = index;
  waiters_.pop_back();
}

// Handlers start no wait themselves, so that what poll runs is finite.
void AsioDriver::Wait(Deadline deadline) {
  const uint64_t remaining_ns = RemainingNs(deadline);
  if (deadline.at_ns == Deadline::kNever) {
    context_.run_one();
  } else if (remaining_ns > 0) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::nanoseconds(remaining_ns);
    if (context_.run_one_until(until) == 0) return;
  }
  context_.poll();
}

}  // namespace orrery::asio

namespace orrery {

LoopInfo DescribeAsio() {
  LoopInfo info;
  info.name = "asio";
  info.version = "Boost.Asio " + std::to_string(BOOST_VERSION / 100000) + "." +
                 std::to_string(BOOST_VERSION / 100 % 1000);
  info.works = true;
#ifdef BOOST_ASIO_HAS_EPOLL
  info.features = "reactor: epoll";
#else
  info.features = "reactor: select";
#endif
  return info;
}

std::unique_ptr<Loop> MakeAsio(const LoopOptions& options, std::string*) {
  return std::make_unique<posix::PosixLoopOf<asio::AsioDriver>>(options);
}

}  // namespace orrery
