// Datagrams over IPv4, IPv6 and unix: whole or not at all, with their sender, cut when too large.
#include <netinet/in.h>

#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class Datagram : public ConformanceTest {
 protected:
  HandleId Bound(Family family, SocketAddress* bound) {
    const HandleId handle = Opened(family, SocketType::kDatagram);
    const Transport transport = family == Family::kIpv4   ? Transport::kTcp4
                                : family == Family::kIpv6 ? Transport::kTcp6
                                                          : Transport::kUnix;
    EXPECT_EQ(sockets().Bind(handle, AnyAddress(transport)), 0);
    EXPECT_EQ(sockets().LocalName(handle, bound), 0);
    return handle;
  }
  Tracked<SendOp>& MakeSendTo(HandleId handle, const std::string& bytes, const SocketAddress& to) {
    auto& send = MakeSend(handle, bytes);
    send.to = &addresses_.emplace_back(to);
    return send;
  }
  std::deque<SocketAddress> addresses_;
};
CONFORMANCE_BOTH(Datagram);

constexpr Family kIpFamilies[] = {Family::kIpv4, Family::kIpv6};

TEST_P(Datagram, ArriveWholeWithTheirSender) {
  for (Family family : kIpFamilies) {
    SocketAddress a_name, b_name;
    const HandleId a = Bound(family, &a_name), b = Bound(family, &b_name);
    for (size_t size : {size_t{1}, size_t{100}, size_t{1400}, size_t{9000}, size_t{60000}}) {
      const std::string text = Pattern(size);
      ASSERT_EQ(Perform(MakeSendTo(a, text, b_name)), static_cast<Result>(size));
      for (bool pooled : {false, true}) {
        if (pooled) ASSERT_EQ(Perform(MakeSendTo(a, text, b_name)), static_cast<Result>(size));
        auto& recv = pooled ? MakePoolRecv(b) : MakeRecv(b, Memory(65536));
        SocketAddress from;
        recv.from = &from;
        ASSERT_EQ(Perform(recv), static_cast<Result>(size)) << "pooled " << pooled;
        const Event& event = recv.record.events.back();
        const uint8_t* data = event.lease ? event.lease.data() : recv.into.data();
        EXPECT_EQ(std::string(reinterpret_cast<const char*>(data), size), text);
        EXPECT_EQ(from.port, a_name.port);
        EXPECT_EQ(from.IpText(), a_name.IpText());
        EXPECT_EQ(event.flags & (kEof | kTruncated), 0);
      }
    }
  }
}

TEST_P(Datagram, AnEmptyOneIsNoEndOfStream) {
  SocketAddress a_name, b_name;
  const HandleId a = Bound(Family::kIpv4, &a_name), b = Bound(Family::kIpv4, &b_name);
  for (bool pooled : {false, true}) {
    ASSERT_EQ(Perform(MakeSendTo(a, "", b_name)), 0);
    auto& recv = pooled ? MakePoolRecv(b) : MakeRecv(b, Memory(16));
    SocketAddress from;
    recv.from = &from;
    EXPECT_EQ(Perform(recv), 0);
    EXPECT_EQ(recv.record.flags() & kEof, 0);
    EXPECT_EQ(from.port, a_name.port);
  }
}

TEST_P(Datagram, OneThatIsTooLargeIsCutAndSaysSo) {
  SocketAddress a_name, b_name;
  const HandleId a = Bound(Family::kIpv4, &a_name), b = Bound(Family::kIpv4, &b_name);
  ASSERT_EQ(Perform(MakeSendTo(a, "0123456789", b_name)), 10);
  ASSERT_EQ(Perform(MakeSendTo(a, "next", b_name)), 4);
  auto& small = MakeRecv(b, Memory(4));
  EXPECT_EQ(Perform(small), 4);
  EXPECT_NE(small.record.flags() & kTruncated, 0);
  EXPECT_EQ(std::string(small.into.begin(), small.into.end()), "0123");
  auto& next = MakeRecv(b, Memory(16));
  EXPECT_EQ(Perform(next), 4) << "the rest of the first is gone";
  EXPECT_EQ(next.record.flags() & kTruncated, 0);
}

