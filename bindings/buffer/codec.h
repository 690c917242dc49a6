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

/// Latin-1 to UTF-8 in place: `text` of `size` bytes at the front of `memory`, of which `wide` are
/// not ASCII; the result takes size + wide bytes.
void WidenLatin1(uint8_t* memory, size_t size, size_t wide);

}  // namespace orrery
