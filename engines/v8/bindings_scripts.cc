// internalBinding('scripts'): source text becomes functions and results.
//
//  * compileFunction(source, filename, parameters, host, line, column): a function with this body.
//  * runScript(source, filename, host, line, column): the value of a script.
//  * checkScript(source, filename): throws the script's SyntaxError, if it has one.
//  * setArrowInStack(error, arrow): puts the place of an error before its stack.
//  * setPrepareStackTrace(fn): fn(global, error, callSites) makes the stacks; the engine if it is
//    undefined.
//  * arrowOf(error): the place of an error in the source, as it is printed.
//
// `host` is what the handler of import() is told: undefined for files. Engine's thread.
#include "engines/v8/scripts.h"

namespace orrery::js {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

SourcePlace PlaceFrom(const Info& info, int name, int host) {
  v8::Local<v8::Context> context = info.GetIsolate()->GetCurrentContext();
  SourcePlace place;
  place.name = info[name];
  place.host = info[host];
  place.line = info[host + 1]->Int32Value(context).FromMaybe(0);
  place.column = info[host + 2]->Int32Value(context).FromMaybe(0);
  return place;
}

std::vector<v8::Local<v8::String>> StringsFrom(v8::Local<v8::Context> context,
                                               v8::Local<v8::Value> value) {
  std::vector<v8::Local<v8::String>> strings;
  if (!value->IsArray()) return strings;
  v8::Local<v8::Array> array = value.As<v8::Array>();
  for (uint32_t i = 0; i < array->Length(); ++i) {
    v8::Local<v8::Value> each;
    if (array->Get(context, i).ToLocal(&each)) strings.push_back(each.As<v8::String>());
  }
  return strings;
}

void CompileFunction(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::ScriptCompiler::Source source(info[0].As<v8::String>(),
                                    OriginOf(isolate, PlaceFrom(info, 1, 3)));
  std::vector<v8::Local<v8::String>> parameters = StringsFrom(context, info[2]);
  v8::TryCatch attempt(isolate);
  v8::Local<v8::Function> function;
  if (v8::ScriptCompiler::CompileFunction(context, &source, parameters.size(),
                                          parameters.data(), 0, nullptr)
          .ToLocal(&function)) {
    return info.GetReturnValue().Set(function);
  }
  FailedToCompile(isolate, attempt);
}

v8::MaybeLocal<v8::Script> Compile(const Info& info, const SourcePlace& place) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::TryCatch attempt(isolate);
  v8::ScriptCompiler::Source source(info[0].As<v8::String>(), OriginOf(isolate, place));
  v8::Local<v8::Script> script;
  if (v8::ScriptCompiler::Compile(isolate->GetCurrentContext(), &source).ToLocal(&script)) {
    return script;
  }
  FailedToCompile(isolate, attempt);
  return {};
}

void RunScript(const Info& info) {
  v8::Local<v8::Script> script;
  v8::Local<v8::Value> result;
  if (Compile(info, PlaceFrom(info, 1, 2)).ToLocal(&script) &&
      script->Run(info.GetIsolate()->GetCurrentContext()).ToLocal(&result)) {
    info.GetReturnValue().Set(result);
  }
}

void CheckScript(const Info& info) { Compile(info, PlaceFrom(info, 1, 2)).IsEmpty(); }

void SetArrowInStack(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::String::Utf8Value arrow(isolate, info[1]);
  PutArrowInStack(isolate, isolate->GetCurrentContext(), info[0],
                  std::string(*arrow, static_cast<size_t>(arrow.length())));
}

void ArrowOf(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  info.GetReturnValue().Set(
      Utf8(isolate, ArrowOfError(isolate, isolate->GetCurrentContext(), info[0], {})));
}

v8::MaybeLocal<v8::Value> PrepareStackTrace(v8::Local<v8::Context> context,
                                            v8::Local<v8::Value> error,
                                            v8::Local<v8::Array> sites) {
  v8::Isolate* isolate = context->GetIsolate();
  v8::Local<v8::Function> prepare = EngineOf(isolate).impl().prepare_stack_trace.Get(isolate);
  v8::Local<v8::Value> arguments[] = {context->Global(), error, sites};
  return prepare->Call(context, v8::Undefined(isolate), std::size(arguments), arguments);
}

void SetPrepareStackTrace(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  if (!info[0]->IsFunction()) return isolate->SetPrepareStackTraceCallback(nullptr);
  EngineOf(isolate).impl().prepare_stack_trace.Reset(isolate, info[0].As<v8::Function>());
  isolate->SetPrepareStackTraceCallback(PrepareStackTrace);
}

}  // namespace

void FillScripts(Engine& engine, v8::Local<v8::Object> target) {
  SetMethod(engine, target, "compileFunction", CompileFunction);
  SetMethod(engine, target, "runScript", RunScript);
  SetMethod(engine, target, "checkScript", CheckScript);
  SetMethod(engine, target, "setArrowInStack", SetArrowInStack);
  SetMethod(engine, target, "setPrepareStackTrace", SetPrepareStackTrace);
  SetMethod(engine, target, "arrowOf", ArrowOf);
}

}  // namespace orrery::js
