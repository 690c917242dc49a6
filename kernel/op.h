// Operations as data: what is submitted to a driver, and the event that ends it.
//
//  * OpToken names an operation in flight (slot + generation, never a pointer); HandleId a socket
//    or other long-lived thing of the operating system.
//  * Op is the base of every operation; its owner embeds it and keeps it at one address from Submit
//    until the final event. Event is what comes back.
//  * RecvOp, SendOp, AcceptOp, ConnectOp, ShutdownOp, CloseOp, PollOp: sockets and descriptors.
//    FileOp (file_op.h): files.
//
// A caller must not touch an op, or memory lent through it, between Submit and the final event.
// Thread rule: the loop's thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "kernel/address.h"
#include "kernel/buffer_pool.h"
#include "kernel/error.h"

namespace orrery {

/// Names an operation in flight; 8 bytes, so that it is io_uring's user_data.
struct OpToken {
  uint32_t slot = 0;
  uint32_t generation = 0;  ///< 0: no operation
  friend bool operator==(OpToken, OpToken) = default;
};

/// Names an open handle: index + generation, so that a late use of a closed one is seen (rule 8).
struct HandleId {
  uint32_t index = 0;
  uint32_t generation = 0;  ///< 0: no handle
  explicit operator bool() const { return generation != 0; }
  friend bool operator==(HandleId, HandleId) = default;
};

enum class OpKind : uint8_t {
  kRecv, kSend, kAccept, kConnect, kShutdown, kClose, kPoll, kFile,
  kCount
};
const char* OpKindName(OpKind kind) noexcept;

enum class OpState : uint8_t { kIdle, kSubmitted, kCancelling };

/// Flags of an operation; set by the caller before Submit.
enum OpFlags : uint16_t {
  kMultishot = 1 << 0,   ///< recv from a pool, accept: events with kMore until one without
  kMayInline = 1 << 1,   ///< the driver may finish it within Submit (rule 4); the result says so
  kZeroCopy = 1 << 2,    ///< send: two events, the result with kMore and then kReleased (rule 7),
                         ///< or one with both; the final event always carries kReleased
  kUnref = 1 << 3,       ///< does not keep the loop alive
  kEndFollows = 1 << 4,  ///< send with kMayInline: if it ends within Submit, a ShutdownOp is
                         ///< submitted next, so that its bytes may wait for that and leave in one
                         ///< segment with the end; taken away if it does not
  kAtOnce = 1 << 5,      ///< send with kMayInline: its outcome is waited for, so a driver that
                         ///< gathers submissions tries this one by itself
  kOffered = 1 << 6,     ///< a file, set by SecondHand: it was asked for when it was offered
};

/// Flags of an event.
enum EventFlags : uint16_t {
  kMore = 1 << 0,      ///< not the final event: the op stays in flight
  kBuffer = 1 << 1,    ///< `lease` holds the bytes read
  kEof = 1 << 2,       ///< end of stream (result 0)
  kReleased = 1 << 3,  ///< the memory of a zero-copy send is the caller's again
  kTruncated = 1 << 4, ///< a datagram was larger than the memory for it
};

/// What a driver reports of an operation; exactly one per op comes without kMore (rule 1).
struct Event {
  Result result = 0;
  uint16_t flags = 0;
  uint16_t sender = 0; ///< of a datagram: its place in RecvOp::from
  BufferLease lease;   ///< kBuffer
  HandleId accepted;   ///< accept: the new connection
  bool more() const { return (flags & kMore) != 0; }
};

/// The base of every operation: embedded in its owner, address stable while in flight.
struct Op {
  using Callback = void (*)(Op&, Event&&) noexcept;

  explicit Op(OpKind op_kind) : kind(op_kind) {}
  Op(const Op&) = delete;
  Op& operator=(const Op&) = delete;

  OpKind kind;
  OpState state = OpState::kIdle;  ///< written by the kernel alone
  uint16_t flags = 0;
  HandleId handle;
  OpToken token;           ///< written by the driver at Submit
  Callback on_event = nullptr;
  void* owner = nullptr;   ///< the caller's
  Op* next = nullptr;      ///< the driver's while the op is in flight

  bool in_flight() const { return state != OpState::kIdle; }
};
static_assert(sizeof(OpToken) == 8 && sizeof(HandleId) == 8);
static_assert(sizeof(Event) <= 32 && sizeof(Op) <= 48, "hot: think before these grow");

/// Bytes to write; the layout of POSIX's iovec, so that a driver passes an array on as it is.
struct IoSlice {
  const uint8_t* data = nullptr;
  size_t size = 0;
};

/// Reads from a stream or datagram handle, into the caller's span or a lease from `pool`.
/// A stream's reads are performed in the order of their submission, and their events come in order.
/// Short reads are normal. A read from a pool has its bytes in the event's lease, and no lease when
/// there are none. End of stream: result 0 with kEof.
/// A read into an empty span ends with result 0 without kEof once it is submitted.
struct RecvOp : Op {
  RecvOp() : Op(OpKind::kRecv) {}
  std::span<uint8_t> into;      ///< used when `pool` is null
  BufferPool* pool = nullptr;   ///< late-bound memory; required for kMultishot
  SocketAddress* from = nullptr;///< datagrams: where their senders go; null for streams. Event's
                                ///< `sender` is the place in it, valid until the callback returns
  uint16_t from_count = 1;      ///< how many `from` has room for: a multishot op tells no more
                                ///< datagrams than that in one Poll
};

/// Writes slices to a stream, or one datagram. The result is the count of bytes taken and may be
/// short on a stream: the caller submits the rest, and has no later send in flight meanwhile if the
/// order of the bytes matters. More than IOV_MAX slices are no error, only a
/// short write. Sends of one handle are performed in the order of their submission.
struct SendOp : Op {
  SendOp() : Op(OpKind::kSend) {}
  const IoSlice* slices = nullptr;  ///< the caller's until the final event, as are the bytes
  uint32_t count = 0;
  const SocketAddress* to = nullptr;  ///< datagrams without a connection
};

/// Accepts connections; each event's `accepted` is a new handle that belongs to the receiver, and
/// its result is 0. When the descriptors run out the op ends with -EMFILE, and the connection stays
/// in the backlog.
struct AcceptOp : Op {
  AcceptOp() : Op(OpKind::kAccept) {}
};

struct ConnectOp : Op {
  ConnectOp() : Op(OpKind::kConnect) {}
  SocketAddress address;
};

/// Ends the writing side, after the sends submitted before it.
struct ShutdownOp : Op {
  ShutdownOp() : Op(OpKind::kShutdown) {}
};

/// Cancels what is in flight on the handle, and ends after all of that has ended (rule 8). The
/// result is 0, and the id is free from then on; kBadHandle if the handle is closed or closing. An
/// operation submitted after it ends with kBadHandle, as on a closed handle. A listener's port or
/// path is free already when Submit returns.
struct CloseOp : Op {
  CloseOp() : Op(OpKind::kClose) {}
};

/// Waits until the handle's descriptor is readable or writable; never kMultishot. The result is a
/// set of kReadable | kWritable | kHangup; kHangup (the peer is gone, or an error waits) is told
/// whatever the interest.
struct PollOp : Op {
  enum Readiness : int32_t { kReadable = 1, kWritable = 2, kHangup = 4 };
  PollOp() : Op(OpKind::kPoll) {}
  int32_t interest = kReadable;
};

}  // namespace orrery
