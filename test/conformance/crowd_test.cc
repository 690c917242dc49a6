// Many at once: 5,000 connections, and no descriptors left.
#include <fcntl.h>
#include <sys/resource.h>

#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class Crowd : public ConformanceTest {};
CONFORMANCE_BOTH(Crowd);

// Both ends are handles of the driver: 10,000 of them, each with a read that waits.
TEST_P(Crowd, FiveThousandConnectionsAtOnce) {
  constexpr size_t kConnections = 5000, kAtATime = 500;
  if (RaiseDescriptorLimit() < 2 * kConnections + 100) GTEST_SKIP() << "too few descriptors here";
  SocketAddress bound;
  const HandleId listener = Listening(Transport::kTcp4, &bound, 4096);
  Acceptor acceptor(*this, listener, true);
  acceptor.Start();
  std::vector<HandleId> clients;
  while (clients.size() < kConnections) {
    size_t connected = 0;
    std::vector<Tracked<ConnectOp>*> connects;
    for (size_t i = 0; i < kAtATime; ++i) {
      auto& connect = *connects.emplace_back(&Make<ConnectOp>(Opened(Family::kIpv4)));
      connect.address = bound;
      connect.record.then = [&] { ++connected; };
      Submit(connect);
    }
    ASSERT_TRUE(RunUntil([&] { return connected == kAtATime; }));
    for (auto* connect : connects) {
      ASSERT_EQ(connect->result(), 0);
      clients.push_back(connect->handle);
      connect->record.then = nullptr;
    }
  }
  ASSERT_TRUE(RunUntil([&] { return acceptor.handles().size() == kConnections; }));

  // Every server end echoes the byte it reads; every client sends one.
  size_t echoed = 0, answered = 0;
  for (HandleId server : acceptor.handles()) {
    auto& recv = MakePoolRecv(server);
    recv.record.then = [&, this] {
      Event event = std::move(recv.record.events.back());
      recv.record.Clear();
      if (event.result == kNoBuffers) return Submit(recv);
      ASSERT_EQ(event.result, 1);
      ++echoed;
      Submit(MakeSend(recv.handle, std::string(1, static_cast<char>(event.lease.data()[0]))));
    };
    Submit(recv);
  }
  for (size_t i = 0; i < clients.size(); ++i) {
    const std::string text(1, static_cast<char>(i % 251));
    auto& recv = MakeRecv(clients[i], Memory(1));
    recv.record.then = [&answered, &recv, text] {
      ASSERT_EQ(std::string(recv.into.begin(), recv.into.end()), text);
      ++answered;
    };
    Submit(recv);
    Submit(MakeSend(clients[i], text));
  }
  ASSERT_TRUE(RunUntil([&] { return answered == kConnections; })) << echoed << ' ' << answered;

  size_t closed = 0;
  for (auto* list : {&clients, const_cast<std::vector<HandleId>*>(&acceptor.handles())}) {
    for (HandleId handle : *list) {
      auto& close = Make<CloseOp>(handle);
      close.record.then = [&] { ++closed; };
      Submit(close);
    }
  }
  ASSERT_TRUE(RunUntil([&] { return closed == 2 * kConnections; }));
  acceptor.op().record.then = nullptr;
}

/// A low limit, so that the descriptors can be used up. It is set before the operations are
/// submitted, since io_uring keeps the limit of that moment.
class FewDescriptors {
 public:
  FewDescriptors() {
    getrlimit(RLIMIT_NOFILE, &before_);
    Fd probe(fcntl(0, F_DUPFD_CLOEXEC, 0));
    rlimit tight = before_;
    tight.rlim_cur = static_cast<rlim_t>(probe.get() + 32);
    setrlimit(RLIMIT_NOFILE, &tight);
  }
  ~FewDescriptors() { setrlimit(RLIMIT_NOFILE, &before_); }
  void UseUp() {
    for (int fd; (fd = fcntl(0, F_DUPFD_CLOEXEC, 0)) >= 0;) held_.emplace_back(fd);
  }
  void GiveBack() { held_.clear(); }

 private:
  rlimit before_;
  std::vector<Fd> held_;
};

TEST_P(Crowd, AnAcceptWithoutDescriptorsEndsAndTheConnectionWaits) {
  for (bool multishot : {false, true}) for (bool armed : {false, true}) {
    WarmLoop();
    SocketAddress bound;
    const HandleId listener = Listening(Transport::kTcp4, &bound);
    Fd client = StreamSocket(Family::kIpv4);
    FewDescriptors limit;
    auto& accept = Make<AcceptOp>(listener);
    if (multishot) accept.flags |= kMultishot;
    if (armed) {
      Submit(accept);
      Step(1);
    }
    limit.UseUp();
    ASSERT_TRUE(ConnectSocket(client, bound));
    if (!armed) Submit(accept);
    ASSERT_TRUE(RunUntilDone({&accept.record}));
    EXPECT_EQ(accept.result(), -EMFILE) << "multishot " << multishot << " armed " << armed;
    limit.GiveBack();
    auto& again = Make<AcceptOp>(listener);
    ASSERT_GE(Perform(again), 0) << "the connection waits in the backlog";
    const HandleId server = again.record.events.back().accepted;
    EXPECT_EQ(SendAll(server, "welcome"), 7);
    EXPECT_EQ(ReceiveBytes(client, 7), "welcome");
    ASSERT_EQ(Close(listener), 0);
  }
}

TEST_P(Crowd, OpeningASocketTellsThatDescriptorsAreOut) {
  FewDescriptors limit;
  limit.UseUp();
  HandleId handle;
  EXPECT_EQ(sockets().Open(Family::kIpv4, SocketType::kStream, &handle), -EMFILE);
  EXPECT_FALSE(handle);
}

TEST_P(Crowd, ConnectionsThatComeAndGoLeaveNothingBehind) {
  SocketAddress bound;
  const HandleId listener = Listening(Transport::kUnix, &bound);
  WarmLoop();
  const size_t before = OpenDescriptors();
  for (int round = 0; round < 300; ++round) {
    auto& connect = Make<ConnectOp>(Opened(Family::kUnix));
    connect.address = bound;
    auto& accept = Make<AcceptOp>(listener);
    Submit(connect);
    ASSERT_GE(Perform(accept), 0);
    const HandleId server = accept.record.events.back().accepted;
    ASSERT_TRUE(RunUntilDone({&connect.record}));
    ASSERT_EQ(SendAll(server, "hello"), 5);
    EXPECT_EQ(ReadAll(connect.handle, 5), "hello");
    ASSERT_EQ(Close(server), 0);
    ASSERT_EQ(Close(connect.handle), 0);
  }
  EXPECT_EQ(OpenDescriptors(), before);
}

}  // namespace
}  // namespace orrery::test
