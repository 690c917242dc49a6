// JavaScript strings as bytes and back; see text.h.
#include "bindings/buffer/text.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace orrery {

namespace {

/// From here on a string keeps the memory in which its text was made, outside of the engine's
/// heap, rather than being copied there.
constexpr size_t kExternalFrom = size_t{1} << 20;
constexpr size_t kOnStack = 4096;
constexpr size_t kEngineDecodesBelow = 64;

struct FreeMemory {
  void operator()(void* memory) const { std::free(memory); }
};
template <typename T>
using Memory = std::unique_ptr<T[], FreeMemory>;
template <typename T>
Memory<T> Allocate(size_t count) {
  return Memory<T>(static_cast<T*>(std::malloc(std::max<size_t>(count, 1) * sizeof(T))));
}

js::Value TooLong(js::Engine& engine) {
  engine.Throw(engine.Error("Error", "ERR_STRING_TOO_LONG",
                            "Cannot create a string longer than 0x1fffffe8 characters"));
  return {};
}

std::string_view Chars(const uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// A string of `size` one-byte characters that `fill(memory)` writes.
template <typename Fill>
js::Value OneByteString(js::Engine& engine, size_t size, Fill fill) {
  if (size <= kOnStack) {
    uint8_t memory[kOnStack];
    fill(memory);
    return engine.StringLatin1(Chars(memory, size));
  }
  if (size > js::Engine::kMaxStringLength) return TooLong(engine);
  Memory<uint8_t> memory = Allocate<uint8_t>(size);
  if (memory == nullptr) return TooLong(engine);
  fill(memory.get());
  if (size >= kExternalFrom) return engine.StringLatin1Owned(memory.release(), size);
  return engine.StringLatin1(Chars(memory.get(), size));
}

js::Value DecodeLatin1(js::Engine& engine, std::span<const uint8_t> bytes) {
  if (bytes.size() < kExternalFrom) {
    return engine.StringLatin1(Chars(bytes.data(), bytes.size()));
  }
  return OneByteString(engine, bytes.size(),
                       [&](uint8_t* to) { std::memcpy(to, bytes.data(), bytes.size()); });
}

js::Value DecodeAscii(js::Engine& engine, std::span<const uint8_t> bytes) {
  if (IsAscii(bytes)) return DecodeLatin1(engine, bytes);
  return OneByteString(engine, bytes.size(), [&](uint8_t* to) {
    for (const uint8_t byte : bytes) *to++ = byte & 0x7f;
  });
}

/// Of text that is known to be well-formed and has no character beyond U+00FF.
js::Value DecodeNarrowUtf8(js::Engine& engine, std::span<const uint8_t> bytes, size_t units) {
  return OneByteString(engine, units, [&](uint8_t* to) { Utf8ToLatin1(bytes, to); });
}
js::Value DecodeWideUtf8(js::Engine& engine, std::span<const uint8_t> bytes, size_t units) {
  if (units > js::Engine::kMaxStringLength) return TooLong(engine);
  Memory<char16_t> memory = Allocate<char16_t>(units);
  if (memory == nullptr) return TooLong(engine);
  Utf8ToUtf16(bytes, memory.get());
  return engine.StringUtf16({memory.get(), units});
}

/// Shorter text, and what is not well-formed, is the engine's.
js::Value DecodeUtf8(js::Engine& engine, std::span<const uint8_t> bytes) {
  if (bytes.size() < kEngineDecodesBelow) return engine.String(Chars(bytes.data(), bytes.size()));
  if (IsAscii(bytes)) return DecodeLatin1(engine, bytes);
  if (!IsUtf8(bytes)) return engine.String(Chars(bytes.data(), bytes.size()));
  const Utf8Extent extent = MeasureUtf8(bytes);
  return extent.narrow ? DecodeNarrowUtf8(engine, bytes, extent.units)
                       : DecodeWideUtf8(engine, bytes, extent.units);
}

js::Value DecodeUtf16(js::Engine& engine, std::span<const uint8_t> bytes) {
  const size_t units = bytes.size() / 2;
  if (reinterpret_cast<uintptr_t>(bytes.data()) % 2 == 0) {
    return engine.StringUtf16({reinterpret_cast<const char16_t*>(bytes.data()), units});
  }
  Memory<char16_t> aligned = Allocate<char16_t>(units);
  if (aligned == nullptr) return TooLong(engine);
  std::memcpy(aligned.get(), bytes.data(), 2 * units);
  return engine.StringUtf16({aligned.get(), units});
}

js::Value DecodeBase64(js::Engine& engine, std::span<const uint8_t> bytes, bool url) {
  return OneByteString(engine, Base64EncodedSize(bytes.size(), url),
                       [&](uint8_t* to) { Base64Encode(bytes, to, url); });
}

js::Value DecodeHex(js::Engine& engine, std::span<const uint8_t> bytes) {
  return OneByteString(engine, 2 * bytes.size(), [&](uint8_t* to) { HexEncode(bytes, to); });
}

/// The characters of a string as bytes, copied only if they are not in one piece. Of a character
/// beyond U+00FF there is the lower half, as Node's decoders see it.
class Characters {
 public:
  Characters(js::Engine& engine, js::Value string) {
    if (engine.OneByteText(string, &span_)) return;
    const size_t length = engine.StringLength(string);
    uint8_t* bytes = stack_;
    if (length > kOnStack) {
      heap_ = Allocate<uint8_t>(length);
      bytes = heap_.get();
      if (bytes == nullptr) return;
    }
    span_ = {bytes, length};
    engine.WriteLatin1(string, {bytes, length});
  }
  std::span<const uint8_t> span() const { return span_; }

 private:
  uint8_t stack_[kOnStack];
  Memory<uint8_t> heap_;
  std::span<const uint8_t> span_;
};

size_t EncodeUtf16(js::Engine& engine, js::Value string, std::span<uint8_t> into) {
  std::span<const uint8_t> text;
  if (engine.OneByteText(string, &text)) return EncodeInto(text, Encoding::kUtf16, into);
  const size_t units = std::min(into.size() / 2, engine.StringLength(string));
  if (reinterpret_cast<uintptr_t>(into.data()) % 2 == 0) {
    return 2 * engine.WriteUtf16(string, {reinterpret_cast<uint16_t*>(into.data()), units});
  }
  std::vector<uint16_t> aligned(units);
  engine.WriteUtf16(string, aligned);
  std::memcpy(into.data(), aligned.data(), 2 * units);
  return 2 * units;
}

size_t EncodeUtf8(js::Engine& engine, js::Value string, std::span<uint8_t> into) {
  if (!engine.IsStringOneByte(string)) return engine.WriteUtf8(string, into);
  return Latin1ToUtf8(Characters(engine, string).span(), into);
}

}  // namespace

size_t Utf8Length(js::Engine& engine, js::Value string) {
  std::span<const uint8_t> text;
  if (engine.OneByteText(string, &text)) return text.size() + CountWide(text);
  return engine.Utf8Length(string);
}

size_t EncodeInto(std::span<const uint8_t> latin1, Encoding encoding, std::span<uint8_t> into) {
  const size_t size = std::min(latin1.size(), into.size());
  switch (encoding) {
    case Encoding::kUtf8: return Latin1ToUtf8(latin1, into);
    case Encoding::kAscii:
    case Encoding::kLatin1:
      if (size > 0) std::memcpy(into.data(), latin1.data(), size);
      return size;
    case Encoding::kUtf16: {
      const size_t units = std::min(into.size() / 2, latin1.size());
      WidenToUtf16(latin1.first(units), into.data());
      return 2 * units;
    }
    case Encoding::kHex: return HexDecode(latin1, into);
    case Encoding::kBase64:
    case Encoding::kBase64Url: return Base64Decode(latin1, into);
  }
  return 0;
}

size_t EncodeInto(js::Engine& engine, js::Value string, Encoding encoding,
                  std::span<uint8_t> into) {
  switch (encoding) {
    case Encoding::kUtf8: return EncodeUtf8(engine, string, into);
    case Encoding::kAscii:
    case Encoding::kLatin1: return engine.WriteLatin1(string, into);
    case Encoding::kUtf16: return EncodeUtf16(engine, string, into);
    case Encoding::kHex: return HexDecode(Characters(engine, string).span(), into);
    case Encoding::kBase64:
    case Encoding::kBase64Url: return Base64Decode(Characters(engine, string).span(), into);
  }
  return 0;
}

size_t EncodedBound(js::Engine& engine, js::Value string, Encoding encoding) {
  const size_t length = engine.StringLength(string);
  switch (encoding) {
    case Encoding::kUtf8: return length < kOnStack ? 3 * length : Utf8Length(engine, string);
    case Encoding::kAscii:
    case Encoding::kLatin1: return length;
    case Encoding::kUtf16: return 2 * length;
    case Encoding::kHex: return length / 2;
    case Encoding::kBase64:
    case Encoding::kBase64Url: return length / 4 * 3 + 3;
  }
  return 0;
}

std::vector<uint8_t> Encode(js::Engine& engine, js::Value string, Encoding encoding) {
  std::vector<uint8_t> bytes(EncodedBound(engine, string, encoding));
  bytes.resize(EncodeInto(engine, string, encoding, bytes));
  return bytes;
}

Input::Input(js::Engine& engine, js::Value value, Encoding encoding) {
  if (engine.TypeOf(value) != js::Type::kString) {
    if (!engine.BytesOf(value, &bytes_)) bytes_ = {};
    return;
  }
  const size_t bound = EncodedBound(engine, value, encoding);
  uint8_t* memory = small_;
  if (bound > sizeof small_) {
    large_.reset(new uint8_t[bound]);
    memory = large_.get();
  }
  bytes_ = {memory, EncodeInto(engine, value, encoding, {memory, bound})};
}

js::Value Decode(js::Engine& engine, std::span<const uint8_t> bytes, Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8: return DecodeUtf8(engine, bytes);
    case Encoding::kAscii: return DecodeAscii(engine, bytes);
    case Encoding::kLatin1: return DecodeLatin1(engine, bytes);
    case Encoding::kUtf16: return DecodeUtf16(engine, bytes);
    case Encoding::kHex: return DecodeHex(engine, bytes);
    case Encoding::kBase64:
    case Encoding::kBase64Url: return DecodeBase64(engine, bytes, encoding == Encoding::kBase64Url);
  }
  return engine.Undefined();
}

}  // namespace orrery
