// Text forms of IP addresses: what is one, what is none, and the one way they are printed.
#include "kernel/address.h"

#include <gtest/gtest.h>

#include "loops/posix/address_posix.h"

namespace orrery {
namespace {

std::string RoundTrip(const char* text) {
  SocketAddress address;
  return SocketAddress::ParseIp(text, 7, &address) ? address.IpText() : "none";
}

TEST(Address, Ipv4) {
  EXPECT_EQ(RoundTrip("127.0.0.1"), "127.0.0.1");
  EXPECT_EQ(RoundTrip("255.255.255.255"), "255.255.255.255");
  for (const char* none : {"", "1.2.3", "1.2.3.4.", "1.2.3.4.5", "256.0.0.1", "01.2.3.4", "1..2.3",
                           " 1.2.3.4", "1.2.3.4 ", "1.2.3.-4", "0x1.2.3.4", "1.2.3.4%1"}) {
    EXPECT_EQ(RoundTrip(none), "none") << none;
  }
}

TEST(Address, Ipv6IsPrintedInItsShortestForm) {
  EXPECT_EQ(RoundTrip("::"), "::");
  EXPECT_EQ(RoundTrip("::1"), "::1");
  EXPECT_EQ(RoundTrip("1::"), "1::");
  EXPECT_EQ(RoundTrip("2001:DB8:0:0:1:0:0:1"), "2001:db8::1:0:0:1");     // the first of equal runs
  EXPECT_EQ(RoundTrip("2001:db8:0:1:1:1:1:1"), "2001:db8:0:1:1:1:1:1");  // one group is no run
  EXPECT_EQ(RoundTrip("1:0:0:2:0:0:0:3"), "1:0:0:2::3");
  EXPECT_EQ(RoundTrip("0:1:2:3:4:5:6:7"), "0:1:2:3:4:5:6:7");
  EXPECT_EQ(RoundTrip("::ffff:10.0.0.1"), "::ffff:10.0.0.1");
  EXPECT_EQ(RoundTrip("::10.0.0.1"), "::10.0.0.1");
  EXPECT_EQ(RoundTrip("64:ff9b::1.2.3.4"), "64:ff9b::102:304");
}

TEST(Address, WhatIsNoIpv6) {
  for (const char* none : {":", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3",
                           "12345::", "g::", "1:2:3:4:5:6:7::8", "::1.2.3", "1.2.3.4::", "::1%",
                           "1:", ":1", "::1:2:3:4:5:6:7:8", "::%no/interface", "::%a b"}) {
    EXPECT_EQ(RoundTrip(none), "none") << none;
  }
}

TEST(Address, ScopesAreNumbersOrInterfaces) {
  SocketAddress address;
  ASSERT_TRUE(SocketAddress::ParseIp("fe80::1%7", 0, &address));
  EXPECT_EQ(address.scope_id, 7u);
  ASSERT_TRUE(SocketAddress::ParseIp("fe80::1%lo", 0, &address));
  EXPECT_EQ(address.scope_id, 1u);  // the loopback interface is Linux's first
  EXPECT_EQ(address.IpText(), "fe80::1%lo");
  ASSERT_TRUE(SocketAddress::ParseIp("fe80::1%no-such-interface", 0, &address));
  EXPECT_EQ(address.scope_id, 0u) << "as if_nametoindex(3) says, and Node takes it";
}

TEST(Address, FailureLeavesTheOutcomeAlone) {
  SocketAddress address;
  address.port = 9;
  EXPECT_FALSE(SocketAddress::ParseIp("nonsense", 1, &address));
  EXPECT_EQ(address.port, 9);
}

TEST(Address, NativeFormsComeBackTheSame) {
  for (const char* text : {"10.1.2.3", "fe80::2%3", "::1"}) {
    SocketAddress address, back;
    ASSERT_TRUE(SocketAddress::ParseIp(text, 8080, &address));
    posix::NativeAddress native;
    ASSERT_EQ(posix::ToNative(address, &native), 0);
    posix::FromNative(native.get(), native.size, &back);
    EXPECT_EQ(back.family, address.family);
    EXPECT_EQ(back.port, 8080);
    EXPECT_EQ(back.ip, address.ip);
    EXPECT_EQ(back.scope_id, address.scope_id);
  }
}

TEST(Address, UnixPaths) {
  using posix::ToNative;
  posix::NativeAddress native;
  EXPECT_EQ(ToNative(SocketAddress::Unix(std::string(107, 'x')), &native), 0);
  EXPECT_EQ(ToNative(SocketAddress::Unix(std::string(108, 'x')), &native), -ENAMETOOLONG);
  EXPECT_EQ(ToNative(SocketAddress::Unix(""), &native), -EINVAL);
  EXPECT_EQ(ToNative(SocketAddress::Unix(std::string_view("a\0b", 3)), &native), -EINVAL);
  const std::string_view abstract("\0name\0more", 10);
  ASSERT_EQ(ToNative(SocketAddress::Unix(abstract), &native), 0);
  SocketAddress back;
  posix::FromNative(native.get(), native.size, &back);
  EXPECT_EQ(back.path, abstract);
}

}  // namespace
}  // namespace orrery
