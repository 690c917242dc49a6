// Garbage collections as a binding: internalBinding('collections'). See collections.h.
//
//  * observe(listener | undefined), takeCollections() -> [start, duration, kind, flags, ...]
//  * onDeath(listener), watch(object, id, note), takeDead() -> [id, note, ...]
//
// Listeners run as microtasks: during a collection no JavaScript may run. Unlike with a
// FinalizationRegistry the program hears of what has died in the same drain of the microtasks.
//
// Engine's thread.
#include "engines/v8/collections.h"

#include "engines/v8/impl.h"

namespace orrery::js {

void FillCollections(Engine& engine, v8::Local<v8::Object> target);

namespace {

double NowNs() { return KernelPlatform::Get().MonotonicallyIncreasingTime() * 1e9; }

}  // namespace

CollectionWatch::CollectionWatch(v8::Isolate* isolate) : isolate_(isolate) {
  isolate_->AddGCPrologueCallback(Begin, this);
  isolate_->AddGCEpilogueCallback(End, this);
}

CollectionWatch::~CollectionWatch() {
  isolate_->RemoveGCPrologueCallback(Begin, this);
  isolate_->RemoveGCEpilogueCallback(End, this);
}

void CollectionWatch::Begin(v8::Isolate*, v8::GCType, v8::GCCallbackFlags, void* data) {
  static_cast<CollectionWatch*>(data)->began_ = NowNs();
}

void CollectionWatch::End(v8::Isolate*, v8::GCType kind, v8::GCCallbackFlags flags, void* data) {
  auto* watch = static_cast<CollectionWatch*>(data);
  if (!watch->observer_.IsEmpty() && watch->began_ != 0) {
    watch->collections_.push_back({watch->began_, NowNs() - watch->began_, kind, flags});
    if (watch->collections_.size() == 1) watch->Enqueue(watch->observer_);
  }
  watch->began_ = 0;
  if (!watch->dead_.empty() && !watch->death_told_) {
    watch->death_told_ = true;
    watch->Enqueue(watch->on_death_);
  }
}

void CollectionWatch::Enqueue(const v8::Global<v8::Function>& listener) {
  if (listener.IsEmpty()) return;
  v8::HandleScope scope(isolate_);
  // Between two microtasks there is no current context.
  v8::Context::Scope within(EngineOf(isolate_).impl().context());
  isolate_->EnqueueMicrotask(listener.Get(isolate_));
}

void CollectionWatch::Observe(v8::Local<v8::Value> listener) {
  observer_.Reset();
  collections_.clear();
  if (listener->IsFunction()) observer_.Reset(isolate_, listener.As<v8::Function>());
}

v8::Local<v8::Array> CollectionWatch::TakeCollections() {
  std::vector<v8::Local<v8::Value>> numbers;
  for (const Collection& each : collections_) {
    numbers.push_back(v8::Number::New(isolate_, each.start));
    numbers.push_back(v8::Number::New(isolate_, each.duration));
    numbers.push_back(v8::Integer::New(isolate_, each.kind));
    numbers.push_back(v8::Integer::New(isolate_, each.flags));
  }
  collections_.clear();
  return v8::Array::New(isolate_, numbers.data(), numbers.size());
}

void CollectionWatch::OnDeath(v8::Local<v8::Function> listener) {
  on_death_.Reset(isolate_, listener);
}

void CollectionWatch::Watch(v8::Local<v8::Object> object, double id, v8::Local<v8::Value> note) {
  Watched& watched = watched_.emplace_back();
  watched.owner = this;
  watched.id = id;
  if (!note->IsUndefined()) watched.note.Reset(isolate_, note);
  watched.object.Reset(isolate_, object);
  watched.self = std::prev(watched_.end());
  watched.object.SetWeak(&watched, Died, v8::WeakCallbackType::kParameter);
}

// Within the collection: nothing of the engine's is touched but the handle itself.
void CollectionWatch::Died(const v8::WeakCallbackInfo<Watched>& info) {
  Watched* watched = info.GetParameter();
  watched->object.Reset();
  CollectionWatch& owner = *watched->owner;
  owner.dead_.splice(owner.dead_.end(), owner.watched_, watched->self);
}

v8::Local<v8::Array> CollectionWatch::TakeDead() {
  std::vector<v8::Local<v8::Value>> values;
  std::list<Watched> dead;
  dead.swap(dead_);
  death_told_ = false;
  for (const Watched& each : dead) {
    values.push_back(v8::Number::New(isolate_, each.id));
    values.push_back(each.note.IsEmpty() ? v8::Undefined(isolate_).As<v8::Value>()
                                         : each.note.Get(isolate_));
  }
  return v8::Array::New(isolate_, values.data(), values.size());
}

// ---- the binding -------------------------------------------------------------------------------

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

CollectionWatch& WatchOf(const Info& info) {
  auto& watch = EngineOf(info.GetIsolate()).impl().collections;
  if (watch == nullptr) watch = std::make_unique<CollectionWatch>(info.GetIsolate());
  return *watch;
}

void Observe(const Info& info) { WatchOf(info).Observe(info[0]); }
void TakeCollections(const Info& info) {
  info.GetReturnValue().Set(WatchOf(info).TakeCollections());
}
void OnDeath(const Info& info) { WatchOf(info).OnDeath(info[0].As<v8::Function>()); }
void Watch(const Info& info) {
  WatchOf(info).Watch(info[0].As<v8::Object>(), info[1].As<v8::Number>()->Value(), info[2]);
}
void TakeDead(const Info& info) { info.GetReturnValue().Set(WatchOf(info).TakeDead()); }

}  // namespace

void FillCollections(Engine& engine, v8::Local<v8::Object> target) {
  SetMethod(engine, target, "observe", Observe);
  SetMethod(engine, target, "takeCollections", TakeCollections);
  SetMethod(engine, target, "onDeath", OnDeath);
  SetMethod(engine, target, "watch", Watch);
  SetMethod(engine, target, "takeDead", TakeDead);
}

}  // namespace orrery::js
