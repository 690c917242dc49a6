// internalBinding('process'): facts about this process, its exit, its plain output.
//
//  * argv, execPath…, cwd/chdir/umask, hrtime, memory and resource use.
//  * exit(code): ends the process; writeSync(fd, text), writeBytes: output that cannot wait.
//
// Loop thread only.
#include <gnu/libc-version.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "bindings/core/function.h"
#include "bindings/process/end.h"
#include "kernel/loop_trace.h"
#include "bindings/process/env_file.h"
#include "bindings/process/versions.h"

namespace orrery {

namespace {

js::Value Strings(Environment& env, const std::vector<std::string>& texts) {
  std::vector<js::Value> values;
  for (const std::string& text : texts) values.push_back(env.engine.String(text));
  return env.engine.Array(values);
}

void Exit(Environment& env, int32_t code) {
  env.exiting = true;
  env.RunBeforeExit();
  EndProcess(code);
}

/// Writes all of it, waiting where the descriptor is non-blocking; 0 or a negative errno.
int32_t WriteAll(int32_t fd, std::string_view text) {
  size_t done = 0;
  while (done < text.size()) {
    ssize_t n = ::write(fd, text.data() + done, text.size() - done);
    if (n >= 0) {
      done += static_cast<size_t>(n);
    } else if (errno == EAGAIN) {
      ::usleep(500);
    } else if (errno != EINTR) {
      return -errno;
    }
  }
  return 0;
}

int32_t WriteSync(Environment& env, int32_t fd, std::string text) {
  if (LoopTrace* trace = env.loop.trace()) trace->Printed(fd, text);
  return WriteAll(fd, text);
}
int32_t WriteBytes(Environment& env, int32_t fd, std::span<uint8_t> bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (LoopTrace* trace = env.loop.trace()) trace->Printed(fd, text);
  return WriteAll(fd, text);
}

js::Value Cwd(Environment& env) {
  std::string path(4096, '\0');
  if (::getcwd(path.data(), path.size()) == nullptr) return env.engine.Number(-errno);
  return env.engine.String(path.c_str());
}
int32_t Chdir(std::string path) { return ::chdir(path.c_str()) == 0 ? 0 : -errno; }
int32_t Umask(int32_t mask) {
  mode_t old = ::umask(mask < 0 ? 0 : static_cast<mode_t>(mask));
  if (mask < 0) ::umask(old);
  return static_cast<int32_t>(old);
}

double HrTime(Environment& env) { return static_cast<double>(env.world.clock.NowNs()); }
js::Value HrTimeBigInt(Environment& env) {
  return env.engine.BigIntUnsigned(env.world.clock.NowNs());
}
double WallTime(Environment& env) { return static_cast<double>(env.world.clock.WallNs()) / 1e6; }

js::Value Numbers(Environment& env, std::initializer_list<double> numbers) {
  std::vector<js::Value> values;
  for (double number : numbers) values.push_back(env.engine.Number(number));
  return env.engine.Array(values);
}
double ResidentBytes() {
  long pages = 0, resident = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%ld %ld", &pages, &resident) != 2) resident = 0;
    std::fclose(file);
  }
  return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE));
}
js::Value MemoryUsage(Environment& env) {
  js::HeapStatistics heap = env.engine.Heap();
  return Numbers(env, {ResidentBytes(), static_cast<double>(heap.total),
                       static_cast<double>(heap.used), static_cast<double>(heap.external),
                       static_cast<double>(heap.array_buffers)});
}
double Micros(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
}
js::Value ResourceUsage(Environment& env) {
  rusage use{};
  ::getrusage(RUSAGE_SELF, &use);
  return Numbers(env, {Micros(use.ru_utime), Micros(use.ru_stime),
                       static_cast<double>(use.ru_maxrss), static_cast<double>(use.ru_ixrss),
                       static_cast<double>(use.ru_idrss), static_cast<double>(use.ru_isrss),
                       static_cast<double>(use.ru_minflt), static_cast<double>(use.ru_majflt),
                       static_cast<double>(use.ru_nswap), static_cast<double>(use.ru_inblock),
                       static_cast<double>(use.ru_oublock), static_cast<double>(use.ru_msgsnd),
                       static_cast<double>(use.ru_msgrcv), static_cast<double>(use.ru_nsignals),
                       static_cast<double>(use.ru_nvcsw), static_cast<double>(use.ru_nivcsw)});
}

