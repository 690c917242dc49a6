// Running what vm compiled: for so long, until SIGINT, and with its own microtasks.
//
//  * RunWithin: calls `work` in `context` under `limits`; empty with an exception pending if it
//    threw or was ended.
//
// Engine's thread.
#pragma once

#include <functional>

#include "engines/v8/impl.h"

namespace orrery::js {

struct RunLimits {
  double timeout_ms = 0;  ///< 0: none
  bool break_on_sigint = false;
  bool arrow_in_stack = false;  ///< an error of the script shows its place in the source
};

v8::MaybeLocal<v8::Value> RunWithin(v8::Isolate* isolate, v8::Local<v8::Context> context,
                                    const RunLimits& limits,
                                    const std::function<v8::MaybeLocal<v8::Value>()>& work);

}  // namespace orrery::js
