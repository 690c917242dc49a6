// internalBinding('scripts'): compiles CommonJS files.
//
//  * compileFunction(source, filename, parameters) -> function; a syntax error is thrown with
//    where it is as its `arrow`.
//
// Engine's thread.
#include "engines/v8/impl.h"

namespace orrery::js {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

void CompileFunction(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Array> names = info[2].As<v8::Array>();
  std::vector<v8::Local<v8::String>> parameters;
  for (uint32_t i = 0; i < names->Length(); ++i) {
    parameters.push_back(names->Get(context, i).ToLocalChecked().As<v8::String>());
  }
  v8::ScriptOrigin origin(isolate, info[1]);
  v8::ScriptCompiler::Source source(info[0].As<v8::String>(), origin);
  v8::TryCatch attempt(isolate);
  v8::Local<v8::Function> function;
  if (v8::ScriptCompiler::CompileFunctionInContext(context, &source, parameters.size(),
                                                   parameters.data(), 0, nullptr)
          .ToLocal(&function)) {
    info.GetReturnValue().Set(function);
  } else {
    attempt.ReThrow();
  }
}

}  // namespace

void FillScripts(Engine& engine, v8::Local<v8::Object> target) {
  SetMethod(engine, target, "compileFunction", CompileFunction);
}

}  // namespace orrery::js
