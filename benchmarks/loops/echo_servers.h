// Three echo servers of one shape: on a driver, on plain epoll, on plain io_uring.
//
//  * Add: a connection, whose descriptor it then owns. Serve: answers until so many bytes more have
//    been sent back. Meter-ready: `world()` is null for plain ones, which have `counts()`.
//
// A server reads what there is and sends it back whole (the sockets' buffers take it). One thread.
#pragma once

#include <memory>
#include <vector>

#include "benchmarks/loops/peers.h"
#include "benchmarks/loops/plain.h"

namespace orrery::benchmarks {

/// Multishot reads with late-bound memory, answered from that memory.
class DriverEcho {
 public:
  explicit DriverEcho(const std::string& loop);
  ~DriverEcho();
  void Add(int fd);
  void Serve(uint64_t bytes);
  LoopWorld* world() { return &world_; }
  Counts counts() const { return {}; }

 private:
  struct Connection;
  struct Answer;
  void Received(HandleId handle, Event&& event);
  void Sent(Answer& answer, Result result);

  LoopWorld world_;
  std::vector<std::unique_ptr<Connection>> connections_;
  std::vector<std::unique_ptr<Answer>> answers_;
  Answer* free_answers_ = nullptr;
  uint64_t answered_ = 0;
};

/// Level-triggered: epoll_wait, and for each ready connection a recv and a send.
class EpollEcho {
 public:
  ~EpollEcho();
  void Add(int fd);
  void Serve(uint64_t bytes);
  LoopWorld* world() { return nullptr; }
  const Counts& counts() const { return epoll_.counts; }

 private:
  PlainEpoll epoll_;
  std::vector<int> fds_;
  std::vector<uint8_t> bytes_ = std::vector<uint8_t>(128 * 1024);
};

/// Multishot RECV from a buffer ring where that is sound (TCP), else one request per read; SEND.
class UringEcho {
 public:
  UringEcho(Transport transport, size_t connections, size_t bytes);
  ~UringEcho();
  void Add(int fd);
  void Serve(uint64_t bytes);
  LoopWorld* world() { return nullptr; }
  const Counts& counts() const { return ring_.counts; }

 private:
  void Read(uint32_t connection);
  void OnRead(const io_uring_cqe& cqe, uint32_t connection);

  const bool multishot_;
  PlainRing ring_;
  PlainBuffers buffers_;
  std::vector<int> fds_;
  uint64_t answered_ = 0;
};

}  // namespace orrery::benchmarks
