// Boost.Asio as a backend; see asio_driver.h.
#include "loops/asio/asio_driver.h"

#include <boost/asio/associated_allocator.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/version.hpp>

#include <cstddef>
#include <optional>

#include "loops/posix/posix_loop.h"

namespace orrery::asio {

using readiness::Watched;
/// With the context's own executor: the usual one, which can be any, costs calls by pointer.
using Descriptor =
    boost::asio::posix::basic_stream_descriptor<boost::asio::io_context::executor_type>;

namespace {
/// What Asio keeps of one async_wait: its operation with our handler and an executor in it.
constexpr size_t kWaitBytes = 96;
}  // namespace

/// A descriptor in Asio's hands. Outlives its Watched until the handlers of its waits have run.
struct AsioDriver::Waiter {
  Waiter(AsioDriver* owner, Watched* for_whom)
      : driver(owner), watched(for_whom), descriptor(owner->context_.get_executor()) {}

  AsioDriver* driver;
  Watched* watched;  ///< null once unwatched
  std::optional<Descriptor> descriptor;
  uint8_t waiting = 0;  ///< directions with an async_wait under way
  uint32_t index = 0;   ///< in waiters_
  /// Where Asio keeps the wait of each direction: there is at most one, so that none is allocated.
  /// Few ever wait to write.
  alignas(std::max_align_t) std::byte memory[kWaitBytes];
  std::unique_ptr<std::byte[]> write_memory;
};

/// Gives a wait the memory of its waiter (Boost.Asio, "Custom Memory Allocation").
template <typename T>
struct AsioDriver::WaitAllocator {
  using value_type = T;

  WaitAllocator(Waiter* whose, uint8_t which) : waiter(whose), direction(which) {}
  template <typename U>
  WaitAllocator(const WaitAllocator<U>& other)
      : waiter(other.waiter), direction(other.direction) {}
  T* allocate(size_t count) const {
    static_assert(alignof(T) <= alignof(std::max_align_t));
    KERNEL_CHECK(count * sizeof(T) <= kWaitBytes);
    if (direction == readiness::kRead) return reinterpret_cast<T*>(waiter->memory);
    auto& memory = waiter->write_memory;
    if (memory == nullptr) memory = std::make_unique<std::byte[]>(kWaitBytes);
    return reinterpret_cast<T*>(memory.get());
  }
  void deallocate(T*, size_t) const {}
  bool operator==(const WaitAllocator&) const = default;

  Waiter* waiter;
  uint8_t direction;
};

/// The handler of one async_wait.
struct AsioDriver::Ready {
  Waiter* waiter;
  uint8_t direction;

  using allocator_type = WaitAllocator<void>;
  allocator_type get_allocator() const noexcept { return {waiter, direction}; }

  // An error code means that Asio cannot wait for the descriptor (a regular file): it is as good as
  // ready, and the operation's own attempt tells the rest.
  void operator()(const boost::system::error_code&) const {
    waiter->waiting &= static_cast<uint8_t>(~direction);
    Watched* watched = waiter->watched;
    if (watched == nullptr) return waiter->driver->DropUnwatched(*waiter);
    // The interest was taken back meanwhile: nobody to tell.
    if ((watched->armed & direction) == 0) return;
    watched->armed &= static_cast<uint8_t>(~direction);
    waiter->driver->Report(*watched, direction);
  }
};

// One thread runs the context and nobody else calls it, for a wake-up is a descriptor: no locks.
AsioDriver::AsioDriver(posix::HandleTable& handles, const LoopOptions& options)
    : ReadinessDriver(handles, *options.clock),
      context_(BOOST_ASIO_CONCURRENCY_HINT_UNSAFE),
      stay_(boost::asio::make_work_guard(context_)) {}

// The base closes the descriptors. Waits live in their waiters until the context is gone.
AsioDriver::~AsioDriver() {
  for (const auto& waiter : waiters_) {
    waiter->watched = nullptr;
    if (waiter->descriptor->is_open()) waiter->descriptor->release();
    waiter->descriptor.reset();
  }
}

AsioDriver::Waiter* AsioDriver::Register(Watched& watched, Result* result) {
  auto waiter = std::make_unique<Waiter>(this, &watched);
  boost::system::error_code error;
  waiter->descriptor->assign(watched.fd, error);
  *result = -error.value();  // errno numbers: the category is the system's
  if (error) return nullptr;
  waiter->index = static_cast<uint32_t>(waiters_.size());
  watched.backend = waiter.get();
  waiters_.push_back(std::move(waiter));
  return waiters_.back().get();
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
  waiter.descriptor->async_wait(
      direction == readiness::kRead ? Descriptor::wait_read : Descriptor::wait_write,
      Ready{&waiter, direction});
}

void AsioDriver::Unwatch(Watched& watched) {
  auto* waiter = static_cast<Waiter*>(watched.backend);
  watched.backend = nullptr;
  waiter->watched = nullptr;
  waiter->descriptor->release();  // ends its waits; their handlers run in the next Wait
  DropUnwatched(*waiter);
}

void AsioDriver::DropUnwatched(Waiter& waiter) {
  if (waiter.waiting != 0) return;
  const uint32_t index = waiter.index;
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
