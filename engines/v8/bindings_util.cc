// internalBinding('util'): what kind a value is, and what it holds, as only the engine knows.
//
//  * isDate(value), isMap(value), ...: true or false of any value, without an effect.
//  * getPromiseDetails, getProxyDetails, previewEntries, getOwnNonIndexProperties,
//    getConstructorName, getExternalValue: what util.inspect shows; see
//    stdlib-js/internal/util/types.js for their arguments and results.
//
// Nothing here runs JavaScript. Engine's thread.
#include "engines/v8/impl.h"

namespace orrery::js {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

/// A type check of v8::Value as a function for JavaScript.
template <bool (v8::Value::*Check)() const>
void Is(const Info& info) {
  info.GetReturnValue().Set((*info[0]->*Check)());
}

void IsAnyArrayBuffer(const Info& info) {
  info.GetReturnValue().Set(info[0]->IsArrayBuffer() || info[0]->IsSharedArrayBuffer());
}

void GetPromiseDetails(const Info& info) {
  if (!info[0]->IsPromise()) return;
  v8::Isolate* isolate = info.GetIsolate();
  auto promise = info[0].As<v8::Promise>();
  const bool pending = promise->State() == v8::Promise::kPending;
  v8::Local<v8::Value> details[] = {
      v8::Integer::New(isolate, promise->State()),
      pending ? v8::Undefined(isolate).As<v8::Value>() : promise->Result()};
  info.GetReturnValue().Set(v8::Array::New(isolate, details, pending ? 1 : 2));
}

void GetProxyDetails(const Info& info) {
  if (!info[0]->IsProxy()) return;
  auto proxy = info[0].As<v8::Proxy>();
  v8::Local<v8::Value> details[] = {proxy->GetTarget(), proxy->GetHandler()};
  info.GetReturnValue().Set(v8::Array::New(info.GetIsolate(), details, 2));
}

void PreviewEntries(const Info& info) {
  if (!info[0]->IsObject()) return;
  v8::Isolate* isolate = info.GetIsolate();
  bool alternates = false;
  v8::Local<v8::Array> entries;
  if (!info[0].As<v8::Object>()->PreviewEntries(&alternates).ToLocal(&entries)) return;
  if (!info[1]->BooleanValue(isolate)) return info.GetReturnValue().Set(entries);
  v8::Local<v8::Value> both[] = {entries, v8::Boolean::New(isolate, alternates)};
  info.GetReturnValue().Set(v8::Array::New(isolate, both, 2));
}

void GetOwnNonIndexProperties(const Info& info) {
  if (!info[0]->IsObject()) return;
  v8::Local<v8::Context> context = info.GetIsolate()->GetCurrentContext();
  auto filter = static_cast<v8::PropertyFilter>(info[1]->Int32Value(context).FromMaybe(0));
  v8::Local<v8::Array> names;
  if (info[0]
          .As<v8::Object>()
          ->GetPropertyNames(context, v8::KeyCollectionMode::kOwnOnly, filter,
                             v8::IndexFilter::kSkipIndices)
          .ToLocal(&names)) {
    info.GetReturnValue().Set(names);
  }
}

void GetConstructorName(const Info& info) {
  if (!info[0]->IsObject()) return;
  info.GetReturnValue().Set(info[0].As<v8::Object>()->GetConstructorName());
}

void GetExternalValue(const Info& info) {
  if (!info[0]->IsExternal()) return;
  auto address = reinterpret_cast<uintptr_t>(info[0].As<v8::External>()->Value());
  info.GetReturnValue().Set(v8::BigInt::NewFromUnsigned(info.GetIsolate(), address));
}

struct Method {
  const char* name;
  v8::FunctionCallback callback;
};

constexpr Method kMethods[] = {
    {"isExternal", Is<&v8::Value::IsExternal>},
    {"isDate", Is<&v8::Value::IsDate>},
    {"isArgumentsObject", Is<&v8::Value::IsArgumentsObject>},
    {"isBigIntObject", Is<&v8::Value::IsBigIntObject>},
    {"isBooleanObject", Is<&v8::Value::IsBooleanObject>},
    {"isNumberObject", Is<&v8::Value::IsNumberObject>},
    {"isStringObject", Is<&v8::Value::IsStringObject>},
    {"isSymbolObject", Is<&v8::Value::IsSymbolObject>},
    {"isNativeError", Is<&v8::Value::IsNativeError>},
    {"isRegExp", Is<&v8::Value::IsRegExp>},
    {"isAsyncFunction", Is<&v8::Value::IsAsyncFunction>},
    {"isGeneratorFunction", Is<&v8::Value::IsGeneratorFunction>},
    {"isGeneratorObject", Is<&v8::Value::IsGeneratorObject>},
    {"isPromise", Is<&v8::Value::IsPromise>},
    {"isMap", Is<&v8::Value::IsMap>},
    {"isSet", Is<&v8::Value::IsSet>},
    {"isMapIterator", Is<&v8::Value::IsMapIterator>},
    {"isSetIterator", Is<&v8::Value::IsSetIterator>},
    {"isWeakMap", Is<&v8::Value::IsWeakMap>},
    {"isWeakSet", Is<&v8::Value::IsWeakSet>},
    {"isArrayBuffer", Is<&v8::Value::IsArrayBuffer>},
    {"isDataView", Is<&v8::Value::IsDataView>},
    {"isSharedArrayBuffer", Is<&v8::Value::IsSharedArrayBuffer>},
    {"isProxy", Is<&v8::Value::IsProxy>},
    {"isModuleNamespaceObject", Is<&v8::Value::IsModuleNamespaceObject>},
    {"isAnyArrayBuffer", IsAnyArrayBuffer},
    {"getPromiseDetails", GetPromiseDetails},
    {"getProxyDetails", GetProxyDetails},
    {"previewEntries", PreviewEntries},
    {"getOwnNonIndexProperties", GetOwnNonIndexProperties},
    {"getConstructorName", GetConstructorName},
    {"getExternalValue", GetExternalValue},
};

}  // namespace

void FillUtil(Engine& engine, v8::Local<v8::Object> target) {
  for (const Method& method : kMethods) SetMethod(engine, target, method.name, method.callback);
}

}  // namespace orrery::js
