// The long stretches of Buffer's codecs, 32 bytes at a time where the processor has AVX2.
//
//  * Each function does as much of its input from the front as it can in whole blocks and returns
//    how many bytes of it that were (0 without AVX2); the caller does the rest, and whatever is
//    out of the ordinary, by its plain code.
//  * simd::available(): whether any of them does anything.
//
// Nothing here knows of an engine. Any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace orrery::simd {

#if defined(__x86_64__)
inline bool available() {
  static const bool found = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt");
  return found;
}
#else
constexpr bool available() { return false; }
#endif

using Bytes = std::span<const uint8_t>;

/// Blocks that are ASCII.
size_t AsciiPrefix(Bytes bytes);
/// Adds to `*count` how many bytes are not ASCII.
size_t CountWide(Bytes bytes, size_t* count);
/// 24 bytes become 32 characters; `into` has room for all of the text.
size_t Base64Encode(Bytes bytes, uint8_t* into, bool url);
/// 32 characters, of either alphabet, become 24 bytes, as long as there is room and nothing else is
/// among them.
size_t Base64Decode(Bytes text, std::span<uint8_t> into);
size_t HexEncode(Bytes bytes, uint8_t* into);
/// As long as all are digits; `into` has room.
size_t HexDecode(Bytes text, uint8_t* into);
/// Whether all of the bytes are well-formed UTF-8. Needs available().
bool IsUtf8(Bytes bytes);
/// Adds the UTF-16 units that well-formed text takes to `*units`; clears `*narrow` if any of them
/// is beyond U+00FF.
size_t MeasureUtf8(Bytes bytes, size_t* units, bool* narrow);
/// Each byte as a unit of 16 bits.
size_t WidenToUtf16(Bytes text, uint8_t* into);
/// Reverses each unit of 2, 4 or 8 bytes.
size_t Swap(std::span<uint8_t> bytes, size_t unit);

/// Where the needle (2 bytes or more) may be: the first or the last place, of those from which
/// `from` on or up to, where its first and last byte stand. Needs available().
/// SIZE_MAX: nowhere. The place has still to be compared.
size_t NextCandidate(Bytes haystack, Bytes needle, size_t from);
size_t LastCandidate(Bytes haystack, Bytes needle, size_t from);

}  // namespace orrery::simd
