// Bytes as text and back: the encodings of Buffer as plain functions over memory.
//
//  * IsAscii, IsUtf8: what bytes are.
//  * Base64Encode/Decode, HexEncode/Decode: by tables, no allocation.
//
// Nothing here knows of an engine. A caller gives enough room (see each function); decoders stop
// at its end. Any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace orrery {

/// How text stands in a Buffer. The numbers stand in stdlib-js/internal/buffer/encodings.js too.
enum class Encoding : int32_t {
  kAscii = 0,
  kUtf8 = 1,
  kBase64 = 2,
  kUtf16 = 3,
  kLatin1 = 4,
  kHex = 5,
  kBase64Url = 6
};

bool IsAscii(std::span<const uint8_t> bytes);
/// How many bytes at the beginning are ASCII.
size_t AsciiPrefix(std::span<const uint8_t> bytes);
/// Whether the bytes are well-formed UTF-8 (Unicode 15, table 3-7).
bool IsUtf8(std::span<const uint8_t> bytes);

/// The length of the text for `size` bytes; base64url has no padding.
size_t Base64EncodedSize(size_t size, bool url);
/// Needs Base64EncodedSize(bytes.size(), url) of room; returns what it wrote.
size_t Base64Encode(std::span<const uint8_t> bytes, uint8_t* into, bool url);
/// Both alphabets; what belongs to neither is skipped, and '=' ends it, as in Node.
size_t Base64Decode(std::span<const uint8_t> text, std::span<uint8_t> into);

/// Needs twice the room.
void HexEncode(std::span<const uint8_t> bytes, uint8_t* into);
/// Ends at the first pair that is none.
size_t HexDecode(std::span<const uint8_t> text, std::span<uint8_t> into);

/// How many bytes are not ASCII.
size_t CountWide(std::span<const uint8_t> bytes);
/// Latin-1 to UTF-8, whole characters while there is room; returns what it wrote.
size_t Latin1ToUtf8(std::span<const uint8_t> text, std::span<uint8_t> into);
/// Each byte of Latin-1 as a unit of 16 bits; needs twice the room, of any alignment.
void WidenToUtf16(std::span<const uint8_t> text, uint8_t* into);

/// What well-formed UTF-8 becomes: so many UTF-16 units; narrow if all are Latin-1.
struct Utf8Extent {
  size_t units = 0;
  bool narrow = true;
};
Utf8Extent MeasureUtf8(std::span<const uint8_t> bytes);
/// Well-formed UTF-8 to Latin-1, or to UTF-16; needs the units of MeasureUtf8 of room.
void Utf8ToLatin1(std::span<const uint8_t> bytes, uint8_t* into);
void Utf8ToUtf16(std::span<const uint8_t> bytes, char16_t* into);

}  // namespace orrery
