// internalBinding('vm'): scripts that run in contexts of the program's choice.
//
//  * createContext(sandbox, strings, wasm, ownMicrotasks), isContext(object).
//  * compile(source, filename, line, column, host, cache, produce, sandbox)
//      -> [script, cacheRejected or undefined, produced cache or undefined, source map URL]
//  * run(script, sandbox or null, timeout, displayErrors, breakOnSigint) -> value;
//    createCache(script).
//  * compileFunction(source, filename, line, column, host, cache, produce, sandbox, extensions,
//    parameters) -> the same with the function as first.
//  * measureMemory(detailed, eagerly) -> a promise of what the contexts use.
//
// Engine's thread.
#include "engines/v8/scripts.h"
#include "engines/v8/vm_context.h"
#include "engines/v8/vm_run.h"

namespace orrery::js {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;
using Compiler = v8::ScriptCompiler;

struct VmScript {
  v8::Global<v8::UnboundScript> script;
};

SourcePlace PlaceFrom(const Info& info) {
  v8::Local<v8::Context> context = info.GetIsolate()->GetCurrentContext();
  SourcePlace place;
  place.name = info[1];
  place.line = info[2]->Int32Value(context).FromMaybe(0);
  place.column = info[3]->Int32Value(context).FromMaybe(0);
  place.host = info[4];
  return place;
}

/// The program's cache as V8 takes it; the bytes stay where they are during the compilation.
Compiler::CachedData* CacheFrom(const Info& info) {
  std::span<uint8_t> bytes;
  if (!EngineOf(info.GetIsolate()).BytesOf(ToValue(info[5]), &bytes)) return nullptr;
  return new Compiler::CachedData(bytes.data(), static_cast<int>(bytes.size()));
}

v8::Local<v8::Value> BytesOfCache(Engine& engine, const Compiler::CachedData* cache) {
  if (cache == nullptr) return v8::Undefined(engine.impl().isolate);
  return Local(engine.CopyBytes({cache->data, static_cast<size_t>(cache->length)}));
}

/// What compile and compileFunction give.
void ReturnCompiled(const Info& info, v8::Local<v8::Value> compiled, Compiler::Source& source,
                    const Compiler::CachedData* produced, v8::Local<v8::Value> map_url) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Value> rejected = v8::Undefined(isolate);
  if (source.GetCachedData() != nullptr) {
    rejected = v8::Boolean::New(isolate, source.GetCachedData()->rejected);
  }
  v8::Local<v8::Value> parts[] = {compiled, rejected, BytesOfCache(EngineOf(isolate), produced),
                                  map_url};
  info.GetReturnValue().Set(v8::Array::New(isolate, parts, 4));
}

// ---- contexts -----------------------------------------------------------------------------------

void CreateContext(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  VmContextOptions options;
  options.strings = info[1]->BooleanValue(isolate);
  options.wasm = info[2]->BooleanValue(isolate);
  options.own_microtasks = info[3]->BooleanValue(isolate);
  MakeVmContext(isolate, info[0].As<v8::Object>(), options).IsEmpty();
}

void IsContext(const Info& info) {
  info.GetReturnValue().Set(
      info[0]->IsObject() &&
      !VmContextOf(info.GetIsolate(), info[0].As<v8::Object>()).IsEmpty());
}

// ---- scripts ------------------------------------------------------------------------------------

void Compile(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Engine& engine = EngineOf(isolate);
  v8::TryCatch attempt(isolate);
  v8::Context::Scope entered(VmContextFor(isolate, info[7]));  // whose SyntaxError it would be
  Compiler::CachedData* cache = CacheFrom(info);
  Compiler::Source source(info[0].As<v8::String>(), OriginOf(isolate, PlaceFrom(info)), cache);
  v8::Local<v8::UnboundScript> script;
  if (!Compiler::CompileUnboundScript(
           isolate, &source,
           cache != nullptr ? Compiler::kConsumeCodeCache : Compiler::kNoCompileOptions)
           .ToLocal(&script)) {
    return FailedToCompile(isolate, attempt);
  }
  std::unique_ptr<Compiler::CachedData> produced;
  if (info[6]->BooleanValue(isolate)) produced.reset(Compiler::CreateCodeCache(script));
  auto* state = new VmScript;
  state->script.Reset(isolate, script);
  js::Value handle = engine.NativeObject(
      state, [](void* dead) { delete static_cast<VmScript*>(dead); });
  ReturnCompiled(info, Local(handle), source, produced.get(), script->GetSourceMappingURL());
}

