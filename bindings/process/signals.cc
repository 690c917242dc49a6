// internalBinding('signals'): signals of the operating system as mail.
//
//  * watch(number), unwatch(number): 0 or -errno. A watched signal arrives as MailKind::kSignal
//    with its number as target.
//  * kill(pid, number): 0 or -errno.
//
// Watching does not keep the loop alive. Loop thread only.
#include <array>

#include "bindings/core/function.h"

namespace orrery {

namespace {

/// The one handle that all signals arrive on, opened when the first is watched.
class SignalReader {
 public:
  explicit SignalReader(Environment& env) : env_(env) {
    read_.owner = this;
    read_.flags = kUnref;
    read_.into = bytes_;
    read_.on_event = [](Op& op, Event&& event) noexcept {
      static_cast<SignalReader*>(op.owner)->OnBytes(event.result);
    };
  }

  Result Open() {
    if (read_.handle) return 0;
    const Result result = env_.world.processes->OpenSignals(&read_.handle);
    if (result < 0) return result;
    env_.loop.Submit(read_);
    return 0;
  }

 private:
  void OnBytes(Result result) {
    for (Result i = 0; i < result; ++i) {
      env_.mail.Post(MailKind::kSignal, bytes_[static_cast<size_t>(i)], 0);
    }
    if (result > 0) env_.loop.Submit(read_);
  }

  Environment& env_;
  std::array<uint8_t, 64> bytes_;
  RecvOp read_;
};

int32_t Watch(Environment& env, int32_t signal) {
  if (env.world.processes == nullptr) return -ENOSYS;
  const Result opened = env.State<SignalReader>().Open();
  return opened < 0 ? opened : env.world.processes->WatchSignal(signal);
}

int32_t Unwatch(Environment& env, int32_t signal) {
  if (env.world.processes == nullptr) return -ENOSYS;
  return env.world.processes->UnwatchSignal(signal);
}

int32_t Kill(Environment& env, int32_t pid, int32_t signal) {
  if (env.world.processes == nullptr) return -ENOSYS;
  return env.world.processes->Kill(pid, signal);
}

}  // namespace

void BindSignals(Binder& binder) {
  binder.Functions<Fn<"watch", Watch>, Fn<"unwatch", Unwatch>, Fn<"kill", Kill>>();
}

}  // namespace orrery
