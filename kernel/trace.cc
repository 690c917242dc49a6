// The rings of all threads, and texts; see trace.h.
#include "kernel/trace.h"

#include <algorithm>
#include <iterator>

namespace orrery {

const char* TracePhaseName(TracePhase phase) noexcept {
  static constexpr const char* kNames[] = {"script",   "timers", "pending", "poll",
                                           "dispatch", "check",  "close",   "ticks"};
  static_assert(std::size(kNames) == static_cast<size_t>(TracePhase::kCount));
  return kNames[static_cast<size_t>(phase)];
}

const char* TraceOriginName(TraceOrigin origin) noexcept {
  static constexpr const char* kNames[] = {"opened", "adopted", "pair", "accepted"};
  static_assert(std::size(kNames) == static_cast<size_t>(TraceOrigin::kCount));
  return kNames[static_cast<size_t>(origin)];
}

const char* TraceProblemName(TraceProblem problem) noexcept {
  static constexpr const char* kNames[] = {"uncaughtException", "unhandledRejection", "warning"};
  static_assert(std::size(kNames) == static_cast<size_t>(TraceProblem::kCount));
  return kNames[static_cast<size_t>(problem)];
}

namespace {
constexpr const char* kLevelNames[] = {"phases", "operations", "everything"};
static_assert(std::size(kLevelNames) == static_cast<size_t>(TraceLevel::kCount));
}  // namespace

const char* TraceLevelName(TraceLevel level) noexcept {
  return kLevelNames[static_cast<size_t>(level)];
}

bool ParseTraceLevel(std::string_view name, TraceLevel* level) noexcept {
  const auto found = std::find(std::begin(kLevelNames), std::end(kLevelNames), name);
  if (found == std::end(kLevelNames)) return false;
  *level = static_cast<TraceLevel>(found - std::begin(kLevelNames));
  return true;
}

void Trace::Begin(TraceLevel level) {
  std::vector<Taken> old;
  DrainRest(&old);
  level_ = level;
  began_ns_ = clock_.NowNs();
}

TraceRing& Trace::RingFor(const std::string& thread) {
  std::lock_guard lock(mutex_);
  rings_.push_back(std::make_unique<TraceRing>(thread));
  return *rings_.back();
}

void Trace::Drain(uint64_t until_ns, std::vector<Taken>* into) {
  const auto begin = static_cast<std::ptrdiff_t>(into->size());
  const auto earlier = [](const Taken& a, const Taken& b) {
    return a.record.at_ns < b.record.at_ns;
  };
  std::unique_lock lock(mutex_);
  const size_t count = rings_.size();
  for (size_t i = 0; i < count; ++i) {
    TraceRing* ring = rings_[i].get();
    lock.unlock();
    const auto middle = static_cast<std::ptrdiff_t>(into->size());
    ring->Drain(until_ns, [&](const TraceRecord& record) { into->push_back({ring, record}); });
    std::inplace_merge(into->begin() + begin, into->begin() + middle, into->end(), earlier);
    lock.lock();
  }
}

void Trace::DrainRest(std::vector<Taken>* into) {
  Drain(UINT64_MAX, into);
  const uint64_t now_ns = clock_.NowNs();
  std::lock_guard lock(mutex_);
  for (const auto& ring : rings_) {
    const TraceRecord dropped = ring->TakeDropped(now_ns);
    if (dropped.amount > 0) into->push_back({ring.get(), dropped});
  }
}

uint32_t Trace::TextOf(std::string_view text) {
  std::lock_guard lock(mutex_);
  const auto known = numbers_.find(text);
  if (known != numbers_.end()) return known->second;
  const auto number = static_cast<uint32_t>(texts_.size()) + 1;
  numbers_.emplace(texts_.emplace_back(text), number);
  return number;
}

std::string_view Trace::Text(uint32_t number) {
  if (number == 0) return "";
  std::lock_guard lock(mutex_);
  return texts_[number - 1];
}

uint32_t Trace::PassText(std::string text) {
  std::lock_guard lock(mutex_);
  passing_.emplace(++last_passed_, std::move(text));
  return last_passed_;
}

std::string Trace::TakeText(uint32_t number) {
  std::lock_guard lock(mutex_);
  const auto passed = passing_.extract(number);
  return passed.empty() ? "" : std::move(passed.mapped());
}

}  // namespace orrery
