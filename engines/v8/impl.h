// The V8 engine's inside, shared by the files of engines/v8.
//
//  * Engine::Impl: isolate, context, platform. Local/ToValue: between js::Value and v8::Local.
//
// Engine's thread only.
#pragma once

#include <atomic>
#include <cstring>
#include <deque>
#include <unordered_set>

#include "engines/v8/byte_allocator.h"
#include "engines/v8/collections.h"
#include "engines/v8/compat.h"
#include "engines/v8/memory_layout.h"
#include "engines/v8/modules.h"
#include "engines/v8/platform.h"
#include "kernel/engine.h"

namespace orrery::js {

static_assert(sizeof(v8::Local<v8::Value>) == sizeof(Value));
static_assert(sizeof(v8::Global<v8::Value>) == sizeof(Persistent));

inline v8::Local<v8::Value> Local(Value value) {
  v8::Local<v8::Value> local;
  std::memcpy(static_cast<void*>(&local), &value, sizeof value);
  return local;
}
/// Whether it is an integer that V8 keeps in the reference itself, read without a call.
inline bool IsSmi(v8::Local<v8::Value> value, int32_t* out) {
  uintptr_t word;
  std::memcpy(&word, static_cast<const void*>(*value), sizeof word);
  if (v8::internal::Internals::HasHeapObjectTag(word)) return false;
  *out = v8::internal::Internals::SmiValue(word);
  return true;
}
template <typename T>
Value ToValue(v8::Local<T> local) {
  Value value;
  std::memcpy(&value, static_cast<const void*>(&local), sizeof value);
  return value;
}

/// An object made by NativeObject: owns the registration of its finalizer.
struct NativeSlot {
  void* state;
  void (*finalize)(void* state);
  Engine::Impl* impl;
  v8::Global<v8::Object> weak;
};

/// What is called around promises, in every context of the engine (async_context.cc).
struct PromiseHooks {
  v8::Global<v8::Function> functions[4];  ///< init, before, after, settled
  std::vector<v8::Global<v8::Context>> contexts;  ///< those of vm.createContext, weakly
};

struct Engine::Impl {
  v8::Isolate* isolate = nullptr;
  v8::Global<v8::Context> context_global;
  v8::Local<v8::Context> context() { return context_global.Get(isolate); }
  ByteAllocator allocator;
  KernelPlatform* platform = nullptr;
  v8::Global<v8::FunctionTemplate> native_template;
  std::unordered_set<NativeSlot*> natives;
  std::vector<v8::Eternal<v8::String>> library_parameters;  ///< see LibrarySource
  std::vector<const NativeFunction*> functions;  // by the number that each has for its data
  std::deque<std::string> own_sources;  // library files read from a folder
  v8::Global<v8::Function> promise_reject, import_dynamically, init_import_meta;
  v8::Global<v8::Function> prepare_stack_trace;
  std::unique_ptr<ModuleTable> modules;
  std::unique_ptr<CollectionWatch> collections;
  PromiseHooks promise_hooks;
  v8::Global<v8::ObjectTemplate> vm_global;
  std::vector<std::unique_ptr<v8::MicrotaskQueue>> vm_queues;
  EngineOptions options;
  std::function<void(bool begins, int kind)> on_collection;
  MemoryLayout layout;
  bool aborts_on_uncaught = true;  ///< if V8's flag asks for it at all
  Exception pending;
  Engine* engine = nullptr;
};

inline v8::Local<v8::String> Utf8(v8::Isolate* isolate, std::string_view text) {
  return v8::String::NewFromUtf8(isolate, text.data(), v8::NewStringType::kNormal,
                                 static_cast<int>(text.size()))
      .FromMaybe(v8::Local<v8::String>());
}
/// A property name: internalized, so that looking it up needs no copy.
inline v8::Local<v8::String> Name(v8::Isolate* isolate, std::string_view text) {
  return v8::String::NewFromUtf8(isolate, text.data(), v8::NewStringType::kInternalized,
                                 static_cast<int>(text.size()))
      .ToLocalChecked();
}
inline Engine& EngineOf(v8::Isolate* isolate) {
  return *static_cast<Engine*>(isolate->GetData(0));
}

/// "file:line\nsource line\n   ^^^\n" of a message, as Node prints it.
std::string MessageArrow(v8::Isolate* isolate, v8::Local<v8::Context> context,
                         v8::Local<v8::Message> message);

/// Has promises made in `context` call the hooks, too.
void HookPromisesOf(v8::Isolate* isolate, v8::Local<v8::Context> context);

/// A native function as a property of an object for internalBinding.
void SetMethod(Engine& engine, v8::Local<v8::Object> target, const char* name,
               v8::FunctionCallback callback);

/// Adds one of the engine's own bindings to `target`; false if there is none of that name.
bool FillEngineBinding(Engine& engine, std::string_view name, v8::Local<v8::Object> target);

}  // namespace orrery::js