TEST_P(Datagram, SeveralSlicesAreOneDatagram) {
  SocketAddress a_name, b_name;
  const HandleId a = Bound(Family::kIpv6, &a_name), b = Bound(Family::kIpv6, &b_name);
  const std::string& text = Keep("one datagram");
  const auto* data = reinterpret_cast<const uint8_t*>(text.data());
  std::vector<IoSlice>& slices = Slices();
  slices = {{data, 4}, {data + 4, 0}, {data + 4, 8}};
  auto& send = Make<SendOp>(a);
  send.slices = slices.data();
  send.count = 3;
  send.to = &b_name;
  ASSERT_EQ(Perform(send), 12);
  auto& recv = MakeRecv(b, Memory(64));
  ASSERT_EQ(Perform(recv), 12);
  EXPECT_EQ(std::string(recv.into.begin(), recv.into.begin() + 12), text);
}

/// Three sockets that send to one port of 127.0.0.1, one after the other.
class Senders {
 public:
  explicit Senders(uint16_t to_port) {
    to_.sin_family = AF_INET;
    to_.sin_port = htons(to_port);
    to_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (int i = 0; i < 3; ++i) {
      SocketAddress bound;
      sockets_.push_back(DatagramSocket(Family::kIpv4, &bound));
      ports_.push_back(bound.port);
    }
  }

  /// Message number `i`.
  void Send(int i, std::string_view text) {
    ASSERT_EQ(sendto(sockets_[Turn(i)].get(), text.data(), text.size(), 0,
                     reinterpret_cast<const sockaddr*>(&to_), sizeof to_),
              static_cast<ssize_t>(text.size()));
  }

  /// From where message number `i` came.
  uint16_t port(int i) const { return ports_[Turn(i)]; }

 private:
  static size_t Turn(int i) { return static_cast<size_t>(i % 3); }

  sockaddr_in to_{};
  std::vector<Fd> sockets_;
  std::vector<uint16_t> ports_;
};

TEST_P(Datagram, AMultishotReadTellsEachWithItsSender) {
  SocketAddress name;
  const HandleId handle = Bound(Family::kIpv4, &name);
  Senders senders(name.port);
  auto& recv = MakePoolRecv(handle, true);
  SocketAddress from;
  recv.from = &from;
  std::vector<std::pair<std::string, uint16_t>> got;
  recv.record.then = [&] {
    const Event& event = recv.record.events.back();
    if (event.lease) {
      got.emplace_back(std::string(reinterpret_cast<char*>(event.lease.data()), event.lease.size()),
                       from.port);
    }
    const bool again = !event.more() && event.result == kNoBuffers;
    recv.record.Clear();
    if (again) Submit(recv);
  };
  Submit(recv);
  for (int i = 0; i < 60; ++i) {
    const std::string text = "datagram " + std::to_string(i);
    senders.Send(i, text);
    if (i % 5 == 4) Step(1);
  }
  ASSERT_TRUE(RunUntil([&] { return got.size() == 60; }));
  if (faulty()) return;  // a delayed event is told after `from` was set for the next
  for (int i = 0; i < 60; ++i) {
    EXPECT_EQ(got[i].first, "datagram " + std::to_string(i));
    EXPECT_EQ(got[i].second, senders.port(i)) << i;
  }
}

TEST_P(Datagram, RoomForSendersIsHowManyOnePollTells) {
  SocketAddress name;
  const HandleId handle = Bound(Family::kIpv4, &name);
  Senders senders(name.port);
  for (char i = 0; i < 20; ++i) senders.Send(i, {&i, 1});
  auto& recv = MakePoolRecv(handle, true);
  SocketAddress from[8];
  recv.from = from;
  recv.from_count = 8;
  int count = 0, rounds = 0;
  recv.record.then = [&] {
    const Event event = std::move(recv.record.events.back());
    recv.record.Clear();
    if (!event.lease) {
      if (!event.more() && event.result == kNoBuffers) Submit(recv);
      return;
    }
    ASSERT_LT(event.sender, 8);
    if (event.sender == 0) ++rounds;
    EXPECT_EQ(event.lease.data()[0], count) << "in the order of their arrival";
    if (!faulty()) {  // a delayed event is told after `from` was set for the next
      EXPECT_EQ(from[event.sender].port, senders.port(count));
    }
    ++count;
  };
  Submit(recv);
  ASSERT_TRUE(RunUntil([&] { return count == 20; }));
  if (!faulty()) EXPECT_GE(rounds, 3) << "eight, eight, four";
}

