// Stream sockets over IPv4, IPv6 and unix: connect and accept, echo, half-close in both directions,
// transfers of every length.
#include <fcntl.h>

#include <climits>
#include <set>

#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class Stream : public ConformanceTest {
 protected:
  /// Both ends on the driver: connected by ConnectOp, accepted by AcceptOp.
  std::pair<HandleId, HandleId> BothEnds(Transport transport) {
    SocketAddress bound;
    const HandleId listener = Listening(transport, &bound);
    Acceptor acceptor(*this, listener, false);
    acceptor.Start();
    auto& connect = Make<ConnectOp>(Opened(FamilyOf(transport)));
    connect.address = bound;
    EXPECT_EQ(Perform(connect), 0) << TransportName(transport);
    EXPECT_TRUE(RunUntil([&] { return acceptor.handles().size() == 1; }));
    acceptor.op().record.then = nullptr;
    EXPECT_EQ(Close(listener), 0);
    return {connect.handle, acceptor.handles()[0]};
  }
};
CONFORMANCE_BOTH(Stream);

TEST_P(Stream, ConnectsAcceptsAndEchoes) {
  for (Transport transport : kTransports) {
    auto [client, server] = BothEnds(transport);
    const std::string text = Pattern(100000);
    Reader at_server(*this, server, Reader::kMultishotPool);
    at_server.Start();
    ASSERT_EQ(SendAll(client, text), static_cast<int64_t>(text.size()));
    ASSERT_TRUE(RunUntil([&] { return at_server.bytes().size() == text.size(); }));
    EXPECT_EQ(at_server.bytes(), text) << TransportName(transport);
    Reader at_client(*this, client, Reader::kPool);
    at_client.Start();
    ASSERT_EQ(SendAll(server, text), static_cast<int64_t>(text.size()));
    ASSERT_TRUE(RunUntil([&] { return at_client.bytes().size() == text.size(); }));
    EXPECT_EQ(at_client.bytes(), text);
    at_server.Stop();
    at_client.Stop();
    ASSERT_EQ(Close(client), 0);
    ASSERT_EQ(Close(server), 0);
  }
}

TEST_P(Stream, NamesAreThoseOfBothEnds) {
  for (Transport transport : {Transport::kTcp4, Transport::kTcp6}) {
    auto [client, server] = BothEnds(transport);
    SocketAddress client_local, client_peer, server_local, server_peer;
    EXPECT_EQ(sockets().LocalName(client, &client_local), 0);
    EXPECT_EQ(sockets().PeerName(client, &client_peer), 0);
    EXPECT_EQ(sockets().LocalName(server, &server_local), 0);
    EXPECT_EQ(sockets().PeerName(server, &server_peer), 0);
    EXPECT_EQ(client_local.port, server_peer.port);
    EXPECT_EQ(client_peer.port, server_local.port);
    EXPECT_EQ(client_local.IpText(), transport == Transport::kTcp4 ? "127.0.0.1" : "::1");
  }
}

TEST_P(Stream, SendsInTheSameTurnAsTheConnect) {
  for (Transport transport : kTransports) {
    SocketAddress bound;
    Fd listener = ListenOn(AnyAddress(transport), &bound);
    auto& connect = Make<ConnectOp>(Opened(FamilyOf(transport)));
    connect.address = bound;
    auto& send = MakeSend(connect.handle, "right behind");
    Submit(connect);
    Submit(send);
    ASSERT_TRUE(RunUntilDone({&connect.record, &send.record}));
    EXPECT_EQ(connect.result(), 0);
    ASSERT_GT(send.result(), 0) << TransportName(transport);
    Fd accepted = AcceptOne(listener);
    EXPECT_EQ(ReceiveBytes(accepted, static_cast<size_t>(send.result())),
              std::string("right behind").substr(0, static_cast<size_t>(send.result())));
  }
}

