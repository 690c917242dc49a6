// A peer that resets the connection, in every state: every op ends, with ECONNRESET or what the
// system says in its place, and nothing hangs or is lost.
#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class PeerReset : public ConformanceTest {
 protected:
  static bool IsLoss(Result result) { return result == -ECONNRESET || result == -EPIPE; }
};
CONFORMANCE_BOTH(PeerReset);

TEST_P(PeerReset, WhileReading) {
  for (Transport transport : {Transport::kTcp4, Transport::kTcp6}) {
    for (Reader::Form form : {Reader::kSpan, Reader::kPool, Reader::kMultishotPool}) {
      Pair pair = Connected(transport);
      Reader reader(*this, pair.handle, form);
      reader.Start();
      Step(1);
      Reset(std::move(pair.peer));
      ASSERT_TRUE(RunUntil([&] { return reader.ended(); }));
      EXPECT_EQ(reader.error(), -ECONNRESET) << "form " << form;
    }
  }
}

TEST_P(PeerReset, BeforeReading) {
  Pair pair = Connected();
  Reset(std::move(pair.peer));
  auto& recv = MakeRecv(pair.handle, Memory(8));
  EXPECT_EQ(Perform(recv), -ECONNRESET);
  EXPECT_EQ(recv.record.flags() & kEof, 0) << "a reset is no end of stream";
}

TEST_P(PeerReset, BeforeWriting) {
  Pair pair = Connected();
  Reset(std::move(pair.peer));
  const Result result = Perform(MakeSend(pair.handle, "x"));
  EXPECT_TRUE(IsLoss(result)) << result;
  EXPECT_EQ(Perform(MakeSend(pair.handle, "x")), -EPIPE) << "told once, then the pipe is broken";
}

TEST_P(PeerReset, WhileWriting) {
  Pair pair = Connected();
  ShrinkBuffers(sockets().Descriptor(pair.handle));
  ShrinkBuffers(pair.peer.get());
  Tracked<SendOp>* waiting = nullptr;
  for (int i = 0; i < 2000 && waiting == nullptr; ++i) {
    auto& send = MakeSend(pair.handle, Pattern(50000));
    Submit(send);
    for (int step = 0; step < 4 && !send.done(); ++step) Step(2);
    if (!send.done()) waiting = &send;
  }
  ASSERT_NE(waiting, nullptr) << "the socket's buffer never filled";
  Reset(std::move(pair.peer));
  ASSERT_TRUE(RunUntilDone({&waiting->record}));
  // Bytes that had been taken may be told instead: then the next write tells the loss.
  Result result = waiting->result();
  if (result >= 0) result = Perform(MakeSend(pair.handle, "x"));
  EXPECT_TRUE(IsLoss(result)) << result;
}

TEST_P(PeerReset, WhileReadingAndWriting) {
  Pair pair = Connected();
  ShrinkBuffers(sockets().Descriptor(pair.handle));
  auto& recv = MakeRecv(pair.handle, Memory(8));
  auto& poll = Make<PollOp>(pair.handle);
  auto& send = MakeSend(pair.handle, Pattern(3 << 20));
  Submit(recv);
  Submit(poll);
  Submit(send);
  Idle(2);
  Reset(std::move(pair.peer));
  ASSERT_TRUE(RunUntilDone({&recv.record, &poll.record, &send.record}));
  EXPECT_TRUE(recv.result() == -ECONNRESET || IsLoss(send.result()))
      << recv.result() << ' ' << send.result();
  EXPECT_TRUE(recv.result() <= 0);
  EXPECT_EQ(Close(pair.handle), 0);
}

TEST_P(PeerReset, AfterOurShutdown) {
  Pair pair = Connected();
  ASSERT_EQ(Perform(Make<ShutdownOp>(pair.handle)), 0);
  auto& recv = MakeRecv(pair.handle, Memory(8));
  Submit(recv);
  Step(1);
  Reset(std::move(pair.peer));
  ASSERT_TRUE(RunUntilDone({&recv.record}));
  EXPECT_EQ(recv.result(), -ECONNRESET);
  EXPECT_EQ(Close(pair.handle), 0);
}

