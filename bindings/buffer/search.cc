// Buffer's natives that compare, search and fill: a part of internalBinding('buffer').
//
//  * compare(a, b), compareRanges(a, aStart, aEnd, b, bStart, bEnd): -1, 0, 1. equals(a, b).
//  * indexOfString/indexOfBytes(buffer, what, offset, encoding, forward), indexOfByte.
//  * fillString(buffer, string, start, end, encoding), fillBytes(buffer, bytes, start, end): false
//    if there is nothing to fill with. copy(to, toStart, from, fromStart, count), swap16/32/64.
//
// JavaScript has checked types and ranges. Engine's thread.
#include <algorithm>
#include <cstring>
#include <string_view>

#include "bindings/buffer/simd.h"
#include "bindings/buffer/text.h"
#include "bindings/core/fast.h"

namespace orrery {

namespace {

using Bytes = std::span<uint8_t>;

int32_t CompareBytes(std::span<const uint8_t> a, std::span<const uint8_t> b) {
  const size_t common = std::min(a.size(), b.size());
  const int order = common == 0 ? 0 : std::memcmp(a.data(), b.data(), common);
  if (order != 0) return order < 0 ? -1 : 1;
  return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}
int32_t Compare(Bytes a, Bytes b) { return CompareBytes(a, b); }

Bytes Part(Bytes bytes, int64_t start, int64_t end) {
  const size_t to = std::min(static_cast<size_t>(std::max<int64_t>(end, 0)), bytes.size());
  const size_t from = std::min(static_cast<size_t>(std::max<int64_t>(start, 0)), to);
  return bytes.subspan(from, to - from);
}
int32_t CompareRanges(Bytes a, int64_t a_start, int64_t a_end, Bytes b, int64_t b_start,
                      int64_t b_end) {
  return CompareBytes(Part(a, a_start, a_end), Part(b, b_start, b_end));
}
bool Equals(Bytes a, Bytes b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size()) == 0);
}

// ---- indexOf -------------------------------------------------------------------------------

/// Where a search begins, or -1 if it cannot find anything.
int64_t SearchStart(int64_t length, int64_t offset, int64_t needle, bool forward) {
  if (offset < 0) {
    if (offset + length >= 0) return length + offset;
    return forward || needle == 0 ? 0 : -1;
  }
  if (offset + needle <= length) return offset;
  if (needle == 0) return length;
  return forward ? -1 : length - 1;
}

/// Whether the needle stands at `at`; takes what that costs from `*patience`.
bool Matches(Bytes haystack, Bytes needle, size_t at, size_t* patience) {
  *patience -= std::min(*patience, needle.size());
  return std::memcmp(haystack.data() + at, needle.data(), needle.size()) == 0;
}

/// By the needle's ends, for which 32 places are looked at together; where too many of them fit and
/// the rest does not, by memmem, whose time is linear whatever the text.
const void* FindFirst(Bytes haystack, Bytes needle) {
  size_t at = 0;
  if (simd::available() && needle.size() > 1) {
    for (size_t patience = haystack.size() + 4096; patience > 0; ++at) {
      at = simd::NextCandidate(haystack, needle, at);
      if (at == SIZE_MAX) return nullptr;
      if (Matches(haystack, needle, at, &patience)) return haystack.data() + at;
    }
  }
  return ::memmem(haystack.data() + at, haystack.size() - at, needle.data(), needle.size());
}

/// The first match at or behind `start`, at a multiple of `step`; -1 if none.
int64_t FindForward(Bytes haystack, Bytes needle, size_t start, size_t step) {
  while (start + needle.size() <= haystack.size()) {
    const void* found = FindFirst(haystack.subspan(start), needle);
    if (found == nullptr) return -1;
    const size_t at = static_cast<size_t>(static_cast<const uint8_t*>(found) - haystack.data());
    if (at % step == 0) return static_cast<int64_t>(at);
    start = at + 1;
  }
  return -1;
}

