// A loop over epoll(7): the worked example of docs/writing-a-driver.md.
//
//  * EpollDriver: ReadinessDriver over an epoll instance of its own, level-triggered.
//  * DescribeEpoll, MakeEpoll: how the registry finds it.
//
// Thread rule: as LoopDriver.
#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <climits>
#include <span>

#include "loops/loops.h"
#include "loops/posix/posix_loop.h"
#include "loops/readiness/readiness_driver.h"

namespace orrery::epoll {

using readiness::Watched;

class EpollDriver final : public readiness::ReadinessDriver {
 public:
  EpollDriver(posix::HandleTable& handles, const LoopOptions& options)
      : ReadinessDriver(handles, *options.clock), epoll_(epoll_create1(EPOLL_CLOEXEC)) {
    KERNEL_CHECK(epoll_ >= 0);
  }
  ~EpollDriver() override { close(epoll_); }

  std::string_view name() const override { return "epoll"; }
  const Capabilities& capabilities() const override { return capabilities_; }

 protected:
  Result Watch(Watched& watched, uint8_t interest) override;
  void Unwatch(Watched& watched) override;
  void Wait(Deadline deadline) override;

 private:
  static constexpr size_t kBatch = 256;

  Capabilities capabilities_;
  const int epoll_;
  std::array<epoll_event, kBatch> events_;
  std::span<epoll_event> batch_;  ///< what Wait has not reported yet
};

// A descriptor without interest leaves the set, since epoll tells of a hang-up whether one has
// asked or not. `backend` notes whether it is in the set.
Result EpollDriver::Watch(Watched& watched, uint8_t interest) {
  if (interest == 0) {
    Unwatch(watched);
    return 0;
  }
  epoll_event event{};
  if ((interest & readiness::kRead) != 0) event.events |= EPOLLIN | EPOLLRDHUP;
  if ((interest & readiness::kWrite) != 0) event.events |= EPOLLOUT;
  event.data.ptr = &watched;
  const int call = watched.backend == nullptr ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
  if (epoll_ctl(epoll_, call, watched.fd, &event) != 0) return -errno;  // -EPERM: a regular file
  watched.backend = this;
  return 0;
}

// Its memory is gone after this call: what the batch still says of it must be forgotten.
void EpollDriver::Unwatch(Watched& watched) {
  if (watched.backend != nullptr) epoll_ctl(epoll_, EPOLL_CTL_DEL, watched.fd, nullptr);
  watched.backend = nullptr;
  for (epoll_event& event : batch_) {
    if (event.data.ptr == &watched) event.data.ptr = nullptr;
  }
}

void EpollDriver::Wait(Deadline deadline) {
  int timeout_ms = -1;
  if (deadline.at_ns != Deadline::kNever) {  // rounded up: a timer must not fire early
    timeout_ms = static_cast<int>(
        std::min<uint64_t>((RemainingNs(deadline) + 999'999) / 1'000'000, INT_MAX));
  }
  const int count = epoll_wait(epoll_, events_.data(), kBatch, timeout_ms);
  if (count <= 0) return;  // -1: a signal came, and the base looks at its deadline again
  batch_ = {events_.data(), static_cast<size_t>(count)};
  while (!batch_.empty()) {
    const epoll_event event = batch_.front();
    batch_ = batch_.subspan(1);
    if (event.data.ptr == nullptr) continue;
    uint8_t ready = 0;
    if ((event.events & (EPOLLIN | EPOLLRDHUP)) != 0) ready |= readiness::kRead;
    if ((event.events & EPOLLOUT) != 0) ready |= readiness::kWrite;
    if ((event.events & (EPOLLHUP | EPOLLERR)) != 0) ready |= readiness::kHangup;
    Report(*static_cast<Watched*>(event.data.ptr), ready);
  }
}

}  // namespace orrery::epoll

namespace orrery {

LoopInfo DescribeEpoll() {
  LoopInfo info;
  info.name = "epoll";
  info.version = "epoll(7)";
  info.works = true;
  info.features = "level-triggered";
  return info;
}

std::unique_ptr<Loop> MakeEpoll(const LoopOptions& options, std::string*) {
  return std::make_unique<posix::PosixLoopOf<epoll::EpollDriver>>(options);
}

}  // namespace orrery
