// internalBinding('timers'): one kernel timer for all of JavaScript's, and the clock.
//
//  * schedule(ms): when to run processTimers next (ms since start); now(): the turn's time.
//  * hrtime(): the clock itself.
//
// Loop thread only.
#include "bindings/core/function.h"

namespace orrery {

namespace {

struct JsTimer {
  explicit JsTimer(Environment& env) : env(env), start_ns(env.loop.now_ns()) {
    timer.owner = this;
    timer.on_fire = [](Timer& fired) noexcept { static_cast<JsTimer*>(fired.owner)->Fire(); };
  }
  ~JsTimer() { env.loop.Disarm(timer); }

  double NowMs() const { return static_cast<double>((env.loop.now_ns() - start_ns) / 1000000); }
  void Fire() {
    js::Scope scope(env.engine);
    // After an exception the rest of the due timers still runs.
    while (!env.exiting && !env.Enter(process_timers, {})) {
      if (env.loop.stopped()) return;
    }
  }

  Environment& env;
  const uint64_t start_ns;
  Timer timer;
  js::Persistent process_timers;
};

void SetProcessTimers(Environment& env, js::Value function) {
  env.State<JsTimer>().process_timers = js::Persistent(env.engine, function);
}
/// The turn's time, whole milliseconds since the program began.
double Now(Environment& env) { return env.State<JsTimer>().NowMs(); }
double UpdatedNow(Environment& env) {
  env.loop.UpdateTime();
  return env.State<JsTimer>().NowMs();
}
/// Fires at `at_ms` (as Now counts), or not at all when negative.
void Schedule(Environment& env, double at_ms) {
  auto& js_timer = env.State<JsTimer>();
  if (at_ms < 0) return env.loop.Disarm(js_timer.timer);
  env.loop.Arm(js_timer.timer, js_timer.start_ns + static_cast<uint64_t>(at_ms * 1e6));
}
void SetRefTimer(Environment& env, bool ref) { env.loop.SetRef(env.State<JsTimer>().timer, ref); }

}  // namespace

void BindTimers(Binder& binder) {
  binder.Functions<Fn<"setProcessTimers", SetProcessTimers>, Fn<"now", Now>,
                   Fn<"updatedNow", UpdatedNow>, Fn<"schedule", Schedule>,
                   Fn<"setRef", SetRefTimer>>();
}

}  // namespace orrery
