// The V8 engine's life: isolate, context, compiling, calling, exceptions. See kernel/engine.h.
#include <malloc.h>

#include <cstdlib>

#include "engines/v8/scripts.h"

namespace orrery::js {

namespace {

/// Two halves of 2 MiB, and as much for large objects. With V8's own 1 MiB a program that loads
/// http has its first garbage collection while it starts, which finds nearly all still needed.
constexpr size_t kFirstYoungGeneration = 3 * 2 << 20;

void OnOutOfMemory(const char* location, OomDetails) {
  std::fprintf(stderr, "\nFATAL ERROR: %s JavaScript heap out of memory\n",
               location != nullptr ? location : "Allocation failed -");
  std::abort();
}

void OnFatalError(const char* location, const char* message) {
  std::fprintf(stderr, "FATAL ERROR: %s %s\n", location != nullptr ? location : "", message);
  std::abort();
}

size_t OnNearHeapLimit(void* data, size_t current, size_t initial) {
  auto* impl = static_cast<Engine::Impl*>(data);
  if (impl->options.on_near_heap_limit) {
    auto tell = std::move(impl->options.on_near_heap_limit);
    impl->options.on_near_heap_limit = nullptr;
    tell();
  }
  return current;
}

// Usually the stack is full, so that not even the callback can be called: all that can be done is
// to say so.
void PrintException(v8::Isolate* isolate, v8::Local<v8::Context> context,
                    const v8::TryCatch& attempt) {
  v8::HandleScope scope(isolate);
  v8::Local<v8::String> detail;
  if (!attempt.Exception()->ToDetailString(context).ToLocal(&detail)) detail = Utf8(isolate, "");
  v8::String::Utf8Value text(isolate, detail);
  const std::string arrow = MessageArrow(isolate, context, attempt.Message());
  const std::string stack = StackText(isolate, attempt.Message());
  std::fprintf(stderr, "Exception in PromiseRejectCallback:\n%s%s\n%s\n", arrow.c_str(),
               *text == nullptr ? "" : *text, stack.c_str());
}

// JavaScript decides what a rejected promise means; here it only learns of it.
void OnPromiseReject(v8::PromiseRejectMessage message) {
  v8::Local<v8::Promise> promise = message.GetPromise();
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  Engine::Impl& impl = EngineOf(isolate).impl();
  if (impl.promise_reject.IsEmpty()) return;
  v8::HandleScope scope(isolate);
  v8::Local<v8::Value> reason = message.GetValue();
  if (reason.IsEmpty()) reason = v8::Undefined(isolate);
  v8::Local<v8::Value> arguments[] = {v8::Integer::New(isolate, message.GetEvent()), promise,
                                      reason};
  v8::TryCatch attempt(isolate);
  if (impl.promise_reject.Get(isolate)
          ->Call(impl.context(), v8::Undefined(isolate), 3, arguments)
          .IsEmpty() &&
      attempt.HasCaught() && !attempt.HasTerminated()) {
    PrintException(isolate, impl.context(), attempt);
  }
}

}  // namespace

void Engine::SetFlags(const std::string& flags) {
  v8::V8::SetFlagsFromString(flags.data(), flags.size());
}
bool Engine::TakeFlag(const std::string& flag) {
  std::string name = "orrery", copy = flag;
  char* arguments[] = {name.data(), copy.data(), nullptr};
  int count = 2;
  v8::V8::SetFlagsFromCommandLine(&count, arguments, true);  // takes what it knows away
  return count == 1;
}
std::string Engine::Version() { return v8::V8::GetVersion(); }

std::unique_ptr<Engine> Engine::Create(const EngineOptions& options) {
  auto impl = std::make_unique<Impl>();
  impl->options = options;
  impl->allocator.always_clear = options.always_clear;
  impl->platform = &KernelPlatform::Get();
  v8::Isolate::CreateParams parameters;
  parameters.array_buffer_allocator = &impl->allocator;
  parameters.constraints.set_initial_young_generation_size_in_bytes(kFirstYoungGeneration);
  v8::Isolate* isolate = v8::Isolate::Allocate();
  impl->isolate = isolate;
  impl->platform->Attach(isolate, options.loop, options.on_tasks_run);
  v8::Isolate::Initialize(isolate, parameters);
  isolate->SetMicrotasksPolicy(v8::MicrotasksPolicy::kExplicit);
  isolate->SetOOMErrorHandler(OnOutOfMemory);
  isolate->SetFatalErrorHandler(OnFatalError);
  isolate->SetPromiseRejectCallback(OnPromiseReject);
  isolate->SetAbortOnUncaughtExceptionCallback(
      [](v8::Isolate* where) { return EngineOf(where).impl().aborts_on_uncaught; });
  isolate->AddNearHeapLimitCallback(OnNearHeapLimit, impl.get());
  // Full collections are rare, and tell that memory is worth something.
  isolate->AddGCEpilogueCallback(
      [](v8::Isolate*, v8::GCType, v8::GCCallbackFlags, void* data) {
        static_cast<ByteAllocator*>(data)->Trim();
      },
      &impl->allocator, v8::kGCTypeMarkSweepCompact);
  isolate->SetCaptureStackTraceForUncaughtExceptions(true, 10);
  isolate->Enter();
  {
    v8::HandleScope scope(isolate);
    v8::Local<v8::Context> context = v8::Context::New(isolate);
    impl->context_global.Reset(isolate, context);
    context->Enter();
    impl->layout = MemoryLayout::Find(isolate);
  }
  std::unique_ptr<Engine> engine(new Engine(std::move(impl)));
  engine->impl().engine = engine.get();
  isolate->SetData(0, engine.get());
  return engine;
}

Engine::Engine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Engine::~Engine() {
  v8::Isolate* isolate = impl_->isolate;
  for (NativeSlot* native : impl_->natives) {
    native->finalize(native->state);
    native->weak.Reset();
    delete native;
  }
  impl_->natives.clear();
  impl_->pending = Exception{};
  {
    v8::HandleScope scope(isolate);
    impl_->context()->Exit();
  }
  impl_->collections.reset();
  impl_->promise_hooks = PromiseHooks{};
  impl_->modules.reset();
  impl_->vm_global.Reset();
  impl_->promise_reject.Reset();
  impl_->import_dynamically.Reset();
  impl_->init_import_meta.Reset();
  impl_->prepare_stack_trace.Reset();
  impl_->native_template.Reset();
  impl_->context_global.Reset();
  impl_->vm_queues.clear();
  isolate->Exit();
  isolate->RemoveNearHeapLimitCallback(OnNearHeapLimit, 0);
  impl_->platform->Detach(isolate);
  isolate->Dispose();
}

Scope::Scope(Engine& engine) {
  static_assert(sizeof(v8::HandleScope) <= sizeof storage_);
  ::new (static_cast<void*>(storage_)) v8::HandleScope(engine.impl().isolate);
}
Scope::~Scope() { reinterpret_cast<v8::HandleScope*>(storage_)->~HandleScope(); }

// ---- running -------------------------------------------------------------------------------

std::string MessageArrow(v8::Isolate* isolate, v8::Local<v8::Context> context,
                         v8::Local<v8::Message> message) {
  if (message.IsEmpty()) return "";
  v8::Local<v8::String> line;
  if (!message->GetSourceLine(context).ToLocal(&line)) return "";
  v8::String::Utf8Value text(isolate, line), file(isolate, message->GetScriptResourceName());
  if (*text == nullptr || *file == nullptr) return "";
  int start = message->GetStartColumn(context).FromMaybe(0);
  int end = message->GetEndColumn(context).FromMaybe(start + 1);
  // Columns count from where the script begins in its file, the line of text does not.
  v8::ScriptOrigin origin = message->GetScriptOrigin();
  if (message->GetLineNumber(context).FromMaybe(0) == origin.LineOffset() + 1 &&
      start >= origin.ColumnOffset()) {
    start -= origin.ColumnOffset();
    end -= origin.ColumnOffset();
  }
  std::string arrow = std::string(*file) + ":" +
                      std::to_string(message->GetLineNumber(context).FromMaybe(0)) + "\n" + *text +
                      "\n";
  std::string_view source(*text, static_cast<size_t>(text.length()));
  for (int i = 0; i < start && i < static_cast<int>(source.size()); ++i) {
    arrow += source[static_cast<size_t>(i)] == '\t' ? '\t' : ' ';
  }
  arrow.append(static_cast<size_t>(std::max(1, end - start)), '^');
  return arrow + "\n";
}

bool Engine::Call(Value function, Value receiver, std::span<const Value> arguments, Value* result) {
  v8::Isolate* isolate = impl_->isolate;
  v8::TryCatch attempt(isolate);
  v8::Local<v8::Context> context = impl_->context();
  v8::Local<v8::Value> self =
      receiver ? Local(receiver) : v8::Undefined(isolate).As<v8::Value>();
  static_assert(sizeof(v8::Local<v8::Value>) == sizeof(Value));
  auto* locals = const_cast<v8::Local<v8::Value>*>(
      reinterpret_cast<const v8::Local<v8::Value>*>(arguments.data()));
  v8::Local<v8::Value> returned;
  if (Local(function)
          .As<v8::Function>()
          ->Call(context, self, static_cast<int>(arguments.size()), locals)
          .ToLocal(&returned)) {
    if (result != nullptr) *result = ToValue(returned);
    return true;
  }
  impl_->pending = Exception{};
  if (attempt.HasTerminated()) {
    impl_->pending.terminated = true;
  } else {
    impl_->pending.value = Persistent(*this, ToValue(attempt.Exception()));
    impl_->pending.arrow = ArrowOfError(isolate, context, attempt.Exception(), attempt.Message());
    impl_->pending.thrown_at = StackText(isolate, attempt.Message());
  }
  return false;
}

void Engine::Throw(Value exception) { impl_->isolate->ThrowException(Local(exception)); }

Exception Engine::TakeException() { return std::move(impl_->pending); }

void Engine::WatchCollections(std::function<void(bool begins, int kind)> told) {
  impl_->on_collection = std::move(told);
  impl_->isolate->AddGCPrologueCallback(
      [](v8::Isolate*, v8::GCType kind, v8::GCCallbackFlags, void* data) {
        static_cast<Impl*>(data)->on_collection(true, kind);
      },
      impl_.get());
  impl_->isolate->AddGCEpilogueCallback(
      [](v8::Isolate*, v8::GCType kind, v8::GCCallbackFlags, void* data) {
        static_cast<Impl*>(data)->on_collection(false, kind);
      },
      impl_.get());
}

std::string Engine::CallerPlace() {
  constexpr int kFrames = 32;
  v8::Isolate* isolate = impl_->isolate;
  v8::HandleScope scope(isolate);
  v8::Local<v8::StackTrace> stack =
      v8::StackTrace::CurrentStackTrace(isolate, kFrames, v8::StackTrace::kScriptNameOrSourceURL);
  for (int i = 0; i < stack->GetFrameCount(); ++i) {
    v8::Local<v8::StackFrame> frame = stack->GetFrame(isolate, static_cast<uint32_t>(i));
    v8::String::Utf8Value script(isolate, frame->GetScriptName());
    if (*script == nullptr || std::string_view(*script).starts_with("node:")) continue;
    return std::string(*script) + ":" + std::to_string(frame->GetLineNumber()) + ":" +
           std::to_string(frame->GetColumn());
  }
  return "";
}

std::string Engine::ArrowOf(Value error) {
  v8::Isolate* isolate = impl_->isolate;
  return ArrowOfError(isolate, impl_->context(), Local(error), {});
}

void Engine::RunMicrotasks() { v8::MicrotasksScope::PerformCheckpoint(impl_->isolate); }
void Engine::LetGoOfWeakTargets() { impl_->isolate->ClearKeptObjects(); }

void Engine::Terminate() { impl_->isolate->TerminateExecution(); }
void Engine::CancelTermination() { impl_->isolate->CancelTerminateExecution(); }

namespace {
class LibraryText final : public v8::String::ExternalOneByteStringResource {
 public:
  explicit LibraryText(std::string_view text) : text_(text) {}
  const char* data() const override { return text_.data(); }
  size_t length() const override { return text_.size(); }

