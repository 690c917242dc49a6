// A whole runtime, put together; see runtime.h.
#include "cli/runtime.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "bindings/core/function.h"
#include "bindings/core/host.h"
#include "bindings/core/idle_memory.h"
#include "bindings/core/registry.h"
#include "bindings/library/library.h"
#include "loops/posix/huge_regions.h"
#include "loops/posix/usable_cpus.h"

namespace orrery {

namespace {

/// Large enough that a slab is replaced rarely, small enough that one that JavaScript keeps alive
/// does not weigh much.
constexpr uint32_t kSlabBytes = 128 * 1024;
constexpr uint32_t kMaxSlabs = 4096;

int PoolThreads() {
  const char* wanted = std::getenv("UV_THREADPOOL_SIZE");
  int threads = wanted == nullptr ? 4 : std::atoi(wanted);
  return threads < 1 ? 4 : std::min(threads, 1024);
}

bool HasSetting(const ProgramOptions& options, std::string_view name) {
  return std::any_of(options.settings.begin(), options.settings.end(),
                     [&](const auto& each) { return each.first == name; });
}

js::Value InternalBinding(Environment& env, std::string name) {
  js::Value binding = MakeBinding(env, name);
  if (binding) return binding;
  env.engine.Throw(env.engine.Error("Error", "", "No such binding: " + name));
  return {};
}

}  // namespace

std::unique_ptr<Runtime> Runtime::Create(const ProgramOptions& options, std::string* error) {
  std::unique_ptr<Runtime> runtime(new Runtime);
  runtime->options_ = options;
  Milestones began;
  began.program_wall_ns = runtime->clock_.WallNs();
  began.program_ns = runtime->clock_.NowNs();
  runtime->buffers_ = std::make_unique<SlabPool>(kSlabBytes, kMaxSlabs, posix::kHugeRegions);
  runtime->blocking_ = std::make_unique<ThreadPool>(PoolThreads(), posix::CpusOfThread());
  runtime->loop_ =
      MakeLoop(options.loop_name, {&runtime->clock_, runtime->buffers_.get()}, error);
  if (runtime->loop_ == nullptr) {
    *error = "--loop=" + options.loop_name + ": " + *error;
    return nullptr;
  }
  Loop& loop = *runtime->loop_;
  began.node_ns = runtime->clock_.NowNs();
  runtime->tracing_ = std::make_unique<Tracing>(runtime->clock_, loop.driver(), loop.sockets(),
                                                *runtime->blocking_);
  runtime->world_.reset(new World{loop.driver(), runtime->tracing_->sockets(), loop.files(),
                                  *runtime->buffers_, *runtime->blocking_, runtime->clock_,
                                  runtime->entropy_, &loop.processes()});
  runtime->event_loop_ = std::make_unique<EventLoop>(*runtime->world_);
  WaitOptions waiting;
  waiting.usable_cpus = posix::UsableCpus;
  if (!waiting.Parse(options.waiting)) {
    *error = "--wait=" + options.waiting + ": not a way to wait";
    return nullptr;
  }
  runtime->event_loop_->SetWaiting(waiting);
  runtime->blocking_->SetWaker(
      {[](void* context) noexcept { static_cast<EventLoop*>(context)->Wake(); },
       runtime->event_loop_.get()});
  js::EngineOptions engine_options;
  engine_options.loop = runtime->event_loop_.get();
  engine_options.on_tasks_run = [owner = runtime.get()] {
    if (owner->environment_ != nullptr) owner->environment_->RunTicks();
  };
  engine_options.always_clear = HasSetting(options, "--zero-fill-buffers");
  began.engine_ns = runtime->clock_.NowNs();
  runtime->engine_ = js::Engine::Create(engine_options);
  runtime->environment_ = std::make_unique<Environment>(
      *runtime->engine_, *runtime->event_loop_, *runtime->world_, runtime->options_);
  runtime->environment_->began = began;
  runtime->environment_->tracing = runtime->tracing_.get();
  runtime->tracing_->Attach(*runtime->event_loop_, *runtime->engine_);
  runtime->engine_->host = runtime->environment_.get();
  js::Scope scope(*runtime->engine_);
  runtime->event_loop_->SetHost(&runtime->environment_->State<Host>());
  if (!options.trace_file.empty() && !runtime->BeginTrace(error)) return nullptr;
  return runtime;
}

// "%p" stands for the process. The children that fork() starts get their parent's options, and
// must not write over its file.
std::string Runtime::TracePath() const {
  std::string path = options_.trace_file;
  const std::string process = std::to_string(::getpid());
  const size_t place = path.find("%p");
  if (place != path.npos) {
    path.replace(place, 2, process);
  } else if (std::getenv("NODE_CHANNEL_FD") != nullptr) {
    path.insert(std::min(path.rfind('.'), path.size()), "." + process);
  }
  return path;
}

bool Runtime::BeginTrace(std::string* error) {
  TraceLevel level = TraceLevel::kOperations;
  ParseTraceLevel(options_.trace_level, &level);
  if (tracing_->Start(TracePath(), level, options_.argv, error)) return true;
  *error = "--trace=" + *error;
  return false;
}

Runtime::~Runtime() {
  if (tracing_ != nullptr) tracing_->Stop();
  if (event_loop_ != nullptr) event_loop_->Shutdown();
  if (engine_ != nullptr) {
    js::Scope scope(*engine_);
    environment_.reset();
  }
  engine_.reset();
  event_loop_.reset();
  blocking_.reset();  // its threads may still record
}

bool Runtime::Boot() {
  js::Engine& engine = *engine_;
  js::Scope scope(engine);
  static constexpr auto& kInternalBinding = Fn<"internalBinding", InternalBinding>::kNative;
  js::Value boot;
  if (!CompileLibrary(*environment_, "internal/boot", &boot)) {
    environment_->ReportUncaught(engine.TakeException());
    return false;
  }
  js::Value arguments[] = {engine.Object(), engine.Undefined(), engine.Undefined(),
                           engine.Function(kInternalBinding)};
  // A program whose own handler takes what its main file threw goes on.
  if (!engine.Call(boot, {}, arguments, nullptr)) {
    environment_->ReportUncaught(engine.TakeException());
  }
  return !environment_->exiting;
}

void Runtime::Turns() {
  // The engine's workers may still bring something (a WebAssembly module that is compiled), and
  // what it starts may need them again.
  do {
    event_loop_->Run();
    if (environment_->exiting || event_loop_->stopped() || !engine_->DrainTasks()) return;
    environment_->RunTicks();
  } while (!environment_->exiting);
}

int Runtime::Run() {
  Environment& env = *environment_;
  js::Scope scope(*engine_);
  {
    TracedPhase phase(event_loop_->trace(), TracePhase::kScript);
    if (!Boot()) return env.exit_code == 0 ? 1 : env.exit_code;
    env.RunTicks();
  }
  env.RunAfterEntry();
  env.State<IdleMemory>().Start();
  if (env.exiting) return env.exit_code;
  for (;;) {
    Turns();
    if (env.exiting || event_loop_->stopped()) break;
    // 'beforeExit' may have scheduled more.
    if (!env.on_before_exit) break;
    env.Enter(env.on_before_exit, {});
    env.RunTicks();
    if (env.exiting || !event_loop_->alive()) break;
  }
  if (!env.exiting && !event_loop_->stopped() && env.on_exit) {
    js::Value code;
    if (env.Enter(env.on_exit, {}, &code)) env.exit_code = static_cast<int>(engine_->ToNumber(code));
  }
  return env.exit_code;
}

}  // namespace orrery
