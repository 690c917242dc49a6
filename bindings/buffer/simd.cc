// Codecs by AVX2; see simd.h. Methods: W. Mula and D. Lemire, "Faster Base64 Encoding and Decoding
// Using AVX2 Instructions" (2018); J. Keiser and D. Lemire, "Validating UTF-8 In Less Than One
// Instruction Per Byte" (2021); W. Mula, "SIMD-friendly algorithms for substring searching" (2016).
#include "bindings/buffer/simd.h"

#include <algorithm>
#include <cstring>

#include "bindings/buffer/simd_wide.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define ORRERY_AVX2 __attribute__((target("avx2,popcnt")))

namespace orrery::simd {

namespace {

constexpr size_t kBlock = 32;

ORRERY_AVX2 inline __m256i Load(const uint8_t* at) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
}
ORRERY_AVX2 inline void Store(uint8_t* at, __m256i block) {
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(at), block);
}
ORRERY_AVX2 inline __m128i LoadHalf(const uint8_t* at) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
}
ORRERY_AVX2 inline uint32_t HighBits(__m256i block) {
  return static_cast<uint32_t>(_mm256_movemask_epi8(block));
}
/// The same 16 entries in both halves, as shuffles want them.
ORRERY_AVX2 inline __m256i Table(const int8_t (&entries)[16]) {
  return _mm256_broadcastsi128_si256(
      _mm_loadu_si128(reinterpret_cast<const __m128i*>(entries)));
}
ORRERY_AVX2 inline __m256i HighNibbles(__m256i block) {
  return _mm256_and_si256(_mm256_srli_epi16(block, 4), _mm256_set1_epi8(0x0f));
}
ORRERY_AVX2 inline __m256i LowNibbles(__m256i block) {
  return _mm256_and_si256(block, _mm256_set1_epi8(0x0f));
}

}  // namespace

ORRERY_AVX2 size_t AsciiPrefix(Bytes bytes) {
  if (!available()) return 0;
  const uint8_t* data = bytes.data();
  size_t i = 0;
  for (; i + 4 * kBlock <= bytes.size(); i += 4 * kBlock) {
    const __m256i any = _mm256_or_si256(
        _mm256_or_si256(Load(data + i), Load(data + i + kBlock)),
        _mm256_or_si256(Load(data + i + 2 * kBlock), Load(data + i + 3 * kBlock)));
    if (HighBits(any) != 0) break;
  }
  for (; i + kBlock <= bytes.size(); i += kBlock) {
    if (HighBits(Load(data + i)) != 0) break;
  }
  return i;
}

ORRERY_AVX2 size_t CountWide(Bytes bytes, size_t* count) {
  if (!available()) return 0;
  size_t i = 0;
  const __m256i zero = _mm256_setzero_si256();
  while (i + 2 * kBlock <= bytes.size()) {
    // Each byte counts its own column, in two places so that neither waits for the other.
    __m256i even = zero, odd = zero;
    const size_t columns = std::min<size_t>((bytes.size() - i) / (2 * kBlock), 255);
    for (const size_t end = i + columns * 2 * kBlock; i < end; i += 2 * kBlock) {
      even = _mm256_sub_epi8(even, _mm256_cmpgt_epi8(zero, Load(bytes.data() + i)));
      odd = _mm256_sub_epi8(odd, _mm256_cmpgt_epi8(zero, Load(bytes.data() + i + kBlock)));
    }
    const __m256i sums = _mm256_add_epi64(_mm256_sad_epu8(even, zero), _mm256_sad_epu8(odd, zero));
    uint64_t parts[4];
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(parts), sums);
    *count += parts[0] + parts[1] + parts[2] + parts[3];
  }
  for (; i + kBlock <= bytes.size(); i += kBlock) {
    *count += static_cast<size_t>(_mm_popcnt_u32(HighBits(Load(bytes.data() + i))));
  }
  return i;
}

// ---- base64 --------------------------------------------------------------------------------

