// internalBinding('loop'): connects the library's entry points with the turn.
//
//  * connect(dispatch, even, odd, dispatchClosed, …): the mailboxes; setEntryPoints: ticks, uncaught.
//  * The host of the loop: delivers mailboxes, runs immediates.
//
// Loop thread only.
#include <memory>

#include "bindings/core/function.h"
#include "bindings/core/host.h"

namespace orrery {

namespace {

constexpr size_t kMailDoubles = 4096;

/// The arrays that JavaScript reads records from.
struct MailMemory {
  explicit MailMemory(Environment&) {}
  double records[kMailDoubles];
  double closed[1024];
};

js::Value MailNumbers(Environment& env) {
  return env.engine.Float64Array(env.State<MailMemory>().records, kMailDoubles);
}
js::Value ClosedNumbers(Environment& env) {
  return env.engine.Float64Array(env.State<MailMemory>().closed, 1024);
}

void ConnectMail(Environment& env, js::Value dispatch, js::Value even, js::Value odd) {
  env.mail.Connect(dispatch, env.State<MailMemory>().records, kMailDoubles, even, odd);
}
void ConnectClosed(Environment& env, js::Value dispatch, js::Value even, js::Value odd) {
  env.closed.Connect(dispatch, env.State<MailMemory>().closed, 1024, even, odd);
}

void SetEntryPoints(Environment& env, js::Value run_ticks, js::Value on_uncaught,
                    js::Value run_immediates, js::Value on_before_exit, js::Value on_exit) {
  env.run_ticks = js::Persistent(env.engine, run_ticks);
  env.on_uncaught = js::Persistent(env.engine, on_uncaught);
  env.on_before_exit = js::Persistent(env.engine, on_before_exit);
  env.on_exit = js::Persistent(env.engine, on_exit);
  env.State<Host>().run_immediates = js::Persistent(env.engine, run_immediates);
}

/// [immediates pending, ref'd, requests answered at once]: JavaScript writes these counts, the turn
/// reads them; [the last offer]: the other way round.
js::Value Counts(Environment& env) {
  return env.engine.Int32Array(env.State<Host>().counts, 4);
}
bool MayDeliverMore(Environment& env) { return env.State<Host>().MayDeliverMore(); }
/// The first ref'd immediate keeps the loop alive, the last one lets it go.
void RefImmediates(Environment& env, bool ref) { ref ? env.loop.Ref() : env.loop.Unref(); }

/// An exception that was caught only to be told (a microtask's): as if nobody had caught it.
void ReportUncaught(Environment& env, js::Value error, bool from_promise) {
  env.ReportCaught(error, from_promise);
}

/// Ends a request of JavaScript's own making, as an event of the next turn.
void PostRequest(Environment& env, uint32_t request) {
  env.mail.Post(MailKind::kRequest, request, 0);
}

/// [when the loop began to turn, ns it has slept since the first call] of the clock of hrtime.
js::Value LoopTimes(Environment& env) {
  env.loop.MeasureIdle();
  const LoopCounters& counters = env.loop.counters();
  js::Value both[] = {env.engine.Number(static_cast<double>(counters.started_ns)),
                      env.engine.Number(static_cast<double>(counters.idle_ns))};
  return env.engine.Array(both);
}

void RefLoop(Environment& env) { env.loop.Ref(); }
void UnrefLoop(Environment& env) { env.loop.Unref(); }

}  // namespace

void Host::Deliver(Mailbox& mailbox) {
  js::Scope scope(env_.engine);
  do {
    js::Value length = env_.engine.Number(static_cast<double>(mailbox.Fill()));
    // An exception leaves the cursor behind the record that threw: go on from there.
    while (!env_.Enter(mailbox.dispatch(), {&length, 1})) {
      if (env_.loop.stopped()) return;
      length = env_.engine.Number(-1);
    }
    if (&mailbox == &env_.mail) return;  // what came meanwhile belongs to the next turn
  } while (!mailbox.empty());
}

void Host::OnBatch() {
  constexpr uint64_t kDeliverForNs = 50'000;
  deliver_until_ns_ = env_.loop.now_ns() + kDeliverForNs;
  Deliver(env_.mail);
}
// Programs that read file after file get their answers at once: a turn for each would cost them as
// much again. Sockets and the like wait for it no longer than they would for one more callback.
bool Host::MayDeliverMore() {
  return env_.mail.empty() && env_.closed.empty() && env_.loop.NextTurnIsPlain() &&
         env_.loop.now_ns() < deliver_until_ns_;
}
void Host::OnClosed() {
  if (!env_.closed.empty()) Deliver(env_.closed);
}

void Host::OnCheck() {
  js::Scope scope(env_.engine);
  // Returns whether it ended; after an exception it is entered again for the rest.
  while (!env_.Enter(run_immediates, {})) {
    if (env_.loop.stopped()) return;
  }
}

void BindLoop(Binder& binder) {
  binder.Functions<Fn<"mailNumbers", MailNumbers>, Fn<"closedNumbers", ClosedNumbers>,
                   Fn<"connectMail", ConnectMail>, Fn<"connectClosed", ConnectClosed>,
                   Fn<"setEntryPoints", SetEntryPoints>, Fn<"counts", Counts>,
                   Fn<"mayDeliverMore", MayDeliverMore>,
                   Fn<"refImmediates", RefImmediates>, Fn<"ref", RefLoop>,
                   Fn<"loopTimes", LoopTimes>, Fn<"postRequest", PostRequest>,
                   Fn<"reportUncaught", ReportUncaught>,
                   Fn<"unref", UnrefLoop>>();
}

}  // namespace orrery
