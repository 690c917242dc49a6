// The arguments and the result of a call from JavaScript; see kernel/engine.h. (CallInfo::Bytes is
// in memory.cc.)
#include <cmath>

#include "engines/v8/impl.h"

namespace orrery::js {

namespace {
using Info = v8::FunctionCallbackInfo<v8::Value>;
const Info& InfoOf(const void* raw) { return *static_cast<const Info*>(raw); }
}  // namespace

int CallInfo::count() const { return InfoOf(raw_).Length(); }
Value CallInfo::operator[](int index) const { return ToValue(InfoOf(raw_)[index]); }
Value CallInfo::receiver() const { return ToValue(InfoOf(raw_).This()); }

bool CallInfo::Int32(int index, int32_t* out) const {
  v8::Local<v8::Value> value = InfoOf(raw_)[index];
  if (IsSmi(value, out)) return true;
  if (value->IsInt32()) {
    *out = value.As<v8::Int32>()->Value();
    return true;
  }
  return value->IsNumber() &&
         value->Int32Value(engine_.impl().context()).To(out);
}
bool CallInfo::Uint32(int index, uint32_t* out) const {
  v8::Local<v8::Value> value = InfoOf(raw_)[index];
  int32_t small;
  if (IsSmi(value, &small) && small >= 0) {
    *out = static_cast<uint32_t>(small);
    return true;
  }
  if (value->IsUint32()) {
    *out = value.As<v8::Uint32>()->Value();
    return true;
  }
  return value->IsNumber() && value->Uint32Value(engine_.impl().context()).To(out);
}
bool CallInfo::Number(int index, double* out) const {
  v8::Local<v8::Value> value = InfoOf(raw_)[index];
  int32_t small;
  if (IsSmi(value, &small)) {
    *out = small;
    return true;
  }
  if (!value->IsNumber()) return false;
  *out = value.As<v8::Number>()->Value();
  return true;
}
bool CallInfo::Boolean(int index) const {
  v8::Local<v8::Value> value = InfoOf(raw_)[index];
  if (value->IsTrue()) return true;
  return !value->IsFalse() && value->BooleanValue(InfoOf(raw_).GetIsolate());
}
bool CallInfo::String(int index, std::string* utf8) const {
  v8::Local<v8::Value> value = InfoOf(raw_)[index];
  if (!value->IsString()) return false;
  *utf8 = engine_.ToUtf8(ToValue(value));
  return true;
}

void CallInfo::Return(Value value) { InfoOf(raw_).GetReturnValue().Set(Local(value)); }
void CallInfo::Return(int32_t value) { InfoOf(raw_).GetReturnValue().Set(value); }
void CallInfo::Return(uint32_t value) { InfoOf(raw_).GetReturnValue().Set(value); }
void CallInfo::Return(double value) {
  const auto small = value > -1e9 && value < 1e9 ? static_cast<int32_t>(value) : 0;
  if (small == value && (small != 0 || !std::signbit(value))) return Return(small);
  InfoOf(raw_).GetReturnValue().Set(value);
}
void CallInfo::Return(bool value) { InfoOf(raw_).GetReturnValue().Set(value); }

}  // namespace orrery::js