/// The last match at or before `at`; -1 if none.
int64_t FindLast(Bytes haystack, Bytes needle, size_t at) {
  if (simd::available() && needle.size() > 1) {
    for (;; --at) {
      at = simd::LastCandidate(haystack, needle, at);
      if (at == SIZE_MAX) return -1;
      if (std::memcmp(haystack.data() + at, needle.data(), needle.size()) == 0) {
        return static_cast<int64_t>(at);
      }
      if (at == 0) return -1;
    }
  }
  const std::string_view text(reinterpret_cast<char*>(haystack.data()), haystack.size());
  const size_t found =
      text.rfind(std::string_view(reinterpret_cast<char*>(needle.data()), needle.size()), at);
  return found == std::string_view::npos ? -1 : static_cast<int64_t>(found);
}

int64_t FindBackward(Bytes haystack, Bytes needle, size_t start, size_t step) {
  size_t at = std::min(start, haystack.size() - needle.size());
  if (step == 1) return FindLast(haystack, needle, at);
  for (at -= at % step;; at -= step) {
    if (std::memcmp(haystack.data() + at, needle.data(), needle.size()) == 0) {
      return static_cast<int64_t>(at);
    }
    if (at == 0) return -1;
  }
}

double Find(Bytes haystack, Bytes needle, int64_t offset, Encoding encoding, bool forward) {
  const size_t step = encoding == Encoding::kUtf16 ? 2 : 1;
  const int64_t start = SearchStart(static_cast<int64_t>(haystack.size()), offset,
                                    static_cast<int64_t>(needle.size()), forward);
  if (needle.empty()) return static_cast<double>(start);
  if (step == 2) {  // by units: half a unit at either end does not count
    haystack = haystack.first(haystack.size() & ~size_t{1});
    needle = needle.first(needle.size() & ~size_t{1});
  }
  if (start < 0 || needle.empty() || needle.size() > haystack.size()) return -1;
  const size_t from = static_cast<size_t>(start) & ~(step - 1);
  if (!forward) return static_cast<double>(FindBackward(haystack, needle, from, step));
  return static_cast<double>(FindForward(haystack, needle, from, step));
}

double IndexOfBytes(Bytes haystack, Bytes needle, double offset, int32_t encoding, bool forward) {
  return Find(haystack, needle, static_cast<int64_t>(offset), static_cast<Encoding>(encoding),
              forward);
}
double IndexOfString(Environment& env, Bytes haystack, js::Value string, double offset,
                     int32_t encoding, bool forward) {
  const Encoding as = static_cast<Encoding>(encoding);
  uint8_t small[512];
  if (EncodedBound(env.engine, string, as) <= sizeof small) {
    const size_t size = EncodeInto(env.engine, string, as, small);
    return Find(haystack, {small, size}, static_cast<int64_t>(offset), as, forward);
  }
  std::vector<uint8_t> needle = Encode(env.engine, string, as);
  return Find(haystack, needle, static_cast<int64_t>(offset), as, forward);
}
/// Of what is sought as the same bytes that the string has.
std::optional<double> FastIndexOfString(Bytes haystack, FlatText text, double offset,
                                        int32_t encoding, bool forward) {
  const Encoding as = static_cast<Encoding>(encoding);
  const bool same = as == Encoding::kLatin1 || as == Encoding::kAscii ||
                    (as == Encoding::kUtf8 && IsAscii(text));
  if (!same) return std::nullopt;
  const Bytes needle(const_cast<uint8_t*>(text.data()), text.size());  // only read
  return Find(haystack, needle, static_cast<int64_t>(offset), as, forward);
}
double IndexOfByte(Bytes haystack, uint32_t byte, double offset, bool forward) {
  uint8_t needle = static_cast<uint8_t>(byte);
  const int64_t start =
      SearchStart(static_cast<int64_t>(haystack.size()), static_cast<int64_t>(offset), 1, forward);
  if (start < 0 || haystack.empty()) return -1;
  const size_t from = static_cast<size_t>(start);
  const void* found = forward ? std::memchr(haystack.data() + from, needle, haystack.size() - from)
                              : ::memrchr(haystack.data(), needle, from + 1);
  if (found == nullptr) return -1;
  return static_cast<double>(static_cast<const uint8_t*>(found) - haystack.data());
}

// ---- fill, copy, swap ----------------------------------------------------------------------

