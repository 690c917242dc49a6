// Functions that compiled code calls directly ("fast API calls").
//
//  * MakeFunction(context, callback, data, function): a function of V8, with the fast form if the
//    native function has one and this version of V8 is known to take it.
//
// Debian's headers leave the types for it out, but the library has all that is behind them. Their
// layout is that of V8 10.2; elsewhere the ordinary form is the only one. Engine's thread.
#pragma once

#include "engines/v8/compat.h"
#include "kernel/engine.h"

namespace orrery::js {

inline constexpr bool kFastCalls = V8_MAJOR_VERSION == 10 && V8_MINOR_VERSION == 2;

v8::Local<v8::Function> MakeFunction(v8::Local<v8::Context> context, v8::FunctionCallback callback,
                                     v8::Local<v8::Value> data, const NativeFunction& function);

}  // namespace orrery::js
