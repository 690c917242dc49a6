// Watches a driver and fails the test when a rule is broken, whatever the test is about.
//
//  * AuditDriver: between the test (or the kernel) and the driver. Checks on every call: one final
//    event per operation and none for others (rule 1), tokens that name one op (rule 9), leases and
//    flags that fit the op (rules 6, 7), results with a name (rule 10), a close that comes after the
//    handle's ops (rule 8).
//  * AuditPool: a SlabPool that knows whether every lease has come back.
//
// One thread, but Wake.
#pragma once

#include <unordered_map>

#include "kernel/forwarding_driver.h"

namespace orrery::test {

class AuditDriver final : public ForwardingDriver {
 public:
  using ForwardingDriver::ForwardingDriver;

  SubmitResult Submit(Op& op) override;
  void Flush() override;
  void Poll(Deadline deadline, EventQueue& out) override;
  void Cancel(OpToken token) override;
  void Drain(EventQueue& out) override;

  size_t in_flight() const { return live_.size(); }
  /// What is still in flight, for a message.
  std::string Describe() const;

 private:
  struct Live {
    OpKind kind;
    uint16_t flags;
    HandleId handle;
    OpToken token;
    bool lease_allowed;
    uint64_t serial;           ///< in the order of submission
    bool result_told = false;  ///< a zero-copy send's first event has come
  };
  void CheckToken(const Op& op) const;
  void Forward(EventQueue& events, EventQueue& out);
  void CheckEvent(const Op& op, const Live& live, const Event& event) const;
  void CheckMore(const Live& live, const Event& event) const;
  void CheckClose(const Live& close) const;

  uint64_t submitted_ = 0;
  std::unordered_map<const Op*, Live> live_;
};

class AuditPool final : public BufferPool {
 public:
  AuditPool(uint32_t slab_bytes, uint32_t max_slabs)
      : capacity_(uint64_t{slab_bytes} * max_slabs), pool_(slab_bytes, max_slabs) {}

  BufferLease Reserve() override;
  void Commit(uint32_t used) override;
  Slab* TakeSlab() override { return pool_.TakeSlab(); }
  bool exhausted() const override { return pool_.exhausted(); }

  uint64_t capacity() const { return capacity_; }
  uint32_t live_slabs() const { return pool_.live_slabs(); }
  /// True when nobody holds a lease or a slab any more. The driver must be gone.
  bool AllReturned();

 private:
  const uint64_t capacity_;
  SlabPool pool_;
  uint32_t reserved_ = 0;  ///< bytes of the reservation that is open; 0: none
};

}  // namespace orrery::test
