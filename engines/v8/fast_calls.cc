// Functions that compiled code calls directly; see fast_calls.h.
#include "engines/v8/fast_calls.h"

#include <deque>
#include <mutex>

namespace v8 {

// V8's own type, of which the public headers only have the name.
class CFunction {
 public:
  const void* address;
  const void* signature;
};

}  // namespace v8

namespace orrery::js {

namespace {

/// CTypeInfo of V8 10.2.
struct TypeInfo {
  uint8_t type;
  uint8_t sequence = 0;
  uint8_t flags = 0;
};
constexpr uint8_t kValueType = 8, kOptionsType = 255;

/// CFunctionInfo of V8 10.2. The first parameter is the receiver, the last one the options.
struct Signature {
  TypeInfo result;
  unsigned count;
  const TypeInfo* types;
};

constexpr size_t kMostParameters = 8;

/// V8 keeps references to it for as long as there is a function.
struct KeptSignature {
  Signature signature;
  TypeInfo types[kMostParameters + 2];
};

uint8_t TypeOf(FastType type) {
  switch (type) {
    case FastType::kVoid: return 0;
    case FastType::kBoolean: return 1;
    case FastType::kInt32: return 2;
    case FastType::kUint32: return 3;
    case FastType::kDouble: return 7;
    case FastType::kValue: return kValueType;
  }
  return 0;
}

/// One for each native function of the process.
const Signature* SignatureOf(const NativeFunction& function) {
  static std::mutex mutex;
  static auto* known = new std::deque<std::pair<const NativeFunction*, KeptSignature>>;
  std::lock_guard lock(mutex);
  for (const auto& [of, kept] : *known) {
    if (of == &function) return &kept.signature;
  }
  KeptSignature& kept = known->emplace_back(&function, KeptSignature{}).second;
  unsigned count = 0;
  kept.types[count++] = {kValueType};
  for (const FastType type : function.fast.parameters) kept.types[count++] = {TypeOf(type)};
  kept.types[count++] = {kOptionsType};
  kept.signature = {{TypeOf(function.fast.result)}, count, kept.types};
  return &kept.signature;
}

}  // namespace

v8::Local<v8::Function> MakeFunction(v8::Local<v8::Context> context, v8::FunctionCallback callback,
                                     v8::Local<v8::Value> data, const NativeFunction& function) {
  if (!kFastCalls || function.fast.function == nullptr ||
      function.fast.parameters.size() > kMostParameters) {
    return v8::Function::New(context, callback, data, function.length,
                             v8::ConstructorBehavior::kThrow)
        .ToLocalChecked();
  }
  const v8::CFunction fast = {function.fast.function, SignatureOf(function)};
  return v8::FunctionTemplate::New(v8::Isolate::GetCurrent(), callback, data, {}, function.length,
                                   v8::ConstructorBehavior::kThrow,
                                   v8::SideEffectType::kHasSideEffect, &fast)
      ->GetFunction(context)
      .ToLocalChecked();
}

}  // namespace orrery::js
