// What a generator says at its end: one line of JSON, and what it cost itself.
//
//   CpuMeter meter; …; meter.Stop(); Report("http_load").Add("operations", n)…Print();
//
// * `cpu_share` is the share of one CPU that the generator used, `waited_share` that of the time in
//   which it was runnable and had none (/proc/self/schedstat: a neighbour had it). `saturated` says
//   that both together are above 0.95: the generator was measured, not the server.
// * A generator that spins (see stream_load.h) tells how long it had nothing to do.
#pragma once
#include <sys/resource.h>

#include <cinttypes>
#include <cstdio>
#include <string>

#include "benchmarks/load/histogram.h"
#include "benchmarks/load/options.h"
#include "benchmarks/load/pacing.h"

namespace orrery::load {

class CpuMeter {
 public:
  CpuMeter() : begin_(Sample()) {}

  void Stop(int64_t idle_ns = 0) {
    const Usage end = Sample();
    elapsed_ns = end.at - begin_.at;
    user_us = end.user_us - begin_.user_us;
    system_us = end.system_us - begin_.system_us;
    const auto elapsed = static_cast<double>(elapsed_ns);
    const auto used_ns = static_cast<double>((user_us + system_us) * 1000 - idle_ns);
    cpu_share = used_ns / elapsed;
    waited_share = static_cast<double>(end.waited_ns - begin_.waited_ns) / elapsed;
  }
  bool Saturated() const { return cpu_share + waited_share > 0.95; }

  int64_t elapsed_ns = 0, user_us = 0, system_us = 0;
  double cpu_share = 0, waited_share = 0;

 private:
  struct Usage {
    int64_t at, user_us, system_us, waited_ns;
  };
  static Usage Sample() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    Usage usage{Now(), used.ru_utime.tv_sec * 1'000'000 + used.ru_utime.tv_usec,
                used.ru_stime.tv_sec * 1'000'000 + used.ru_stime.tv_usec, 0};
    if (std::FILE* file = std::fopen("/proc/self/schedstat", "re")) {
      int64_t ran = 0;
      if (std::fscanf(file, "%" SCNd64 " %" SCNd64, &ran, &usage.waited_ns) != 2) {
        usage.waited_ns = 0;
      }
      std::fclose(file);
    }
    return usage;
  }
  Usage begin_;
};

class Report {
 public:
  explicit Report(const char* generator) {
    line_ = "{\"generator\":\"" + std::string(generator) + '"';
  }

  Report& Add(const char* name, double value, int digits = 0) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return AddRaw(name, text);
  }
  Report& Add(const char* name, const Histogram& histogram) {
    std::string text = "{";
    const auto put = [&text](const char* key, double ns) {
      char field[64];
      std::snprintf(field, sizeof field, "\"%s\":%.1f,", key, ns / 1000);
      text += field;
    };
    put("min", static_cast<double>(histogram.Min()));
    put("mean", histogram.Mean());
    put("p50", static_cast<double>(histogram.Percentile(50)));
    put("p90", static_cast<double>(histogram.Percentile(90)));
    put("p99", static_cast<double>(histogram.Percentile(99)));
    put("p999", static_cast<double>(histogram.Percentile(99.9)));
    put("max", static_cast<double>(histogram.Max()));
    return AddRaw(name, text + "\"count\":" + std::to_string(histogram.Count()) + "}");
  }
  Report& Add(const CpuMeter& meter) {
    Add("user_us", static_cast<double>(meter.user_us));
    Add("system_us", static_cast<double>(meter.system_us));
    Add("cpu_share", meter.cpu_share, 3);
    Add("waited_share", meter.waited_share, 3);
    return AddRaw("saturated", meter.Saturated() ? "true" : "false");
  }
  /// The spectrum into a file of the user's, where --histogram=FILE names one.
  Report& Save(const std::string& path, const Histogram& histogram) {
    if (path.empty()) return *this;
    std::FILE* file = std::fopen(path.c_str(), "we");
    if (file == nullptr) Fail("cannot write %s", path.c_str());
    histogram.WriteSpectrum(file);
    std::fclose(file);
    return *this;
  }
  /// A value that is itself a report's.
  Report& Add(const char* name, const Report& inner) {
    return AddRaw(name, '{' + inner.line_.substr(inner.line_.find(',') + 1) + '}');
  }
  void Print() const { std::printf("%s}\n", line_.c_str()); }

 private:
  Report& AddRaw(const char* name, const std::string& json) {
    line_ += ",\"" + std::string(name) + "\":" + json;
    return *this;
  }
  std::string line_;
};

}  // namespace orrery::load