 private:
  std::string_view text_;
};

std::vector<v8::Local<v8::String>> ParameterNames(Engine::Impl& impl,
                                                  std::span<const char* const> texts) {
  auto& known = impl.library_parameters;
  for (size_t i = known.size(); i < texts.size(); ++i) {
    known.emplace_back(impl.isolate, Name(impl.isolate, texts[i]));
  }
  std::vector<v8::Local<v8::String>> names;
  names.reserve(texts.size());
  for (size_t i = 0; i < texts.size(); ++i) names.push_back(known[i].Get(impl.isolate));
  return names;
}
}  // namespace

bool Engine::CompileLibrary(const LibrarySource& library, Value* function, bool* cache_rejected) {
  v8::Isolate* isolate = impl_->isolate;
  v8::TryCatch attempt(isolate);
  v8::Local<v8::Context> context = impl_->context();
  v8::Local<v8::String> text;
  if (!v8::String::NewExternalOneByte(isolate, new LibraryText(library.source)).ToLocal(&text)) {
    return false;
  }
  v8::ScriptOrigin origin(isolate, Utf8(isolate, "node:" + std::string(library.id)));
  auto* cache = library.cache.empty()
                    ? nullptr
                    : new v8::ScriptCompiler::CachedData(
                          reinterpret_cast<const uint8_t*>(library.cache.data()),
                          static_cast<int>(library.cache.size()));
  v8::ScriptCompiler::Source source(text, origin, cache);
  std::vector<v8::Local<v8::String>> parameters = ParameterNames(*impl_, library.parameters);
  auto compiled = v8::ScriptCompiler::CompileFunction(
      context, &source, parameters.size(), parameters.data(), 0, nullptr,
      cache != nullptr ? v8::ScriptCompiler::kConsumeCodeCache
                       : v8::ScriptCompiler::kNoCompileOptions);
  if (cache_rejected != nullptr) *cache_rejected = cache != nullptr && cache->rejected;
  v8::Local<v8::Function> made;
  if (!compiled.ToLocal(&made)) {
    impl_->pending = Exception{};
    impl_->pending.value = Persistent(*this, ToValue(attempt.Exception()));
    impl_->pending.arrow = MessageArrow(isolate, context, attempt.Message());
    return false;
  }
  *function = ToValue(made);
  return true;
}

std::string Engine::CreateCodeCache(Value function) {
  std::unique_ptr<v8::ScriptCompiler::CachedData> data(
      v8::ScriptCompiler::CreateCodeCacheForFunction(Local(function).As<v8::Function>()));
  if (data == nullptr) return "";
  return std::string(reinterpret_cast<const char*>(data->data), static_cast<size_t>(data->length));
}

bool Engine::EngineBinding(std::string_view name, Value* object) {
  v8::Local<v8::Object> target = v8::Object::New(impl_->isolate);
  if (!FillEngineBinding(*this, name, target)) return false;
  *object = ToValue(target);
  return true;
}

// ---- the rest ------------------------------------------------------------------------------

HeapStatistics Engine::Heap() {
  v8::HeapStatistics from;
  impl_->isolate->GetHeapStatistics(&from);
  HeapStatistics to;
  to.total = from.total_heap_size();
  to.executable = from.total_heap_size_executable();
  to.physical = from.total_physical_size();
  to.available = from.total_available_size();
  to.used = from.used_heap_size();
  to.limit = from.heap_size_limit();
  to.malloced = from.malloced_memory();
  to.peak_malloced = from.peak_malloced_memory();
  to.external = from.external_memory();
  to.native_contexts = from.number_of_native_contexts();
  to.detached_contexts = from.number_of_detached_contexts();
  to.array_buffers = static_cast<uint64_t>(
      std::max<int64_t>(0, impl_->allocator.allocated.load(std::memory_order_relaxed)));
  return to;
}

void Engine::CollectGarbage() { impl_->isolate->LowMemoryNotification(); }
void Engine::ReturnMemory() {
  impl_->isolate->MemoryPressureNotification(v8::MemoryPressureLevel::kCritical);
  impl_->isolate->MemoryPressureNotification(v8::MemoryPressureLevel::kNone);
  malloc_trim(0);
}
void Engine::AdjustExternalMemory(int64_t bytes) {
  impl_->isolate->AdjustAmountOfExternalAllocatedMemory(bytes);
}
bool Engine::DrainTasks() { return impl_->platform->Drain(impl_->isolate); }

}  // namespace orrery::js