ORRERY_AVX2 size_t Base64Encode(Bytes bytes, uint8_t* into, bool url) {
  if (!available()) return 0;
  // What to add to six bits: for 0 to 25, 26 to 51, each digit, and the last two characters.
  const char plus = url ? '-' : '+', slash = url ? '_' : '/';
  const int8_t offsets[16] = {'a' - 26, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52,
                              '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52,
                              static_cast<int8_t>(plus - 62), static_cast<int8_t>(slash - 63),
                              'A', 0, 0};
  const __m256i offset_of = Table(offsets);
  const __m256i spread = Table({1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10});
  size_t i = wide::available() ? wide::Base64Encode(bytes, into, url) : 0;
  into += i / 3 * 4;
  for (; i + 28 <= bytes.size(); i += 24, into += 32) {
    const uint8_t* at = bytes.data() + i;
    const __m256i in = _mm256_shuffle_epi8(_mm256_set_m128i(LoadHalf(at + 12), LoadHalf(at)),
                                           spread);
    const __m256i odd = _mm256_mulhi_epu16(_mm256_and_si256(in, _mm256_set1_epi32(0x0fc0fc00)),
                                           _mm256_set1_epi32(0x04000040));
    const __m256i even = _mm256_mullo_epi16(_mm256_and_si256(in, _mm256_set1_epi32(0x003f03f0)),
                                            _mm256_set1_epi32(0x01000010));
    const __m256i sixes = _mm256_or_si256(odd, even);
    const __m256i capital = _mm256_cmpgt_epi8(_mm256_set1_epi8(26), sixes);
    const __m256i kind = _mm256_or_si256(_mm256_subs_epu8(sixes, _mm256_set1_epi8(51)),
                                         _mm256_and_si256(capital, _mm256_set1_epi8(13)));
    Store(into, _mm256_add_epi8(sixes, _mm256_shuffle_epi8(offset_of, kind)));
  }
  return i;
}

namespace {

/// `block` with the two characters of base64url as those of base64.
ORRERY_AVX2 inline __m256i FromUrlAlphabet(__m256i block) {
  const __m256i minus = _mm256_cmpeq_epi8(block, _mm256_set1_epi8('-'));
  const __m256i under = _mm256_cmpeq_epi8(block, _mm256_set1_epi8('_'));
  block = _mm256_blendv_epi8(block, _mm256_set1_epi8('+'), minus);
  return _mm256_blendv_epi8(block, _mm256_set1_epi8('/'), under);
}

}  // namespace

ORRERY_AVX2 size_t Base64Decode(Bytes text, std::span<uint8_t> into) {
  if (!available()) return 0;
  // A character is wrong if the entries of its two halves have a bit in common.
  const __m256i low_of = Table({0x15, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x13,
                                0x1a, 0x1b, 0x1b, 0x1b, 0x1a});
  const __m256i high_of = Table({0x10, 0x10, 0x01, 0x02, 0x04, 0x08, 0x04, 0x08, 0x10, 0x10, 0x10,
                                 0x10, 0x10, 0x10, 0x10, 0x10});
  const __m256i offset_of = Table({0, 16, 19, 4, -65, -65, -71, -71, 0, 0, 0, 0, 0, 0, 0, 0});
  const __m256i pack = Table({2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1});
  const __m256i join = _mm256_setr_epi32(0, 1, 2, 4, 5, 6, 7, 7);
  size_t i = wide::available() ? wide::Base64Decode(text, into) : 0;
  size_t written = i / 4 * 3;
  for (; i + kBlock <= text.size() && written + 24 <= into.size(); i += 32, written += 24) {
    const __m256i in = FromUrlAlphabet(Load(text.data() + i));
    const __m256i high = HighNibbles(in);
    const __m256i wrong = _mm256_and_si256(_mm256_shuffle_epi8(low_of, LowNibbles(in)),
                                           _mm256_shuffle_epi8(high_of, high));
    if (_mm256_testz_si256(wrong, wrong) == 0) break;
    const __m256i slash = _mm256_cmpeq_epi8(in, _mm256_set1_epi8('/'));
    const __m256i offset = _mm256_shuffle_epi8(offset_of, _mm256_add_epi8(slash, high));
    const __m256i sixes = _mm256_add_epi8(in, offset);
    const __m256i twelves = _mm256_maddubs_epi16(sixes, _mm256_set1_epi32(0x01400140));
    const __m256i threes = _mm256_madd_epi16(twelves, _mm256_set1_epi32(0x00011000));
    // Not a byte more than they are: what is behind them may be the program's.
    const __m256i out = _mm256_permutevar8x32_epi32(_mm256_shuffle_epi8(threes, pack), join);
    auto* to = reinterpret_cast<__m128i*>(into.data() + written);
    _mm_storeu_si128(to, _mm256_castsi256_si128(out));
    _mm_storel_epi64(to + 1, _mm256_extracti128_si256(out, 1));
  }
  return i;
}

