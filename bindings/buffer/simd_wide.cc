// Codecs 64 bytes at a time; see simd_wide.h. By the bytes' permutations of AVX-512: a table of 64
// or 128 entries is one instruction, as is taking any bytes of a block.
#include "bindings/buffer/simd_wide.h"

#if defined(__x86_64__)

#include <immintrin.h>

#include <array>

#define ORRERY_AVX512 \
  __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,bmi2,popcnt")))

namespace orrery::simd::wide {

namespace {

constexpr size_t kBlock = 64;
using Table = std::array<uint8_t, kBlock>;

ORRERY_AVX512 inline __m512i Load(const void* at) { return _mm512_loadu_si512(at); }

/// With a mask of all, since GCC 12 takes what the form without one begins with for a mistake.
ORRERY_AVX512 inline __m512i Permuted(__m512i order, __m512i bytes) {
  return _mm512_maskz_permutexvar_epi8(~uint64_t{0}, order, bytes);
}

constexpr Table AlphabetOf(char plus, char slash) {
  Table characters{};
  for (size_t i = 0; i < 26; ++i) {
    characters[i] = static_cast<uint8_t>('A' + i);
    characters[26 + i] = static_cast<uint8_t>('a' + i);
  }
  for (size_t i = 0; i < 10; ++i) characters[52 + i] = static_cast<uint8_t>('0' + i);
  characters[62] = static_cast<uint8_t>(plus);
  characters[63] = static_cast<uint8_t>(slash);
  return characters;
}
constexpr Table kStandard = AlphabetOf('+', '/'), kUrl = AlphabetOf('-', '_');

/// The value of each character below 128, of both alphabets; the highest bit where there is none.
constexpr std::array<uint8_t, 2 * kBlock> ValuesOf() {
  std::array<uint8_t, 2 * kBlock> values{};
  values.fill(0x80);
  for (size_t i = 0; i < kBlock; ++i) {
    values[kStandard[i]] = static_cast<uint8_t>(i);
    values[kUrl[i]] = static_cast<uint8_t>(i);
  }
  return values;
}
constexpr std::array<uint8_t, 2 * kBlock> kValues = ValuesOf();

/// Three bytes as four: the second one, the first, the third, and the second again.
constexpr Table SpreadOf() {
  Table order{};
  for (size_t i = 0; i < kBlock / 4; ++i) {
    order[4 * i] = order[4 * i + 3] = static_cast<uint8_t>(3 * i + 1);
    order[4 * i + 1] = static_cast<uint8_t>(3 * i);
    order[4 * i + 2] = static_cast<uint8_t>(3 * i + 2);
  }
  return order;
}
constexpr Table kSpread = SpreadOf();

/// Of each four bytes the lower three, the third one first.
constexpr Table PackOf() {
  Table order{};
  for (size_t i = 0; i < 48; ++i) order[i] = static_cast<uint8_t>(i / 3 * 4 + 2 - i % 3);
  return order;
}
constexpr Table kPack = PackOf();

}  // namespace

ORRERY_AVX512 size_t Base64Encode(Bytes bytes, uint8_t* into, bool url) {
  const __m512i alphabet = Load(url ? kUrl.data() : kStandard.data());
  const __m512i spread = Load(kSpread.data());
  // Where in what is spread six bits begin: of the first byte, of it and the second, and so on.
  const __m512i begins = _mm512_set1_epi64(0x3036242a1016040a);
  size_t i = 0;
  for (; i + kBlock <= bytes.size(); i += 48, into += kBlock) {
    const __m512i in = Permuted(spread, Load(bytes.data() + i));
    const __m512i sixes = _mm512_maskz_multishift_epi64_epi8(~uint64_t{0}, begins, in);
    _mm512_storeu_si512(into, Permuted(sixes, alphabet));
  }
  return i;
}

ORRERY_AVX512 size_t Base64Decode(Bytes text, std::span<uint8_t> into) {
  const __m512i low = Load(kValues.data()), high = Load(kValues.data() + kBlock);
  const __m512i pack = Load(kPack.data());
  size_t i = 0, written = 0;
  for (; i + kBlock <= text.size() && written + 48 <= into.size(); i += kBlock, written += 48) {
    const __m512i in = Load(text.data() + i);
    const __m512i sixes = _mm512_permutex2var_epi8(low, in, high);
    if (_mm512_movepi8_mask(_mm512_or_si512(in, sixes)) != 0) break;
    const __m512i twelves = _mm512_maddubs_epi16(sixes, _mm512_set1_epi32(0x01400140));
    const __m512i threes = _mm512_madd_epi16(twelves, _mm512_set1_epi32(0x00011000));
    // Not a byte more than they are: what is behind them may be the program's.
    _mm512_mask_storeu_epi8(into.data() + written, (uint64_t{1} << 48) - 1,
                            Permuted(pack, threes));
  }
  return i;
}

ORRERY_AVX512 size_t Latin1ToUtf8(Bytes text, std::span<uint8_t> into, size_t* written) {
  const __m512i lower = _mm512_set1_epi16(0x00ff);
  uint8_t* out = into.data();
  const uint8_t* const end = out + into.size();
  size_t i = 0;
  for (; i + 32 <= text.size() && end - out >= 64; i += 32) {
    // A unit of 16 bits for each character; the upper half stays empty if it takes one byte.
    const __m512i units = _mm512_cvtepu8_epi16(
        _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + i)));
    const __mmask32 two = _mm512_cmpge_epu16_mask(units, _mm512_set1_epi16(0x80));
    const __m512i second = _mm512_slli_epi16(_mm512_and_si512(units, _mm512_set1_epi16(0x3f)), 8);
    const __m512i first = _mm512_or_si512(_mm512_srli_epi16(units, 6),
                                          _mm512_set1_epi16(static_cast<int16_t>(0x80c0)));
    const __m512i all = _mm512_mask_blend_epi16(two, units, _mm512_or_si512(first, second));
    const __m512i there = _mm512_or_si512(all, lower);
    const uint64_t kept = _mm512_test_epi8_mask(there, there);
    const auto count = static_cast<uint32_t>(_mm_popcnt_u64(kept));
    _mm512_mask_storeu_epi8(out, _bzhi_u64(~uint64_t{0}, count),
                            _mm512_maskz_compress_epi8(kept, all));
    out += count;
  }
  *written = static_cast<size_t>(out - into.data());
  return i;
}

}  // namespace orrery::simd::wide

#else

namespace orrery::simd::wide {
size_t Base64Encode(Bytes, uint8_t*, bool) { return 0; }
size_t Base64Decode(Bytes, std::span<uint8_t>) { return 0; }
size_t Latin1ToUtf8(Bytes, std::span<uint8_t>, size_t*) { return 0; }
}  // namespace orrery::simd::wide

#endif
