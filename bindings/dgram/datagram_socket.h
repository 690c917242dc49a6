// A datagram socket (UDP) between the loop and JavaScript.
//
//  * DatagramSocket: sending, receiving, closing one handle.
//  * DatagramSockets: the table by the number that JavaScript knows.
//
// What is received stays where it was read: a record `datagram` names slab, offset and length, and
// the sender; all of a turn reach JavaScript in one entry. Sends are tried at once; what the system
// does not take waits in order.
// A DatagramSocket deletes itself once its close is complete. Loop thread only.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "bindings/core/environment.h"
#include "bindings/net/outgoing.h"

namespace orrery {

class DatagramSocket;

/// A datagram on its way out: from a pool, so that none is allocated per send.
struct OutgoingDatagram {
  SendOp send;
  Outgoing bytes;
  SocketAddress to;
  DatagramSocket* socket = nullptr;
  double request = -1;
};

class DatagramSocket {
 public:
  /// Of a socket that other processes may have as well (`shared`), no datagram is taken before
  /// JavaScript has dealt with the last and called ReceiveStart again: one that closes it has then
  /// left the next to the others.
  DatagramSocket(Environment& env, HandleId handle, bool shared);
  ~DatagramSocket();

  uint32_t id() const { return id_; }
  HandleId handle() const { return handle_; }
  bool closing() const { return closing_; }

  void ReceiveStart();
  void ReceiveStop();
  /// Sends one datagram: to datagram->to, or on a connected socket (kNone) to its peer. The count
  /// of bytes, a negative error, or kQueued: it waits.
  Result Send(std::unique_ptr<OutgoingDatagram> datagram, bool try_at_once);
  /// Has `request` told of the datagram that was queued last.
  void NotifyWhenSent(uint32_t request);
  size_t queued_bytes() const { return queued_bytes_; }
  uint32_t queued_count() const { return queued_count_; }
  /// Datagrams that wait are told as cancelled; JavaScript is told in the close phase.
  void Close();
  void SetRef(bool ref);

  static constexpr Result kQueued = -EAGAIN;

 private:
  /// How many datagrams a turn brings at most.
  static constexpr uint16_t kSenders = 32;

  void SubmitRecv();
  void OnRecv(Event&& event);
  void Tell(const BufferLease& lease, const SocketAddress& from);
  double SenderText(const SocketAddress& from);
  void OnSent(OutgoingDatagram& datagram, Result result);

  Environment& env_;
  HandleId handle_;
  uint32_t id_;
  const bool shared_;
  bool receiving_ = false, closing_ = false;
  RecvOp recv_;
  CloseOp close_;
  std::array<SocketAddress, kSenders> senders_;
  SocketAddress told_sender_;  ///< whose text JavaScript has
  OutgoingDatagram* last_queued_ = nullptr;
  size_t queued_bytes_ = 0;
  uint32_t queued_count_ = 0;
};

/// The datagram sockets that JavaScript knows, by number.
class DatagramSockets {
 public:
  explicit DatagramSockets(Environment&) {}
  ~DatagramSockets();

  uint32_t Add(DatagramSocket* socket);
  void Remove(uint32_t id);
  /// Null for a number that is no open socket's.
  DatagramSocket* Get(uint32_t id);

  std::unique_ptr<OutgoingDatagram> Take();
  void Give(std::unique_ptr<OutgoingDatagram> datagram);

  /// The host that the last send of all named.
  SocketAddress address;

 private:
  std::vector<DatagramSocket*> table_;
  std::vector<uint32_t> free_;
  std::vector<std::unique_ptr<OutgoingDatagram>> idle_;
};

}  // namespace orrery
