// What the driver remembers of an operation in flight, and of a handle with operations on it.
//
//  * Flight: one per slot of the OpTable, at a stable address, reused with its slot.
//  * FlightQueue: the reads or the writes of one handle; only the first has a request in the ring.
//  * HandleState: hangs on PosixHandle::driver_state from the first operation until the close.
//
// Data only; the rules are in uring_driver.h. Loop thread only.
#pragma once

#include <memory>

#include "kernel/check.h"
#include "loops/posix/address_posix.h"
#include "loops/posix/handle_table.h"

namespace orrery::uring {

class BufferRing;
struct FlightQueue;

/// What the request that is now in the ring is for (an operation may need several in turn).
enum class Stage : uint8_t {
  kNative,       ///< the operation itself
  kAwaitReady,   ///< POLL_ADD; then the operation is tried directly
  kAwaitMemory,  ///< POLL_ADD with an empty pool: only when data is there it ends with kNoBuffers
};

/// Arguments that the kernel reads through a pointer: they must stay until the request has been
/// handed over, and with old kernels until it has ended.
struct MessageArguments {
  msghdr header;
  posix::NativeAddress address;
};

struct Flight {
  Op* op = nullptr;                             ///< null: the slot is free
  posix::PosixHandle* handle = nullptr;         ///< null: a file operation
  Flight *previous = nullptr, *next = nullptr;  ///< the handle's operations, oldest first
  FlightQueue* queue = nullptr;                 ///< the one it stands in
  Flight *previous_queued = nullptr, *next_queued = nullptr;
  BufferRing* buffers = nullptr;  ///< counted as a user of it
  Stage stage = Stage::kNative;
  bool armed = false;        ///< a request with this token is in the ring
  bool cancelled = false;    ///< Cancel or CloseOp has asked it to end: it is not re-armed
  bool one_shot = false;     ///< the kernel refused the multishot form
  bool result_told = false;  ///< zero-copy send: only the notification is missing
  std::unique_ptr<MessageArguments> message;  ///< kept for the slot's next user
};

struct FlightQueue {
  Flight *first = nullptr, *last = nullptr;

  void Push(Flight& flight) {
    (first == nullptr ? first : last->next_queued) = &flight;
    flight.previous_queued = last;
    last = &flight;
    flight.queue = this;
  }
  void Remove(Flight& flight) {
    KERNEL_CHECK(flight.queue == this);
    Flight *before = flight.previous_queued, *after = flight.next_queued;
    (before == nullptr ? first : before->next_queued) = after;
    (after == nullptr ? last : after->previous_queued) = before;
    flight.queue = nullptr;
    flight.previous_queued = flight.next_queued = nullptr;
  }
};

struct HandleState {
  Flight *first = nullptr, *last = nullptr;  ///< all operations, oldest first
  FlightQueue reads;                         ///< recv, accept: the bytes go to the oldest
  FlightQueue writes;  ///< connect, send, shutdown: in the order of submission
  Flight* close = nullptr;
  int domain = -1;           ///< AF_INET…; -1: no socket
  bool send_broken = false;  ///< a send ended short of its own accord (MSG_WAITALL never does)

  bool is_socket() const { return domain >= 0; }
};

}  // namespace orrery::uring
