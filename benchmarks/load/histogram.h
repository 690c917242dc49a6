// Latencies by HdrHistogram's layout: a counter for every value to three significant digits, so
// that recording is a few instructions, memory is fixed, and p99.9 is as exact as p50.
//
//   Histogram h; h.Record(ns); h.Percentile(99.9); h.WriteSpectrum(file);
//
// * Values are nanoseconds up to 60 s; larger ones count as 60 s (Max and Mean stay exact).
// * Values up to 2047 have a counter each; from there each doubling has 1024 of them.
// * WriteSpectrum is HdrHistogram's text format (its plotter and HistogramLogAnalyzer read it), in
//   microseconds.
// One thread.
#pragma once
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace orrery::load {

class Histogram {
 public:
  static constexpr int64_t kLargest = 60'000'000'000;

  Histogram() : counts_(IndexOf(kLargest) + 1) {}

  void Record(int64_t value) {
    value = std::max<int64_t>(value, 0);
    ++counts_[IndexOf(std::min(value, kLargest))];
    ++count_;
    sum_ += static_cast<double>(value);
    min_ = std::min(min_, value);
    max_ = std::max(max_, value);
  }

  uint64_t Count() const { return count_; }
  int64_t Min() const { return count_ == 0 ? 0 : min_; }
  int64_t Max() const { return max_; }
  double Mean() const { return count_ == 0 ? 0 : sum_ / static_cast<double>(count_); }

  /// The value that `percent` of the recorded ones do not exceed; to three digits, and never more
  /// than Max().
  int64_t Percentile(double percent) const {
    const auto wanted = std::max<uint64_t>(1, static_cast<uint64_t>(std::ceil(
        percent / 100 * static_cast<double>(count_) - 1e-6)));
    uint64_t seen = 0;
    for (size_t i = 0; i < counts_.size(); ++i) {
      seen += counts_[i];
      if (seen >= wanted) return std::min(HighestOf(i), max_);
    }
    return max_;
  }

  /// The percentile spectrum, with five steps for each halving of what is left.
  void WriteSpectrum(std::FILE* file) const {
    std::fprintf(file, "%12s %14s %10s %14s\n\n", "Value", "Percentile", "TotalCount",
                 "1/(1-Percentile)");
    uint64_t seen = 0;
    size_t index = 0;
    for (double level = 0; count_ > 0; level += NextStep(level)) {
      while (index < counts_.size() && (seen == 0 || PercentOf(seen) < level)) {
        seen += counts_[index++];
      }
      if (seen == count_) break;
      std::fprintf(file, "%12.3f %2.12f %10llu %14.2f\n", Microseconds(HighestOf(index - 1)),
                   level / 100, static_cast<unsigned long long>(seen), 1 / (1 - level / 100));
    }
    std::fprintf(file, "%12.3f %2.12f %10llu\n", Microseconds(max_), 1.0,
                 static_cast<unsigned long long>(count_));
    WriteSummary(file);
  }

 private:
  static constexpr int kHalfBits = 10;  // 2 * 10^3 values rounded up to a power of two, halved
  static constexpr int64_t kHalf = 1 << kHalfBits;

  static size_t IndexOf(int64_t value) {
    const int bits = std::bit_width(static_cast<uint64_t>(value) | (2 * kHalf - 1));
    const int shift = bits - kHalfBits - 1;
    return static_cast<size_t>(((shift + 1) << kHalfBits) + (value >> shift) - kHalf);
  }
  static int64_t HighestOf(size_t index) {
    const auto at = static_cast<int64_t>(index);
    if (at < kHalf) return at;
    const int64_t shift = (at >> kHalfBits) - 1;
    return (((at & (kHalf - 1)) + kHalf + 1) << shift) - 1;
  }
  static double NextStep(double level) {
    const double halvings = std::floor(std::log2(100 / (100 - level))) + 1;
    return 100 / (5 * std::exp2(halvings));
  }
  static double Microseconds(int64_t ns) { return static_cast<double>(ns) / 1000; }
  double PercentOf(uint64_t seen) const {
    return 100 * static_cast<double>(seen) / static_cast<double>(count_);
  }
  double Deviation() const {
    double squares = 0;
    for (size_t i = 0; i < counts_.size(); ++i) {
      if (counts_[i] == 0) continue;
      const double off = static_cast<double>(HighestOf(i)) - Mean();
      squares += off * off * static_cast<double>(counts_[i]);
    }
    return count_ == 0 ? 0 : std::sqrt(squares / static_cast<double>(count_));
  }
  void WriteSummary(std::FILE* file) const {
    std::fprintf(file, "#[Mean    = %12.3f, StdDeviation   = %12.3f]\n", Mean() / 1000,
                 Deviation() / 1000);
    std::fprintf(file, "#[Max     = %12.3f, Total count    = %12llu]\n", Microseconds(max_),
                 static_cast<unsigned long long>(count_));
    std::fprintf(file, "#[Buckets = %12zu, SubBuckets     = %12lld]\n",
                 (counts_.size() >> kHalfBits), static_cast<long long>(2 * kHalf));
  }

  std::vector<uint64_t> counts_;
  uint64_t count_ = 0;
  double sum_ = 0;
  int64_t min_ = kLargest, max_ = 0;
};

}  // namespace orrery::load
