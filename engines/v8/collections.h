// What the engine tells of its garbage collections.
//
//  * CollectionWatch: one per engine, made when somebody asks (internalBinding('collections')).
//
// Engine's thread.
#pragma once

#include <list>
#include <vector>

#include "engines/v8/compat.h"

namespace orrery::js {

class CollectionWatch {
 public:
  explicit CollectionWatch(v8::Isolate* isolate);
  ~CollectionWatch();
  CollectionWatch(const CollectionWatch&) = delete;
  CollectionWatch& operator=(const CollectionWatch&) = delete;

  /// Each collection from now on is kept, and `listener` enqueued as a microtask; empty: no more.
  void Observe(v8::Local<v8::Value> listener);
  /// [start, duration, kind, flags, start, ...] of those kept; times in nanoseconds.
  v8::Local<v8::Array> TakeCollections();

  /// `listener` is enqueued as a microtask when watched objects have died.
  void OnDeath(v8::Local<v8::Function> listener);
  /// Remembers `id` and `note` until `object` has died.
  void Watch(v8::Local<v8::Object> object, double id, v8::Local<v8::Value> note);
  /// [id, note, id, ...] of those that have died.
  v8::Local<v8::Array> TakeDead();

 private:
  struct Collection {
    double start, duration;
    int kind, flags;
  };
  struct Watched {
    CollectionWatch* owner;
    double id;
    v8::Global<v8::Value> note;
    v8::Global<v8::Object> object;
    std::list<Watched>::iterator self;
  };

  static void Begin(v8::Isolate*, v8::GCType, v8::GCCallbackFlags, void* data);
  static void End(v8::Isolate*, v8::GCType kind, v8::GCCallbackFlags flags, void* data);
  static void Died(const v8::WeakCallbackInfo<Watched>& info);
  void Enqueue(const v8::Global<v8::Function>& listener);

  v8::Isolate* isolate_;
  v8::Global<v8::Function> observer_, on_death_;
  double began_ = 0;
  std::vector<Collection> collections_;
  std::list<Watched> watched_, dead_;
  bool death_told_ = false;
};

}  // namespace orrery::js
