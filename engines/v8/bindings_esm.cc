// internalBinding('esm'): ECMAScript modules, by number.
//
//  * compile(source, url, host, line, column, sandbox, cache),
//    createSynthetic(url, names, sandbox): a new module's number; undefined if the engine refuses
//    the cache. createCache(module).
//  * requests(module): [specifier, assertions, line, column] of each; link(module, modules): who
//    answers them, in that order.
//  * instantiate, evaluate(module, timeout, breakOnSigint) (a promise), namespaceOf, statusOf,
//    errorOf, setExport.
//  * setCallbacks(importDynamically, initImportMeta, evaluateSynthetic).
//
// A module lives until the engine ends, as long as the loader's map would keep it anyway. Engine's
// thread.
#include <unordered_map>

#include "engines/v8/modules.h"
#include "engines/v8/scripts.h"
#include "engines/v8/vm_context.h"
#include "engines/v8/vm_run.h"

namespace orrery::js {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

ModuleTable& TableOf(v8::Isolate* isolate) { return *EngineOf(isolate).impl().modules; }

SourceModule& ModuleArgument(const Info& info) {
  return *TableOf(info.GetIsolate()).all[info[0].As<v8::Uint32>()->Value()];
}

uint32_t Register(v8::Isolate* isolate, v8::Local<v8::Module> module) {
  ModuleTable& table = TableOf(isolate);
  auto entry = std::make_unique<SourceModule>();
  entry->id = static_cast<uint32_t>(table.all.size());
  entry->module.Reset(isolate, module);
  table.by_hash.emplace(module->GetIdentityHash(), entry.get());
  table.all.push_back(std::move(entry));
  return table.all.back()->id;
}

SourceModule* Find(v8::Isolate* isolate, v8::Local<v8::Module> module) {
  auto [from, to] = TableOf(isolate).by_hash.equal_range(module->GetIdentityHash());
  for (; from != to; ++from) {
    if (from->second->module == module) return from->second;
  }
  return nullptr;
}

// ---- making -------------------------------------------------------------------------------------

void CompileModule(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  SourcePlace place;
  place.name = info[1];
  place.host = info[2];
  place.line = info[3]->Int32Value(context).FromMaybe(0);
  place.column = info[4]->Int32Value(context).FromMaybe(0);
  place.is_module = true;
  std::span<uint8_t> bytes;
  v8::ScriptCompiler::CachedData* cache = nullptr;
  if (EngineOf(isolate).BytesOf(ToValue(info[6]), &bytes)) {
    cache = new v8::ScriptCompiler::CachedData(bytes.data(), static_cast<int>(bytes.size()));
  }
  v8::ScriptCompiler::Source source(info[0].As<v8::String>(), OriginOf(isolate, place), cache);
  v8::TryCatch attempt(isolate);
  v8::Local<v8::Module> module;
  v8::Context::Scope entered(VmContextFor(isolate, info[5]));
  if (!v8::ScriptCompiler::CompileModule(isolate, &source,
                                         cache != nullptr ? v8::ScriptCompiler::kConsumeCodeCache
                                                          : v8::ScriptCompiler::kNoCompileOptions)
           .ToLocal(&module)) {
    return FailedToCompile(isolate, attempt, ArrowPlace::kBeside);
  }
  if (cache != nullptr && cache->rejected) return;
  const uint32_t id = Register(isolate, module);
  if (info[5]->IsObject()) TableOf(isolate).all[id]->sandbox.Reset(isolate, info[5]);
  info.GetReturnValue().Set(id);
}

void CreateCache(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  std::unique_ptr<v8::ScriptCompiler::CachedData> cache(v8::ScriptCompiler::CreateCodeCache(
      ModuleArgument(info).module.Get(isolate)->GetUnboundModuleScript()));
  info.GetReturnValue().Set(Local(EngineOf(isolate).CopyBytes(
      {cache->data, static_cast<size_t>(cache->length)})));
}

/// Where the module's code runs.
v8::Local<v8::Context> ContextOf(v8::Isolate* isolate, const SourceModule& module) {
  return module.sandbox.IsEmpty() ? isolate->GetCurrentContext()
                                  : VmContextFor(isolate, module.sandbox.Get(isolate));
}

v8::MaybeLocal<v8::Value> EvaluateSynthetic(v8::Local<v8::Context> context,
                                            v8::Local<v8::Module> module) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  v8::Local<v8::Value> arguments[] = {
      v8::Integer::NewFromUnsigned(isolate, Find(isolate, module)->id)};
  v8::Local<v8::Function> evaluate = TableOf(isolate).evaluate_synthetic.Get(isolate);
  if (evaluate->Call(context, v8::Undefined(isolate), 1, arguments).IsEmpty()) return {};
  v8::Local<v8::Promise::Resolver> done;
  if (!v8::Promise::Resolver::New(context).ToLocal(&done)) return {};
  done->Resolve(context, v8::Undefined(isolate)).Check();
  return done->GetPromise();
}

