// The older encodings of the Web, decoded by ICU's converters: the East Asian ones, which have
// tables too large to carry and, some, a state. A part of internalBinding('buffer').
//
//  * openConverter(name, fatal) -> handle, or undefined if ICU does not know the encoding.
//  * convert(handle, bytes, last) -> string, or undefined if `fatal` and the bytes are wrong. What
//    is incomplete at the end waits in the converter for the next bytes, unless these are the last.
//
// ICU is in the process anyway: libnode brings it. Engine's thread.
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include <string>

#include "bindings/core/function.h"

namespace orrery {

namespace {

/// Wrong bytes become U+FFFD; ICU's own choice is U+001A for some of them.
void Replace(const void*, UConverterToUnicodeArgs* args, const char*, int32_t,
             UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;
  constexpr char16_t kReplacement = 0xfffd;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, &kReplacement, 1, 0, status);
}

js::Value OpenConverter(Environment& env, std::string name, bool fatal) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name.c_str(), &status);
  if (U_FAILURE(status)) return env.engine.Undefined();
  const UConverterToUCallback callback = fatal ? UCNV_TO_U_CALLBACK_STOP : Replace;
  ucnv_setToUCallBack(converter, callback, nullptr, nullptr, nullptr, &status);
  return env.engine.NativeObject(
      converter, [](void* state) { ucnv_close(static_cast<UConverter*>(state)); });
}

/// All of `bytes` as text; false at bytes that say nothing, if the converter stops at them.
bool ConvertAll(UConverter* converter, std::span<const uint8_t> bytes, bool last,
                std::u16string* text) {
  auto* source = reinterpret_cast<const char*>(bytes.data());
  const char* end = source + bytes.size();
  char16_t part[1024];
  for (;;) {
    UErrorCode status = U_ZERO_ERROR;
    char16_t* target = part;
    ucnv_toUnicode(converter, &target, part + std::size(part), &source, end, nullptr, last,
                   &status);
    text->append(part, target);
    if (status != U_BUFFER_OVERFLOW_ERROR) return U_SUCCESS(status);
  }
}

js::Value Convert(Environment& env, js::Value handle, js::Value bytes, bool last) {
  auto* converter = static_cast<UConverter*>(env.engine.NativeState(handle));
  std::span<uint8_t> given;
  if (converter == nullptr || !env.engine.BytesOf(bytes, &given)) return env.engine.Undefined();
  std::u16string text;
  text.reserve(given.size());
  const bool converted = ConvertAll(converter, given, last, &text);
  if (last || !converted) ucnv_reset(converter);
  return converted ? env.engine.StringUtf16(text) : env.engine.Undefined();
}

}  // namespace

void BindLegacyText(Binder& binder) {
  binder.Functions<Fn<"openConverter", OpenConverter>, Fn<"convert", Convert>>();
}

}  // namespace orrery
