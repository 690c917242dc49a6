// Socket addresses as plain data, without an operating system's header.
//
//  * SocketAddress: IPv4, IPv6 or a unix path; Parse and text forms.
//
// Value type; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace orrery {

enum class Family : uint8_t { kNone, kIpv4, kIpv6, kUnix };

struct SocketAddress {
  Family family = Family::kNone;
  uint16_t port = 0;        ///< host byte order; 0 for unix
  uint32_t scope_id = 0;    ///< IPv6 only
  std::array<uint8_t, 16> ip{};  ///< network byte order; the first 4 bytes for IPv4
  std::string path;         ///< unix only; a leading NUL names Linux's abstract space

  /// "127.0.0.1", "::1", "fe80::1%2" (numeric scope) or "fe80::1%lo" (scope 0 if there is no such
  /// interface); false when `text` is none.
  static bool ParseIp(std::string_view text, uint16_t port, SocketAddress* out);
  static SocketAddress Unix(std::string_view path);
  /// The address without its port, as Node prints it.
  std::string IpText() const;
};

}  // namespace orrery
