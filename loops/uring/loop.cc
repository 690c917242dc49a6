// The io_uring loop as the registry sees it: what it can do here, and one that is ready to run.
//
//  * DescribeUring, MakeUring: see loops.h. Where io_uring is refused both give the same reason.
//
// Loop thread.
#include <sys/utsname.h>
#include <unistd.h>

#include "loops/loops.h"
#include "loops/posix/posix_loop.h"
#include "loops/uring/uring_driver.h"

namespace orrery {

namespace {

/// A driver with the control plane over the same handles. What is open at its end is closed.
class UringLoop final : public posix::PosixLoop {
 public:
  bool Start(const LoopOptions& options, std::string* error) {
    driver_ = uring::UringDriver::Create(handles_, *options.clock, *options.buffers,
                                         uring::Without::FromEnvironment(), error);
    return driver_ != nullptr;
  }
  ~UringLoop() override {
    driver_.reset();
    handles_.ForEachOpen([](HandleId, posix::PosixHandle& handle) { close(handle.fd); });
  }
  LoopDriver& driver() override { return *driver_; }

 private:
  std::unique_ptr<uring::UringDriver> driver_;
};

std::string KernelVersion() {
  utsname names;
  return uname(&names) == 0 ? std::string("Linux ") + names.release : "Linux";
}

}  // namespace

LoopInfo DescribeUring() {
  LoopInfo info;
  info.name = "uring";
  info.version = KernelVersion();
  // A ring of its own, so that asking neither needs nor disturbs a loop.
  const auto without = uring::Without::FromEnvironment();
  const auto ring = uring::Ring::Create(8, without.setup_flags, &info.reason);
  info.works = ring != nullptr;
  if (info.works) info.features = uring::FeaturesText(*ring, uring::ProbeFeatures(*ring, without));
  return info;
}

std::unique_ptr<Loop> MakeUring(const LoopOptions& options, std::string* error) {
  KERNEL_CHECK(options.clock != nullptr && options.buffers != nullptr);
  auto loop = std::make_unique<UringLoop>();
  if (!loop->Start(options, error)) return nullptr;
  return loop;
}

}  // namespace orrery
