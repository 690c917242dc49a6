// Names of addresses and addresses of names: what Sockets answers on the blocking pool's threads,
// the same whatever the driver.
#include <netdb.h>

#include <thread>

#include "test/support/conformance_test.h"

namespace orrery::test {
namespace {

class Names : public ConformanceTest {
 protected:
  static SocketAddress Ip(const char* text, uint16_t port) {
    SocketAddress address;
    EXPECT_TRUE(SocketAddress::ParseIp(text, port, &address));
    return address;
  }
  /// On another thread, as the blocking pool does it.
  template <typename Call>
  static auto OnAThread(Call call) {
    decltype(call()) result;
    std::thread thread([&] { result = call(); });
    thread.join();
    return result;
  }
};
CONFORMANCE_DIRECT(Names);

TEST_P(Names, AnAddressAsTextIsItself) {
  for (const char* text : {"127.0.0.1", "::1"}) {
    const Sockets::Resolved resolved =
        OnAThread([&] { return sockets().ResolveName(text, Family::kNone, AI_NUMERICHOST); });
    ASSERT_EQ(resolved.error, 0) << text;
    ASSERT_EQ(resolved.addresses.size(), 1u);
    EXPECT_EQ(resolved.addresses[0].IpText(), text);
  }
}

TEST_P(Names, WhatIsNoAddressIsAnError) {
  const Sockets::Resolved resolved =
      OnAThread([&] { return sockets().ResolveName("none", Family::kNone, AI_NUMERICHOST); });
  EXPECT_EQ(resolved.error, EAI_NONAME);
  EXPECT_TRUE(resolved.addresses.empty());
}

TEST_P(Names, AnAddressHasANameOrAnError) {
  const Sockets::Named named =
      OnAThread([&] { return sockets().ResolveAddress(Ip("127.0.0.1", 22)); });
  EXPECT_EQ(named.error == 0, !named.host.empty());
  EXPECT_EQ(named.error == 0, !named.service.empty());
}

TEST_P(Names, AnAddressOfNoFamilyIsAnError) {
  const Sockets::Named named = OnAThread([&] { return sockets().ResolveAddress({}); });
  EXPECT_EQ(named.error, EAI_FAMILY);
  EXPECT_TRUE(named.host.empty());
}

}  // namespace
}  // namespace orrery::test
