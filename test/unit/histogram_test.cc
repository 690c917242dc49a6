// The generators' histogram against sorted samples: every percentile to three digits, what is
// outside of its range, and its text format.
#include "benchmarks/load/histogram.h"

#include <cstdio>
#include <random>
#include <string>

namespace orrery::load {
namespace {

constexpr double kPercents[] = {0.1, 1, 10, 50, 75, 90, 99, 99.9, 99.99, 100};

/// The sample that `percent` of all do not exceed.
int64_t Exact(const std::vector<int64_t>& sorted, double percent) {
  const double wanted = std::ceil(percent / 100 * static_cast<double>(sorted.size()) - 1e-6);
  return sorted[std::max<size_t>(1, static_cast<size_t>(wanted)) - 1];
}

void ExpectLikeSorted(std::vector<int64_t> samples) {
  Histogram histogram;
  for (const int64_t sample : samples) histogram.Record(sample);
  std::sort(samples.begin(), samples.end());
  for (const double percent : kPercents) {
    const int64_t exact = Exact(samples, percent);
    const int64_t found = histogram.Percentile(percent);
    EXPECT_GE(found, exact) << percent;  // what p % do not exceed
    EXPECT_LE(static_cast<double>(found - exact), static_cast<double>(exact) / 1000) << percent;
  }
  EXPECT_EQ(histogram.Count(), samples.size());
  EXPECT_EQ(histogram.Min(), samples.front());
  EXPECT_EQ(histogram.Max(), samples.back());
}

TEST(Histogram, SmallValuesAreExact) {
  std::vector<int64_t> samples;
  for (int64_t i = 0; i < 2048; ++i) samples.push_back(i);
  Histogram histogram;
  for (const int64_t sample : samples) histogram.Record(sample);
  for (const double percent : kPercents) {
    EXPECT_EQ(histogram.Percentile(percent), Exact(samples, percent)) << percent;
  }
}

TEST(Histogram, EveryPowerOfTwoAndItsNeighbours) {
  for (int64_t power = 1; power < Histogram::kLargest; power *= 2) {
    for (const int64_t value : {power - 1, power, power + 1}) ExpectLikeSorted({value});
  }
}

TEST(Histogram, ManyDistributionsToThreeDigits) {
  std::mt19937_64 random(7);
  std::lognormal_distribution<double> latencies(11, 1.5);
  std::uniform_int_distribution<int64_t> anything(0, Histogram::kLargest);
  std::vector<int64_t> skewed, even, stalled;
  for (int i = 0; i < 100'000; ++i) {
    skewed.push_back(static_cast<int64_t>(latencies(random)));
    even.push_back(anything(random));
    stalled.push_back(i % 1000 == 0 ? 200'000'000 + i : 50'000 + i);
  }
  ExpectLikeSorted(skewed);
  ExpectLikeSorted(even);
  ExpectLikeSorted(stalled);
}

TEST(Histogram, OutOfRangeCountsAtTheEndsAndMaxIsTold) {
  Histogram histogram;
  histogram.Record(-5);
  histogram.Record(2 * Histogram::kLargest);
  EXPECT_EQ(histogram.Min(), 0);
  EXPECT_EQ(histogram.Percentile(50), 0);
  EXPECT_EQ(histogram.Max(), 2 * Histogram::kLargest);
  EXPECT_GE(histogram.Percentile(100), Histogram::kLargest);
}

TEST(Histogram, NothingRecorded) {
  const Histogram histogram;
  EXPECT_EQ(histogram.Count(), 0u);
  EXPECT_EQ(histogram.Min(), 0);
  EXPECT_EQ(histogram.Mean(), 0);
  EXPECT_EQ(histogram.Percentile(99), 0);
}

TEST(Histogram, SpectrumGoesFromTheLeastToTheMostInMicroseconds) {
  Histogram histogram;
  for (int64_t i = 1; i <= 1000; ++i) histogram.Record(i * 1000);
  std::FILE* file = std::tmpfile();
  histogram.WriteSpectrum(file);
  std::rewind(file);
  char line[200];
  double value = 0, percentile = 0, last_value = 0, last_percentile = -1;
  unsigned long long count = 0, last_count = 0;
  std::string summary;
  while (std::fgets(line, sizeof line, file) != nullptr) {
    if (line[0] == '#') summary += line;
    if (std::sscanf(line, "%lf %lf %llu", &value, &percentile, &count) != 3) continue;
    EXPECT_GE(value, last_value);
    EXPECT_GT(percentile, last_percentile);
    EXPECT_GE(count, last_count);
    EXPECT_GE(static_cast<double>(count), percentile * 1000 - 1e-6);
    EXPECT_NEAR(value, static_cast<double>(count), 1.0);
    last_value = value, last_percentile = percentile, last_count = count;
  }
  std::fclose(file);
  EXPECT_EQ(last_percentile, 1.0);
  EXPECT_EQ(last_value, 1000);
  EXPECT_EQ(last_count, 1000u);
  EXPECT_NE(summary.find("#[Mean    =      500.500"), std::string::npos) << summary;
}

}  // namespace
}  // namespace orrery::load
