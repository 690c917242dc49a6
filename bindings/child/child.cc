// internalBinding('child'): child processes.
//
//  * spawn([arguments]) -> [pid, child, connection, channel or -1 for each descriptor], or -errno
//  * kill(pid, signal); ref(child, on); the end comes as a record `exit` [code, signal]
//  * spawnSync: spawn_sync.cc
//
// Loop thread only.
#include <fcntl.h>
#include <unistd.h>

#include "bindings/child/channel.h"
#include "bindings/child/spawn_arguments.h"
#include "bindings/core/function.h"
#include "bindings/net/connection.h"

namespace orrery {

js::Value SpawnSync(Environment& env, js::Value arguments, js::Value input, double timeout_ms,
                    double max_buffer, int32_t kill_signal);

namespace {

/// A child that runs: waits for its end.
struct Child {
  Child(Environment& environment, HandleId process, int process_id, uint32_t number)
      : env(environment), pid(process_id), id(number) {
    poll.handle = close.handle = process;
    poll.owner = close.owner = this;
    poll.interest = PollOp::kReadable;
    poll.on_event = [](Op& op, Event&& event) noexcept {
      auto* child = static_cast<Child*>(op.owner);
      if (event.result < 0) {
        child->Close();  // the program ends, and the child goes on without it
      } else {
        child->Ended();
      }
    };
    close.on_event = [](Op& op, Event&&) noexcept { static_cast<Child*>(op.owner)->Forget(); };
  }
  void Ended();
  void Close();
  void Forget();

  Environment& env;
  int pid;
  uint32_t id;
  PollOp poll;
  CloseOp close;
};

struct Children {
  explicit Children(Environment&) {}
  ~Children() {
    for (Child* child : table) delete child;
  }
  uint32_t TakeNumber() {
    if (free.empty()) {
      table.push_back(nullptr);
      return static_cast<uint32_t>(table.size() - 1);
    }
    const uint32_t number = free.back();
    free.pop_back();
    return number;
  }
  std::vector<Child*> table;
  std::vector<uint32_t> free;
};

void Child::Ended() {
  ChildExit exit;
  const Result result = env.world.processes->Reap(pid, &exit);
  if (result == -EAGAIN) {
    env.loop.Submit(poll);
    return;
  }
  env.mail.Post(MailKind::kExit, id, result,
                {static_cast<double>(exit.code), static_cast<double>(exit.signal)});
  Close();
}

void Child::Close() {
  close.flags |= kUnref;
  env.loop.Submit(close);
}

void Child::Forget() {
  auto& children = env.State<Children>();
  children.table[id] = nullptr;
  children.free.push_back(id);
  delete this;
}

int32_t Watch(Environment& env, const Spawned& spawned) {
  HandleId handle;
  const Result adopted = env.world.sockets.Adopt(spawned.descriptor, &handle);
  if (adopted < 0) return adopted;
  auto& children = env.State<Children>();
  auto* child = new Child(env, handle, spawned.pid, children.TakeNumber());
  children.table[child->id] = child;
  env.loop.Submit(child->poll);
  return static_cast<int32_t>(child->id);
}

/// Replaces the pipes in `options` by the children's ends; ours become connections and channels.
struct Pipes {
  std::vector<HandleId> ours;  // an empty id where there is no pipe
  std::vector<bool> channels;  // which of them are for messages
  std::vector<int> theirs;

  Result Open(Environment& env, SpawnOptions* options) {
    for (int& descriptor : options->descriptors) {
      ours.emplace_back();
      channels.push_back(descriptor == kChannel);
      if (descriptor != kPipe && descriptor != kChannel) continue;
      int end;
      const Result result = env.world.sockets.OpenPair(&ours.back(), &end);
      if (result < 0) return result;
      theirs.push_back(end);
      descriptor = end;
    }
    return 0;
  }
  /// What JavaScript knows our end by.
  double Number(Environment& env, size_t i) {
    if (!ours[i]) return -1;
    return channels[i] ? (new Channel(env, ours[i]))->id() : (new Connection(env, ours[i]))->id();
  }
  void CloseTheirs() {
    for (int end : theirs) ::close(end);
    theirs.clear();
  }
  void Drop(Environment& env) {
    CloseTheirs();
    for (HandleId handle : ours) {
      if (handle) (new Connection(env, handle))->Close();
    }
  }
};

js::Value Spawn(Environment& env, js::Value arguments) {
  js::Engine& engine = env.engine;
  SpawnOptions options;
  ReadSpawnOptions(env, arguments, &options);
  Pipes pipes;
  Spawned spawned;
  Result result = pipes.Open(env, &options);
  if (result == 0) result = env.world.processes->Spawn(options, &spawned);
  if (result < 0) {
    pipes.Drop(env);
    return engine.Number(result);
  }
  pipes.CloseTheirs();
  std::vector<js::Value> parts = {engine.Number(spawned.pid),
                                  engine.Number(Watch(env, spawned))};
  for (size_t i = 0; i < pipes.ours.size(); ++i) {
    parts.push_back(engine.Number(pipes.Number(env, i)));
  }
  return engine.Array(parts);
}

int32_t Kill(Environment& env, int32_t pid, int32_t signal) {
  return env.world.processes->Kill(pid, signal);
}

void RefChild(Environment& env, uint32_t id, bool ref) {
  auto& table = env.State<Children>().table;
  if (id < table.size() && table[id] != nullptr && table[id]->poll.in_flight()) env.loop.SetRef(table[id]->poll, ref);
}

}  // namespace

void BindChild(Binder& binder) {
  binder.Functions<Fn<"spawn", Spawn>, Fn<"kill", Kill>, Fn<"ref", RefChild>,
                   Fn<"spawnSync", SpawnSync>>();
}

}  // namespace orrery
