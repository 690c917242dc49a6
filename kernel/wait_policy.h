// How a turn waits for the next event: asleep at once, or looking for it a moment first.
//
//  * WaitOptions: what --wait says: off, fixed, adaptive, and how long a wait may gather events.
//  * WaitPolicy: SpinNs says how long to look before the coming sleep; OnSpin, OnSleep and OnEvents
//    tell it how that went. GatherNs is a driver's hint (Deadline::gather_ns).
//
// To fall asleep and be woken costs 30 to 60 us on a machine whose CPUs sleep deeply, and is most
// of the time of a round trip with few connections. To look instead costs a CPU. The adaptive
// policy looks only where that has paid lately, and what it spends in vain is bounded:
//
//   * a trial begins after a row of short sleeps (a long one halves the row); it ends when fewer
//     than half of the looks found something, and each that ends so doubles the row for the next;
//   * what the looks take for each sleep that they spare is at most what being woken takes
//     (kWorthNs), or the trial ends as well;
//   * a look lasts about twice as long as those that found something, at most kLongestLookNs: what
//     is further away is cheaper to sleep for;
//   * what was looked for in vain is paid from a credit of 1/16 of the time that goes by;
//   * a look that somebody else took the CPU from counts as failed, whatever it found;
//   * many events at a time mean load: then a sleep gathers more of them and costs less for each;
//   * never where there is one CPU only: who is waited for needs it.
//
// Not synchronized; the loop's thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace orrery {

struct WaitOptions {
  enum class Look : unsigned char { kOff, kFixed, kAdaptive };
  Look look = Look::kOff;
  uint64_t fixed_ns = 0;   ///< kFixed: how long before each sleep
  uint64_t gather_ns = 0;  ///< how long a wait under load may gather events; 0: not at all
  /// CPUs for this process and its peers; asked once, before the first trial. Null: enough.
  unsigned (*usable_cpus)() = nullptr;

  /// "off", "adaptive", "fixed:200us", "batch:50us" (both kinds with a comma between), times in
  /// ns, us or ms up to 10 ms. False, and nothing changed, if it is none of these.
  bool Parse(std::string_view text);
};

class WaitPolicy {
 public:
  static constexpr uint64_t kLongestLookNs = 50'000;
  static constexpr uint64_t kShortestLookNs = 5'000;
  /// What a spared sleep is worth, in CPU time. Measured: waking a thread on another CPU, 28 to 38.
  static constexpr uint64_t kWorthNs = 30'000;
  /// A sleep that a look might have spared: kLongestLookNs, and what being woken takes.
  static constexpr uint64_t kShortSleepNs = 150'000;
  static constexpr uint32_t kFirstRow = 8, kLongestRow = 4096;
  static constexpr uint64_t kCreditShare = 16;
  static constexpr uint64_t kMostCreditNs = 2'000'000;
  /// Two looks that far apart: the thread did not run in between.
  static constexpr uint64_t kRobbedNs = 20'000;

  explicit WaitPolicy(const WaitOptions& options = {}) : options_(options) {}

  /// True if OnSleep wants to know how long.
  bool learns() const { return options_.look == WaitOptions::Look::kAdaptive; }
  /// How long to look before the coming sleep; 0: sleep at once.
  uint64_t SpinNs(uint64_t now_ns);
  /// How long the coming wait may gather events after the first.
  uint64_t GatherNs() const { return events_x16_ >= kLoadX16 ? options_.gather_ns : 0; }

  struct Look {
    uint64_t spent_ns;
    bool found;   ///< an event or a wake-up came
    bool robbed;  ///< two looks were more than kRobbedNs apart
  };
  void OnSpin(const Look& look);
  void OnSleep(uint64_t slept_ns);
  /// How many events a poll brought that was ready to wait.
  void OnEvents(size_t count);

 private:
  static constexpr uint32_t kFewX16 = 40;   // 2.5 events per poll
  static constexpr uint32_t kLoadX16 = 64;  // 4 events per poll
  static constexpr uint32_t kSure = 256;    // score_ of a policy whose looks all find something
  bool Pays() const;
  bool MayTry();
  void Begin();
  void End();

  WaitOptions options_;
  bool trying_ = false;
  bool asked_cpus_ = false, enough_cpus_ = true;
  uint32_t events_x16_ = 16;  // mean of events per poll
  uint32_t score_ = 0;        // mean of looks that found something, of kSure
  uint32_t row_ = 0;          // short sleeps, halved by each long one
  uint32_t row_needed_ = kFirstRow;
  uint32_t found_in_row_ = 0;
  uint64_t found_ns_ = 0;  // mean time of the looks that found something
  uint64_t spent_ns_ = 0;  // mean time of all looks
  uint64_t credit_ns_ = kMostCreditNs;
  uint64_t credited_until_ns_ = 0;
};

}  // namespace orrery
