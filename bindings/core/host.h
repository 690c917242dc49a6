// JavaScript's side of the turn: what the loop calls in its phases.
//
//  * Host: delivers the mailboxes (one entry into JavaScript each), runs the immediates.
//
// Loop thread only.
#pragma once

#include "bindings/core/environment.h"

namespace orrery {

class Host final : public LoopHost {
 public:
  explicit Host(Environment& env) : env_(env) {}
  bool batch_pending() const override { return !env_.mail.empty() || answers() > 0; }
  void OnBatch() override;
  bool check_pending() const override { return counts[0] > 0; }
  void OnCheck() override;
  void OnClosed() override;
  /// Whether what has been answered meanwhile may be told within this very delivery.
  bool MayDeliverMore();

  js::Persistent run_immediates;
  /// How many requests were answered at once, and are to be told.
  int32_t answers() const { return counts[2]; }
  /// Where JavaScript finds the request that was offered just now.
  void SetOffer(uint32_t number) { counts[3] = static_cast<int32_t>(number); }
  /// Immediates: pending, ref'd; requests answered at once; the last offer.
  int32_t counts[4] = {0, 0, 0, 0};

 private:
  void Deliver(Mailbox& mailbox);
  Environment& env_;
  uint64_t deliver_until_ns_ = 0;
};

}  // namespace orrery