TEST_P(Stream, MultishotAcceptTellsEveryConnection) {
  for (Transport transport : kTransports) {
    SocketAddress bound;
    const HandleId listener = Listening(transport, &bound);
    Acceptor acceptor(*this, listener, true);
    acceptor.Start();
    std::vector<Fd> clients;
    for (int i = 0; i < 100; ++i) clients.push_back(ConnectTo(bound));
    ASSERT_TRUE(RunUntil([&] { return acceptor.handles().size() == 100; }));
    acceptor.op().record.then = nullptr;
    std::set<uint32_t> indexes;
    for (HandleId handle : acceptor.handles()) indexes.insert(handle.index);
    EXPECT_EQ(indexes.size(), 100u);
    ASSERT_EQ(Close(listener), 0);
    // The connections do not depend on the listener.
    EXPECT_EQ(SendAll(acceptor.handles()[50], "still"), 5);
  }
}

TEST_P(Stream, SeveralAcceptsEachTakeOne) {
  SocketAddress bound;
  const HandleId listener = Listening(Transport::kTcp4, &bound);
  std::vector<Tracked<AcceptOp>*> accepts;
  if (faulty()) GTEST_SKIP() << "each may end for lack of descriptors";
  for (int i = 0; i < 5; ++i) Submit(*accepts.emplace_back(&Make<AcceptOp>(listener)));
  std::vector<Fd> clients;
  for (int i = 0; i < 5; ++i) clients.push_back(ConnectTo(bound));
  ASSERT_TRUE(RunUntil([&] {
    for (auto* accept : accepts) if (!accept->done()) return false;
    return true;
  }));
  for (auto* accept : accepts) EXPECT_TRUE(accept->record.events[0].accepted);
}

// ---- half-close --------------------------------------------------------------------------------

TEST_P(Stream, AfterOurShutdownWeStillRead) {
  for (Transport transport : kTransports) {
    Pair pair = Connected(transport);
    ASSERT_EQ(SendAll(pair.handle, "question"), 8);
    ASSERT_EQ(Perform(Make<ShutdownOp>(pair.handle)), 0);
    EXPECT_EQ(ReceiveBytes(pair.peer, 9), "question") << "and then the end";
    ASSERT_TRUE(SendBytes(pair.peer, "answer"));
    EXPECT_EQ(ReadAll(pair.handle, 6), "answer") << TransportName(transport);
    EXPECT_EQ(Perform(MakeSend(pair.handle, "x")), -EPIPE);
  }
}

TEST_P(Stream, BytesThatTheEndFollowsArriveWithIt) {
  for (Transport transport : kTransports) {
    Pair pair = Connected(transport);
    auto& send = MakeSend(pair.handle, "last words");
    send.flags |= kMayInline | kEndFollows;
    const int64_t sent = Perform(send);
    ASSERT_GT(sent, 0);
    ASSERT_EQ(Perform(Make<ShutdownOp>(pair.handle)), 0);
    EXPECT_EQ(ReceiveBytes(pair.peer, 11), std::string("last words").substr(0, sent))
        << TransportName(transport);
  }
}

TEST_P(Stream, AfterThePeersShutdownWeStillWrite) {
  for (Transport transport : kTransports) {
    Pair pair = Connected(transport);
    ASSERT_TRUE(SendBytes(pair.peer, "done"));
    shutdown(pair.peer.get(), SHUT_WR);
    EXPECT_EQ(ReadAll(pair.handle, 100), "done");
    const std::string text = Pattern(50000);
    ASSERT_EQ(SendAll(pair.handle, text), 50000) << TransportName(transport);
    EXPECT_EQ(ReceiveBytes(pair.peer, text.size()), text);
  }
}

TEST_P(Stream, AReadThatWaitsSurvivesOurShutdown) {
  for (Transport transport : kTransports) {
    Pair pair = Connected(transport);
    Reader reader(*this, pair.handle, Reader::kMultishotPool);
    reader.Start();
    Step(1);
    ASSERT_EQ(Perform(Make<ShutdownOp>(pair.handle)), 0);
    Idle(2);
    EXPECT_FALSE(reader.ended()) << TransportName(transport);
    ASSERT_TRUE(SendBytes(pair.peer, "late answer"));
    ASSERT_TRUE(RunUntil([&] { return reader.bytes() == "late answer"; }));
    pair.peer.Close();
    ASSERT_TRUE(RunUntil([&] { return reader.eof(); }));
  }
}

// ---- lengths -----------------------------------------------------------------------------------

