// internalBinding('timers'): one kernel timer for all of JavaScript's, and the clock.
//
//  * schedule(ms): when to run processTimers next (ms since start); now(): the turn's time;
//    updatedNow(): the clock's.
//  * refCounts(): [timers that keep the program alive, whether the kernel's does]. setRef() tells
//    the kernel so at once; that none does any more is seen when JavaScript is left.
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

  void DropUnneededRef() {
    if (ref_counts[0] != 0 || ref_counts[1] == 0) return;
    ref_counts[1] = 0;
    env.loop.SetRef(timer, false);
  }

  Environment& env;
  const uint64_t start_ns;
  int32_t ref_counts[2] = {0, 1};
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
void SetRefTimer(Environment& env) { env.loop.SetRef(env.State<JsTimer>().timer, true); }
js::Value RefCounts(Environment& env) {
  return env.engine.Int32Array(env.State<JsTimer>().ref_counts, 2);
}

}  // namespace

void BindTimers(Binder& binder) {
  binder.Functions<Fn<"setProcessTimers", SetProcessTimers>, Fn<"now", Now>,
                   Fn<"updatedNow", UpdatedNow>, Fn<"schedule", Schedule>,
                   Fn<"setRef", SetRefTimer>, Fn<"refCounts", RefCounts>>();
  binder.env.AfterEntry([](Environment& env) { env.State<JsTimer>().DropUnneededRef(); });
}

}  // namespace orrery
