// What a binding finds around it: the engine, the loop, the world, the mailbox, and its own state.
//
//  * Environment: one per program (later: one per worker thread).
//  * State<T>(): a binding family's own data, made when first asked for, destroyed at teardown in
//    the reverse order.
//
// Loop thread only.
#pragma once

#include <memory>
#include <new>
#include <string>
#include <vector>

#include "bindings/core/mailbox.h"
#include "kernel/engine.h"
#include "kernel/event_loop.h"
#include "kernel/world.h"

namespace orrery {

/// The command line as the program sees it.
struct ProgramOptions {
  std::vector<std::string> argv;       ///< argv[0], the script, its arguments
  std::vector<std::string> exec_argv;  ///< options before the script
  std::string argv0;  ///< the name that the program was called by
  std::string exec_path;
  std::string loop_name;
  std::string waiting = "adaptive";  ///< how the loop waits, as WaitOptions::Parse takes it
  std::string stdlib_folder;  ///< takes the library from here instead of the built-in one, if set
  std::string entry;          ///< script path, or "" with `code`
  std::string code;           ///< -e / -p
  bool print = false;         ///< -p
  bool interactive = false;   ///< REPL
  bool expose_gc = false;
  bool stats = false;
  std::string trace_file;  ///< --trace; "": nobody traces
  std::string trace_level = "operations";
  using Settings = std::vector<std::pair<std::string, std::string>>;
  Settings settings;  ///< further options by their long names, "true" for those without a value
  /// The options that NODE_OPTIONS may have; null when nobody reads a command line.
  std::vector<std::string> (*environment_flags)() = nullptr;
};

/// When the parts of the runtime began, by the world's clock.
struct Milestones {
  uint64_t program_ns = 0, node_ns = 0, engine_ns = 0;
  uint64_t program_wall_ns = 0;  ///< since 1970
};

class Tracing;

class Environment {
 public:
  Environment(js::Engine& engine, EventLoop& loop, World& world, const ProgramOptions& options)
      : engine(engine), loop(loop), world(world), options(options), mail(engine), closed(engine) {}
  ~Environment() {
    while (!states_.empty()) {
      states_.back()->End();  // which may still ask for this very state
      states_.pop_back();
    }
  }

  js::Engine& engine;
  EventLoop& loop;
  World& world;
  const ProgramOptions& options;
  Milestones began;
  Tracing* tracing = nullptr;
  Mailbox mail;    ///< completions, delivered after the dispatch of each turn
  Mailbox closed;  ///< close callbacks, delivered in the close phase

  /// Calls JavaScript from the loop. An exception goes to the program's handlers
  /// ('uncaughtException'); false if there was one.
  bool Enter(const js::Persistent& function, std::span<const js::Value> arguments,
             js::Value* result = nullptr);
  /// Has `step` run after every entry into JavaScript, before the loop goes on.
  void AfterEntry(void (*step)(Environment&)) { after_entry_.push_back(step); }
  void RunAfterEntry() {
    for (auto* step : after_entry_) step(*this);
  }
  /// Has `step` run when the program exits, while the loop still stands.
  void BeforeExit(void (*step)(Environment&)) { before_exit_.push_back(step); }
  void RunBeforeExit() {
    for (auto* step : before_exit_) step(*this);
  }
  /// Gives an exception that nobody caught to the program's handlers. What waits in the queue of
  /// process.nextTick waits on, so that a tick that always throws leaves room for the loop.
  void ReportUncaught(js::Exception exception);
  /// The same for an exception that JavaScript caught and hands over; the ticks stay for the caller.
  void ReportCaught(js::Value error, bool from_promise);
  /// process.nextTick and microtasks.
  void RunTicks();
  /// The JavaScript function that decides about an uncaught exception; set at bootstrap.
  js::Persistent on_uncaught;
  js::Persistent run_ticks;
  /// 'beforeExit', and 'exit' (returns the exit code); set at bootstrap.
  js::Persistent on_before_exit, on_exit;
  uint64_t entries = 0;  ///< into JavaScript, from the loop
  int exit_code = 0;     ///< of a program that ends without process.exit
  bool exiting = false;  ///< no more JavaScript is entered

  /// A binding family's own data.
  template <typename T>
  T& State() {
    static const size_t kIndex = NextStateIndex();
    if (kIndex < state_of_.size() && state_of_[kIndex] != nullptr) {
      return *static_cast<T*>(state_of_[kIndex]);
    }
    auto holder = std::make_unique<Holder<T>>(*this);
    T& value = holder->value();
    states_.push_back(std::move(holder));
    if (kIndex >= state_of_.size()) state_of_.resize(kIndex + 1);
    state_of_[kIndex] = &value;
    return value;
  }

 private:
  bool TellUncaught(std::span<const js::Value> arguments);

  struct AnyState {
    virtual ~AnyState() = default;
    virtual void End() = 0;
  };
  template <typename T>
  struct Holder final : AnyState {
    explicit Holder(Environment& env) { ::new (static_cast<void*>(storage)) T(env); }
    void End() override { value().~T(); }
    T& value() { return *std::launder(reinterpret_cast<T*>(storage)); }
    alignas(T) unsigned char storage[sizeof(T)];
  };
  static size_t NextStateIndex();
  std::vector<std::unique_ptr<AnyState>> states_;
  std::vector<void*> state_of_;  // the same, by the type's index
  std::vector<void (*)(Environment&)> after_entry_, before_exit_;
};

}  // namespace orrery
