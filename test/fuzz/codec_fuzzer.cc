// Fuzzes the encodings of Buffer (bindings/buffer/codec.h): what is encoded decodes to itself, what is
// decoded stays inside its room, and UTF-8 is judged as the table of the standard says.
//
// With ORRERY_CANARY it holds a wrong belief, which the fuzzer must find: the test of the fuzzer.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "bindings/buffer/codec.h"

namespace {

using namespace orrery;
using Bytes = std::vector<uint8_t>;

void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "not so: %s\n", what);
  std::abort();
}

/// Well-formed UTF-8, byte by byte as Unicode's table 3-7 has it.
bool ReferenceIsUtf8(const Bytes& bytes) {
  for (size_t i = 0; i < bytes.size();) {
    const uint8_t lead = bytes[i++];
    if (lead < 0x80) continue;
    const int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    if (lead < 0xc2 || lead > 0xf4) return false;
    for (int k = 0; k < more; ++k) {
      if (i == bytes.size()) return false;
      uint8_t low = 0x80, high = 0xbf;
      if (k == 0 && lead == 0xe0) low = 0xa0;
      if (k == 0 && lead == 0xed) high = 0x9f;
      if (k == 0 && lead == 0xf0) low = 0x90;
      if (k == 0 && lead == 0xf4) high = 0x8f;
      if (bytes[i] < low || bytes[i] > high) return false;
      ++i;
    }
  }
  return true;
}

void Base64RoundTrip(const Bytes& bytes, bool url) {
  Bytes text(Base64EncodedSize(bytes.size(), url));
  Require(Base64Encode(bytes, text.data(), url) == text.size(), "the size of base64 is foretold");
  Bytes back(bytes.size());
  Require(Base64Decode(text, back) == bytes.size() && back == bytes, "base64 decodes to itself");
}

void HexRoundTrip(const Bytes& bytes) {
  Bytes text(2 * bytes.size()), back(bytes.size());
  HexEncode(bytes, text.data());
  Require(HexDecode(text, back) == bytes.size() && back == bytes, "hex decodes to itself");
}

void DecodeAnything(const Bytes& bytes, size_t room) {
  Bytes into(room);
  Require(Base64Decode(bytes, into) <= room, "base64 stays inside its room");
  Require(HexDecode(bytes, into) <= room, "hex stays inside its room");
}

void Utf8(const Bytes& bytes) {
  size_t ascii = 0;
  while (ascii < bytes.size() && bytes[ascii] < 0x80) ++ascii;
  Require(AsciiPrefix(bytes) == ascii, "the ASCII prefix ends at the first byte above 0x7f");
  Require(IsAscii(bytes) == (ascii == bytes.size()), "ASCII is bytes below 0x80");
  Require(IsUtf8(bytes) == ReferenceIsUtf8(bytes), "UTF-8 is what the standard says");
}

void Latin1(const Bytes& bytes) {
  Bytes expected;
  for (uint8_t byte : bytes) {
    if (byte >= 0x80) expected.push_back(static_cast<uint8_t>(0xc0 | byte >> 6));
    expected.push_back(byte < 0x80 ? byte : static_cast<uint8_t>(0x80 | (byte & 0x3f)));
  }
  Require(CountWide(bytes) == expected.size() - bytes.size(), "what is not ASCII takes two bytes");
  Bytes utf8(expected.size());
  Require(Latin1ToUtf8(bytes, utf8) == utf8.size(), "all of it fits");
  Require(IsUtf8(utf8), "Latin-1 becomes UTF-8");
  Require(utf8 == expected, "Latin-1 widens character by character");
  const Utf8Extent extent = MeasureUtf8(utf8);
  Require(extent.narrow && extent.units == bytes.size(), "and is as long as it was");
  Bytes back(bytes.size());
  Utf8ToLatin1(utf8, back.data());
  Require(back == bytes, "and comes back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 1) return 0;
  const Bytes bytes(data + 1, data + size);
  Base64RoundTrip(bytes, false);
  Base64RoundTrip(bytes, true);
  HexRoundTrip(bytes);
  DecodeAnything(bytes, data[0]);
  Utf8(bytes);
  Latin1(bytes);
#ifdef ORRERY_CANARY
  if (!IsAscii(bytes) && IsUtf8(bytes)) Require(bytes.size() < 4, "the canary: no long UTF-8");
#endif
  return 0;
}
