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
  bool batch_pending() const override { return !env_.mail.empty() || counts[2] > 0; }
  void OnBatch() override;
  bool check_pending() const override { return counts[0] > 0; }
  void OnCheck() override;
  void OnClosed() override;
  /// Whether what has been answered meanwhile may be told within this very delivery.
  bool MayDeliverMore();

  js::Persistent run_immediates;
  int32_t counts[3] = {0, 0, 0};  ///< immediates: pending, ref'd; requests answered at once

 private:
  void Deliver(Mailbox& mailbox);
  Environment& env_;
  uint64_t deliver_until_ns_ = 0;
};

}  // namespace orrery
