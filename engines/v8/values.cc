// Making and reading values, and objects with a native slot; see kernel/engine.h.
#include <cstdlib>

#include "engines/v8/fast_calls.h"
#include "engines/v8/impl.h"

namespace orrery::js {

// ---- persistent handles --------------------------------------------------------------------

namespace {
/// A Global whose one word lives in Persistent::slot_: never destroyed here.
union Stored {
  explicit Stored(uintptr_t slot) { std::memcpy(static_cast<void*>(&global), &slot, sizeof slot); }
  ~Stored() {}
  v8::Global<v8::Value> global;
};
}  // namespace

Persistent::Persistent(Engine& engine, Value value) {
  Stored stored(0);
  ::new (static_cast<void*>(&stored.global))
      v8::Global<v8::Value>(engine.impl().isolate, Local(value));
  std::memcpy(&slot_, static_cast<void*>(&stored.global), sizeof slot_);
}
void Persistent::Reset() {
  if (slot_ == 0) return;
  Stored(slot_).global.Reset();
  slot_ = 0;
}
Value Persistent::Get(Engine& engine) const {
  if (slot_ == 0) return {};
  return ToValue(Stored(slot_).global.Get(engine.impl().isolate));
}

// ---- making --------------------------------------------------------------------------------

Value Engine::Undefined() { return ToValue(v8::Undefined(impl_->isolate)); }
Value Engine::Null() { return ToValue(v8::Null(impl_->isolate)); }
Value Engine::Boolean(bool value) { return ToValue(v8::Boolean::New(impl_->isolate, value)); }
Value Engine::Number(double value) { return ToValue(v8::Number::New(impl_->isolate, value)); }
Value Engine::BigInt(int64_t value) { return ToValue(v8::BigInt::New(impl_->isolate, value)); }
Value Engine::BigIntUnsigned(uint64_t value) {
  return ToValue(v8::BigInt::NewFromUnsigned(impl_->isolate, value));
}

namespace {
/// A string that is too long becomes an exception, as everywhere in JavaScript.
Value Made(Engine& engine, v8::MaybeLocal<v8::String> maybe) {
  v8::Local<v8::String> string;
  if (maybe.ToLocal(&string)) return ToValue(string);
  engine.Throw(engine.Error("Error", "ERR_STRING_TOO_LONG",
                            "Cannot create a string longer than 0x1fffffe8 characters"));
  return {};
}
}  // namespace

Value Engine::String(std::string_view utf8) {
  if (utf8.size() > static_cast<size_t>(v8::String::kMaxLength)) return Made(*this, {});
  return Made(*this, v8::String::NewFromUtf8(impl_->isolate, utf8.data(),
                                             v8::NewStringType::kNormal,
                                             static_cast<int>(utf8.size())));
}
Value Engine::StringLatin1(std::string_view bytes) {
  if (bytes.size() > static_cast<size_t>(v8::String::kMaxLength)) return Made(*this, {});
  return Made(*this, v8::String::NewFromOneByte(
                         impl_->isolate, reinterpret_cast<const uint8_t*>(bytes.data()),
                         v8::NewStringType::kNormal, static_cast<int>(bytes.size())));
}
Value Engine::StringUtf16(std::u16string_view units) {
  if (units.size() > static_cast<size_t>(v8::String::kMaxLength)) return Made(*this, {});
  return Made(*this, v8::String::NewFromTwoByte(
                         impl_->isolate, reinterpret_cast<const uint16_t*>(units.data()),
                         v8::NewStringType::kNormal, static_cast<int>(units.size())));
}

namespace {
/// V8 collects by how much is held outside of its heap, but of strings it has to be told.
class OwnedText final : public v8::String::ExternalOneByteStringResource {
 public:
  OwnedText(v8::Isolate* isolate, uint8_t* data, size_t size)
      : isolate_(isolate), data_(data), size_(size) {
    isolate_->AdjustAmountOfExternalAllocatedMemory(static_cast<int64_t>(size_));
  }
  ~OwnedText() override {
    std::free(data_);
    isolate_->AdjustAmountOfExternalAllocatedMemory(-static_cast<int64_t>(size_));
  }
  const char* data() const override { return reinterpret_cast<const char*>(data_); }
  size_t length() const override { return size_; }