// ---- hex -----------------------------------------------------------------------------------

ORRERY_AVX2 size_t HexEncode(Bytes bytes, uint8_t* into) {
  if (!available()) return 0;
  const __m256i digits = Table({'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c',
                                'd', 'e', 'f'});
  size_t i = 0;
  for (; i + 16 <= bytes.size(); i += 16, into += 32) {
    // A unit of 16 bits for each byte: its upper half first.
    const __m256i units = _mm256_cvtepu8_epi16(LoadHalf(bytes.data() + i));
    const __m256i nibbles = _mm256_and_si256(
        _mm256_or_si256(_mm256_srli_epi16(units, 4), _mm256_slli_epi16(units, 8)),
        _mm256_set1_epi8(0x0f));
    Store(into, _mm256_shuffle_epi8(digits, nibbles));
  }
  return i;
}

ORRERY_AVX2 size_t HexDecode(Bytes text, uint8_t* into) {
  if (!available()) return 0;
  size_t i = 0;
  for (; i + kBlock <= text.size(); i += kBlock, into += 16) {
    const __m256i in = Load(text.data() + i);
    const __m256i digit = _mm256_sub_epi8(in, _mm256_set1_epi8('0'));
    const __m256i letter = _mm256_sub_epi8(_mm256_or_si256(in, _mm256_set1_epi8(0x20)),
                                           _mm256_set1_epi8('a'));
    const __m256i is_digit = _mm256_cmpeq_epi8(_mm256_min_epu8(digit, _mm256_set1_epi8(9)), digit);
    const __m256i is_letter =
        _mm256_cmpeq_epi8(_mm256_min_epu8(letter, _mm256_set1_epi8(5)), letter);
    if (HighBits(_mm256_or_si256(is_digit, is_letter)) != 0xffffffffu) break;
    const __m256i value = _mm256_blendv_epi8(_mm256_add_epi8(letter, _mm256_set1_epi8(10)), digit,
                                             is_digit);
    const __m256i units = _mm256_maddubs_epi16(value, _mm256_set1_epi16(0x0110));
    const __m256i packed =
        _mm256_permute4x64_epi64(_mm256_packus_epi16(units, units), 0b11011000);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(into), _mm256_castsi256_si128(packed));
  }
  return i;
}

// ---- UTF-8 ---------------------------------------------------------------------------------

