// The real clock and randomness; see clock.h.
#include "kernel/clock.h"

#include <chrono>
#include <cstring>
#include <random>

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
  // "/dev/urandom" is a token of libstdc++ that never blocks and needs no CPU feature.
  thread_local std::random_device device("/dev/urandom");
  for (size_t done = 0; done < bytes.size();) {
    unsigned word = device();
    size_t step = std::min(sizeof word, bytes.size() - done);
    std::memcpy(bytes.data() + done, &word, step);
    done += step;
  }
}

}  // namespace orrery
