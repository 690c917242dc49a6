// A socket of a resolver: c-ares asks for readiness and calls at once, the kernel completes
// operations; this stands between the two.
//
//  * QuerySocket: Connect, Send, Receive as c-ares calls them (a count, or -1 and errno); under
//    them ConnectOp, SendOp, RecvOp. Readable and Writable tell what c-ares should be told.
//  * Its number is one of our own: c-ares only compares it, no descriptor leaves the kernel.
//
// Close hands the socket back; it deletes itself when the kernel has closed the handle. Loop thread
// only.
#pragma once

#include <sys/socket.h>

#include <array>
#include <deque>
#include <vector>

#include "bindings/core/environment.h"

struct iovec;

namespace orrery {

class QuerySocket {
 public:
  /// `changed(owner)` is called when Readable or Writable may have become true; never from within
  /// a call of the owner.
  struct Owner {
    void (*changed)(void* owner) = nullptr;
    void* owner = nullptr;
  };

  QuerySocket(Environment& env, HandleId handle, bool stream, int number, Owner owner);
  QuerySocket(const QuerySocket&) = delete;
  QuerySocket& operator=(const QuerySocket&) = delete;

  int number() const { return number_; }
  int Connect(const sockaddr* address, socklen_t size);
  ssize_t Send(const iovec* slices, int count);
  ssize_t Receive(void* into, size_t size, sockaddr* from, socklen_t* from_size);
  void Close();

  /// Whether c-ares waits to write. To begin to wait again means to be told again; reads are always
  /// told.
  void WaitToWrite(bool waits) {
    wants_write_ = waits;
    told_writable_ = false;
  }
  /// Bytes, an end or an error are there that Receive gives.
  bool Readable() const;
  /// c-ares waits to write, and has not been told that it can.
  bool Writable() const { return wants_write_ && !told_writable_ && connected_ && outbox_.empty(); }
  void ToldWritable() { told_writable_ = true; }

 private:
  /// Answers over datagrams are smaller; what is larger comes over a stream, in pieces.
  static constexpr size_t kBufferBytes = 4096;

  ~QuerySocket() = default;
  void SubmitRecv();
  void SubmitSend();
  void OnConnected(Result result);
  void OnReceived(const Event& event);
  void OnSent(Result result);
  bool TakeSent(Result result);
  void Changed();

  Environment& env_;
  const HandleId handle_;
  const bool stream_;
  const int number_;
  Owner owner_;
  ConnectOp connect_;
  RecvOp recv_;
  SendOp send_;
  CloseOp close_;
  std::array<uint8_t, kBufferBytes> buffer_;
  SocketAddress sender_;
  size_t received_ = 0, taken_ = 0;  // of buffer_
  std::deque<std::vector<uint8_t>> outbox_;  // datagrams, or pieces of the stream
  size_t sent_ = 0;                          // of the outbox's first
  IoSlice slice_;
  Result error_ = 0;
  bool connected_ = false, ended_ = false, closing_ = false;
  bool wants_write_ = false, told_writable_ = false;
};

}  // namespace orrery
