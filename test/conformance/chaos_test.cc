// Everything at once, at random, with connections that are reset: no test of a result, but of the
// promises that hold whatever happens. Every op ends once, every lease and descriptor comes back
// (AuditDriver and the fixture check), no byte is wrong.
#include <random>

#include "test/faults/fault_injector.h"
#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class Chaos : public ConformanceTest {
 protected:
  struct Connection {
    HandleId handle;
    Fd peer;
    unsigned seed;
    size_t fed = 0;       ///< bytes that the peer has sent, of Pattern(…, seed)
    std::string got;
    Tracked<RecvOp>* recv = nullptr;
    Tracked<SendOp>* send = nullptr;
    bool closing = false;
  };
  static constexpr size_t kStream = 1 << 16;

  void Open(std::mt19937& random) {
    auto& connection = *connections_.emplace_back(std::make_unique<Connection>());
    Pair pair = Connected(kTransports[random() % 3]);
    connection.handle = pair.handle;
    connection.peer = std::move(pair.peer);
    connection.seed = static_cast<unsigned>(random());
  }
  void Act(Connection& connection, std::mt19937& random);
  void Feed(Connection& connection, std::mt19937& random);
  void StartRead(Connection& connection, std::mt19937& random);
  void StartSend(Connection& connection, std::mt19937& random);
  void Close(Connection& connection) {
    if (connection.closing) return;
    connection.closing = true;
    Submit(Make<CloseOp>(connection.handle));
  }

  std::vector<std::unique_ptr<Connection>> connections_;
};

void Chaos::Feed(Connection& connection, std::mt19937& random) {
  if (!connection.peer || connection.fed >= kStream) return;
  const size_t count = std::min<size_t>(1 + random() % 5000, kStream - connection.fed);
  const std::string piece = Pattern(kStream, connection.seed).substr(connection.fed, count);
  const ssize_t sent =
      send(connection.peer.get(), piece.data(), piece.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  if (sent > 0) connection.fed += static_cast<size_t>(sent);
}

void Chaos::StartRead(Connection& connection, std::mt19937& random) {
  if (connection.closing || (connection.recv != nullptr && !connection.recv->done())) return;
  const bool pooled = random() % 2 == 0;
  auto& recv = pooled ? MakePoolRecv(connection.handle, random() % 2 == 0)
                      : MakeRecv(connection.handle, Memory(1 + random() % 3000));
  if (random() % 3 == 0) recv.flags |= kMayInline;
  connection.recv = &recv;
  recv.record.then = [&connection, &recv] {
    const Event& event = recv.record.events.back();
    if (event.result <= 0) return;
    const uint8_t* data = event.lease ? event.lease.data() : recv.into.data();
    connection.got.append(reinterpret_cast<const char*>(data), static_cast<size_t>(event.result));
    recv.record.events.back().lease.Reset();
  };
  Submit(recv);
}

void Chaos::StartSend(Connection& connection, std::mt19937& random) {
  if (connection.closing || (connection.send != nullptr && !connection.send->done())) return;
  auto& send = MakeSend(connection.handle, Pattern(1 + random() % 20000));
  if (random() % 3 == 0) send.flags |= kMayInline;
  if (random() % 3 == 0) send.flags |= kZeroCopy;
  connection.send = &send;
  Submit(send);
}

void Chaos::Act(Connection& connection, std::mt19937& random) {
  switch (random() % 16) {
    case 0: case 1: case 2: case 3: return Feed(connection, random);
    case 4: case 5: case 6: case 7: return StartRead(connection, random);
    case 8: case 9: return StartSend(connection, random);
    case 10:
      if (connection.recv != nullptr && !connection.recv->done()) Cancel(*connection.recv);
      return;
    case 11:
      if (connection.send != nullptr && !connection.send->done()) Cancel(*connection.send);
      return;
    case 12:
      if (connection.peer) (void)recv(connection.peer.get(), Memory(4096).data(), 4096, MSG_DONTWAIT);
      return;
    case 13:
      if (random() % 8 == 0 && connection.peer) Reset(std::move(connection.peer));
      return;
    case 14:
      if (random() % 8 == 0) connection.peer.Close();
      return;
    default:
      if (random() % 8 == 0) Close(connection);
  }
}
CONFORMANCE_BOTH(Chaos);

TEST_P(Chaos, WhateverHappensThePromisesHold) {
  for (unsigned seed : {1u, 2u, 3u}) {
    std::mt19937 random(seed);
    connections_.clear();
    for (int i = 0; i < 40; ++i) Open(random);
    for (int step = 0; step < 4000; ++step) {
      Act(*connections_[random() % connections_.size()], random);
      if (random() % 8 == 0) Step(0);
      if (random() % 100 == 0) Open(random);
    }
    for (auto& connection : connections_) {
      Close(*connection);
      const std::string expected = Pattern(kStream, connection->seed);
      ASSERT_EQ(connection->got, expected.substr(0, connection->got.size())) << "seed " << seed;
      ASSERT_LE(connection->got.size(), connection->fed);
    }
    ASSERT_TRUE(RunUntil([&] { return audit().in_flight() == 0; }));
    for (auto& connection : connections_) {
      if (connection->recv != nullptr) EXPECT_EQ(connection->recv->record.finals, 1);
    }
    connections_.clear();
  }
}

}  // namespace
}  // namespace orrery::test
