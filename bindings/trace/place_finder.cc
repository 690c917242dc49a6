// Looking for a place, while there is time for it; see place_finder.h.
#include "bindings/trace/place_finder.h"

#include <algorithm>

namespace orrery {

bool PlaceFinder::HasTime(uint64_t now_ns) {
  credit_ns_ = std::min(kMostCreditNs, credit_ns_ + (now_ns - credited_until_ns_) / kShare);
  credited_until_ns_ = now_ns;
  return credit_ns_ >= kLeastNs;
}

uint32_t PlaceFinder::Find() {
  const uint64_t began = trace_.NowNs();
  if (!HasTime(began)) return 0;
  const std::string place = engine_.CallerPlace();
  const uint32_t number = place.empty() ? 0 : trace_.TextOf(place);
  credit_ns_ -= std::min(credit_ns_, trace_.NowNs() - began);
  return number;
}

}  // namespace orrery
