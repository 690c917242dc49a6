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
  bool batch_pending() const override { return !env_.mail.empty(); }
  void OnBatch() override;
  bool check_pending() const override { return immediates[0] > 0; }
  void OnCheck() override;
  void OnClosed() override;

  js::Persistent run_immediates;
  int32_t immediates[2] = {0, 0};  ///< pending, ref'd

 private:
  void Deliver(Mailbox& mailbox);
  Environment& env_;
};

}  // namespace orrery
