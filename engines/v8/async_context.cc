// Functions that the engine calls around promises, as a binding.
//
//  * setPromiseHooks(init, before, after, settled): called in all contexts, or undefined.
//
// They carry the stores of AsyncLocalStorage, because what this V8 can carry itself
// (continuation-preserved data) it does not bring into the call of a thenable's own then().
//
// Engine's thread.
#include "engines/v8/impl.h"

namespace orrery::js {

void FillAsyncContext(Engine& engine, v8::Local<v8::Object> target);

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

void SetHooksOf(v8::Isolate* isolate, v8::Local<v8::Context> context) {
  v8::Local<v8::Function> now[4];
  const PromiseHooks& hooks = EngineOf(isolate).impl().promise_hooks;
  for (int i = 0; i < 4; ++i) now[i] = hooks.functions[i].Get(isolate);
  context->SetPromiseHooks(now[0], now[1], now[2], now[3]);
}

void SetPromiseHooks(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Engine::Impl& impl = EngineOf(isolate).impl();
  for (int i = 0; i < 4; ++i) {
    impl.promise_hooks.functions[i].Reset();
    if (!info[i]->IsFunction()) continue;
    impl.promise_hooks.functions[i].Reset(isolate, info[i].As<v8::Function>());
  }
  SetHooksOf(isolate, impl.context());
  for (const auto& each : impl.promise_hooks.contexts) {
    if (!each.IsEmpty()) SetHooksOf(isolate, each.Get(isolate));
  }
}

}  // namespace

void HookPromisesOf(v8::Isolate* isolate, v8::Local<v8::Context> context) {
  auto& contexts = EngineOf(isolate).impl().promise_hooks.contexts;
  std::erase_if(contexts, [](const auto& each) { return each.IsEmpty(); });
  contexts.emplace_back(isolate, context).SetWeak();
  SetHooksOf(isolate, context);
}

void FillAsyncContext(Engine& engine, v8::Local<v8::Object> target) {
  SetMethod(engine, target, "setPromiseHooks", SetPromiseHooks);
}

}  // namespace orrery::js
