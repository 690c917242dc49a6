// The engine's own bindings: what only the engine knows, as objects for internalBinding.
//
//  * FillEngineBinding: by name; each family is one function below or in a file of its own.
//
// Engine's thread.
#include "engines/v8/impl.h"

namespace orrery::js {

void FillAsyncContext(Engine& engine, v8::Local<v8::Object> target);
void FillCollections(Engine& engine, v8::Local<v8::Object> target);
void FillEnv(Engine& engine, v8::Local<v8::Object> target);
void FillEsm(Engine& engine, v8::Local<v8::Object> target);
void FillHeap(Engine& engine, v8::Local<v8::Object> target);
void FillScripts(Engine& engine, v8::Local<v8::Object> target);
void FillSerdes(Engine& engine, v8::Local<v8::Object> target);
void FillTasks(Engine& engine, v8::Local<v8::Object> target);
void FillUtil(Engine& engine, v8::Local<v8::Object> target);
void FillVm(Engine& engine, v8::Local<v8::Object> target);

void SetMethod(Engine& engine, v8::Local<v8::Object> target, const char* name,
               v8::FunctionCallback callback) {
  v8::Local<v8::Context> context = engine.impl().context();
  v8::Local<v8::Function> function =
      v8::Function::New(context, callback, {}, 0, v8::ConstructorBehavior::kThrow).ToLocalChecked();
  v8::Local<v8::String> key = Name(engine.impl().isolate, name);
  function->SetName(key);
  target->Set(context, key, function).Check();
}

bool FillEngineBinding(Engine& engine, std::string_view name, v8::Local<v8::Object> target) {
  struct Family {
    std::string_view name;
    void (*fill)(Engine&, v8::Local<v8::Object>);
  };
  static constexpr Family kFamilies[] = {
      {"async_context", FillAsyncContext},
      {"collections", FillCollections},
      {"env", FillEnv},
      {"esm", FillEsm},
      {"heap", FillHeap},
      {"scripts", FillScripts},
      {"serdes", FillSerdes},
      {"tasks", FillTasks},
      {"util", FillUtil},
      {"vm", FillVm},
  };
  for (const Family& family : kFamilies) {
    if (family.name == name) {
      family.fill(engine, target);
      return true;
    }
  }
  return false;
}

}  // namespace orrery::js
