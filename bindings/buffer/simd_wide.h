// What of simd.h pays to be done 64 bytes at a time, where the processor has AVX-512 with its byte
// permutations (VBMI, VBMI2).
//
//  * wide::available(). The functions need it; they are as those of simd.h, which call them.
//
// Nothing here knows of an engine. Any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace orrery::simd::wide {

using Bytes = std::span<const uint8_t>;

#if defined(__x86_64__)
inline bool available() {
  static const bool found =
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2");
  return found;
}
#else
constexpr bool available() { return false; }
#endif

/// 48 bytes become 64 characters.
size_t Base64Encode(Bytes bytes, uint8_t* into, bool url);
/// 64 characters of either alphabet become 48 bytes.
size_t Base64Decode(Bytes text, std::span<uint8_t> into);
/// 32 characters become 32 to 64 bytes. `*written`: how many that were.
size_t Latin1ToUtf8(Bytes text, std::span<uint8_t> into, size_t* written);

}  // namespace orrery::simd::wide