 private:
  v8::Isolate* isolate_;
  uint8_t* data_;
  size_t size_;
};
}  // namespace

namespace {
/// V8 looks for young garbage by how much was allocated in its own heap, where a text like that is
/// a few words: a thousand of them could be waiting. So each takes as much there as makes V8 look
/// after some 16 MiB of them.
void CountTowardsNextCollection(v8::Isolate* isolate, size_t size) {
  constexpr size_t kPart = 16, kMost = size_t{1} << 16;
  static const std::vector<uint8_t> ballast(kMost, ' ');
  for (size_t left = size / kPart; left > 0; left -= std::min(left, kMost)) {
    std::ignore = v8::String::NewFromOneByte(isolate, ballast.data(), v8::NewStringType::kNormal,
                                             static_cast<int>(std::min(left, kMost)));
  }
}
}  // namespace

const size_t Engine::kMaxStringLength = v8::String::kMaxLength;
const size_t Engine::kMaxBytes = v8::TypedArray::kMaxLength;

Value Engine::StringLatin1Owned(uint8_t* data, size_t size) {
  auto* text = new OwnedText(impl_->isolate, data, size);
  v8::MaybeLocal<v8::String> made;
  if (size <= kMaxStringLength) made = v8::String::NewExternalOneByte(impl_->isolate, text);
  CountTowardsNextCollection(impl_->isolate, size);
  if (made.IsEmpty()) delete text;
  return Made(*this, made);
}

Value Engine::Array(std::span<const Value> elements) {
  auto* locals = const_cast<v8::Local<v8::Value>*>(
      reinterpret_cast<const v8::Local<v8::Value>*>(elements.data()));
  return ToValue(v8::Array::New(impl_->isolate, locals, elements.size()));
}
Value Engine::Object() { return ToValue(v8::Object::New(impl_->isolate)); }
void Engine::MakeQuick(Value object) {
  // More than a dozen properties that are set from outside make a hash table of an object. V8 turns
  // that of a prototype back when code first reads from it.
  v8::Local<v8::Object> heir = v8::Object::New(impl_->isolate);
  heir->SetPrototype(impl_->context(), Local(object)).Check();
}

namespace {
void CallNative(const v8::FunctionCallbackInfo<v8::Value>& info) {
  Engine& engine = EngineOf(info.GetIsolate());
  int32_t index = 0;
  IsSmi(info.Data(), &index);
  CallInfo call(engine, &info);
  engine.impl().functions[static_cast<size_t>(index)]->invoke(call);
}
}  // namespace

Value Engine::Function(const NativeFunction& function) {
  v8::Isolate* isolate = impl_->isolate;
  // Its place in a table: a small integer is read without a call into V8.
  const auto index = static_cast<int32_t>(impl_->functions.size());
  impl_->functions.push_back(&function);
  v8::Local<v8::Value> data = v8::Integer::New(isolate, index);
  v8::Local<v8::Function> made =
      MakeFunction(impl_->context(), CallNative, data, function);
  made->SetName(Name(isolate, function.name));
  return ToValue(made);
}

namespace {
struct Release {
  void (*release)(void* hint);
  void* hint;
};
void RunRelease(void*, size_t, void* deleter_data) {
  auto* release = static_cast<Release*>(deleter_data);
  release->release(release->hint);
  delete release;
}
v8::Local<v8::ArrayBuffer> ForeignBuffer(v8::Isolate* isolate, void* data, size_t size,
                                         void (*release)(void*), void* hint) {
  if (size == 0) {
    release(hint);
    return v8::ArrayBuffer::New(isolate, 0);
  }
  auto store = v8::ArrayBuffer::NewBackingStore(data, size, RunRelease, new Release{release, hint});
  return v8::ArrayBuffer::New(isolate, std::move(store));
}
void KeepForEver(void*) {}
}  // namespace

Value Engine::Bytes(uint8_t* data, size_t size, void (*release)(void* hint), void* hint) {
  auto buffer = ForeignBuffer(impl_->isolate, data, size, release, hint);
  return ToValue(v8::Uint8Array::New(buffer, 0, size));
}
Value Engine::NewBytes(size_t size, std::span<uint8_t>* memory) {
  const int32_t clearing = std::exchange(impl_->allocator.clearing, 0);
  auto buffer = v8::ArrayBuffer::New(impl_->isolate, size);
  impl_->allocator.clearing = clearing;
  *memory = {static_cast<uint8_t*>(buffer->Data()), size};
  return ToValue(buffer);
}
Value Engine::CopyBytes(std::span<const uint8_t> bytes) {
  auto buffer = v8::ArrayBuffer::New(impl_->isolate, bytes.size());
  if (!bytes.empty()) std::memcpy(buffer->GetBackingStore()->Data(), bytes.data(), bytes.size());
  return ToValue(v8::Uint8Array::New(buffer, 0, bytes.size()));
}
Value Engine::SlabBuffer(Slab* slab) {
  slab->Ref();
  return ToValue(ForeignBuffer(
      impl_->isolate, slab->data(), slab->size(),
      [](void* hint) { static_cast<Slab*>(hint)->Unref(); }, slab));
}
Value Engine::Float64Array(double* data, size_t length) {
  auto buffer = ForeignBuffer(impl_->isolate, data, length * sizeof(double), KeepForEver, nullptr);
  return ToValue(v8::Float64Array::New(buffer, 0, length));
}
Value Engine::Int32Array(int32_t* data, size_t length) {
  auto buffer = ForeignBuffer(impl_->isolate, data, length * sizeof(int32_t), KeepForEver, nullptr);
  return ToValue(v8::Int32Array::New(buffer, 0, length));
}
Value Engine::ClearingSwitch() { return Int32Array(&impl_->allocator.clearing, 1); }

Value Engine::Error(const char* constructor, std::string_view code, std::string_view message) {
  v8::Isolate* isolate = impl_->isolate;
  v8::Local<v8::String> text = Utf8(isolate, message);
  std::string_view kind(constructor);
  v8::Local<v8::Value> error = kind == "TypeError"    ? v8::Exception::TypeError(text)
                               : kind == "RangeError" ? v8::Exception::RangeError(text)
                                                      : v8::Exception::Error(text);
  if (!code.empty()) {
    error.As<v8::Object>()
        ->Set(impl_->context(), Name(isolate, "code"), Utf8(isolate, code))
        .Check();
  }
  return ToValue(error);
}

// ---- reading -------------------------------------------------------------------------------

Type Engine::TypeOf(Value value) {
  v8::Local<v8::Value> local = Local(value);
  if (local->IsUndefined()) return Type::kUndefined;
  if (local->IsNull()) return Type::kNull;
  if (local->IsString()) return Type::kString;
  if (local->IsNumber()) return Type::kNumber;
  if (local->IsBoolean()) return Type::kBoolean;
  if (local->IsBigInt()) return Type::kBigInt;
  if (local->IsSymbol()) return Type::kSymbol;
  if (local->IsFunction()) return Type::kFunction;
  if (local->IsArray()) return Type::kArray;
  if (local->IsArrayBufferView() || local->IsArrayBuffer() || local->IsSharedArrayBuffer()) {
    return Type::kBytes;
  }
  return Type::kObject;
}

double Engine::ToNumber(Value number) {
  return Local(number)->NumberValue(impl_->context()).FromMaybe(0);
}
bool Engine::ToBoolean(Value value) { return Local(value)->BooleanValue(impl_->isolate); }
int64_t Engine::ToBigInt(Value bigint) { return Local(bigint).As<v8::BigInt>()->Int64Value(); }
uint64_t Engine::ToBigIntUnsigned(Value bigint) {
  return Local(bigint).As<v8::BigInt>()->Uint64Value();
}

namespace {
/// Short strings of ASCII, such as names and paths, are the same bytes in UTF-8.
bool ShortAscii(v8::Isolate* isolate, v8::Local<v8::String> from, std::string* to) {
  constexpr int kShort = 256;
  const int length = from->Length();
  if (length > kShort || !from->IsOneByte()) return false;
  to->resize(static_cast<size_t>(length));
  from->WriteOneByte(isolate, reinterpret_cast<uint8_t*>(to->data()), 0, length,
                     v8::String::NO_NULL_TERMINATION);
  char all = 0;
  for (const char each : *to) all = static_cast<char>(all | each);
  return (all & 0x80) == 0;
}
}  // namespace

std::string Engine::ToUtf8(Value string) {
  std::string text;
  ToUtf8(string, &text);
  return text;
}
void Engine::ToUtf8(Value string, std::string* into) {
  v8::Local<v8::String> from = Local(string).As<v8::String>();
  if (ShortAscii(impl_->isolate, from, into)) return;
  into->resize(static_cast<size_t>(from->Utf8Length(impl_->isolate)));
  from->WriteUtf8(impl_->isolate, into->data(), static_cast<int>(into->size()), nullptr,
                  v8::String::NO_NULL_TERMINATION | v8::String::REPLACE_INVALID_UTF8);
}
bool Engine::IsStringOneByte(Value string) { return Local(string).As<v8::String>()->IsOneByte(); }
size_t Engine::StringLength(Value string) {
  return static_cast<size_t>(Local(string).As<v8::String>()->Length());
}
size_t Engine::Utf8Length(Value string) {
  return static_cast<size_t>(Local(string).As<v8::String>()->Utf8Length(impl_->isolate));
}
size_t Engine::WriteUtf8(Value string, std::span<uint8_t> into, size_t* units_read) {
  int units = 0;
  int written = Local(string).As<v8::String>()->WriteUtf8(
      impl_->isolate, reinterpret_cast<char*>(into.data()),
      static_cast<int>(std::min<size_t>(into.size(), INT32_MAX)), &units,
      v8::String::NO_NULL_TERMINATION | v8::String::REPLACE_INVALID_UTF8 |
          v8::String::HINT_MANY_WRITES_EXPECTED);
  if (units_read != nullptr) *units_read = static_cast<size_t>(units);
  return static_cast<size_t>(written);
}
size_t Engine::WriteLatin1(Value string, std::span<uint8_t> into) {
  return static_cast<size_t>(Local(string).As<v8::String>()->WriteOneByte(
      impl_->isolate, into.data(), 0, static_cast<int>(std::min<size_t>(into.size(), INT32_MAX)),
      v8::String::NO_NULL_TERMINATION | v8::String::HINT_MANY_WRITES_EXPECTED));
}
size_t Engine::WriteUtf16(Value string, std::span<uint16_t> into) {
  return static_cast<size_t>(Local(string).As<v8::String>()->Write(
      impl_->isolate, into.data(), 0, static_cast<int>(std::min<size_t>(into.size(), INT32_MAX)),
      v8::String::NO_NULL_TERMINATION));
}

// ---- objects -------------------------------------------------------------------------------

bool Engine::Get(Value object, std::string_view name, Value* out) {
  v8::Local<v8::Value> got;
  if (!Local(object).As<v8::Object>()->Get(impl_->context(), Name(impl_->isolate, name)).ToLocal(&got)) {
    return false;
  }
  *out = ToValue(got);
  return true;
}
bool Engine::Set(Value object, std::string_view name, Value value) {
  return Local(object)
      .As<v8::Object>()
      ->Set(impl_->context(), Name(impl_->isolate, name), Local(value))
      .FromMaybe(false);
}
bool Engine::GetIndex(Value object, uint32_t index, Value* out) {
  v8::Local<v8::Value> got;
  if (!Local(object).As<v8::Object>()->Get(impl_->context(), index).ToLocal(&got)) return false;
  *out = ToValue(got);
  return true;
}
bool Engine::SetIndex(Value object, uint32_t index, Value value) {
  return Local(object).As<v8::Object>()->Set(impl_->context(), index, Local(value)).FromMaybe(false);
}
uint32_t Engine::ArrayLength(Value array) { return Local(array).As<v8::Array>()->Length(); }

Value Engine::NativeObject(void* state, void (*finalize)(void* state)) {
  v8::Isolate* isolate = impl_->isolate;
  if (impl_->native_template.IsEmpty()) {
    auto made = v8::FunctionTemplate::New(isolate);
    made->InstanceTemplate()->SetInternalFieldCount(1);
    impl_->native_template.Reset(isolate, made);
  }
  v8::Local<v8::Object> object = impl_->native_template.Get(isolate)
                                     ->InstanceTemplate()
                                     ->NewInstance(impl_->context())
                                     .ToLocalChecked();
  auto* slot = new NativeSlot{state, finalize, impl_.get(), {}};
  impl_->natives.insert(slot);
  object->SetAlignedPointerInInternalField(0, slot);
  slot->weak.Reset(isolate, object);
  slot->weak.SetWeak(
      slot,
      [](const v8::WeakCallbackInfo<NativeSlot>& info) {
        NativeSlot* dead = info.GetParameter();
        dead->weak.Reset();
        dead->impl->natives.erase(dead);
        dead->finalize(dead->state);
        delete dead;
      },
      v8::WeakCallbackType::kParameter);
  return ToValue(object);
}

void* Engine::NativeState(Value object) {
  v8::Local<v8::Value> value = Local(object);
  if (!value->IsObject() || impl_->native_template.IsEmpty()) return nullptr;
  if (!impl_->native_template.Get(impl_->isolate)->HasInstance(value)) return nullptr;
  return static_cast<NativeSlot*>(value.As<v8::Object>()->GetAlignedPointerFromInternalField(0))
      ->state;
}

}  // namespace orrery::js
