// Entering JavaScript from the loop, and what happens to exceptions; see environment.h.
#include "bindings/core/environment.h"

#include <atomic>
#include <cstdio>

namespace orrery {

size_t Environment::NextStateIndex() {
  static std::atomic<size_t> next = 0;
  return next++;
}

bool Environment::Enter(const js::Persistent& function, std::span<const js::Value> arguments,
                        js::Value* result) {
  ++entries;
  const bool returned = engine.Call(function.Get(engine), {}, arguments, result);
  if (!returned) ReportUncaught(engine.TakeException());
  engine.LetGoOfWeakTargets();  // the library runs no microtasks where none wait
  RunAfterEntry();
  return returned;
}

namespace {
/// What can be said of a value without the library.
std::string PlainText(js::Engine& engine, js::Value value) {
  js::Value stack;
  if (engine.TypeOf(value) == js::Type::kObject && engine.Get(value, "stack", &stack)) value = stack;
  return engine.TypeOf(value) == js::Type::kString ? engine.ToUtf8(value) : "uncaught exception";
}
}  // namespace

void Environment::ReportUncaught(js::Exception exception) {
  if (exception.terminated) return loop.Stop();
  js::Scope scope(engine);
  js::Value value = exception.value.Get(engine);
  if (!on_uncaught) {  // before the library is up: say it as plainly as can be
    std::fprintf(stderr, "%s\n%s\n", exception.arrow.c_str(), PlainText(engine, value).c_str());
    exit_code = 1;
    exiting = true;
    return loop.Stop();
  }
  js::Value arguments[] = {value, engine.String(exception.arrow), engine.Boolean(false),
                           engine.String(exception.thrown_at)};
  TellUncaught(arguments);  // which sees to a callback, after which waiting ticks run
}

void Environment::ReportCaught(js::Value error, bool from_promise) {
  js::Value arguments[] = {error, engine.String(engine.ArrowOf(error)),
                           engine.Boolean(from_promise)};
  TellUncaught(arguments);
}

// JavaScript emits 'uncaughtException', or prints and exits. An exception in there ends the
// program with code 7, as in Node.
bool Environment::TellUncaught(std::span<const js::Value> arguments) {
  if (engine.Call(on_uncaught.Get(engine), {}, arguments, nullptr)) return true;
  js::Exception second = engine.TakeException();
  if (!second.terminated) {
    std::fprintf(stderr, "%s\n%s\n", second.arrow.c_str(),
                 PlainText(engine, second.value.Get(engine)).c_str());
  }
  exit_code = 7;
  exiting = true;
  loop.Stop();
  return false;
}

void Environment::RunTicks() {
  if (exiting || !run_ticks) return;
  js::Scope scope(engine);
  Enter(run_ticks, {});
}

}  // namespace orrery
