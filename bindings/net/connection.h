// A stream connection (TCP, unix socket, pipe) between the loop and JavaScript.
//
//  * Connection: reading, writing, connecting, shutting down, closing one handle.
//  * Consumer: takes a connection's bytes natively instead of JavaScript (http).
//  * Connections: the table by the number that JavaScript knows.
//
// Reads take their memory when the data is there and reach JavaScript as (slab, offset, length).
// Writes of one entry into JavaScript are gathered, and sent when it returns, as one operation.
// A Connection deletes itself once its close is complete. Loop thread only.
#pragma once

#include <memory>
#include <vector>

#include "bindings/core/environment.h"
#include "bindings/net/outgoing.h"

namespace orrery {

class Connection;
class Connections;

class Consumer {
 public:
  virtual ~Consumer() = default;
  virtual void OnBytes(Connection& connection, BufferLease&& lease) = 0;
  /// The end of the stream (0) or an error; no bytes come after it.
  virtual void OnEnd(Connection& connection, Result result) = 0;
  /// Everything written so far has been sent.
  virtual void OnDrained(Connection& connection) {}
  /// The connection goes away.
  virtual void OnDetached(Connection& connection) = 0;
};

class Connection {
 public:
  Connection(Environment& env, HandleId handle);
  ~Connection();

  uint32_t id() const { return id_; }
  HandleId handle() const { return handle_; }
  Environment& env() { return env_; }

  void ReadStart();
  void ReadStop();
  /// While a consumer cannot take more, nothing is read, whatever JavaScript wants.
  void SetPaused(bool paused);
  /// Tells JavaScript of bytes, or of the end, as if they had just been read.
  void TellBytes(const BufferLease& lease);
  void TellEnd(Result result);
  void Connect(uint32_t request, const SocketAddress& address);

  /// The buffer that this turn's writes go to; it is sent when JavaScript returns.
  Outgoing& Out();
  /// Bytes that have been written but not taken by the operating system.
  size_t pending_bytes() const;
  /// Has `request` told when everything written so far is sent.
  void NotifyWhenSent(uint32_t request);
  /// Sends what was gathered, as soon as `how` says.
  enum class Sending : uint8_t {
    kWithTheTurn,
    kAtOnce,      ///< its outcome is waited for
    kWithTheEnd,  ///< the end of the stream follows
  };
  void Flush(Sending how = Sending::kWithTheTurn);
  /// Sends of it what can be sent at once, without the driver; the rest stays for Flush.
  void SendNow();
  /// Ends the writing side, once everything is sent. True if that is done: `request` is not told.
  bool Shutdown(uint32_t request);
  /// Sends what can be sent at once, then closes; the JavaScript side is told in the close phase.
  void Close();
  /// Closes with a reset.
  void Reset();
  void SetRef(bool ref);

  void SetConsumer(std::unique_ptr<Consumer> consumer);
  Consumer* consumer() const { return consumer_.get(); }
  std::unique_ptr<Consumer> TakeConsumer() { return std::move(consumer_); }

  uint64_t bytes_read = 0, bytes_sent = 0;
  Result write_error = 0;  ///< the first error of a send; later writes fail with it
  bool reading() const { return reading_; }
  bool closing() const { return closing_; }

 private:
  void SubmitRecv();
  void OnRecv(Event&& event);
  void OnRecvEnd(Result result);
  void OnSent(Result result);
  void FinishSend();
  bool SubmitShutdown();

  Environment& env_;
  Connections& all_;
  HandleId handle_;
  uint32_t id_;
  bool reading_ = false, paused_ = false, ended_ = false;
  bool closing_ = false, ref_ = true, dirty_ = false;
  bool sending_ = false, closed_ = false;
  RecvOp recv_;
  std::unique_ptr<Outgoing> out_;      // gathered in this turn
  std::unique_ptr<Outgoing> in_send_;  // at the driver
  std::unique_ptr<Consumer> consumer_;
  struct Waiting;  // what an idle connection does without
  std::unique_ptr<Waiting> waiting_;
  Waiting& waiting();
};

/// The connections that JavaScript knows, by number; and those with something to send.
class Connections {
 public:
  explicit Connections(Environment& env) : env_(env) {}
  ~Connections();

  uint32_t Add(Connection* connection);
  void Remove(uint32_t id);
  /// Null for a number that is no open connection's.
  Connection* Get(uint32_t id) { return id < table_.size() ? table_[id] : nullptr; }
  void MarkDirty(Connection* connection) { dirty_.push_back(connection); }
  void Forget(Connection* connection);
  /// Sends what JavaScript wrote; after every entry.
  void FlushDirty();
  /// Has every connection that has gathered something send it now, as far as that goes.
  void SendDirtyNow();
  /// At exit: what can be sent without waiting.
  void FlushForExit();
  OutgoingPool buffers;

 private:
  Environment& env_;
  std::vector<Connection*> table_;
  std::vector<uint32_t> free_;
  std::vector<Connection*> dirty_, flushing_;
};

}  // namespace orrery
