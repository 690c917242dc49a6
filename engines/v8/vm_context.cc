// A global object that is somebody else's object; see vm_context.h.
//
// Every access to the context's global goes first to the sandbox: reads fall back on the real
// global (where Object, Array and the like are), writes land in the sandbox, also those of `var`
// and of functions. What is read-only in either stays so.
#include "engines/v8/vm_context.h"

namespace orrery::js {

namespace {

// Slots of the embedder's in the context; 0 is V8's.
constexpr int kSandboxSlot = 1, kOwnsMicrotasksSlot = 2, kNoWasmSlot = 3;

bool MayCompileWasm(v8::Local<v8::Context> context, v8::Local<v8::String>) {
  return static_cast<int>(context->GetNumberOfEmbedderDataFields()) <= kNoWasmSlot ||
         !context->GetEmbedderData(kNoWasmSlot)->IsTrue();
}

v8::Local<v8::Private> ContextKey(v8::Isolate* isolate) {
  return v8::Private::ForApi(isolate, Name(isolate, "orrery:vmContext"));
}

/// What an interceptor works with.
struct Here {
  v8::Local<v8::Context> context;
  v8::Local<v8::Object> sandbox, global;

  template <typename T>
  static bool Find(const v8::PropertyCallbackInfo<T>& info, Here* here) {
    if (!info.Holder()->GetCreationContext().ToLocal(&here->context)) return false;
    if (here->context->GetNumberOfEmbedderDataFields() <= kSandboxSlot) return false;
    v8::Local<v8::Value> sandbox = here->context->GetEmbedderData(kSandboxSlot);
    if (sandbox.IsEmpty() || !sandbox->IsObject()) return false;  // the context is being made
    here->sandbox = sandbox.As<v8::Object>();
    here->global = here->context->Global();
    return true;
  }
};

void Get(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
  Here here;
  if (!Here::Find(info, &here)) return;
  v8::Local<v8::Value> value;
  if (!here.sandbox->GetRealNamedProperty(here.context, name).ToLocal(&value) &&
      !here.global->GetRealNamedProperty(here.context, name).ToLocal(&value)) {
    return;
  }
  info.GetReturnValue().Set(value == here.sandbox ? here.global.As<v8::Value>() : value);
}

struct Declared {
  bool anywhere = false, in_sandbox = false, read_only = false;
};

Declared Look(const Here& here, v8::Local<v8::Name> name) {
  Declared declared;
  v8::PropertyAttribute attributes = v8::None;
  if (here.global->GetRealNamedPropertyAttributes(here.context, name).To(&attributes)) {
    declared.anywhere = true;
    declared.read_only = (attributes & v8::ReadOnly) != 0;
  }
  if (here.sandbox->GetRealNamedPropertyAttributes(here.context, name).To(&attributes)) {
    declared.anywhere = declared.in_sandbox = true;
    declared.read_only = declared.read_only || (attributes & v8::ReadOnly) != 0;
  }
  return declared;
}

/// Whether the property is an accessor of the sandbox, whose setter has done the work.
bool IsAccessor(const Here& here, v8::Isolate* isolate, v8::Local<v8::Name> name) {
  v8::Local<v8::Value> descriptor;
  if (!here.sandbox->GetOwnPropertyDescriptor(here.context, name).ToLocal(&descriptor) ||
      !descriptor->IsObject()) {
    return false;
  }
  for (const char* key : {"get", "set"}) {
    if (descriptor.As<v8::Object>()
            ->HasOwnProperty(here.context, Name(isolate, key))
            .FromMaybe(false)) {
      return true;
    }
  }
  return false;
}

void Set(v8::Local<v8::Name> name, v8::Local<v8::Value> value,
         const v8::PropertyCallbackInfo<v8::Value>& info) {
  Here here;
  if (!Here::Find(info, &here)) return;
  const Declared declared = Look(here, name);
  if (declared.read_only) return;
  // `x = 5` in strict mode is an error of the script; `this.x = 5` and functions are not.
  const bool bare = here.global != info.This();
  if (!declared.anywhere && info.ShouldThrowOnError() && bare && !value->IsFunction()) return;
  if (!declared.anywhere && name->IsSymbol()) return;
  if (here.sandbox->Set(here.context, name, value).IsNothing()) return;
  if (declared.in_sandbox && IsAccessor(here, info.GetIsolate(), name)) {
    info.GetReturnValue().Set(value);
  }
}

void Describe(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
  Here here;
  if (!Here::Find(info, &here)) return;
  if (!here.sandbox->HasOwnProperty(here.context, name).FromMaybe(false)) return;
  v8::Local<v8::Value> descriptor;
  if (here.sandbox->GetOwnPropertyDescriptor(here.context, name).ToLocal(&descriptor)) {
    info.GetReturnValue().Set(descriptor);
  }
}

void DefineIn(const Here& here, v8::Local<v8::Name> name, v8::PropertyDescriptor& made,
              const v8::PropertyDescriptor& wanted) {
  if (wanted.has_enumerable()) made.set_enumerable(wanted.enumerable());
  if (wanted.has_configurable()) made.set_configurable(wanted.configurable());
  here.sandbox->DefineProperty(here.context, name, made).FromMaybe(false);
}

void Define(v8::Local<v8::Name> name, const v8::PropertyDescriptor& wanted,
            const v8::PropertyCallbackInfo<v8::Value>& info) {
  Here here;
  if (!Here::Find(info, &here)) return;
  v8::PropertyAttribute attributes = v8::None;
  const bool on_global =
      here.global->GetRealNamedPropertyAttributes(here.context, name).To(&attributes);
  // A frozen property of the global itself keeps its value.
  if (on_global && (attributes & v8::ReadOnly) != 0 && (attributes & v8::DontDelete) != 0) return;
  v8::Isolate* isolate = info.GetIsolate();
  if (wanted.has_get() || wanted.has_set()) {
    v8::Local<v8::Value> none = v8::Undefined(isolate);
    v8::PropertyDescriptor made(wanted.has_get() ? wanted.get() : none,
                                wanted.has_set() ? wanted.set() : none);
    return DefineIn(here, name, made, wanted);
  }
  v8::Local<v8::Value> value =
      wanted.has_value() ? wanted.value() : v8::Undefined(isolate).As<v8::Value>();
  if (wanted.has_writable()) {
    v8::PropertyDescriptor made(value, wanted.writable());
    return DefineIn(here, name, made, wanted);
  }
  v8::PropertyDescriptor made(value);
  DefineIn(here, name, made, wanted);
}

void Delete(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Boolean>& info) {
  Here here;
  if (!Here::Find(info, &here)) return;
  if (here.sandbox->Delete(here.context, name).FromMaybe(false)) return;
  info.GetReturnValue().Set(false);  // deleting failed: the global must not try
}

void Enumerate(const v8::PropertyCallbackInfo<v8::Array>& info) {
  Here here;
  if (!Here::Find(info, &here)) return;
  v8::Local<v8::Array> names;
  if (here.sandbox->GetPropertyNames(here.context).ToLocal(&names)) {
    info.GetReturnValue().Set(names);
  }
}

// ---- indices are names, too ---------------------------------------------------------------------

template <typename T>
v8::Local<v8::Name> NameOf(uint32_t index, const v8::PropertyCallbackInfo<T>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  return v8::Integer::NewFromUnsigned(isolate, index)
      ->ToString(isolate->GetCurrentContext())
      .ToLocalChecked();
}
void GetAt(uint32_t index, const v8::PropertyCallbackInfo<v8::Value>& info) {
  Get(NameOf(index, info), info);
}
void SetAt(uint32_t index, v8::Local<v8::Value> value,
           const v8::PropertyCallbackInfo<v8::Value>& info) {
  Set(NameOf(index, info), value, info);
}
void DescribeAt(uint32_t index, const v8::PropertyCallbackInfo<v8::Value>& info) {
  Describe(NameOf(index, info), info);
}
void DefineAt(uint32_t index, const v8::PropertyDescriptor& wanted,
              const v8::PropertyCallbackInfo<v8::Value>& info) {
  Define(NameOf(index, info), wanted, info);
}
void DeleteAt(uint32_t index, const v8::PropertyCallbackInfo<v8::Boolean>& info) {
  Delete(NameOf(index, info), info);
}

v8::Local<v8::ObjectTemplate> GlobalTemplate(v8::Isolate* isolate) {
  v8::Global<v8::ObjectTemplate>& kept = EngineOf(isolate).impl().vm_global;
  if (kept.IsEmpty()) {
    v8::Local<v8::ObjectTemplate> made =
        v8::FunctionTemplate::New(isolate)->InstanceTemplate();
    constexpr auto kFlags = v8::PropertyHandlerFlags::kHasNoSideEffect;
    made->SetHandler(v8::NamedPropertyHandlerConfiguration(Get, Set, Describe, Delete, Enumerate,
                                                           Define, {}, kFlags));
    made->SetHandler(v8::IndexedPropertyHandlerConfiguration(
        GetAt, SetAt, DescribeAt, DeleteAt, Enumerate, DefineAt, {}, kFlags));
    kept.Reset(isolate, made);
  }
  return kept.Get(isolate);
}

}  // namespace

v8::MaybeLocal<v8::Context> MakeVmContext(v8::Isolate* isolate, v8::Local<v8::Object> sandbox,
                                          const VmContextOptions& options) {
  v8::EscapableHandleScope scope(isolate);
  v8::Local<v8::Context> main = EngineOf(isolate).impl().context();
  v8::MicrotaskQueue* queue = main->GetMicrotaskQueue();
  if (options.own_microtasks) {
    auto own = v8::MicrotaskQueue::New(isolate, v8::MicrotasksPolicy::kExplicit);
    queue = own.get();
    // It has to outlive the context, whose end nobody is told of.
    EngineOf(isolate).impl().vm_queues.push_back(std::move(own));
  }
  v8::Local<v8::Context> context = v8::Context::New(isolate, nullptr, GlobalTemplate(isolate), {},
                                                    {}, queue);
  if (context.IsEmpty()) return {};
  HookPromisesOf(isolate, context);
  context->SetSecurityToken(main->GetSecurityToken());
  context->AllowCodeGenerationFromStrings(options.strings);
  if (!options.strings) {
    context->SetErrorMessageForCodeGenerationFromStrings(
        Utf8(isolate, "Code generation from strings disallowed for this context"));
  }
  // Not set otherwise: contexts without the slot may compile.
  if (!options.wasm) {
    context->SetEmbedderData(kNoWasmSlot, v8::True(isolate));
    isolate->SetAllowWasmCodeGenerationCallback(MayCompileWasm);
  }
  context->SetEmbedderData(kSandboxSlot, sandbox);
  context->SetEmbedderData(kOwnsMicrotasksSlot, v8::Boolean::New(isolate, options.own_microtasks));
  if (sandbox->SetPrivate(main, ContextKey(isolate), context->Global()).IsNothing()) return {};
  return scope.Escape(context);
}

v8::MaybeLocal<v8::Context> VmContextOf(v8::Isolate* isolate, v8::Local<v8::Object> sandbox) {
  v8::Local<v8::Context> main = EngineOf(isolate).impl().context();
  v8::Local<v8::Value> global;
  if (!sandbox->GetPrivate(main, ContextKey(isolate)).ToLocal(&global) || !global->IsObject()) {
    return {};
  }
  return global.As<v8::Object>()->GetCreationContext();
}

v8::Local<v8::Context> VmContextFor(v8::Isolate* isolate, v8::Local<v8::Value> sandbox) {
  v8::Local<v8::Context> context;
  if (sandbox->IsObject() && VmContextOf(isolate, sandbox.As<v8::Object>()).ToLocal(&context)) {
    return context;
  }
  return EngineOf(isolate).impl().context();
}

void RunOwnMicrotasks(v8::Isolate* isolate, v8::Local<v8::Context> context) {
  if (context->GetNumberOfEmbedderDataFields() <= kOwnsMicrotasksSlot) return;
  if (!context->GetEmbedderData(kOwnsMicrotasksSlot)->IsTrue()) return;
  context->GetMicrotaskQueue()->PerformCheckpoint(isolate);
}

}  // namespace orrery::js
