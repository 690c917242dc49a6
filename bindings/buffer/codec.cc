// The encodings of Buffer; see codec.h.
#include "bindings/buffer/codec.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace orrery {

namespace {

constexpr uint64_t kHighBits = 0x8080808080808080;
uint64_t Word(const uint8_t* at) {
  uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr char kUrlAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Twelve bits at a time become two characters: half the lookups of six bits at a time.
struct PairTable {
  std::array<uint8_t, 2 * 4096> text{};
  constexpr explicit PairTable(const char* alphabet) {
    for (size_t i = 0; i < 4096; ++i) {
      text[2 * i] = static_cast<uint8_t>(alphabet[i >> 6]);
      text[2 * i + 1] = static_cast<uint8_t>(alphabet[i & 63]);
    }
  }
};
constexpr PairTable kPairs(kAlphabet), kUrlPairs(kUrlAlphabet);

constexpr uint8_t kInvalid = 0xff;

struct ValueTable {
  std::array<uint8_t, 256> value{};
  constexpr ValueTable() {
    value.fill(kInvalid);
    for (uint8_t i = 0; i < 64; ++i) {
      value[static_cast<uint8_t>(kAlphabet[i])] = i;
      value[static_cast<uint8_t>(kUrlAlphabet[i])] = i;
    }
  }
};
constexpr ValueTable kValues;

/// The bits of a character at its place in a group of four; an invalid one sets the top byte.
struct GroupTables {
  std::array<std::array<uint32_t, 256>, 4> bits{};
  constexpr GroupTables() {
    for (size_t place = 0; place < 4; ++place) {
      for (size_t c = 0; c < 256; ++c) {
        const uint8_t value = kValues.value[c];
        bits[place][c] = value == kInvalid ? 0xff000000u : uint32_t{value} << (18 - 6 * place);
      }
    }
  }
};
constexpr GroupTables kGroups;

struct HexTables {
  std::array<uint8_t, 512> text{};
  std::array<uint8_t, 256> value{};
  constexpr HexTables() {
    constexpr char kDigits[] = "0123456789abcdef";
    value.fill(kInvalid);
    for (size_t i = 0; i < 256; ++i) {
      text[2 * i] = static_cast<uint8_t>(kDigits[i >> 4]);
      text[2 * i + 1] = static_cast<uint8_t>(kDigits[i & 15]);
    }
    for (uint8_t i = 0; i < 16; ++i) {
      value[static_cast<uint8_t>(kDigits[i])] = i;
      if (i >= 10) value[static_cast<uint8_t>('A' + i - 10)] = i;
    }
  }
};
constexpr HexTables kHex;

}  // namespace

size_t AsciiPrefix(std::span<const uint8_t> bytes) {
  const uint8_t* data = bytes.data();
  const size_t size = bytes.size();
  size_t i = 0;
  for (; i + 32 <= size; i += 32) {
    const uint64_t any =
        Word(data + i) | Word(data + i + 8) | Word(data + i + 16) | Word(data + i + 24);
    if ((any & kHighBits) != 0) break;
  }
  for (; i + 8 <= size; i += 8) {
    if ((Word(data + i) & kHighBits) != 0) break;
  }
  while (i < size && data[i] < 0x80) ++i;
  return i;
}
bool IsAscii(std::span<const uint8_t> bytes) { return AsciiPrefix(bytes) == bytes.size(); }

namespace {
/// The length of the well-formed character at `at`, or 0.
size_t CharacterLength(const uint8_t* at, size_t left) {
  const uint8_t lead = at[0];
  const auto continues = [&](size_t i) { return i < left && (at[i] & 0xc0) == 0x80; };
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return continues(1) ? 2 : 0;
  if (lead < 0xf0) {
    if (!continues(1) || !continues(2)) return 0;
    if (lead == 0xe0 && at[1] < 0xa0) return 0;  // overlong
    if (lead == 0xed && at[1] > 0x9f) return 0;  // a surrogate
    return 3;
  }
  if (lead > 0xf4 || !continues(1) || !continues(2) || !continues(3)) return 0;
  if (lead == 0xf0 && at[1] < 0x90) return 0;  // overlong
  if (lead == 0xf4 && at[1] > 0x8f) return 0;  // beyond U+10FFFF
  return 4;
}
}  // namespace

bool IsUtf8(std::span<const uint8_t> bytes) {
  size_t i = AsciiPrefix(bytes);
  while (i < bytes.size()) {
    const size_t length = CharacterLength(bytes.data() + i, bytes.size() - i);
    if (length == 0) return false;
    i += length;
    if (i + 8 <= bytes.size() && (Word(bytes.data() + i) & kHighBits) == 0) {
      i += AsciiPrefix(bytes.subspan(i));
    }
  }
  return true;
}

size_t Base64EncodedSize(size_t size, bool url) {
  return url ? (size * 4 + 2) / 3 : (size + 2) / 3 * 4;
}

size_t Base64Encode(std::span<const uint8_t> bytes, uint8_t* into, bool url) {
  const uint8_t* pairs = url ? kUrlPairs.text.data() : kPairs.text.data();
  const uint8_t* in = bytes.data();
  const uint8_t* end = in + bytes.size() / 3 * 3;
  uint8_t* out = into;
  for (; in != end; in += 3, out += 4) {
    const uint32_t group = uint32_t{in[0]} << 16 | uint32_t{in[1]} << 8 | in[2];
    std::memcpy(out, pairs + 2 * (group >> 12), 2);
    std::memcpy(out + 2, pairs + 2 * (group & 4095), 2);
  }
  const size_t rest = bytes.size() % 3;
  if (rest == 0) return static_cast<size_t>(out - into);
  const uint32_t group = uint32_t{in[0]} << 16 | (rest == 2 ? uint32_t{in[1]} << 8 : 0);
  std::memcpy(out, pairs + 2 * (group >> 12), 2);
  out += 2;
  if (rest == 2) *out++ = pairs[2 * (group & 4095)];
  for (size_t i = rest; !url && i < 3; ++i) *out++ = '=';
  return static_cast<size_t>(out - into);
}

namespace {
/// Character by character, past what is none of the alphabet.
size_t DecodeSlowly(std::span<const uint8_t> text, std::span<uint8_t> into) {
  uint32_t bits = 0;
  int count = 0;
  size_t written = 0;
  for (const uint8_t c : text) {
    const uint8_t value = kValues.value[c];
    if (value == kInvalid) {
      if (c == '=') break;
      continue;
    }
    bits = bits << 6 | value;
    count += 6;
    if (count < 8) continue;
    if (written == into.size()) break;
    count -= 8;
    into[written++] = static_cast<uint8_t>(bits >> count);
  }
  return written;
}
}  // namespace

size_t Base64Decode(std::span<const uint8_t> text, std::span<uint8_t> into) {
  const auto& [first, second, third, fourth] = kGroups.bits;
  const uint8_t* in = text.data();
  const uint8_t* const end = in + text.size();
  uint8_t* out = into.data();
  uint8_t* const out_end = out + into.size();
  while (end - in >= 4 && out_end - out >= 3) {
    const uint32_t group = first[in[0]] | second[in[1]] | third[in[2]] | fourth[in[3]];
    if ((group & 0xff000000) != 0) {
      // Line breaks are the usual reason: once past the group, the fast way goes on.
      size_t used = 0;
      uint8_t characters[4];
      size_t found = 0;
      while (found < 4 && in + used != end && in[used] != '=') {
        if (kValues.value[in[used]] != kInvalid) characters[found++] = in[used];
        ++used;
      }
      if (found < 4) break;
      out += DecodeSlowly({characters, 4}, {out, 3});
      in += used;
      continue;
    }
    out[0] = static_cast<uint8_t>(group >> 16);
    out[1] = static_cast<uint8_t>(group >> 8);
    out[2] = static_cast<uint8_t>(group);
    in += 4;
    out += 3;
  }
  out += DecodeSlowly({in, end}, {out, out_end});
  return static_cast<size_t>(out - into.data());
}

void HexEncode(std::span<const uint8_t> bytes, uint8_t* into) {
  for (const uint8_t byte : bytes) {
    std::memcpy(into, kHex.text.data() + 2 * byte, 2);
    into += 2;
  }
}

size_t HexDecode(std::span<const uint8_t> text, std::span<uint8_t> into) {
  const size_t pairs = std::min(text.size() / 2, into.size());
  for (size_t i = 0; i < pairs; ++i) {
    const uint8_t high = kHex.value[text[2 * i]], low = kHex.value[text[2 * i + 1]];
    if ((high | low) == kInvalid) return i;
    into[i] = static_cast<uint8_t>(high << 4 | low);
  }
  return pairs;
}

void WidenLatin1(uint8_t* memory, size_t size, size_t wide) {
  uint8_t* out = memory + size + wide;
  const uint8_t* in = memory + size;
  while (out != in) {  // equal once only ASCII is left in front
    const uint8_t byte = *--in;
    if (byte < 0x80) {
      *--out = byte;
    } else {
      *--out = static_cast<uint8_t>(0x80 | (byte & 0x3f));
      *--out = static_cast<uint8_t>(0xc0 | byte >> 6);
    }
  }
}

}  // namespace orrery
