// What the engine carries from a promise to its reactions, as a binding.
//
//  * getFrame(), setFrame(frame): the value that a promise's reactions find again when they run,
//    because `then` and `await` keep the one of their time. undefined is "nothing".
//  * setPromiseHooks(init, before, after, settled): functions called around promises, or undefined.
//
// The engine sets the frame back to undefined after each reaction that had one. It does not keep
// it for the call of a thenable's own then(): that runs with whatever is set then.
//
// Engine's thread.
#include "engines/v8/impl.h"

namespace orrery::js {

void FillAsyncContext(Engine& engine, v8::Local<v8::Object> target);

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

void GetFrame(const Info& info) {
  v8::Local<v8::Context> context = info.GetIsolate()->GetCurrentContext();
  info.GetReturnValue().Set(context->GetContinuationPreservedEmbedderData());
}

void SetFrame(const Info& info) {
  v8::Local<v8::Context> context = info.GetIsolate()->GetCurrentContext();
  context->SetContinuationPreservedEmbedderData(info[0]);
}

v8::Local<v8::Function> FunctionOrNone(v8::Local<v8::Value> value) {
  return value->IsFunction() ? value.As<v8::Function>() : v8::Local<v8::Function>();
}

void SetPromiseHooks(const Info& info) {
  v8::Local<v8::Context> context = info.GetIsolate()->GetCurrentContext();
  context->SetPromiseHooks(FunctionOrNone(info[0]), FunctionOrNone(info[1]),
                           FunctionOrNone(info[2]), FunctionOrNone(info[3]));
}

}  // namespace

void FillAsyncContext(Engine& engine, v8::Local<v8::Object> target) {
  SetMethod(engine, target, "getFrame", GetFrame);
  SetMethod(engine, target, "setFrame", SetFrame);
  SetMethod(engine, target, "setPromiseHooks", SetPromiseHooks);
}

}  // namespace orrery::js
