// The measured time of a generator: what was done in it, how long that took, and at which cost.
//
//   Measurement m(options); m.Begin(Now());
//   while (!m.Over()) { …; m.Answered(1); m.Latency(begun, now); m.Turn(now); }
//   m.ToReport("udp_load").Print();
//
// * It begins after --warmup seconds and lasts --seconds, or until there is an answer at all, if
//   that takes longer; what happens outside counts only into `total_operations` (for who divides
//   what the server spent on all of it).
// * With --marks it prints `measuring` and `measured` where the measured time begins and ends, so
//   that who started the generator can look at the server at these moments.
// * Operations count when they end in the measured time, latencies when they began in it.
#pragma once
#include <optional>

#include "benchmarks/load/report.h"

namespace orrery::load {

class Measurement {
 public:
  explicit Measurement(Options& options)
      : warmup_(options.Number("warmup", 0)), seconds_(options.Number("seconds", 2)),
        histogram_(options.Text("histogram", "")), marks_(options.Flag("marks")) {
    if (seconds_ <= 0) Fail("--seconds has to be more than 0");
  }

  void Begin(int64_t now) {
    begin_ = now + Nanoseconds(warmup_);
    end_ = begin_ + Nanoseconds(seconds_);
    Turn(now);
  }
  /// Follows the clock; once per turn of the generator's loop.
  void Turn(int64_t now) {
    if (!meter_ && now >= begin_) {
      begin_ = now, end_ = now + Nanoseconds(seconds_);
      Mark("measuring");
      meter_.emplace();
    } else if (Measuring() && now >= end_ + (operations_ > 0 ? 0 : kPatience)) {
      meter_->Stop(idle_ns_);
      over_ = true;
      Mark("measured");
    }
  }
  bool Measuring() const { return meter_ && !over_; }
  bool Over() const { return over_; }
  int64_t End() const { return end_; }

  void Answered(int count) {
    total_ += static_cast<uint64_t>(count);
    if (Measuring()) operations_ += static_cast<uint64_t>(count);
  }
  void Latency(int64_t begun, int64_t now) {
    if (begun >= begin_ && begun < end_) latency_.Record(now - begun);
  }
  void Received(ssize_t bytes) { received_ += Measuring() ? static_cast<uint64_t>(bytes) : 0; }
  void Sent(ssize_t bytes) { sent_ += Measuring() ? static_cast<uint64_t>(bytes) : 0; }
  void Error(uint64_t count) { errors_ += count; }

  /// Time in which a generator that spins polled in vain. A poll that took long was preempted, and
  /// cost nothing.
  void Idle(int64_t ns) {
    if (Measuring() && ns < 20'000) idle_ns_ += ns;
  }

  double Rate() const { return static_cast<double>(operations_) / Seconds(); }

  Report ToReport(const char* generator) const {
    if (operations_ == 0) Fail("no answer within %g s", Seconds());
    Report report(generator);
    report.Add("operations", static_cast<double>(operations_)).Add("seconds", Seconds(), 6);
    report.Add("bytes", static_cast<double>(received_));
    report.Add("bytes_sent", static_cast<double>(sent_));
    report.Add("errors", static_cast<double>(errors_));
    report.Add("total_operations", static_cast<double>(total_)).Add("rate", Rate(), 1);
    report.Add(*meter_).Add("latency", latency_).Save(histogram_, latency_);
    return report;
  }

 private:
  static constexpr int64_t kPatience = 5'000'000'000;

  void Mark(const char* moment) const {
    if (!marks_) return;
    std::printf("%s\n", moment);
    std::fflush(stdout);
  }
  double Seconds() const { return static_cast<double>(meter_->elapsed_ns) / 1e9; }

  double warmup_, seconds_;
  std::string histogram_;
  bool marks_;
  std::optional<CpuMeter> meter_;  // there since the warm-up is over
  bool over_ = false;
  int64_t begin_ = 0, end_ = 0, idle_ns_ = 0;
  uint64_t operations_ = 0, total_ = 0, received_ = 0, sent_ = 0, errors_ = 0;
  Histogram latency_;
};

}  // namespace orrery::load
