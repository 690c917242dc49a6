// internalBinding('fs_watch'): inotify, as mail.
//
//  * add(path): the number of a watch, or -errno. The same file has the same number.
//  * remove(number): 0 or -errno.
//  * setRef(ref): whether waiting for events keeps the loop alive; at first it does not.
//
// An event is MailKind::kWatch: target = the watch, result = inotify's mask, payload = the entry's
// name as bytes, or nothing when the watched file itself is meant. A mask with IN_Q_OVERFLOW says
// that events were lost. One descriptor serves the whole program. Loop thread only.
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstring>

#include "bindings/core/function.h"

namespace orrery {

namespace {

constexpr uint32_t kInterest = IN_ATTRIB | IN_CREATE | IN_MODIFY | IN_DELETE | IN_DELETE_SELF |
                               IN_MOVE_SELF | IN_MOVED_FROM | IN_MOVED_TO;

class FileWatches {
 public:
  explicit FileWatches(Environment& env) : env_(env) {
    read_.owner = this;
    read_.flags = kUnref;
    read_.into = bytes_;
    read_.on_event = [](Op& op, Event&& event) noexcept {
      static_cast<FileWatches*>(op.owner)->OnBytes(event.result);
    };
  }

  Result Add(const std::string& path) {
    if (Result result = Open(); result < 0) return result;
    const int watch = inotify_add_watch(descriptor_, path.c_str(), kInterest);
    return watch < 0 ? -errno : watch;
  }
  Result Remove(int watch) {
    return inotify_rm_watch(descriptor_, watch) != 0 ? -errno : 0;
  }
  void SetRef(bool ref) {
    if (read_.handle) env_.loop.SetRef(read_, ref);
  }

 private:
  Result Open() {
    if (read_.handle) return 0;
    descriptor_ = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (descriptor_ < 0) return -errno;
    const Result result = env_.world.sockets.Adopt(descriptor_, &read_.handle);
    if (result < 0) {
      close(descriptor_);
      return result;
    }
    env_.loop.Submit(read_);
    return 0;
  }

  void OnBytes(Result result) {
    if (result <= 0) return;
    js::Scope scope(env_.engine);
    for (size_t at = 0; at + sizeof(inotify_event) <= static_cast<size_t>(result);) {
      inotify_event event;
      std::memcpy(&event, bytes_.data() + at, sizeof(event));
      Tell(event, bytes_.data() + at + sizeof(event));
      at += sizeof(event) + event.len;
    }
    env_.loop.Submit(read_);
  }

  // The name is padded with zeros.
  void Tell(const inotify_event& event, const uint8_t* name) {
    const size_t size = strnlen(reinterpret_cast<const char*>(name), event.len);
    if (size == 0) return env_.mail.Post(MailKind::kWatch, event.wd, event.mask);
    env_.mail.Post(MailKind::kWatch, event.wd, event.mask,
                   {env_.mail.Keep(env_.engine.CopyBytes({name, size}))});
  }

  Environment& env_;
  int descriptor_ = -1;  // owned by the handle
  alignas(inotify_event) std::array<uint8_t, 8192> bytes_;
  RecvOp read_;
};

int32_t Add(Environment& env, js::Value path) {
  std::span<uint8_t> bytes;
  if (env.engine.TypeOf(path) == js::Type::kString) {
    return env.State<FileWatches>().Add(env.engine.ToUtf8(path));
  }
  if (!env.engine.BytesOf(path, &bytes)) return -EINVAL;
  return env.State<FileWatches>().Add({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}
int32_t Remove(Environment& env, int32_t watch) { return env.State<FileWatches>().Remove(watch); }
void SetRef(Environment& env, bool ref) { env.State<FileWatches>().SetRef(ref); }

}  // namespace

void BindFsWatch(Binder& binder) {
  binder.Functions<Fn<"add", Add>, Fn<"remove", Remove>, Fn<"setRef", SetRef>>();
}

}  // namespace orrery
