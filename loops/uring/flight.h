// What the driver remembers of an operation in flight, and of a handle with operations on it.
//
//  * Flight: one per slot of the OpTable, at a stable address, reused with its slot.
//  * HandleState: hangs on PosixHandle::driver_state from the first operation until the close.
//
// Data only; the rules are in uring_driver.h. Loop thread only.
#pragma once

#include <memory>

#include "loops/posix/address_posix.h"
#include "loops/posix/handle_table.h"

namespace orrery::uring {

class BufferRing;

/// What the request that is now in the ring is for (an operation may need several in turn).
enum class Stage : uint8_t {
  kNative,         ///< the operation itself
  kAwaitReady,     ///< POLL_ADD; then the operation is tried directly
  kAwaitMemory,    ///< POLL_ADD with an empty pool: only when data is there it ends with kNoBuffers
};

/// Arguments that the kernel reads through a pointer: they must stay until the request has been
/// handed over, and with old kernels until it has ended.
struct MessageArguments {
  msghdr header;
  posix::NativeAddress address;
};

struct Flight {
  Op* op = nullptr;                        ///< null: the slot is free
  posix::PosixHandle* handle = nullptr;    ///< null: a file operation
  Flight *previous = nullptr, *next = nullptr;  ///< the handle's operations, oldest first
  Flight* next_send = nullptr;             ///< the handle's queue of sends and shutdowns
  BufferRing* buffers = nullptr;           ///< counted as a user of it
  Stage stage = Stage::kNative;
  bool armed = false;       ///< a request with this token is in the ring
  bool cancelled = false;   ///< Cancel or CloseOp has asked it to end: it is not re-armed
  bool one_shot = false;    ///< the kernel refused the multishot form
  bool result_told = false; ///< zero-copy send: only the notification is missing
  std::unique_ptr<MessageArguments> message;  ///< kept for the slot's next user
};

struct HandleState {
  Flight *first = nullptr, *last = nullptr;
  Flight *send_first = nullptr, *send_last = nullptr;
  Flight* close = nullptr;
  bool socket = false;
};

}  // namespace orrery::uring