TEST_P(Stream, AWriteOfNothingTakesNothing) {
  for (Transport transport : kTransports) {
    Pair pair = Connected(transport);
    EXPECT_EQ(Perform(MakeSend(pair.handle, "")), 0) << TransportName(transport);
    auto& none = Make<SendOp>(pair.handle);
    EXPECT_EQ(Perform(none), 0) << "no slice at all";
    EXPECT_EQ(SendAll(pair.handle, "x"), 1);
    EXPECT_EQ(ReceiveBytes(pair.peer, 1), "x");
  }
}

TEST_P(Stream, ManySlicesArriveInOrderEmptyOnesToo) {
  for (Transport transport : kTransports) {
    Pair pair = Connected(transport);
    const std::string& text = Keep(Pattern(1000));
    const auto* data = reinterpret_cast<const uint8_t*>(text.data());
    std::vector<IoSlice>& slices = Slices();
    for (size_t at = 0, length = 0; at < text.size(); at += length, length = (length + 1) % 7) {
      slices.push_back({data + at, std::min(length, text.size() - at)});
    }
    std::string got;
    while (got.size() < text.size()) {
      auto& send = Make<SendOp>(pair.handle);
      std::vector<IoSlice>& rest = Slices();
      size_t skip = got.size();
      for (IoSlice slice : slices) {
        const size_t gone = std::min(skip, slice.size);
        skip -= gone;
        rest.push_back({slice.data + gone, slice.size - gone});
      }
      send.slices = rest.data();
      send.count = static_cast<uint32_t>(rest.size());
      const Result result = Perform(send);
      ASSERT_GT(result, 0);
      got += ReceiveBytes(pair.peer, static_cast<size_t>(result));
    }
    EXPECT_EQ(got, text) << TransportName(transport);
  }
}

// sendmsg refuses more than IOV_MAX slices (EMSGSIZE); for the caller that is a short write.
TEST_P(Stream, MoreSlicesThanTheSystemTakesAreAShortWrite) {
  for (Transport transport : kTransports) {
    Pair pair = Connected(transport);
    const std::string& text = Keep(Pattern(IOV_MAX * 2 + 5));
    const auto* data = reinterpret_cast<const uint8_t*>(text.data());
    std::vector<IoSlice>& slices = Slices();
    for (size_t i = 0; i < text.size(); ++i) slices.push_back({data + i, 1});
    std::string got;
    while (got.size() < text.size()) {
      auto& send = Make<SendOp>(pair.handle);
      send.slices = slices.data() + got.size();
      send.count = static_cast<uint32_t>(slices.size() - got.size());
      const Result result = Perform(send);
      ASSERT_GT(result, 0) << TransportName(transport);
      got += ReceiveBytes(pair.peer, static_cast<size_t>(result));
    }
    EXPECT_EQ(got, text);
  }
}

// A send that does not fit is told with what was taken, and the rest waits for the caller.
TEST_P(Stream, AFullBufferMakesWritesShortOrLateAndLosesNothing) {
  for (Transport transport : kTransports) {
    Pair pair = Connected(transport);
    ShrinkBuffers(sockets().Descriptor(pair.handle));
    const std::string text = Pattern(1 << 20);
    auto& send = SendWhole(pair.handle, text);
    std::string got;
    std::string chunk(30000, '\0');
    ASSERT_TRUE(RunUntil([&] {
      ssize_t bytes;
      while ((bytes = recv(pair.peer.get(), chunk.data(), chunk.size(), MSG_DONTWAIT)) > 0) {
        got.append(chunk, 0, static_cast<size_t>(bytes));
      }
      return got.size() == text.size();
    }));
    EXPECT_EQ(got, text) << TransportName(transport);
    send.record.then = nullptr;
  }
}

TEST_P(Stream, OneByteAtATime) {
  Pair pair = Connected();
  for (int i = 0; i < 300; ++i) {
    ASSERT_TRUE(SendBytes(pair.peer, std::string(1, static_cast<char>(i))));
    auto& recv = MakeRecv(pair.handle, Memory(1));
    ASSERT_EQ(Perform(recv), 1);
    ASSERT_EQ(recv.into[0], static_cast<uint8_t>(i));
  }
}

