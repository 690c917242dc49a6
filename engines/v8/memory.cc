// The memory of JavaScript's values: Engine::BytesOf, Hold, OneByteText, and CallInfo::Bytes.
//
// By MemoryLayout where it knows the object, else by V8's API. Engine's thread.
#include "engines/v8/impl.h"

namespace orrery::js {

namespace {
bool BytesByApi(v8::Local<v8::Value> value, std::span<uint8_t>* out) {
  if (value->IsArrayBufferView()) {
    auto view = value.As<v8::ArrayBufferView>();
    auto* base = static_cast<uint8_t*>(view->Buffer()->Data());
    *out = {base + view->ByteOffset(), view->ByteLength()};
    return true;
  }
  if (value->IsArrayBuffer()) {
    auto buffer = value.As<v8::ArrayBuffer>();
    *out = {static_cast<uint8_t*>(buffer->Data()), buffer->ByteLength()};
    return true;
  }
  if (value->IsSharedArrayBuffer()) {
    auto store = value.As<v8::SharedArrayBuffer>()->GetBackingStore();
    *out = {static_cast<uint8_t*>(store->Data()), store->ByteLength()};
    return true;
  }
  return false;
}
bool BytesOfLocal(const MemoryLayout& layout, v8::Local<v8::Value> value,
                  std::span<uint8_t>* out) {
  return layout.ViewBytes(value, out) || BytesByApi(value, out);
}
}  // namespace

bool Engine::BytesOf(Value value, std::span<uint8_t>* out) {
  return BytesOfLocal(impl_->layout, Local(value), out);
}
bool Engine::OneByteText(Value string, std::span<const uint8_t>* text) {
  if (impl_->layout.OneByteText(Local(string), text)) return true;
  v8::Local<v8::String> local = Local(string).As<v8::String>();
  if (!local->IsExternalOneByte()) return false;
  const auto* resource = local->GetExternalOneByteStringResource();
  *text = {reinterpret_cast<const uint8_t*>(resource->data()), resource->length()};
  return true;
}

bool Engine::Hold(Value bytes, HeldBytes* out) {
  v8::Local<v8::Value> value = Local(bytes);
  if (!BytesOfLocal(impl_->layout, value, &out->bytes_)) return false;
  if (value->IsArrayBufferView()) {
    out->store_ = value.As<v8::ArrayBufferView>()->Buffer()->GetBackingStore();
  } else if (value->IsArrayBuffer()) {
    out->store_ = value.As<v8::ArrayBuffer>()->GetBackingStore();
  } else {
    out->store_ = value.As<v8::SharedArrayBuffer>()->GetBackingStore();
  }
  return true;
}

bool CallInfo::Bytes(int index, std::span<uint8_t>* out) const {
  const auto& info = *static_cast<const v8::FunctionCallbackInfo<v8::Value>*>(raw_);
  return BytesOfLocal(engine_.impl().layout, info[index], out);
}

}  // namespace orrery::js