void CreateSynthetic(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Array> names = info[1].As<v8::Array>();
  std::vector<v8::Local<v8::String>> exports;
  for (uint32_t i = 0; i < names->Length(); ++i) {
    v8::Local<v8::Value> name;
    if (!names->Get(context, i).ToLocal(&name)) return;
    exports.push_back(name.As<v8::String>());
  }
  v8::Local<v8::Module> module;
  {
    v8::Context::Scope entered(VmContextFor(isolate, info[2]));
    module = v8::Module::CreateSyntheticModule(isolate, info[0].As<v8::String>(), exports,
                                               EvaluateSynthetic);
  }
  const uint32_t id = Register(isolate, module);
  if (info[2]->IsObject()) TableOf(isolate).all[id]->sandbox.Reset(isolate, info[2]);
  info.GetReturnValue().Set(id);
}

void SetExport(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  ModuleArgument(info)
      .module.Get(isolate)
      ->SetSyntheticModuleExport(isolate, info[1].As<v8::String>(), info[2])
      .FromMaybe(false);
}

// ---- requests and linking -----------------------------------------------------------------------

/// Assertions come as runs of `step` elements (key, value, and in requests an offset).
v8::Local<v8::Array> Assertions(v8::Isolate* isolate, v8::Local<v8::Context> context,
                                v8::Local<v8::FixedArray> from, int step) {
  v8::Local<v8::Array> flat = v8::Array::New(isolate);
  uint32_t length = 0;
  for (int i = 0; i + 1 < from->Length(); i += step) {
    flat->Set(context, length++, from->Get(context, i).As<v8::Value>()).Check();
    flat->Set(context, length++, from->Get(context, i + 1).As<v8::Value>()).Check();
  }
  return flat;
}

constexpr int kRequestStep = 3, kDynamicStep = 2;

void Requests(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Module> module = ModuleArgument(info).module.Get(isolate);
  v8::Local<v8::FixedArray> requests = module->GetModuleRequests();
  v8::Local<v8::Array> result = v8::Array::New(isolate, requests->Length());
  for (int i = 0; i < requests->Length(); ++i) {
    auto request = requests->Get(context, i).As<v8::ModuleRequest>();
    v8::Location place = module->SourceOffsetToLocation(request->GetSourceOffset());
    v8::Local<v8::Value> parts[] = {
        request->GetSpecifier(),
        Assertions(isolate, context, request->GetImportAssertions(), kRequestStep),
        v8::Integer::New(isolate, place.GetLineNumber()),
        v8::Integer::New(isolate, place.GetColumnNumber())};
    result->Set(context, static_cast<uint32_t>(i), v8::Array::New(isolate, parts, 4)).Check();
  }
  info.GetReturnValue().Set(result);
}

/// What tells one request of a module from another.
std::string RequestKey(v8::Isolate* isolate, v8::Local<v8::Context> context,
                       v8::Local<v8::String> specifier, v8::Local<v8::FixedArray> assertions) {
  auto append = [&](std::string& to, v8::Local<v8::Value> text) {
    v8::String::Utf8Value utf8(isolate, text);
    to.append(*utf8, static_cast<size_t>(utf8.length()));
    to += '\0';
  };
  std::string key;
  append(key, specifier);
  for (int i = 0; i + 1 < assertions->Length(); i += kRequestStep) {
    append(key, assertions->Get(context, i).As<v8::Value>());
    append(key, assertions->Get(context, i + 1).As<v8::Value>());
  }
  return key;
}

void Link(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  SourceModule& module = ModuleArgument(info);
  v8::Local<v8::Array> answers = info[1].As<v8::Array>();
  v8::Local<v8::FixedArray> requests = module.module.Get(isolate)->GetModuleRequests();
  for (int i = 0; i < requests->Length(); ++i) {
    auto request = requests->Get(context, i).As<v8::ModuleRequest>();
    v8::Local<v8::Value> answer;
    if (!answers->Get(context, static_cast<uint32_t>(i)).ToLocal(&answer)) return;
    module.linked[RequestKey(isolate, context, request->GetSpecifier(),
                             request->GetImportAssertions())] = answer.As<v8::Uint32>()->Value();
  }
}

v8::MaybeLocal<v8::Module> Resolve(v8::Local<v8::Context> context, v8::Local<v8::String> specifier,
                                   v8::Local<v8::FixedArray> assertions,
                                   v8::Local<v8::Module> referrer) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  SourceModule* from = Find(isolate, referrer);
  auto found = from->linked.find(RequestKey(isolate, context, specifier, assertions));
  if (found == from->linked.end()) {
    isolate->ThrowException(v8::Exception::Error(Utf8(isolate, "request was not linked")));
    return {};
  }
  return TableOf(isolate).all[found->second]->module.Get(isolate);
}

