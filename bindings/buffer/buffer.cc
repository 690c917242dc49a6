// internalBinding('buffer'): the native half of Buffer, TextEncoder and TextDecoder.
//
//  * utf8Slice(start, end), …Write(string, offset, length): methods, `this` is the Buffer.
//  * byteLengthUtf8(string); clearing: [1], while 0 new ArrayBuffers come uncleared.
//  * The rest stands in search.cc (compare, indexOf, fill, swap), web_text.cc and
//    legacy_text.cc.
//
// Ranges are checked as Node's natives check them. Engine's thread.
#include <algorithm>
#include <cmath>

#include "bindings/buffer/text.h"
#include "bindings/core/fast.h"

namespace orrery {

void BindBufferSearch(Binder& binder);
void BindLegacyText(Binder& binder);
void BindWebText(Binder& binder);

namespace {

void Throw(js::CallInfo& call, const char* kind, const char* code, const char* message) {
  call.engine().Throw(call.engine().Error(kind, code, message));
}

bool ReadReceiver(js::CallInfo& call, std::span<uint8_t>* out) {
  if (call.engine().BytesOf(call.receiver(), out)) return true;
  Throw(call, "TypeError", "ERR_INVALID_ARG_TYPE", "argument must be a buffer");
  return false;
}

/// An index into bytes; undefined means `otherwise`. Throws if it is negative.
bool ReadIndex(js::CallInfo& call, int index, size_t otherwise, size_t* out) {
  double number;
  if (!call.Number(index, &number)) {
    js::Value value = call[index];
    if (call.engine().TypeOf(value) == js::Type::kUndefined) {
      *out = otherwise;
      return true;
    }
    number = call.engine().ToNumber(value);
  }
  if (std::isnan(number)) number = 0;
  if (number > -1) {
    *out = number < 0 ? 0 : static_cast<size_t>(std::min(number, 9007199254740991.0));
    return true;
  }
  Throw(call, "RangeError", "ERR_OUT_OF_RANGE", "Index out of range");
  return false;
}

template <Encoding kEncoding>
void Slice(js::CallInfo& call) {
  std::span<uint8_t> bytes;
  size_t start, end;
  if (!ReadReceiver(call, &bytes)) return;
  if (bytes.empty()) return call.Return(call.engine().String(""));
  if (!ReadIndex(call, 0, 0, &start) || !ReadIndex(call, 1, bytes.size(), &end)) return;
  end = std::max(end, start);
  if (end > bytes.size()) {
    return Throw(call, "RangeError", "ERR_OUT_OF_RANGE", "Index out of range");
  }
  js::Value text = Decode(call.engine(), bytes.subspan(start, end - start), kEncoding);
  if (text) call.Return(text);
}

template <Encoding kEncoding>
void Write(js::CallInfo& call) {
  std::span<uint8_t> bytes;
  if (!ReadReceiver(call, &bytes)) return;
  js::Value string = call[0];
  if (call.engine().TypeOf(string) != js::Type::kString) {
    return Throw(call, "TypeError", "ERR_INVALID_ARG_TYPE", "argument must be a string");
  }
  size_t offset, length;
  if (!ReadIndex(call, 1, 0, &offset)) return;
  if (offset > bytes.size()) {
    return Throw(call, "RangeError", "ERR_BUFFER_OUT_OF_BOUNDS",
                 "\"offset\" is outside of buffer bounds");
  }
  if (!ReadIndex(call, 2, bytes.size() - offset, &length)) return;
  length = std::min(length, bytes.size() - offset);
  if (length == 0) return call.Return(0);
  call.Return(static_cast<double>(
      EncodeInto(call.engine(), string, kEncoding, bytes.subspan(offset, length))));
}

/// Write of a plain string to a plain place.
template <Encoding kEncoding>
std::optional<double> FastWrite(Receiver bytes, FlatText text, double offset, double length) {
  const auto size = static_cast<double>(bytes.size());
  if (!(offset >= 0 && offset <= size && length >= 0)) return std::nullopt;
  const auto start = static_cast<size_t>(offset);
  const auto most = static_cast<size_t>(std::min(length, size - static_cast<double>(start)));
  return static_cast<double>(EncodeInto(text, kEncoding, bytes.subspan(start, most)));
}

double FastByteLengthUtf8(FlatText text) {
  return static_cast<double>(text.size() + CountWide(text));
}
void ByteLengthUtf8(js::CallInfo& call) {
  call.Return(static_cast<double>(Utf8Length(call.engine(), call[0])));
}

}  // namespace

void BindBuffer(Binder& binder) {
  using enum Encoding;
  binder.Functions<Fn<"asciiSlice", Slice<kAscii>>, Fn<"base64Slice", Slice<kBase64>>,
                   Fn<"base64urlSlice", Slice<kBase64Url>>, Fn<"latin1Slice", Slice<kLatin1>>,
                   Fn<"hexSlice", Slice<kHex>>, Fn<"ucs2Slice", Slice<kUtf16>>,
                   Fn<"utf8Slice", Slice<kUtf8>>>();
  binder.Functions<
      FastFn<"asciiWrite", Write<kAscii>, FastWrite<kAscii>>,
      FastFn<"base64Write", Write<kBase64>, FastWrite<kBase64>>,
      FastFn<"base64urlWrite", Write<kBase64Url>, FastWrite<kBase64Url>>,
      FastFn<"latin1Write", Write<kLatin1>, FastWrite<kLatin1>>,
      FastFn<"hexWrite", Write<kHex>, FastWrite<kHex>>,
      FastFn<"ucs2Write", Write<kUtf16>, FastWrite<kUtf16>>,
      FastFn<"utf8Write", Write<kUtf8>, FastWrite<kUtf8>>,
      FastFn<"byteLengthUtf8", ByteLengthUtf8, FastByteLengthUtf8>>();
  BindBufferSearch(binder);
  BindWebText(binder);
  BindLegacyText(binder);
  binder.Set("clearing", binder.env.engine.ClearingSwitch());
  binder.Number("kMaxLength", static_cast<double>(js::Engine::kMaxBytes));
  binder.Number("kStringMaxLength", static_cast<double>(js::Engine::kMaxStringLength));
}

}  // namespace orrery