namespace {

// What can be wrong with two bytes in a row; a bit each.
enum Wrong : int {
  kTooShort = 1,      // a lead, and no continuation behind it
  kTooLong = 2,       // ASCII, and a continuation behind it
  kOverlong3 = 4,
  kTooLarge = 8,      // beyond U+10FFFF
  kSurrogate = 16,
  kOverlong2 = 32,
  kTooLarge1000 = 64,  // a lead of F5 or more
  kOverlong4 = 64,
  kTwoContinuations = 128,  // right only as the third or fourth byte
  kAnyLow = kTooShort | kTooLong | kTwoContinuations,
  kAnyTooLarge = kAnyLow | kTooLarge | kTooLarge1000,
  kLongOrTwo = kTooLong | kOverlong2 | kTwoContinuations,
};
constexpr int8_t Bits(int bits) { return static_cast<int8_t>(bits); }

constexpr int8_t kByFirstHigh[16] = {
    kTooLong, kTooLong, kTooLong, kTooLong, kTooLong, kTooLong, kTooLong, kTooLong,
    Bits(kTwoContinuations), Bits(kTwoContinuations), Bits(kTwoContinuations),
    Bits(kTwoContinuations), kTooShort | kOverlong2, kTooShort,
    kTooShort | kOverlong3 | kSurrogate, kTooShort | kTooLarge | kTooLarge1000 | kOverlong4};
constexpr int8_t kByFirstLow[16] = {
    Bits(kAnyLow | kOverlong3 | kOverlong2 | kOverlong4), Bits(kAnyLow | kOverlong2),
    Bits(kAnyLow), Bits(kAnyLow), Bits(kAnyLow | kTooLarge), Bits(kAnyTooLarge),
    Bits(kAnyTooLarge), Bits(kAnyTooLarge), Bits(kAnyTooLarge), Bits(kAnyTooLarge),
    Bits(kAnyTooLarge), Bits(kAnyTooLarge), Bits(kAnyTooLarge), Bits(kAnyTooLarge | kSurrogate),
    Bits(kAnyTooLarge), Bits(kAnyTooLarge)};
constexpr int8_t kBySecondHigh[16] = {
    kTooShort, kTooShort, kTooShort, kTooShort, kTooShort, kTooShort, kTooShort, kTooShort,
    Bits(kLongOrTwo | kOverlong3 | kTooLarge1000 | kOverlong4),
    Bits(kLongOrTwo | kOverlong3 | kTooLarge), Bits(kLongOrTwo | kSurrogate | kTooLarge),
    Bits(kLongOrTwo | kSurrogate | kTooLarge), kTooShort, kTooShort, kTooShort, kTooShort};

/// What is wrong in `in`, which follows `before`.
ORRERY_AVX2 inline __m256i Utf8Errors(__m256i in, __m256i before) {
  const __m256i shifted = _mm256_permute2x128_si256(before, in, 0x21);
  const __m256i first = _mm256_alignr_epi8(in, shifted, 15);
  const __m256i pairs = _mm256_and_si256(
      _mm256_and_si256(_mm256_shuffle_epi8(Table(kByFirstHigh), HighNibbles(first)),
                       _mm256_shuffle_epi8(Table(kByFirstLow), LowNibbles(first))),
      _mm256_shuffle_epi8(Table(kBySecondHigh), HighNibbles(in)));
  const __m256i third = _mm256_subs_epu8(_mm256_alignr_epi8(in, shifted, 14),
                                         _mm256_set1_epi8(0xe0 - 0x80));
  const __m256i fourth = _mm256_subs_epu8(_mm256_alignr_epi8(in, shifted, 13),
                                          _mm256_set1_epi8(0xf0 - 0x80));
  const __m256i due =
      _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8(Bits(0x80)));
  return _mm256_xor_si256(due, pairs);
}

}  // namespace

ORRERY_AVX2 bool IsUtf8(Bytes bytes) {
  __m256i before = _mm256_setzero_si256(), wrong = before;
  size_t i = 0;
  for (; i + kBlock <= bytes.size(); i += kBlock) {
    const __m256i in = Load(bytes.data() + i);
    wrong = _mm256_or_si256(wrong, Utf8Errors(in, before));
    before = in;
  }
  // The rest with zeros behind it: a character that is not complete shows.
  uint8_t last[kBlock] = {};
  if (i < bytes.size()) std::memcpy(last, bytes.data() + i, bytes.size() - i);
  wrong = _mm256_or_si256(wrong, Utf8Errors(Load(last), before));
  return _mm256_testz_si256(wrong, wrong) != 0;
}

ORRERY_AVX2 size_t MeasureUtf8(Bytes bytes, size_t* units, bool* narrow) {
  if (!available()) return 0;
  __m256i most = _mm256_setzero_si256();
  size_t i = 0, found = 0;
  for (; i + kBlock <= bytes.size(); i += kBlock) {
    const __m256i in = Load(bytes.data() + i);
    // Continuations are the least of all as signed numbers; a lead of four bytes counts twice.
    const uint32_t starts = HighBits(_mm256_cmpgt_epi8(in, _mm256_set1_epi8(Bits(0xbf))));
    const __m256i large = _mm256_max_epu8(in, _mm256_set1_epi8(Bits(0xf0)));
    const uint32_t pairs = HighBits(_mm256_cmpeq_epi8(large, in));
    found += static_cast<size_t>(_mm_popcnt_u32(starts) + _mm_popcnt_u32(pairs));
    most = _mm256_max_epu8(most, in);
  }
  const __m256i limit = _mm256_set1_epi8(Bits(0xc3));
  if (HighBits(_mm256_cmpeq_epi8(_mm256_max_epu8(most, limit), limit)) != 0xffffffffu) {
    *narrow = false;
  }
  *units += found;
  return i;
}