TEST_P(Datagram, ABurstIsSentInOneTurn) {
  SocketAddress a_name, b_name;
  const HandleId a = Bound(Family::kIpv4, &a_name), b = Bound(Family::kIpv4, &b_name);
  std::vector<Tracked<SendOp>*> sends;
  for (char i = 0; i < 30; ++i) {
    sends.push_back(&MakeSendTo(a, std::string(1, i), b_name));
    Submit(*sends.back());
  }
  ASSERT_TRUE(RunUntil([&] {
    return std::all_of(sends.begin(), sends.end(), [](auto* send) { return send->done(); });
  }));
  for (char i = 0; i < 30; ++i) {
    EXPECT_EQ(sends[static_cast<size_t>(i)]->result(), 1);
    auto& recv = MakeRecv(b, Memory(16));
    ASSERT_EQ(Perform(recv), 1);
    EXPECT_EQ(recv.into[0], i);
  }
}

TEST_P(Datagram, AConnectedOneNeedsNoAddress) {
  SocketAddress a_name, b_name;
  const HandleId a = Bound(Family::kIpv4, &a_name), b = Bound(Family::kIpv4, &b_name);
  ASSERT_EQ(sockets().ConnectDatagram(a, b_name), 0);
  ASSERT_EQ(Perform(MakeSend(a, "connected")), 9);
  auto& recv = MakeRecv(b, Memory(64));
  ASSERT_EQ(Perform(recv), 9);
  SocketAddress nobody;
  ASSERT_EQ(sockets().ConnectDatagram(a, nobody), 0);
  EXPECT_EQ(Perform(MakeSend(a, "x")), -EDESTADDRREQ);
}

TEST_P(Datagram, ARefusalIsAnEvent) {
  SocketAddress a_name, gone;
  const HandleId a = Bound(Family::kIpv4, &a_name);
  { Fd other = DatagramSocket(Family::kIpv4, &gone); }
  ASSERT_EQ(sockets().ConnectDatagram(a, gone), 0);
  auto& recv = MakeRecv(a, Memory(16));
  Submit(recv);
  ASSERT_EQ(Perform(MakeSend(a, "anybody?")), 8);
  ASSERT_TRUE(RunUntilDone({&recv.record}));
  EXPECT_EQ(recv.result(), -ECONNREFUSED);
}

TEST_P(Datagram, TooLongIsAnError) {
  SocketAddress a_name, b_name;
  const HandleId a = Bound(Family::kIpv4, &a_name);
  Bound(Family::kIpv4, &b_name);
  EXPECT_EQ(Perform(MakeSendTo(a, Pattern(70000), b_name)), -EMSGSIZE);
}

TEST_P(Datagram, UnixOnesToo) {
  SocketAddress a_name, b_name;
  const HandleId a = Bound(Family::kUnix, &a_name), b = Bound(Family::kUnix, &b_name);
  ASSERT_EQ(Perform(MakeSendTo(a, "over a path", b_name)), 11);
  auto& recv = MakeRecv(b, Memory(64));
  SocketAddress from;
  recv.from = &from;
  ASSERT_EQ(Perform(recv), 11);
  EXPECT_EQ(from.path, a_name.path);
}

TEST_P(Datagram, CancelsAndClosesAsStreamsDo) {
  SocketAddress name;
  const HandleId handle = Bound(Family::kIpv4, &name);
  auto& first = MakeRecv(handle, Memory(16));
  auto& second = MakePoolRecv(handle, true);
  Submit(first);
  Step(1);
  Cancel(first);
  ASSERT_TRUE(RunUntilDone({&first.record}));
  EXPECT_EQ(first.result(), kCancelled);
  Submit(second);
  Step(1);
  ASSERT_EQ(Close(handle), 0);
  EXPECT_TRUE(second.done());
  // The port is free as soon as the close is told.
  const HandleId again = Opened(Family::kIpv4, SocketType::kDatagram);
  EXPECT_EQ(sockets().Bind(again, name), 0);
}

}  // namespace
}  // namespace orrery::test
