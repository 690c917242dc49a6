// When to look before going to sleep, and for how long; see wait_policy.h.
#include "kernel/wait_policy.h"

#include <algorithm>
#include <charconv>

namespace orrery {

// ---- the option ----------------------------------------------------------------------------

namespace {

constexpr uint64_t kMostNs = 10'000'000;

/// "200us" in ns; 0 if it is not a time.
uint64_t ParseTime(std::string_view text) {
  uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number > kMostNs) return 0;
  const std::string_view unit(end, static_cast<size_t>(text.data() + text.size() - end));
  const uint64_t factor = unit == "ns" ? 1 : unit == "us" ? 1000 : unit == "ms" ? 1'000'000 : 0;
  return number * factor <= kMostNs ? number * factor : 0;
}

bool ParseWord(std::string_view word, WaitOptions* options) {
  const auto time_after = [&](std::string_view prefix, uint64_t* into) {
    if (!word.starts_with(prefix)) return false;
    *into = ParseTime(word.substr(prefix.size()));
    return *into > 0;
  };
  if (word == "off" || word == "adaptive") {
    options->look = word == "off" ? WaitOptions::Look::kOff : WaitOptions::Look::kAdaptive;
    return true;
  }
  if (time_after("fixed:", &options->fixed_ns)) {
    options->look = WaitOptions::Look::kFixed;
    return true;
  }
  return time_after("batch:", &options->gather_ns);
}

/// Moves a mean an eighth of the way.
template <typename T>
T Towards(T mean, T value) {
  return mean - mean / 8 + value / 8;
}

}  // namespace

bool WaitOptions::Parse(std::string_view text) {
  WaitOptions parsed = *this;
  for (bool more = true; more;) {
    const size_t comma = text.find(',');
    if (!ParseWord(text.substr(0, comma), &parsed)) return false;
    more = comma != text.npos;
    if (more) text.remove_prefix(comma + 1);
  }
  *this = parsed;
  return true;
}

// ---- the policy ----------------------------------------------------------------------------

uint64_t WaitPolicy::SpinNs(uint64_t now_ns) {
  if (options_.look == WaitOptions::Look::kFixed) return options_.fixed_ns;
  if (!trying_ || events_x16_ > kFewX16) return 0;
  if (now_ns > credited_until_ns_) {
    const uint64_t earned = (now_ns - credited_until_ns_) / kCreditShare;
    credit_ns_ = std::min(kMostCreditNs, credit_ns_ + earned);
    credited_until_ns_ = now_ns;
  }
  const uint64_t look = std::clamp(2 * found_ns_, kShortestLookNs, kLongestLookNs);
  return credit_ns_ >= look ? look : 0;
}

void WaitPolicy::OnSpin(const Look& look) {
  if (!trying_) return;
  const bool good = look.found && !look.robbed;
  score_ = Towards(score_, good ? kSure : 0u);
  spent_ns_ = Towards(spent_ns_, look.spent_ns);
  if (good) {
    found_ns_ = Towards(found_ns_, look.spent_ns);
    if (++found_in_row_ == kSure) row_needed_ = kFirstRow;
  } else {
    found_in_row_ = 0;
    credit_ns_ -= std::min(credit_ns_, look.spent_ns);
  }
  if (!Pays()) End();
}

bool WaitPolicy::Pays() const {
  return score_ >= kSure / 2 && spent_ns_ * kSure <= kWorthNs * score_;
}

void WaitPolicy::OnSleep(uint64_t slept_ns) {
  if (trying_ || !learns()) return;
  row_ = slept_ns <= kShortSleepNs && events_x16_ <= kFewX16 ? row_ + 1 : row_ / 2;
  if (row_ >= row_needed_ && MayTry()) Begin();
}

void WaitPolicy::OnEvents(size_t count) {
  if (count == 0) return;
  events_x16_ = Towards(events_x16_, 16 * static_cast<uint32_t>(std::min<size_t>(count, 1024)));
}

bool WaitPolicy::MayTry() {
  if (!asked_cpus_) {
    asked_cpus_ = true;
    enough_cpus_ = options_.usable_cpus == nullptr || options_.usable_cpus() > 1;
  }
  return enough_cpus_;
}

void WaitPolicy::Begin() {
  trying_ = true;
  score_ = kSure * 3 / 4;
  found_ns_ = kLongestLookNs / 2;
  spent_ns_ = kWorthNs / 2;
  found_in_row_ = 0;
}

void WaitPolicy::End() {
  trying_ = false;
  row_ = 0;
  row_needed_ = std::min(row_needed_ * 2, kLongestRow);
}

}  // namespace orrery
