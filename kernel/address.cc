// Text forms of IP addresses in standard C++ alone; see address.h.
#include "kernel/address.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace orrery {

namespace {

// The names and numbers of network interfaces, as Linux shows them to whoever reads files: the
// kernel layer includes no header of the operating system.
constexpr const char* kInterfaces = "/sys/class/net";

uint32_t InterfaceNumber(const std::string& name) {
  if (name.empty() || name.find('/') != std::string::npos || name[0] == '.') return 0;
  uint32_t number = 0;
  std::ifstream file(std::string(kInterfaces) + "/" + name + "/ifindex");
  return file >> number ? number : 0;
}

std::string InterfaceName(uint32_t number) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(kInterfaces, error)) {
    std::string name = entry.path().filename().string();
    if (InterfaceNumber(name) == number) return name;
  }
  return std::to_string(number);
}

/// A decimal number without sign; false when there is none or it exceeds `max`.
bool ParseDecimal(std::string_view text, uint32_t max, uint32_t* out) {
  if (text.empty() || text.size() > 10) return false;
  uint64_t value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return false;
    value = value * 10 + static_cast<uint64_t>(c - '0');
  }
  *out = static_cast<uint32_t>(value);
  return value <= max;
}

bool ParseIpv4(std::string_view text, uint8_t* out) {
  for (int part = 0; part < 4; ++part) {
    const size_t end = part < 3 ? text.find('.') : text.size();
    if (end == std::string_view::npos) return false;
    std::string_view digits = text.substr(0, end);
    uint32_t value;
    if (digits.size() > 3 || !ParseDecimal(digits, 255, &value)) return false;
    if (digits.size() > 1 && digits[0] == '0') return false;  // octal to some, so nobody's
    out[part] = static_cast<uint8_t>(value);
    text.remove_prefix(part < 3 ? end + 1 : end);
  }
  return true;
}

/// One group of up to four hexadecimal digits.
bool ParseGroup(std::string_view text, uint8_t* out) {
  if (text.empty() || text.size() > 4) return false;
  uint32_t value = 0;
  for (char c : text) {
    const uint32_t digit = c >= '0' && c <= '9'   ? static_cast<uint32_t>(c - '0')
                           : c >= 'a' && c <= 'f' ? static_cast<uint32_t>(c - 'a' + 10)
                           : c >= 'A' && c <= 'F' ? static_cast<uint32_t>(c - 'A' + 10)
                                                  : 16;
    if (digit == 16) return false;
    value = value * 16 + digit;
  }
  out[0] = static_cast<uint8_t>(value >> 8);
  out[1] = static_cast<uint8_t>(value);
  return true;
}

/// Colon-separated groups, the last of which may be an IPv4 address. Returns the count of bytes
/// written (at most 16), or -1.
int ParseGroups(std::string_view text, uint8_t* out) {
  int size = 0;
  if (text.empty()) return 0;
  for (;;) {
    const size_t colon = text.find(':');
    std::string_view group = text.substr(0, colon);
    if (colon == std::string_view::npos && group.find('.') != std::string_view::npos) {
      if (size > 12 || !ParseIpv4(group, out + size)) return -1;
      return size + 4;
    }
    if (size > 14 || !ParseGroup(group, out + size)) return -1;
    size += 2;
    if (colon == std::string_view::npos) return size;
    text.remove_prefix(colon + 1);
  }
}

bool ParseIpv6(std::string_view text, std::array<uint8_t, 16>* out) {
  uint8_t head[16] = {}, tail[16] = {};
  const size_t gap = text.find("::");
  if (gap == std::string_view::npos) {
    if (ParseGroups(text, head) != 16) return false;
    std::copy(head, head + 16, out->begin());
    return true;
  }
  std::string_view before = text.substr(0, gap);
  if (before.find('.') != std::string_view::npos) return false;
  const int head_size = ParseGroups(before, head);
  const int tail_size = ParseGroups(text.substr(gap + 2), tail);
  // "::" stands for at least one group.
  if (head_size < 0 || tail_size < 0 || head_size + tail_size > 14) return false;
  out->fill(0);
  std::copy(head, head + head_size, out->begin());
  std::copy(tail, tail + tail_size, out->end() - tail_size);
  return true;
}

