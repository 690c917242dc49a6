// A driver that passes everything on to another: the base of tracers and fault injectors, which
// override the two methods that they are about.
//
// The inner driver must outlive it. Thread rule: as LoopDriver.
#pragma once

#include "kernel/driver.h"

namespace orrery {

class ForwardingDriver : public LoopDriver {
 public:
  explicit ForwardingDriver(LoopDriver& inner) : inner_(inner) {}

  std::string_view name() const override { return inner_.name(); }
  const Capabilities& capabilities() const override { return inner_.capabilities(); }
  DriverCounters counters() const override { return inner_.counters(); }
  SubmitResult Submit(Op& op) override { return inner_.Submit(op); }
  void Flush() override { inner_.Flush(); }
  void Poll(Deadline deadline, EventQueue& out) override { inner_.Poll(deadline, out); }
  void Cancel(OpToken token) override { inner_.Cancel(token); }
  void Wake() noexcept override { inner_.Wake(); }
  void Drain(EventQueue& out) override { inner_.Drain(out); }

 protected:
  LoopDriver& inner_;
};

}  // namespace orrery
