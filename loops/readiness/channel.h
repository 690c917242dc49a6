// What a readiness driver knows of one handle.
//
//  * Interest: the bits that readiness is told in.
//  * Watched: a descriptor as a backend sees it. OpQueue: operations in order. Channel: all of it.
//
// Private to loops/readiness, but for Watched and Interest. Loop thread.
#pragma once

#include "kernel/op.h"
#include "loops/posix/handle_table.h"

namespace orrery::readiness {

enum Interest : uint8_t { kRead = 1, kWrite = 2, kHangup = 4 };

/// A descriptor that a backend looks after.
struct Watched {
  int fd = -1;
  uint8_t armed = 0;        ///< the interest of the last Watch that succeeded
  void* backend = nullptr;  ///< the backend's own
};

/// Operations in the order of their submission, linked through Op::next.
class OpQueue {
 public:
  bool empty() const { return head_ == nullptr; }
  Op* front() const { return head_; }
  void Push(Op& op) {
    op.next = nullptr;
    (head_ == nullptr ? head_ : tail_->next) = &op;
    tail_ = &op;
  }
  void Remove(Op& op) {
    Op* before = nullptr;
    for (Op* at = head_; at != &op; at = at->next) {
      KERNEL_CHECK(at != nullptr);
      before = at;
    }
    (before == nullptr ? head_ : before->next) = op.next;
    if (tail_ == &op) tail_ = before;
    op.next = nullptr;
  }

 private:
  Op* head_ = nullptr;
  Op* tail_ = nullptr;
};

struct Channel : Watched {
  HandleId id;
  posix::PosixHandle* handle = nullptr;
  OpQueue reads;   ///< recv, accept
  OpQueue writes;  ///< connect, send, shutdown
  OpQueue polls;
  bool watched : 1 = false;       ///< the backend knows it
  bool connecting : 1 = false;    ///< the first of `writes` has been started
  bool always_ready : 1 = false;  ///< the backend refused to wait for it
  bool not_socket : 1 = false;    ///< found out by the first call that said so
  bool busy : 1 = false;          ///< in the driver's list
  bool unarmed : 1 = false;       ///< in the driver's list
  uint8_t patience = 4;           ///< how often reading is tried before the backend is to watch it
  uint16_t told = 0;              ///< datagrams told in a poll
  uint32_t told_in = 0;           ///< that poll, by the end of its number

  OpQueue& QueueOf(const Op& op) {
    switch (op.kind) {
      case OpKind::kRecv:
      case OpKind::kAccept: return reads;
      case OpKind::kPoll: return polls;
      default: return writes;
    }
  }
  /// What its operations wait for.
  uint8_t Needed() const {
    uint8_t needed = 0;
    if (!reads.empty()) needed |= kRead;
    if (!writes.empty()) needed |= kWrite;
    for (const Op* op = polls.front(); op != nullptr; op = op->next) {
      const int32_t interest = static_cast<const PollOp*>(op)->interest;
      if ((interest & PollOp::kReadable) != 0) needed |= kRead;
      if ((interest & PollOp::kWritable) != 0) needed |= kWrite;
      if (interest == PollOp::kHangup) needed |= kRead;  // a hang-up shows as the end of reading
    }
    return needed;
  }
};
static_assert(sizeof(Channel) <= 88, "every idle connection has one");

}  // namespace orrery::readiness