TEST_P(PeerReset, BeforeOurShutdown) {
  Pair pair = Connected();
  Reset(std::move(pair.peer));
  Step(1);
  const Result result = Perform(Make<ShutdownOp>(pair.handle));
  EXPECT_TRUE(result == 0 || result == -ENOTCONN) << result;
  EXPECT_EQ(Close(pair.handle), 0);
}

// A listener without room resets, or ignores, who comes: the connect ends either way when it is
// cancelled at the latest.
TEST_P(PeerReset, WhileConnecting) {
  SocketAddress bound;
  Fd listener = ListenOn(AnyAddress(Transport::kTcp4), &bound, 0);
  std::vector<Tracked<ConnectOp>*> connects;
  for (int i = 0; i < 8; ++i) {
    auto& connect = *connects.emplace_back(&Make<ConnectOp>(Opened(Family::kIpv4)));
    connect.address = bound;
    Submit(connect);
  }
  Idle(3);
  listener.Close();
  Idle(3);
  for (auto* connect : connects) {
    if (!connect->done()) Cancel(*connect);
  }
  ASSERT_TRUE(RunUntil([&] {
    for (auto* connect : connects) if (!connect->done()) return false;
    return true;
  }));
  for (auto* connect : connects) {
    EXPECT_TRUE(connect->result() == 0 || connect->result() == kCancelled ||
                connect->result() == -ECONNREFUSED || connect->result() == -ECONNRESET)
        << connect->result();
    EXPECT_EQ(Close(connect->handle), 0);
  }
}

// Connections that died in the backlog: accepted and found dead, or passed over; never an error of
// the listener.
TEST_P(PeerReset, WhileAccepting) {
  for (bool multishot : {false, true}) {
    SocketAddress bound;
    const HandleId listener = Listening(Transport::kTcp4, &bound);
    for (int i = 0; i < 20; ++i) Reset(ConnectTo(bound));
    Acceptor acceptor(*this, listener, multishot);
    acceptor.Start();
    Fd last = ConnectTo(bound);
    const SocketAddress name = AddressOf(last);
    ASSERT_TRUE(RunUntil([&] {
      if (acceptor.handles().empty()) return false;
      SocketAddress peer;
      return sockets().PeerName(acceptor.handles().back(), &peer) == 0 && peer.port == name.port;
    }));
    EXPECT_EQ(acceptor.error(), 0);
    for (HandleId handle : acceptor.handles()) {
      if (handle == acceptor.handles().back()) continue;
      EXPECT_EQ(Perform(MakeRecv(handle, Memory(4))), -ECONNRESET);
    }
    EXPECT_EQ(SendAll(acceptor.handles().back(), "alive"), 5);
    EXPECT_EQ(ReceiveBytes(last, 5), "alive");
    acceptor.op().record.then = nullptr;
    ASSERT_EQ(Close(listener), 0);
  }
}

TEST_P(PeerReset, BytesBeforeTheResetMayBeLostButAreNeverWrong) {
  for (int round = 0; round < 20; ++round) {
    Pair pair = Connected();
    const std::string text = Pattern(20000, round);
    Reader reader(*this, pair.handle, Reader::kMultishotPool);
    reader.Start();
    ASSERT_TRUE(SendBytes(pair.peer, text));
    if (round % 2 == 0) Step(1);
    Reset(std::move(pair.peer));
    ASSERT_TRUE(RunUntil([&] { return reader.ended(); }));
    EXPECT_EQ(reader.error(), -ECONNRESET);
    EXPECT_EQ(reader.bytes(), text.substr(0, reader.bytes().size()));
  }
}

TEST_P(PeerReset, OurOwnReset) {
  Pair pair = Connected();
  ASSERT_EQ(sockets().SetOption(pair.handle, SocketOption::kLingerReset, 1), 0);
  ASSERT_EQ(Close(pair.handle), 0);
  char byte;
  EXPECT_EQ(recv(pair.peer.get(), &byte, 1, 0), -1);
  EXPECT_EQ(errno, ECONNRESET);
}

}  // namespace
}  // namespace orrery::test
