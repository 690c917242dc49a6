// internalBinding('env'): properties of kinds that only the engine makes.
//
//  * env: process.env. Reading asks getenv, writing converts to a string and calls setenv; what
//    is no environment variable comes from Object.prototype. No Proxy, so that util.inspect,
//    spread and structuredClone see an ordinary object.
//  * defineLazyValue(object, name, load, enumerable): a data property for everybody who looks,
//    whose value load(name) makes when it is first read.
//
// Engine's thread; nobody else may change the environment meanwhile.
#include <cstdlib>
#include <cstring>

#include "engines/v8/impl.h"

extern char** environ;

namespace orrery::js {

namespace {

using ValueInfo = v8::PropertyCallbackInfo<v8::Value>;

std::string TextOf(v8::Isolate* isolate, v8::Local<v8::Value> value) {
  v8::String::Utf8Value text(isolate, value);
  return *text == nullptr ? "" : std::string(*text, static_cast<size_t>(text.length()));
}

void ThrowCoded(v8::Isolate* isolate, const char* code, const char* message) {
  EngineOf(isolate).Throw(EngineOf(isolate).Error("TypeError", code, message));
}

/// Dates depend on TZ.
void AfterChange(v8::Isolate* isolate, const std::string& name) {
  if (name != "TZ") return;
  ::tzset();
  isolate->DateTimeConfigurationChangeNotification(
      v8::Isolate::TimeZoneDetection::kRedetect);
}

void Get(v8::Local<v8::Name> name, const ValueInfo& info) {
  if (name->IsSymbol()) return info.GetReturnValue().SetUndefined();
  const char* value = std::getenv(TextOf(info.GetIsolate(), name).c_str());
  if (value != nullptr) info.GetReturnValue().Set(Utf8(info.GetIsolate(), value));
}

void Set(v8::Local<v8::Name> name, v8::Local<v8::Value> value, const ValueInfo& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::String> key, text;
  // A symbol throws here, as String(symbol) does not but concatenation does.
  if (name->IsSymbol() || value->IsSymbol()) {
    return ThrowCoded(isolate, "", "Cannot convert a Symbol value to a string");
  }
  if (!value->ToString(isolate->GetCurrentContext()).ToLocal(&text)) return;
  const std::string variable = TextOf(isolate, name);
  if (!variable.empty()) {
    ::setenv(variable.c_str(), TextOf(isolate, text).c_str(), 1);
    AfterChange(isolate, variable);
  }
  info.GetReturnValue().Set(value);
}

void Query(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Integer>& info) {
  if (name->IsSymbol()) return;
  if (std::getenv(TextOf(info.GetIsolate(), name).c_str()) != nullptr) {
    info.GetReturnValue().Set(v8::None);
  }
}

void Delete(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Boolean>& info) {
  if (name->IsString()) {
    const std::string variable = TextOf(info.GetIsolate(), name);
    ::unsetenv(variable.c_str());
    AfterChange(info.GetIsolate(), variable);
  }
  info.GetReturnValue().Set(true);  // as deleting what is not there
}

void Enumerate(const v8::PropertyCallbackInfo<v8::Array>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  std::vector<v8::Local<v8::Value>> names;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const char* end = std::strchr(*entry, '=');
    if (end == nullptr || end == *entry) continue;
    names.push_back(Utf8(isolate, {*entry, static_cast<size_t>(end - *entry)}));
  }
  info.GetReturnValue().Set(v8::Array::New(isolate, names.data(), names.size()));
}

void Define(v8::Local<v8::Name> name, const v8::PropertyDescriptor& descriptor,
            const ValueInfo& info) {
  v8::Isolate* isolate = info.GetIsolate();
  constexpr const char* kCode = "ERR_INVALID_OBJECT_DEFINE_PROPERTY";
  if (descriptor.has_value()) {
    if (descriptor.has_writable() && descriptor.has_enumerable() &&
        descriptor.has_configurable() && descriptor.writable() && descriptor.enumerable() &&
        descriptor.configurable()) {
      return Set(name, descriptor.value(), info);
    }
    return ThrowCoded(isolate, kCode,
                      "'process.env' only accepts a configurable, writable, and enumerable data "
                      "descriptor");
  }
  if (descriptor.has_get() || descriptor.has_set()) {
    return ThrowCoded(isolate, kCode,
                      "'process.env' does not accept an accessor(getter/setter) descriptor");
  }
  ThrowCoded(isolate, kCode,
             "'process.env' only accepts a configurable, writable, and enumerable data descriptor");
}

void LoadLazyValue(v8::Local<v8::Name> name, const ValueInfo& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Value> arguments[] = {name};
  v8::Local<v8::Value> value;
  if (info.Data()
          .As<v8::Function>()
          ->Call(isolate->GetCurrentContext(), v8::Undefined(isolate), 1, arguments)
          .ToLocal(&value)) {
    info.GetReturnValue().Set(value);
  }
}

void DefineLazyValue(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  info[0]
      .As<v8::Object>()
      ->SetLazyDataProperty(isolate->GetCurrentContext(), info[1].As<v8::Name>(), LoadLazyValue,
                            info[2], info[3]->BooleanValue(isolate) ? v8::None : v8::DontEnum)
      .FromMaybe(false);
}

}  // namespace

void FillEnv(Engine& engine, v8::Local<v8::Object> target) {
  v8::Isolate* isolate = engine.impl().isolate;
  v8::Local<v8::Context> context = engine.impl().context();
  v8::Local<v8::ObjectTemplate> shape = v8::ObjectTemplate::New(isolate);
  shape->SetHandler(v8::NamedPropertyHandlerConfiguration(
      Get, Set, Query, Delete, Enumerate, Define, nullptr, {},
      v8::PropertyHandlerFlags::kHasNoSideEffect));
  target
      ->Set(context, Name(isolate, "env"), shape->NewInstance(context).ToLocalChecked())
      .Check();
  SetMethod(engine, target, "defineLazyValue", DefineLazyValue);
}

}  // namespace orrery::js
