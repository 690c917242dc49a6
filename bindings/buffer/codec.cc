// The encodings of Buffer; see codec.h.
#include "bindings/buffer/codec.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "bindings/buffer/simd.h"
#include "bindings/buffer/simd_wide.h"

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
  size_t i = size < 64 ? 0 : simd::AsciiPrefix(bytes);
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
  if (bytes.size() >= 32 && simd::available()) {
    const size_t plain = AsciiPrefix(bytes);
    return plain == bytes.size() || simd::IsUtf8(bytes.subspan(plain));
  }
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
  const size_t done = bytes.size() < 28 ? 0 : simd::Base64Encode(bytes, into, url);
  const uint8_t* in = bytes.data() + done;
  const uint8_t* end = bytes.data() + bytes.size() / 3 * 3;
  uint8_t* out = into + done / 3 * 4;
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
    if (end - in >= 32) {
      const size_t done = simd::Base64Decode({in, end}, {out, out_end});
      in += done;
      out += done / 4 * 3;
      if (end - in < 4 || out_end - out < 3) break;
    }
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
  const size_t done = bytes.size() < 16 ? 0 : simd::HexEncode(bytes, into);
  into += 2 * done;
  for (const uint8_t byte : bytes.subspan(done)) {
    std::memcpy(into, kHex.text.data() + 2 * byte, 2);
    into += 2;
  }
}

size_t HexDecode(std::span<const uint8_t> text, std::span<uint8_t> into) {
  const size_t pairs = std::min(text.size() / 2, into.size());
  size_t i = pairs < 16 ? 0 : simd::HexDecode(text.first(2 * pairs), into.data()) / 2;
  for (; i < pairs; ++i) {
    const uint8_t high = kHex.value[text[2 * i]], low = kHex.value[text[2 * i + 1]];
    if ((high | low) == kInvalid) return i;
    into[i] = static_cast<uint8_t>(high << 4 | low);
  }
  return pairs;
}

size_t CountWide(std::span<const uint8_t> bytes) {
  size_t count = 0;
  size_t i = bytes.size() < 32 ? 0 : simd::CountWide(bytes, &count);
  for (; i < bytes.size(); ++i) count += bytes[i] >> 7;
  return count;
}

// ---- Latin-1, UTF-8 and UTF-16 -----------------------------------------------------------------

namespace {
/// Copies ASCII from the front, eight at a time; returns how many bytes.
size_t CopyAscii(const uint8_t* from, size_t size, uint8_t* to) {
  size_t i = 0;
  for (; i + 8 <= size; i += 8) {
    const uint64_t word = Word(from + i);
    if ((word & kHighBits) != 0) break;
    std::memcpy(to + i, &word, sizeof word);
  }
  return i;
}
}  // namespace

size_t Latin1ToUtf8(std::span<const uint8_t> text, std::span<uint8_t> into) {
  const size_t plain = AsciiPrefix(text.first(std::min(text.size(), into.size())));
  if (plain > 0) std::memcpy(into.data(), text.data(), plain);
  size_t done = plain, written = plain;
  if (simd::wide::available()) {
    size_t more;
    done += simd::wide::Latin1ToUtf8(text.subspan(plain), into.subspan(plain), &more);
    written += more;
  }
  const uint8_t* in = text.data() + done;
  const uint8_t* const end = text.data() + text.size();
  uint8_t* out = into.data() + written;
  uint8_t* const out_end = into.data() + into.size();
  while (in != end && out != out_end) {
    const size_t copied = CopyAscii(
        in, static_cast<size_t>(std::min(end - in, out_end - out)), out);
    in += copied;
    out += copied;
    for (const uint8_t* stop = end - in > 8 ? in + 8 : end; in != stop && out != out_end; ++in) {
      if (*in < 0x80) {
        *out++ = *in;
      } else {
        if (out_end - out < 2) return static_cast<size_t>(out - into.data());
        *out++ = static_cast<uint8_t>(0xc0 | *in >> 6);
        *out++ = static_cast<uint8_t>(0x80 | (*in & 0x3f));
      }
    }
  }
  return static_cast<size_t>(out - into.data());
}

void WidenToUtf16(std::span<const uint8_t> text, uint8_t* into) {
  for (size_t i = text.size() < 16 ? 0 : simd::WidenToUtf16(text, into); i < text.size(); ++i) {
    const uint16_t unit = text[i];
    std::memcpy(into + 2 * i, &unit, sizeof unit);
  }
}

Utf8Extent MeasureUtf8(std::span<const uint8_t> bytes) {
  Utf8Extent extent;
  for (size_t i = simd::MeasureUtf8(bytes, &extent.units, &extent.narrow); i < bytes.size(); ++i) {
    const uint8_t byte = bytes[i];
    extent.units += static_cast<size_t>((byte & 0xc0) != 0x80) + static_cast<size_t>(byte >= 0xf0);
    if (byte > 0xc3) extent.narrow = false;
  }
  return extent;
}

void Utf8ToLatin1(std::span<const uint8_t> bytes, uint8_t* into) {
  const uint8_t* in = bytes.data();
  const uint8_t* const end = in + bytes.size();
  while (in != end) {
    const size_t plain = CopyAscii(in, static_cast<size_t>(end - in), into);
    in += plain;
    into += plain;
    for (const uint8_t* stop = end - in > 8 ? in + 8 : end; in < stop;) {
      const uint8_t byte = *in++;
      *into++ = byte < 0x80 ? byte : static_cast<uint8_t>(byte << 6 | (*in++ & 0x3f));
    }
  }
}

void Utf8ToUtf16(std::span<const uint8_t> bytes, char16_t* into) {
  const uint8_t* in = bytes.data();
  const uint8_t* const end = in + bytes.size();
  while (in != end) {
    while (end - in >= 8 && (Word(in) & kHighBits) == 0) {
      for (int i = 0; i < 8; ++i) *into++ = *in++;
    }
    for (const uint8_t* stop = end - in > 16 ? in + 16 : end; in < stop;) {
      const uint32_t lead = *in;
      if (lead < 0x80) {
        *into++ = static_cast<char16_t>(lead);
        in += 1;
      } else if (lead < 0xe0) {
        *into++ = static_cast<char16_t>((lead & 0x1f) << 6 | (in[1] & 0x3fu));
        in += 2;
      } else if (lead < 0xf0) {
        *into++ = static_cast<char16_t>((lead & 0x0f) << 12 | (in[1] & 0x3fu) << 6 |
                                        (in[2] & 0x3fu));
        in += 3;
      } else {
        const uint32_t point = (lead & 0x07) << 18 | (in[1] & 0x3fu) << 12 |
                               (in[2] & 0x3fu) << 6 | (in[3] & 0x3fu);
        *into++ = static_cast<char16_t>(0xd7c0 + (point >> 10));
        *into++ = static_cast<char16_t>(0xdc00 | (point & 0x3ff));
        in += 4;
      }
    }
  }
}

}  // namespace orrery
