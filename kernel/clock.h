// Time and randomness, injected so that a simulator can replace them.
//
//  * Clock: NowNs (monotonic), WallNs (since 1970). Entropy: Fill, and a 64-bit number.
//  * SystemClock, SystemEntropy: the real ones.
//
// Any thread.
#pragma once

#include <cstdint>
#include <span>

namespace orrery {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual uint64_t NowNs() = 0;   ///< monotonic; comparable with Deadline
  virtual uint64_t WallNs() = 0;  ///< since 1970-01-01 UTC
};

class Entropy {
 public:
  virtual ~Entropy() = default;
  virtual void Fill(std::span<uint8_t> bytes) = 0;  ///< cryptographically strong in the real world
  virtual uint64_t Next() = 0;
};

class SystemClock final : public Clock {
 public:
  uint64_t NowNs() override;
  uint64_t WallNs() override;
};

class SystemEntropy final : public Entropy {
 public:
  void Fill(std::span<uint8_t> bytes) override;
  uint64_t Next() override;
};

}  // namespace orrery