double Pid() { return ::getpid(); }
double Ppid() { return ::getppid(); }
void Abort() { std::abort(); }
js::Value VersionOf(Environment& env, std::string library) {
  return env.engine.String(LibraryVersion(library));
}

void SetTitle(std::string title) { ::prctl(PR_SET_NAME, title.c_str()); }

/// The memory that the control group allows, or 0 if that is no limit.
double MemoryLimit() {
  for (const char* path :
       {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
    std::FILE* file = std::fopen(path, "r");
    if (file == nullptr) continue;
    unsigned long long limit = 0;
    const bool read = std::fscanf(file, "%llu", &limit) == 1;
    std::fclose(file);
    if (read && limit < (1ull << 62)) return static_cast<double>(limit);
  }
  return 0;
}

js::Value EnvironmentFlags(Environment& env) {
  const auto list = env.options.environment_flags;
  return Strings(env, list == nullptr ? std::vector<std::string>{} : list());
}

/// Names and values, one after the other.
js::Value ParseEnv(Environment& env, std::string text) {
  EnvVariables variables;
  ParseEnvText(text, &variables);
  std::vector<std::string> flat;
  for (const auto& [name, value] : variables) {
    flat.push_back(name);
    flat.push_back(value);
  }
  return Strings(env, flat);
}

}  // namespace

void BindProcess(Binder& binder) {
  binder.Functions<
      Fn<"exit", Exit>, Fn<"writeSync", WriteSync>, Fn<"cwd", Cwd>, Fn<"chdir", Chdir>,
      Fn<"umask", Umask>, Fn<"hrtime", HrTime>, Fn<"hrtimeBigInt", HrTimeBigInt>,
      Fn<"wallTime", WallTime>, Fn<"memoryUsage", MemoryUsage>,
      Fn<"resourceUsage", ResourceUsage>, Fn<"rss", ResidentBytes>, Fn<"pid", Pid>,
      Fn<"ppid", Ppid>, Fn<"abort", Abort>, Fn<"setTitle", SetTitle>,
      Fn<"writeBytes", WriteBytes>, Fn<"memoryLimit", MemoryLimit>,
      Fn<"environmentFlags", EnvironmentFlags>, Fn<"parseEnv", ParseEnv>,
      Fn<"libraryVersion", VersionOf>>();
  const ProgramOptions& options = binder.env.options;
  binder.Set("argv", Strings(binder.env, options.argv));
  binder.Set("execArgv", Strings(binder.env, options.exec_argv));
  const Milestones& began = binder.env.began;
  binder.Number("startedAt", static_cast<double>(began.program_ns));
  binder.Number("startedAtWall", static_cast<double>(began.program_wall_ns));
  binder.Number("nodeBeganAt", static_cast<double>(began.node_ns));
  binder.Number("engineBeganAt", static_cast<double>(began.engine_ns));
  binder.Text("argv0", options.argv0);
  binder.Text("execPath", options.exec_path);
  binder.Text("loopName", options.loop_name);
  binder.Text("engineVersion", js::Engine::Version());
  binder.Text("glibcVersion", ::gnu_get_libc_version());
  binder.Text("entry", options.entry);
  const LoopTrace* trace = binder.env.loop.trace();
  binder.Set("tracesAll", binder.env.engine.Boolean(
      trace != nullptr && trace->has(TraceLevel::kEverything)));
  binder.Text("code", options.code);
  binder.Set("print", binder.env.engine.Boolean(options.print));
  binder.Set("interactive", binder.env.engine.Boolean(options.interactive));
  std::vector<std::string> settings;
  for (const auto& [name, value] : options.settings) {
    settings.push_back(name);
    settings.push_back(value);
  }
  binder.Set("settings", Strings(binder.env, settings));
}

}  // namespace orrery