bool Repeat(Bytes into, std::span<const uint8_t> pattern) {
  if (pattern.empty()) return false;
  if (pattern.size() == 1) {
    if (!into.empty()) std::memset(into.data(), pattern[0], into.size());
    return true;
  }
  size_t filled = std::min(pattern.size(), into.size());
  std::memmove(into.data(), pattern.data(), filled);
  while (filled < into.size()) {  // what is there doubles
    const size_t more = std::min(filled, into.size() - filled);
    std::memcpy(into.data() + filled, into.data(), more);
    filled += more;
  }
  return true;
}
bool FillString(Environment& env, Bytes buffer, js::Value string, int64_t start, int64_t end,
                int32_t encoding) {
  Bytes into = Part(buffer, start, end);
  const std::vector<uint8_t> pattern = Encode(env.engine, string, static_cast<Encoding>(encoding));
  return into.empty() || Repeat(into, pattern);
}
std::optional<bool> FastFillString(Bytes buffer, FlatText text, int64_t start, int64_t end,
                                   int32_t encoding) {
  uint8_t pattern[256];
  if (text.empty() || text.size() > sizeof pattern / 2) return std::nullopt;
  const Bytes into = Part(buffer, start, end);
  const size_t size = EncodeInto(text, static_cast<Encoding>(encoding), pattern);
  return into.empty() || Repeat(into, {pattern, size});
}
bool FillBytes(Bytes buffer, Bytes pattern, int64_t start, int64_t end) {
  Bytes into = Part(buffer, start, end);
  return into.empty() || Repeat(into, pattern);
}

/// Whether it is memory at all: an ArrayBuffer, of whatever realm, or a view on one.
bool IsBytes(js::CallInfo& call) { return call.engine().TypeOf(call[0]) == js::Type::kBytes; }

/// memmove takes `rep movsb` for what is long, which is 13 times slower on AMD's processors if the
/// target's place in its page is a few bytes behind the source's; for shorter parts it does not.
void Move(uint8_t* to, const uint8_t* from, size_t size) {
  constexpr size_t kPart = 2048, kPage = 4096, kNear = 64;
  const size_t distance = reinterpret_cast<uintptr_t>(to) - reinterpret_cast<uintptr_t>(from);
  if (distance < size || distance % kPage == 0 || distance % kPage >= kNear) {
    std::memmove(to, from, size);
    return;
  }
  for (size_t i = 0; i < size; i += kPart) {
    std::memmove(to + i, from + i, std::min(kPart, size - i));
  }
}

void Copy(Bytes to, uint32_t to_start, Bytes from, uint32_t from_start, uint32_t count) {
  if (to_start > to.size() || from_start > from.size()) return;
  const size_t size = std::min({size_t{count}, to.size() - to_start, from.size() - from_start});
  if (size > 0) Move(to.data() + to_start, from.data() + from_start, size);
}

template <typename Unit, Unit (*Swapped)(Unit)>
void Swap(Bytes bytes) {
  const size_t done = bytes.size() < 32 ? 0 : simd::Swap(bytes, sizeof(Unit));
  for (size_t i = done; i + sizeof(Unit) <= bytes.size(); i += sizeof(Unit)) {
    Unit unit;
    std::memcpy(&unit, bytes.data() + i, sizeof unit);
    unit = Swapped(unit);
    std::memcpy(bytes.data() + i, &unit, sizeof unit);
  }
}
uint16_t Swapped16(uint16_t unit) { return __builtin_bswap16(unit); }
uint32_t Swapped32(uint32_t unit) { return __builtin_bswap32(unit); }
uint64_t Swapped64(uint64_t unit) { return __builtin_bswap64(unit); }

}  // namespace

void BindBufferSearch(Binder& binder) {
  binder.Functions<
      FastFn<"compare", Compare>, FastFn<"compareRanges", CompareRanges>, FastFn<"equals", Equals>,
      FastFn<"indexOfString", IndexOfString, FastIndexOfString>,
      FastFn<"indexOfBytes", IndexOfBytes>,
      FastFn<"indexOfByte", IndexOfByte>, FastFn<"fillString", FillString, FastFillString>,
      FastFn<"fillBytes", FillBytes>, FastFn<"copy", Copy>, Fn<"isBytes", IsBytes>,
      FastFn<"swap16", Swap<uint16_t, Swapped16>>, FastFn<"swap32", Swap<uint32_t, Swapped32>>,
      FastFn<"swap64", Swap<uint64_t, Swapped64>>>();
}

}  // namespace orrery