void Instantiate(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::TryCatch attempt(isolate);
  SourceModule& entry = ModuleArgument(info);
  v8::Local<v8::Module> module = entry.module.Get(isolate);
  if (module->InstantiateModule(ContextOf(isolate, entry), Resolve).IsNothing()) {
    FailedToCompile(isolate, attempt, ArrowPlace::kTightInStack);
  }
}

// ---- running ------------------------------------------------------------------------------------

void Evaluate(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  SourceModule& entry = ModuleArgument(info);
  v8::Local<v8::Module> module = entry.module.Get(isolate);
  v8::Local<v8::Context> context = ContextOf(isolate, entry);
  v8::Local<v8::Value> promise;
  if (info.Length() == 1) {
    if (module->Evaluate(context).ToLocal(&promise)) info.GetReturnValue().Set(promise);
    return;
  }
  RunLimits limits;
  limits.timeout_ms = info[1]->IsNumber() ? info[1].As<v8::Number>()->Value() : 0;
  limits.break_on_sigint = info[2]->BooleanValue(isolate);
  if (RunWithin(isolate, context, limits, [&] { return module->Evaluate(context); })
          .ToLocal(&promise)) {
    info.GetReturnValue().Set(promise);
  }
}

void NamespaceOf(const Info& info) {
  v8::Local<v8::Module> module = ModuleArgument(info).module.Get(info.GetIsolate());
  info.GetReturnValue().Set(module->GetModuleNamespace());
}
void StatusOf(const Info& info) {
  info.GetReturnValue().Set(ModuleArgument(info).module.Get(info.GetIsolate())->GetStatus());
}
void ErrorOf(const Info& info) {
  info.GetReturnValue().Set(ModuleArgument(info).module.Get(info.GetIsolate())->GetException());
}

// ---- questions of the engine to the loader ------------------------------------------------------

v8::MaybeLocal<v8::Promise> ImportDynamically(v8::Local<v8::Context>,
                                              v8::Local<v8::Data> host_options,
                                              v8::Local<v8::Value> resource_name,
                                              v8::Local<v8::String> specifier,
                                              v8::Local<v8::FixedArray> assertions) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  v8::EscapableHandleScope scope(isolate);
  Engine::Impl& impl = EngineOf(isolate).impl();
  v8::Local<v8::Context> context = impl.context();
  v8::Local<v8::Value> host = v8::Undefined(isolate);
  auto options = host_options.As<v8::PrimitiveArray>();
  if (options->Length() > 0) host = options->Get(isolate, 0);
  v8::Local<v8::Value> arguments[] = {host, resource_name, specifier,
                                      Assertions(isolate, context, assertions, kDynamicStep)};
  v8::Local<v8::Value> promise;
  if (!impl.import_dynamically.Get(isolate)
           ->Call(context, v8::Undefined(isolate), 4, arguments)
           .ToLocal(&promise)) {
    return {};
  }
  return scope.Escape(promise.As<v8::Promise>());
}

void InitImportMeta(v8::Local<v8::Context> context, v8::Local<v8::Module> module,
                    v8::Local<v8::Object> meta) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  SourceModule* found = Find(isolate, module);
  if (found == nullptr) return;
  v8::Local<v8::Value> arguments[] = {v8::Integer::NewFromUnsigned(isolate, found->id), meta};
  v8::TryCatch ignore(isolate);
  EngineOf(isolate)
      .impl()
      .init_import_meta.Get(isolate)
      ->Call(context, v8::Undefined(isolate), 2, arguments)
      .IsEmpty();
}

void SetCallbacks(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Engine::Impl& impl = EngineOf(isolate).impl();
  impl.import_dynamically.Reset(isolate, info[0].As<v8::Function>());
  impl.init_import_meta.Reset(isolate, info[1].As<v8::Function>());
  impl.modules->evaluate_synthetic.Reset(isolate, info[2].As<v8::Function>());
  isolate->SetHostImportModuleDynamicallyCallback(ImportDynamically);
  isolate->SetHostInitializeImportMetaObjectCallback(InitImportMeta);
}

}  // namespace

void FillEsm(Engine& engine, v8::Local<v8::Object> target) {
  if (engine.impl().modules == nullptr) engine.impl().modules = std::make_unique<ModuleTable>();
  SetMethod(engine, target, "compile", CompileModule);
  SetMethod(engine, target, "createCache", CreateCache);
  SetMethod(engine, target, "createSynthetic", CreateSynthetic);
  SetMethod(engine, target, "setExport", SetExport);
  SetMethod(engine, target, "requests", Requests);
  SetMethod(engine, target, "link", Link);
  SetMethod(engine, target, "instantiate", Instantiate);
  SetMethod(engine, target, "evaluate", Evaluate);
  SetMethod(engine, target, "namespaceOf", NamespaceOf);
  SetMethod(engine, target, "statusOf", StatusOf);
  SetMethod(engine, target, "errorOf", ErrorOf);
  SetMethod(engine, target, "setCallbacks", SetCallbacks);
}

}  // namespace orrery::js
