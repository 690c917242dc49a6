// internalBinding('tasks'): the engine's queue of microtasks.
//
//  * runMicrotasks(), enqueueMicrotask(function)
//  * microtaskWords(): the queue's own [size, capacity, start], two places each, to be read only;
//    undefined if this V8 keeps them elsewhere.
//  * defineFlag(object, name) -> Int32Array: a data property for everybody who looks, whose truth
//    is read there without a look at the object.
//  * setPromiseRejectCallback(function), setAbortOnUncaught(boolean)
//
// Engine's thread.
#include "engines/v8/impl.h"

namespace orrery::js {

void FillTasks(Engine& engine, v8::Local<v8::Object> target);

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

void RunMicrotasksNow(const Info& info) {
  v8::MicrotasksScope::PerformCheckpoint(info.GetIsolate());
}
void EnqueueMicrotask(const Info& info) {
  info.GetIsolate()->EnqueueMicrotask(info[0].As<v8::Function>());
}

// ---- what the queue holds ----------------------------------------------------------------------

/// How V8 10.2 to 11.3 begin a MicrotaskQueue (src/execution/microtask-queue.h): behind the table
/// of virtual functions. No public call tells any of it.
struct QueueWords {
  void* virtual_table;
  intptr_t size, capacity, start;
};
constexpr size_t kWordPairs = 6;  ///< of int32_t, from size to start

QueueWords WordsOf(const v8::MicrotaskQueue& queue) {
  QueueWords words;
  std::memcpy(&words, static_cast<const void*>(&queue), sizeof words);
  return words;
}

/// Tries it with a queue of its own: where the words do not move as they should, nothing is known.
bool LayoutIsKnown(v8::Isolate* isolate) {
  constexpr intptr_t kTasks = 5;
  auto queue = v8::MicrotaskQueue::New(isolate, v8::MicrotasksPolicy::kExplicit);
  QueueWords words = WordsOf(*queue);
  if (words.size != 0 || words.capacity != 0 || words.start != 0) return false;
  for (intptr_t count = 1; count <= kTasks; count++) {
    queue->EnqueueMicrotask(isolate, [](void*) {}, nullptr);
    words = WordsOf(*queue);
    if (words.size != count || words.capacity <= kTasks || words.start != 0) return false;
  }
  if ((words.capacity & (words.capacity - 1)) != 0) return false;
  const intptr_t capacity = words.capacity;
  queue->PerformCheckpoint(isolate);
  words = WordsOf(*queue);
  return words.size == 0 && words.capacity == capacity && words.start == kTasks;
}

void MicrotaskWords(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Engine& engine = EngineOf(isolate);
  v8::MicrotaskQueue* queue = engine.impl().context()->GetMicrotaskQueue();
  if (queue == nullptr || !LayoutIsKnown(isolate)) return;
  char* words = reinterpret_cast<char*>(queue) + offsetof(QueueWords, size);
  info.GetReturnValue().Set(
      Local(engine.Int32Array(reinterpret_cast<int32_t*>(words), kWordPairs)));
}

// ---- flags -------------------------------------------------------------------------------------

int32_t& FlagOf(v8::Local<v8::Value> data) {
  return *static_cast<int32_t*>(data.As<v8::Int32Array>()->Buffer()->Data());
}
void GetFlag(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
  info.GetReturnValue().Set(FlagOf(info.Data()) != 0);
}
void SetFlag(v8::Local<v8::Name>, v8::Local<v8::Value> value,
             const v8::PropertyCallbackInfo<void>& info) {
  FlagOf(info.Data()) = value->BooleanValue(info.GetIsolate()) ? 1 : 0;
}
void DefineFlag(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  auto memory = v8::ArrayBuffer::New(isolate, sizeof(int32_t));
  auto flag = v8::Int32Array::New(memory, 0, 1);
  FlagOf(flag) = 0;
  info[0]
      .As<v8::Object>()
      ->SetAccessor(isolate->GetCurrentContext(), info[1].As<v8::Name>(), GetFlag, SetFlag, flag)
      .Check();
  info.GetReturnValue().Set(flag);
}

// ---- what is told ------------------------------------------------------------------------------

void SetPromiseRejectCallback(const Info& info) {
  EngineOf(info.GetIsolate()).impl().promise_reject.Reset(info.GetIsolate(),
                                                          info[0].As<v8::Function>());
}
/// Somebody has promised to take every exception: with --abort-on-uncaught-exception, too.
void SetAbortOnUncaught(const Info& info) {
  EngineOf(info.GetIsolate()).impl().aborts_on_uncaught = info[0]->IsTrue();
}

}  // namespace

void FillTasks(Engine& engine, v8::Local<v8::Object> target) {
  SetMethod(engine, target, "runMicrotasks", RunMicrotasksNow);
  SetMethod(engine, target, "enqueueMicrotask", EnqueueMicrotask);
  SetMethod(engine, target, "microtaskWords", MicrotaskWords);
  SetMethod(engine, target, "defineFlag", DefineFlag);
  SetMethod(engine, target, "setPromiseRejectCallback", SetPromiseRejectCallback);
  SetMethod(engine, target, "setAbortOnUncaught", SetAbortOnUncaught);
}

}  // namespace orrery::js
