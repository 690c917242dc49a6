// Where in the program JavaScript is, for the records of a trace.
//
//  * PlaceFinder: Find, as kernel/loop_trace.h asks for it.
//
// To find a place in optimized code takes microseconds: at most a fiftieth of the time goes into
// that, and what happens when it is used up is recorded without. A second's worth is given in
// advance, so that only programs under load know of it. Loop thread only.
#pragma once

#include "kernel/engine.h"
#include "kernel/loop_trace.h"

namespace orrery {

class PlaceFinder final : public TracePlaces {
 public:
  PlaceFinder(js::Engine& engine, Trace& trace) : engine_(engine), trace_(trace) {}
  bool HasTime(uint64_t now_ns) override;
  uint32_t Find() override;

 private:
  static constexpr uint64_t kShare = 50, kLeastNs = 50'000, kMostCreditNs = 1'000'000'000;

  js::Engine& engine_;
  Trace& trace_;
  uint64_t credit_ns_ = kMostCreditNs;
  uint64_t credited_until_ns_ = 0;
};

}  // namespace orrery
