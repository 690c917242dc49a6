// When requests are due: the schedule of an open loop, and the clock of all generators.
//
//   Schedule schedule(rate, begin); while (schedule.NextDue() <= Now()) due = schedule.Take();
//
// Requests are due at equal distances from each other, whatever the server does: one that it keeps
// waiting does not delay those after it, and a latency counts from when its request was due. A
// closed loop, which sends only after an answer, asks a stalled server nothing, and so omits what
// its users would have waited for ("coordinated omission", Gil Tene).
#pragma once
#include <cstdint>
#include <ctime>

namespace orrery::load {

/// Nanoseconds of the monotonic clock.
inline int64_t Now() {
  timespec time;
  ::clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

inline int64_t Nanoseconds(double seconds) { return static_cast<int64_t>(seconds * 1e9); }

class Schedule {
 public:
  /// `rate` requests per second from `begin` on; without a rate nothing is ever due.
  Schedule(double rate, int64_t begin) : gap_(rate > 0 ? 1e9 / rate : 0), begin_(begin) {}

  bool IsOpen() const { return gap_ > 0; }
  int64_t DueOf(uint64_t number) const {
    return begin_ + static_cast<int64_t>(static_cast<double>(number) * gap_);
  }
  int64_t NextDue() const { return DueOf(next_); }
  uint64_t Next() const { return next_; }

  /// How many of up to `most` requests are due; they count as taken.
  int Take(int64_t now, int most) {
    int taken = 0;
    while (taken < most && NextDue() <= now) ++next_, ++taken;
    return taken;
  }

 private:
  double gap_;
  int64_t begin_;
  uint64_t next_ = 0;
};

}  // namespace orrery::load