std::string Ipv4Text(const uint8_t* ip) {
  char text[16];
  std::snprintf(text, sizeof text, "%u.%u.%u.%u", ip[0], ip[1], ip[2], ip[3]);
  return text;
}

/// The longest run of at least two zero groups, which "::" stands for (RFC 5952, section 4.2).
struct ZeroRun {
  int begin = -1, size = 0;
};
ZeroRun LongestZeroRun(const uint16_t (&groups)[8]) {
  ZeroRun best;
  for (int i = 0; i < 8;) {
    int end = i;
    while (end < 8 && groups[end] == 0) ++end;
    if (end - i >= 2 && end - i > best.size) best = {i, end - i};
    i = end + 1;
  }
  return best;
}

std::string Ipv6Text(const std::array<uint8_t, 16>& ip) {
  uint16_t groups[8];
  for (int i = 0; i < 8; ++i) groups[i] = static_cast<uint16_t>(ip[2 * i] << 8 | ip[2 * i + 1]);
  const ZeroRun run = LongestZeroRun(groups);
  // Mapped and compatible IPv4 addresses show their last 32 bits in IPv4's way.
  const bool has_ipv4 = run.begin == 0 && (run.size == 6 || (run.size == 5 && groups[5] == 0xffff));
  std::string text;
  for (int i = 0; i < (has_ipv4 ? 6 : 8); ++i) {
    if (i == run.begin) {
      text += "::";
      i += run.size - 1;
      continue;
    }
    if (!text.empty() && text.back() != ':') text += ':';
    char group[5];
    std::snprintf(group, sizeof group, "%x", groups[i]);
    text += group;
  }
  if (!has_ipv4) return text;
  if (text.back() != ':') text += ':';
  return text + Ipv4Text(ip.data() + 12);
}

/// What Node's net.isIP takes for the name of an interface, whether there is one or not.
bool IsScopeText(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '-' || c == '.' || c == ':';
  });
}

bool IsLinkLocal(const std::array<uint8_t, 16>& ip) {
  return ip[0] == 0xfe && (ip[1] & 0xc0) == 0x80;
}

}  // namespace

bool SocketAddress::ParseIp(std::string_view text, uint16_t port, SocketAddress* out) {
  SocketAddress parsed;
  parsed.port = port;
  if (ParseIpv4(text, parsed.ip.data())) {
    parsed.family = Family::kIpv4;
    *out = std::move(parsed);
    return true;
  }
  const size_t percent = text.find('%');
  parsed.ip.fill(0);
  if (!ParseIpv6(text.substr(0, percent), &parsed.ip)) return false;
  parsed.family = Family::kIpv6;
  if (percent != std::string_view::npos) {
    std::string_view scope = text.substr(percent + 1);
    if (!ParseDecimal(scope, UINT32_MAX, &parsed.scope_id)) {
      if (!IsScopeText(scope)) return false;
      parsed.scope_id = InterfaceNumber(std::string(scope));
    }
  }
  *out = std::move(parsed);
  return true;
}

SocketAddress SocketAddress::Unix(std::string_view path) {
  SocketAddress address;
  address.family = Family::kUnix;
  address.path = path;
  return address;
}

std::string SocketAddress::IpText() const {
  switch (family) {
    case Family::kIpv4: return Ipv4Text(ip.data());
    case Family::kIpv6:
      if (scope_id != 0 && IsLinkLocal(ip)) return Ipv6Text(ip) + "%" + InterfaceName(scope_id);
      return Ipv6Text(ip);
    case Family::kUnix: return path;
    case Family::kNone: break;
  }
  return "";
}

}  // namespace orrery
