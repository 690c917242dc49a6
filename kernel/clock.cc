// The real clock and randomness; see clock.h.
#include "kernel/clock.h"

#include <chrono>
#include <fstream>

#include "kernel/check.h"

namespace orrery {

namespace {
template <typename SomeClock>
uint64_t Nanoseconds() {
  auto since = SomeClock::now().time_since_epoch();
  return static_cast<uint64_t>(
      std::chrono::duration_cast<std::chrono::nanoseconds>(since).count());
}
}  // namespace

uint64_t SystemClock::NowNs() { return Nanoseconds<std::chrono::steady_clock>(); }
uint64_t SystemClock::WallNs() { return Nanoseconds<std::chrono::system_clock>(); }

uint64_t SystemEntropy::Next() {
  uint64_t value;
  Fill({reinterpret_cast<uint8_t*>(&value), sizeof value});
  return value;
}

void SystemEntropy::Fill(std::span<uint8_t> bytes) {
  // The standard library's only way to the system's generator that takes many bytes at once; its
  // buffer spares small requests the system call.
  thread_local std::ifstream device("/dev/urandom", std::ios::binary);
  device.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  KERNEL_CHECK(device.good());
}

}  // namespace orrery