// Both directions at once through small buffers: neither may starve the other.
TEST_P(Stream, BothDirectionsAtOnce) {
  auto [client, server] = BothEnds(Transport::kTcp4);
  const std::string text = Pattern(400000);
  for (HandleId handle : {client, server}) {
    ASSERT_EQ(sockets().SetOption(handle, SocketOption::kSendBuffer, 16384), 0);
  }
  Reader left(*this, client, Reader::kPool), right(*this, server, Reader::kMultishotPool);
  left.Start();
  right.Start();
  auto& to_right = SendWhole(client, text);
  auto& to_left = SendWhole(server, text);
  ASSERT_TRUE(RunUntil([&] {
    return left.bytes().size() == text.size() && right.bytes().size() == text.size();
  }));
  EXPECT_EQ(left.bytes(), text);
  EXPECT_EQ(right.bytes(), text);
  to_right.record.then = to_left.record.then = nullptr;
}

// ---- waiting for readiness ---------------------------------------------------------------------

TEST_P(Stream, PollTellsReadableWritableAndHangup) {
  Pair pair = Connected(Transport::kUnix);
  auto& writable = Make<PollOp>(pair.handle);
  writable.interest = PollOp::kWritable;
  const Result ready = Perform(writable);
  ASSERT_GT(ready, 0);
  EXPECT_NE(ready & PollOp::kWritable, 0);
  auto& readable = Make<PollOp>(pair.handle);
  Submit(readable);
  Idle(2);
  EXPECT_FALSE(readable.done());
  ASSERT_TRUE(SendBytes(pair.peer, "x"));
  ASSERT_TRUE(RunUntilDone({&readable.record}));
  EXPECT_NE(readable.result() & PollOp::kReadable, 0);
  EXPECT_EQ(ReadAll(pair.handle, 1), "x") << "a poll takes nothing";
  auto& end = Make<PollOp>(pair.handle);
  Submit(end);
  pair.peer.Close();
  ASSERT_TRUE(RunUntilDone({&end.record}));
  EXPECT_GT(end.result(), 0);
}

TEST_P(Stream, PipesReadAndWriteAsStreams) {
  int ends[2];
  ASSERT_EQ(pipe2(ends, O_CLOEXEC), 0);
  const HandleId read_end = Adopted(Fd(ends[0])), write_end = Adopted(Fd(ends[1]));
  const std::string text = Pattern(30000);
  ASSERT_EQ(SendAll(write_end, text), 30000);
  EXPECT_EQ(ReadAll(read_end, text.size()), text);
  Reader reader(*this, read_end, Reader::kMultishotPool);
  reader.Start();
  ASSERT_EQ(SendAll(write_end, "more"), 4);
  ASSERT_TRUE(RunUntil([&] { return reader.bytes() == "more"; }));
  ASSERT_EQ(Close(write_end), 0);
  ASSERT_TRUE(RunUntil([&] { return reader.eof(); }));
}

TEST_P(Stream, APipeWithoutAReaderIsBroken) {
  int ends[2];
  ASSERT_EQ(pipe2(ends, O_CLOEXEC), 0);
  Fd reader(ends[0]);
  const HandleId write_end = Adopted(Fd(ends[1]));
  reader.Close();
  EXPECT_EQ(Perform(MakeSend(write_end, "x")), -EPIPE);
}

TEST_P(Stream, ARegularFileIsReadAndWritten) {
  char path[] = "/tmp/orrery-conformance-XXXXXX";
  Fd file(mkstemp(path));
  unlink(path);
  ASSERT_TRUE(file);
  const int number = file.get();
  const HandleId handle = Adopted(std::move(file));
  const std::string text = Pattern(20000);
  ASSERT_EQ(SendAll(handle, text), 20000);
  ASSERT_EQ(lseek(number, 0, SEEK_SET), 0);
  EXPECT_EQ(ReadAll(handle, text.size()), text);
  auto& at_end = MakeRecv(handle, Memory(8));
  EXPECT_EQ(Perform(at_end), 0);
  EXPECT_NE(at_end.record.flags() & kEof, 0);
}

}  // namespace
}  // namespace orrery::test
