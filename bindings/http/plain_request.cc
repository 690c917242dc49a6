// The usual request, recognised without the parser; see plain_request.h.
#include "bindings/http/plain_request.h"

#include <strings.h>

#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace orrery {

namespace {

constexpr uint8_t kInToken = 1, kInUrl = 2, kInValue = 4;

constexpr std::array<uint8_t, 256> MakeClasses() {
  std::array<uint8_t, 256> classes{};
  for (int c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter) classes[c] |= kInToken;
    if (c > ' ' && c < 127 && c != '#') classes[c] |= kInUrl;
    if (c == '\t' || (c >= ' ' && c != 127)) classes[c] |= kInValue;
  }
  for (char c : std::string_view("!#$%&'*+-.^_`|~")) classes[static_cast<uint8_t>(c)] |= kInToken;
  return classes;
}
constexpr std::array<uint8_t, 256> kClasses = MakeClasses();

bool Is(char c, uint8_t wanted) { return (kClasses[static_cast<uint8_t>(c)] & wanted) != 0; }

constexpr uint64_t Repeat(uint8_t byte) { return 0x0101010101010101u * byte; }

/// Whether each of eight bytes may stand in a value; a tab is not known here.
bool AreInValue(const char* at) {
  uint64_t word;
  std::memcpy(&word, at, sizeof word);
  const uint64_t no_delete = word ^ Repeat(127);
  const uint64_t below_space = (word - Repeat(' ')) & ~word;
  const uint64_t is_delete = (no_delete - Repeat(1)) & ~no_delete;
  return ((below_space | is_delete) & Repeat(0x80)) == 0;
}

const char* Skip(const char* at, const char* end, uint8_t what) {
  while (at < end && Is(*at, what)) ++at;
  return at;
}
const char* SkipValue(const char* at, const char* end) {
  while (end - at >= 8 && AreInValue(at)) at += 8;
  return Skip(at, end, kInValue);
}

bool IsName(std::string_view name, std::string_view known) {
  return name.size() == known.size() && strncasecmp(name.data(), known.data(), known.size()) == 0;
}

/// Headers that say how the message or the connection goes on, or ask for an answer first.
bool NeedsParser(std::string_view name, std::string_view value) {
  switch (name.size()) {
    case 6: return IsName(name, "expect");
    case 7: return IsName(name, "upgrade") || IsName(name, "trailer");
    case 10: return IsName(name, "connection") && !IsName(value, "keep-alive");
    case 14: return IsName(name, "content-length");
    case 16: return IsName(name, "proxy-connection");
    case 17: return IsName(name, "transfer-encoding");
    default: return false;
  }
}

/// Behind the header that starts at `at`, or null.
const char* SkipHeader(const char* at, const char* end, PlainRequest* out) {
  const char* name_end = Skip(at, end, kInToken);
  if (name_end == at || name_end == end || *name_end != ':') return nullptr;
  const char* value = name_end + 1;
  while (value < end && (*value == ' ' || *value == '\t')) ++value;
  const char* value_end = SkipValue(value, end);
  if (value_end == value || end - value_end < 2 || value_end[0] != '\r' || value_end[1] != '\n') {
    return nullptr;
  }
  const std::string_view name(at, static_cast<size_t>(name_end - at));
  if (NeedsParser(name, {value, static_cast<size_t>(value_end - value)})) return nullptr;
  if (IsName(name, "host")) out->has_host = true;
  return value_end + 2;
}

}  // namespace

bool FindPlainRequest(const char* begin, const char* end, PlainRequest* out) {
  constexpr std::string_view kGet = "GET /", kHead = "HEAD /", kVersion = " HTTP/1.1\r\n";
  const std::string_view all(begin, static_cast<size_t>(end - begin));
  *out = {};
  out->is_head = all.starts_with(kHead);
  if (!out->is_head && !all.starts_with(kGet)) return false;
  const char* url = begin + (out->is_head ? kHead : kGet).size() - 1;
  const char* at = Skip(url, end, kInUrl);
  out->url_offset = static_cast<uint32_t>(url - begin);
  out->url_size = static_cast<uint32_t>(at - url);
  if (!all.substr(static_cast<size_t>(at - begin)).starts_with(kVersion)) return false;
  at += kVersion.size();
  while (at < end && *at != '\r') {
    at = SkipHeader(at, end, out);
    if (at == nullptr) return false;
  }
  if (end - at < 2 || at[1] != '\n') return false;
  out->size = static_cast<uint32_t>(at + 2 - begin);
  return true;
}

}  // namespace orrery