VmScript* ScriptArgument(const Info& info) {
  return static_cast<VmScript*>(EngineOf(info.GetIsolate()).NativeState(ToValue(info[0])));
}

void Run(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  VmScript* script = ScriptArgument(info);
  if (script == nullptr) return;
  v8::Local<v8::Context> context = VmContextFor(isolate, info[1]);
  RunLimits limits;
  limits.timeout_ms = info[2]->IsNumber() ? info[2].As<v8::Number>()->Value() : 0;
  limits.break_on_sigint = info[4]->BooleanValue(isolate);
  limits.arrow_in_stack = info[3]->BooleanValue(isolate);
  v8::Local<v8::Value> result;
  if (RunWithin(isolate, context, limits, [&] {
        return script->script.Get(isolate)->BindToCurrentContext()->Run(context);
      }).ToLocal(&result)) {
    info.GetReturnValue().Set(result);
  }
}

void CreateCache(const Info& info) {
  VmScript* script = ScriptArgument(info);
  if (script == nullptr) return;
  v8::Isolate* isolate = info.GetIsolate();
  std::unique_ptr<Compiler::CachedData> cache(
      Compiler::CreateCodeCache(script->script.Get(isolate)));
  info.GetReturnValue().Set(BytesOfCache(EngineOf(isolate), cache.get()));
}

// ---- functions ----------------------------------------------------------------------------------

template <typename T>
std::vector<v8::Local<T>> ListFrom(v8::Local<v8::Context> context, v8::Local<v8::Value> value) {
  std::vector<v8::Local<T>> list;
  if (!value->IsArray()) return list;
  v8::Local<v8::Array> array = value.As<v8::Array>();
  for (uint32_t i = 0; i < array->Length(); ++i) {
    v8::Local<v8::Value> each;
    if (array->Get(context, i).ToLocal(&each)) list.push_back(each.As<T>());
  }
  return list;
}

void CompileFunction(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = VmContextFor(isolate, info[7]);
  auto extensions = ListFrom<v8::Object>(context, info[8]);
  auto parameters = ListFrom<v8::String>(context, info[9]);
  v8::TryCatch attempt(isolate);
  v8::Context::Scope entered(context);
  Compiler::CachedData* cache = CacheFrom(info);
  Compiler::Source source(info[0].As<v8::String>(), OriginOf(isolate, PlaceFrom(info)), cache);
  v8::Local<v8::Function> function;
  if (!Compiler::CompileFunction(
           context, &source, parameters.size(), parameters.data(), extensions.size(),
           extensions.data(),
           cache != nullptr ? Compiler::kConsumeCodeCache : Compiler::kNoCompileOptions)
           .ToLocal(&function)) {
    return FailedToCompile(isolate, attempt);
  }
  std::unique_ptr<Compiler::CachedData> produced;
  if (info[6]->BooleanValue(isolate)) {
    produced.reset(Compiler::CreateCodeCacheForFunction(function));
  }
  ReturnCompiled(info, function, source, produced.get(), v8::Undefined(isolate));
}

// ---- memory -------------------------------------------------------------------------------------

void MeasureMemory(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Promise::Resolver> resolver;
  if (!v8::Promise::Resolver::New(context).ToLocal(&resolver)) return;
  const bool detailed = info[0]->BooleanValue(isolate), eagerly = info[1]->BooleanValue(isolate);
  isolate->MeasureMemory(
      v8::MeasureMemoryDelegate::Default(
          isolate, context, resolver,
          detailed ? v8::MeasureMemoryMode::kDetailed : v8::MeasureMemoryMode::kSummary),
      eagerly ? v8::MeasureMemoryExecution::kEager : v8::MeasureMemoryExecution::kDefault);
  info.GetReturnValue().Set(resolver->GetPromise());
}

}  // namespace

void FillVm(Engine& engine, v8::Local<v8::Object> target) {
  SetMethod(engine, target, "createContext", CreateContext);
  SetMethod(engine, target, "isContext", IsContext);
  SetMethod(engine, target, "compile", Compile);
  SetMethod(engine, target, "run", Run);
  SetMethod(engine, target, "createCache", CreateCache);
  SetMethod(engine, target, "compileFunction", CompileFunction);
  SetMethod(engine, target, "measureMemory", MeasureMemory);
}

}  // namespace orrery::js
