// spawnSync: a child process that is waited for, outside of the loop.
//
//  * SpawnSync: feeds its input, gathers its output, ends it at a timeout or at too much output.
//
// It blocks, as its name says; the loop stands still meanwhile.
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>

#include "bindings/child/spawn_arguments.h"
#include "bindings/core/function.h"

namespace orrery {

namespace {

struct Stream {
  int child_descriptor;
  int ours;
  bool writes;  // our end is written (the child's stdin)
  std::span<uint8_t> input;
  std::string output;
};

class Run {
 public:
  Run(Environment& env, double timeout_ms, double max_buffer, int signal)
      : env_(env), max_buffer_(max_buffer), signal_(signal) {
    if (timeout_ms > 0) {
      deadline_ns_ = env.world.clock.NowNs() + static_cast<uint64_t>(timeout_ms * 1e6);
    }
  }
  ~Run() {
    for (Stream& stream : streams_) {
      if (stream.ours >= 0) ::close(stream.ours);
    }
    if (spawned_.descriptor >= 0) ::close(spawned_.descriptor);
  }

  Result Start(SpawnOptions* options, std::span<uint8_t> input) {
    std::vector<int> theirs;
    Result result = 0;
    for (size_t i = 0; i < options->descriptors.size() && result == 0; ++i) {
      if (options->descriptors[i] != kPipe) continue;
      int ends[2];
      if (::pipe2(ends, O_CLOEXEC) != 0) {
        result = -errno;
        break;
      }
      const bool writes = i == 0;
      ::fcntl(ends[writes], F_SETFL, O_NONBLOCK);
      streams_.push_back({static_cast<int>(i), ends[writes], writes, writes ? input : std::span<uint8_t>{}, {}});
      options->descriptors[i] = ends[!writes];
      theirs.push_back(ends[!writes]);
    }
    if (result == 0) result = env_.world.processes->Spawn(*options, &spawned_);
    for (int end : theirs) ::close(end);
    return result;
  }

  void Wait() {
    while (!ended_ || AnyOpen()) {
      std::vector<pollfd> watched = Watched();
      const int timeout = Timeout();
      const int ready = ::poll(watched.data(), watched.size(), timeout);
      if (ready < 0 && errno != EINTR) break;
      if (ready == 0 && deadline_ns_ != 0 && env_.world.clock.NowNs() >= deadline_ns_) {
        error_ = -ETIMEDOUT;
        deadline_ns_ = 0;
        EndChild();
      }
      Handle(watched);
    }
    for (int i = 0; !ended_ && i < 1000; ++i) Reap();
  }

  js::Value Outcome(js::Engine& engine, size_t descriptors) {
    std::vector<js::Value> outputs(descriptors, engine.Null());
    for (Stream& stream : streams_) {
      if (stream.writes) continue;
      outputs[static_cast<size_t>(stream.child_descriptor)] = engine.CopyBytes(
          {reinterpret_cast<const uint8_t*>(stream.output.data()), stream.output.size()});
    }
    js::Value parts[] = {engine.Number(spawned_.pid), engine.Number(exit_.code),
                         engine.Number(exit_.signal), engine.Number(error_),
                         engine.Array(outputs)};
    return engine.Array(parts);
  }

 private:
  bool AnyOpen() const {
    for (const Stream& stream : streams_) {
      if (stream.ours >= 0) return true;
    }
    return false;
  }
  std::vector<pollfd> Watched() const {
    std::vector<pollfd> watched;
    for (const Stream& stream : streams_) {
      watched.push_back({stream.ours, static_cast<short>(stream.writes ? POLLOUT : POLLIN), 0});
    }
    watched.push_back({ended_ ? -1 : spawned_.descriptor, POLLIN, 0});
    return watched;
  }
  int Timeout() const {
    if (deadline_ns_ == 0) return -1;
    const uint64_t now = env_.world.clock.NowNs();
    return now >= deadline_ns_ ? 0 : static_cast<int>((deadline_ns_ - now) / 1000000 + 1);
  }
  void Handle(const std::vector<pollfd>& watched) {
    for (size_t i = 0; i < streams_.size(); ++i) {
      if (watched[i].revents == 0) continue;
      if (streams_[i].writes) {
        Feed(streams_[i]);
      } else {
        Gather(streams_[i]);
      }
    }
    if (watched.back().revents != 0) Reap();
  }
  void Shut(Stream& stream) {
    ::close(stream.ours);
    stream.ours = -1;
  }
  void Feed(Stream& stream) {
    const ssize_t n = stream.input.empty()
                          ? 0
                          : ::write(stream.ours, stream.input.data(), stream.input.size());
    if (n < 0 && errno == EAGAIN) return;
    if (n > 0) stream.input = stream.input.subspan(static_cast<size_t>(n));
    if (n < 0 || stream.input.empty()) Shut(stream);
  }
  void Gather(Stream& stream) {
    char buffer[65536];
    const ssize_t n = ::read(stream.ours, buffer, sizeof buffer);
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (n <= 0) return Shut(stream);
    stream.output.append(buffer, static_cast<size_t>(n));
    if (max_buffer_ >= 0 && static_cast<double>(stream.output.size()) > max_buffer_) {
      error_ = -ENOBUFS;
      EndChild();
    }
  }
  void EndChild() {
    env_.world.processes->Kill(spawned_.pid, signal_);
    for (Stream& stream : streams_) {
      if (stream.ours >= 0) Shut(stream);
    }
  }
  void Reap() {
    if (env_.world.processes->Reap(spawned_.pid, &exit_) != -EAGAIN) ended_ = true;
  }

  Environment& env_;
  double max_buffer_;
  int signal_;
  uint64_t deadline_ns_ = 0;
  std::vector<Stream> streams_;
  Spawned spawned_;
  ChildExit exit_;
  Result error_ = 0;
  bool ended_ = false;
};

}  // namespace

/// [pid, code, signal, error, outputs], or -errno if the child could not be started.
js::Value SpawnSync(Environment& env, js::Value arguments, js::Value input, double timeout_ms,
                    double max_buffer, int32_t kill_signal) {
  SpawnOptions options;
  ReadSpawnOptions(env, arguments, &options);
  std::span<uint8_t> bytes;
  env.engine.BytesOf(input, &bytes);
  Run run(env, timeout_ms, max_buffer, kill_signal);
  const Result started = run.Start(&options, bytes);
  if (started < 0) return env.engine.Number(started);
  run.Wait();
  return run.Outcome(env.engine, options.descriptors.size());
}

}  // namespace orrery