ORRERY_AVX2 size_t WidenToUtf16(Bytes text, uint8_t* into) {
  if (!available()) return 0;
  size_t i = 0;
  for (; i + 16 <= text.size(); i += 16) {
    Store(into + 2 * i, _mm256_cvtepu8_epi16(LoadHalf(text.data() + i)));
  }
  return i;
}

// ---- units, search -------------------------------------------------------------------------

ORRERY_AVX2 size_t Swap(std::span<uint8_t> bytes, size_t unit) {
  if (!available()) return 0;
  static constexpr int8_t kBy2[] = {1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14};
  static constexpr int8_t kBy4[] = {3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12};
  static constexpr int8_t kBy8[] = {7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8};
  const __m256i reversed = Table(unit == 2 ? kBy2 : unit == 4 ? kBy4 : kBy8);
  size_t i = 0;
  for (; i + kBlock <= bytes.size(); i += kBlock) {
    Store(bytes.data() + i, _mm256_shuffle_epi8(Load(bytes.data() + i), reversed));
  }
  return i;
}

namespace {

/// A bit for each of the 32 places from `at` on where the needle may be.
ORRERY_AVX2 inline uint32_t Candidates(const uint8_t* at, size_t distance, __m256i first,
                                       __m256i last) {
  return HighBits(_mm256_and_si256(_mm256_cmpeq_epi8(Load(at), first),
                                   _mm256_cmpeq_epi8(Load(at + distance), last)));
}
bool MayBe(const uint8_t* at, Bytes needle) {
  return at[0] == needle.front() && at[needle.size() - 1] == needle.back();
}

}  // namespace

ORRERY_AVX2 size_t NextCandidate(Bytes haystack, Bytes needle, size_t from) {
  if (needle.size() > haystack.size()) return SIZE_MAX;
  const size_t places = haystack.size() - needle.size() + 1, distance = needle.size() - 1;
  const __m256i first = _mm256_set1_epi8(static_cast<char>(needle.front()));
  const __m256i last = _mm256_set1_epi8(static_cast<char>(needle.back()));
  size_t at = from;
  for (; at + kBlock <= places; at += kBlock) {
    const uint32_t found = Candidates(haystack.data() + at, distance, first, last);
    if (found != 0) return at + static_cast<size_t>(__builtin_ctz(found));
  }
  for (; at < places; ++at) {
    if (MayBe(haystack.data() + at, needle)) return at;
  }
  return SIZE_MAX;
}

ORRERY_AVX2 size_t LastCandidate(Bytes haystack, Bytes needle, size_t from) {
  const size_t distance = needle.size() - 1;
  const __m256i first = _mm256_set1_epi8(static_cast<char>(needle.front()));
  const __m256i last = _mm256_set1_epi8(static_cast<char>(needle.back()));
  size_t end = from + 1;  // places below it are left
  for (; end >= kBlock; end -= kBlock) {
    const uint32_t found = Candidates(haystack.data() + end - kBlock, distance, first, last);
    if (found != 0) return end - 1 - static_cast<size_t>(__builtin_clz(found));
  }
  while (end-- > 0) {
    if (MayBe(haystack.data() + end, needle)) return end;
  }
  return SIZE_MAX;
}

}  // namespace orrery::simd

#else

namespace orrery::simd {
size_t AsciiPrefix(Bytes) { return 0; }
size_t CountWide(Bytes, size_t*) { return 0; }
size_t Base64Encode(Bytes, uint8_t*, bool) { return 0; }
size_t Base64Decode(Bytes, std::span<uint8_t>) { return 0; }
size_t HexEncode(Bytes, uint8_t*) { return 0; }
size_t HexDecode(Bytes, uint8_t*) { return 0; }
bool IsUtf8(Bytes) { return false; }
size_t MeasureUtf8(Bytes, size_t*, bool*) { return 0; }
size_t WidenToUtf16(Bytes, uint8_t*) { return 0; }
size_t Swap(std::span<uint8_t>, size_t) { return 0; }
size_t NextCandidate(Bytes, Bytes, size_t) { return SIZE_MAX; }
size_t LastCandidate(Bytes, Bytes, size_t) { return SIZE_MAX; }
}  // namespace orrery::simd

#endif
