// Limits of time and patience for scripts; see vm_run.h.
#include "engines/v8/vm_run.h"

#include <optional>

#include "engines/v8/scripts.h"
#include "engines/v8/vm_context.h"
#include "engines/v8/watchdog.h"

namespace orrery::js {

namespace {

/// Why the execution was ended, as an error that can be caught.
void ThrowCause(v8::Isolate* isolate, Watchdog::Cause cause, double timeout_ms) {
  Engine& engine = EngineOf(isolate);
  if (cause == Watchdog::Cause::kTimeout) {
    engine.Throw(engine.Error("Error", "ERR_SCRIPT_EXECUTION_TIMEOUT",
                              "Script execution timed out after " +
                                  std::to_string(static_cast<int64_t>(timeout_ms)) + "ms"));
  } else {
    engine.Throw(engine.Error("Error", "ERR_SCRIPT_EXECUTION_INTERRUPTED",
                              "Script execution was interrupted by `SIGINT`"));
  }
}

}  // namespace

v8::MaybeLocal<v8::Value> RunWithin(v8::Isolate* isolate, v8::Local<v8::Context> context,
                                    const RunLimits& limits,
                                    const std::function<v8::MaybeLocal<v8::Value>()>& work) {
  v8::Context::Scope entered(context);
  v8::TryCatch attempt(isolate);
  std::optional<Watchdog> watchdog;
  if (limits.timeout_ms > 0 || limits.break_on_sigint) {
    watchdog.emplace(isolate, static_cast<uint64_t>(limits.timeout_ms), limits.break_on_sigint);
  }
  v8::Local<v8::Value> result;
  const bool failed = !work().ToLocal(&result);
  if (!attempt.HasTerminated()) RunOwnMicrotasks(isolate, context);
  const bool ended = attempt.HasTerminated();
  if (watchdog.has_value() && watchdog->Stop() != Watchdog::Cause::kNone) {
    attempt.Reset();
    ThrowCause(isolate, watchdog->Stop(), limits.timeout_ms);
    attempt.ReThrow();
    return {};
  }
  if (failed && !ended && limits.arrow_in_stack) {
    FailedToCompile(isolate, attempt);
    return {};
  }
  if (failed || ended) {
    attempt.ReThrow();
    return {};
  }
  return result;
}

}  // namespace orrery::js
