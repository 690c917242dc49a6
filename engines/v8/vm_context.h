// Contexts whose global object is backed by an object of the program's: vm.createContext.
//
//  * MakeVmContext: makes one for `sandbox`; VmContextOf: the one it has, or empty.
//
// The sandbox keeps the context alive and the other way round, so that the garbage collector takes
// both together. Engine's thread.
#pragma once

#include "engines/v8/impl.h"

namespace orrery::js {

struct VmContextOptions {
  bool strings = true;  ///< eval and new Function work
  bool wasm = true;
  bool own_microtasks = false;  ///< promises run after each evaluation, not in the loop's turns
};

/// Empty with an exception pending if the engine refuses.
v8::MaybeLocal<v8::Context> MakeVmContext(v8::Isolate* isolate, v8::Local<v8::Object> sandbox,
                                          const VmContextOptions& options);
v8::MaybeLocal<v8::Context> VmContextOf(v8::Isolate* isolate, v8::Local<v8::Object> sandbox);
/// The same, or the program's own context where `sandbox` has none.
v8::Local<v8::Context> VmContextFor(v8::Isolate* isolate, v8::Local<v8::Value> sandbox);

/// Runs the microtasks of a context that has its own queue.
void RunOwnMicrotasks(v8::Isolate* isolate, v8::Local<v8::Context> context);

}  // namespace orrery::js
