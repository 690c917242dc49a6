// Text as the Web has it: the native half of TextEncoder, TextDecoder, atob, btoa, isUtf8, isAscii.
// A part of internalBinding('buffer').
//
//  * encodeUtf8(string) -> Uint8Array. encodeInto(string, bytes): fills encodeIntoResults,
//    [units read, bytes written].
//  * decodeUtf8(bytes, keepsMark, fatal) -> string, or undefined if `fatal` and malformed.
//  * atob(string) -> string; undefined if a character is wrong, null if the length is.
//    btoa(string) -> string, or undefined
//    if a character is beyond U+00FF. isUtf8(bytes), isAscii(bytes).
//
// Engine's thread.
#include <cstdlib>
#include <cstring>

#include "bindings/buffer/text.h"
#include "bindings/core/fast.h"

namespace orrery {

namespace {

struct EncodeIntoResults {
  explicit EncodeIntoResults(Environment&) {}
  int32_t numbers[2] = {0, 0};
};

js::Value EncodeUtf8(Environment& env, js::Value string) {
  if (env.engine.TypeOf(string) != js::Type::kString) return env.engine.CopyBytes({});
  uint8_t small[3 * 256];
  if (env.engine.StringLength(string) <= 256) {
    return env.engine.CopyBytes({small, EncodeInto(env.engine, string, Encoding::kUtf8, small)});
  }
  const size_t size = Utf8Length(env.engine, string);
  auto* memory = static_cast<uint8_t*>(std::malloc(size));
  if (memory == nullptr) {
    env.engine.Throw(env.engine.Error("RangeError", "ERR_MEMORY_ALLOCATION_FAILED",
                                      "Failed to allocate memory"));
    return {};
  }
  EncodeInto(env.engine, string, Encoding::kUtf8, {memory, size});
  return env.engine.Bytes(memory, size, std::free, memory);
}

void EncodeUtf8Into(Environment& env, js::Value string, std::span<uint8_t> into) {
  size_t units = 0;
  const size_t written = env.engine.WriteUtf8(string, into, &units);
  int32_t* numbers = env.State<EncodeIntoResults>().numbers;
  numbers[0] = static_cast<int32_t>(units);
  numbers[1] = static_cast<int32_t>(written);
}

js::Value DecodeUtf8(Environment& env, js::Value bytes, bool keeps_mark, bool fatal) {
  std::span<uint8_t> text;
  if (!env.engine.BytesOf(bytes, &text)) return env.engine.Undefined();
  if (!keeps_mark && text.size() >= 3 && std::memcmp(text.data(), "\xef\xbb\xbf", 3) == 0) {
    text = text.subspan(3);
  }
  if (fatal && !IsUtf8(text)) return env.engine.Undefined();
  return Decode(env.engine, text, Encoding::kUtf8);
}

bool IsSpace(uint16_t unit) {
  return unit == ' ' || unit == '\t' || unit == '\n' || unit == '\f' || unit == '\r';
}
bool IsBase64(uint16_t unit) {
  return (unit >= 'A' && unit <= 'Z') || (unit >= 'a' && unit <= 'z') ||
         (unit >= '0' && unit <= '9') || unit == '+' || unit == '/';
}

/// "Forgiving base64 decode" of the Infra standard.
js::Value Atob(Environment& env, js::Value string) {
  std::vector<uint16_t> units(env.engine.StringLength(string));
  env.engine.WriteUtf16(string, units);
  std::vector<uint8_t> text;
  text.reserve(units.size());
  size_t padding = 0;
  for (const uint16_t unit : units) {
    if (IsSpace(unit)) continue;
    if (unit == '=') {
      ++padding;
    } else if (padding > 0 || !IsBase64(unit)) {
      return env.engine.Undefined();
    } else {
      text.push_back(static_cast<uint8_t>(unit));
    }
  }
  const bool complete = (text.size() + padding) % 4 == 0;
  if (padding > 2) return env.engine.Undefined();
  if (text.size() % 4 == 1) return env.engine.Null();
  if (padding > 0 && !complete) return env.engine.Undefined();
  std::vector<uint8_t> bytes(text.size() / 4 * 3 + 3);
  bytes.resize(Base64Decode(text, bytes));
  return Decode(env.engine, bytes, Encoding::kLatin1);
}

js::Value Btoa(Environment& env, js::Value string) {
  std::vector<uint8_t> bytes(env.engine.StringLength(string));
  if (env.engine.IsStringOneByte(string)) {
    env.engine.WriteLatin1(string, bytes);
    return Decode(env.engine, bytes, Encoding::kBase64);
  }
  std::vector<uint16_t> units(bytes.size());
  env.engine.WriteUtf16(string, units);
  for (size_t i = 0; i < units.size(); ++i) {
    if (units[i] > 0xff) return env.engine.Undefined();
    bytes[i] = static_cast<uint8_t>(units[i]);
  }
  return Decode(env.engine, bytes, Encoding::kBase64);
}

bool BytesAreUtf8(std::span<uint8_t> bytes) { return IsUtf8(bytes); }
bool BytesAreAscii(std::span<uint8_t> bytes) { return IsAscii(bytes); }

}  // namespace

void BindWebText(Binder& binder) {
  binder.Functions<Fn<"encodeUtf8", EncodeUtf8>, Fn<"encodeInto", EncodeUtf8Into>,
                   Fn<"decodeUtf8", DecodeUtf8>, Fn<"atob", Atob>, Fn<"btoa", Btoa>,
                   FastFn<"isUtf8", BytesAreUtf8>, FastFn<"isAscii", BytesAreAscii>>();
  binder.Set("encodeIntoResults",
             binder.env.engine.Int32Array(binder.env.State<EncodeIntoResults>().numbers, 2));
}

}  // namespace orrery
