// internalBinding('child_channel'): see channel.h.
//
//  * adopt(fd) -> channel or -errno
//  * wait(channel, request, writable, ref); ref(channel, on); close(channel)
//  * send(channel, bytes, fd or -1) -> count of bytes, or -errno
//  * receive(channel) -> [bytes, fd...] (no bytes: the end), or -errno
//
// Loop thread only.
#include "bindings/child/channel.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "bindings/core/function.h"
#include "bindings/net/connection.h"

namespace orrery {

Channel::Channel(Environment& env, HandleId handle) : env_(env), handle_(handle) {
  auto& table = env.State<Channels>().table;
  const auto free = std::find(table.begin(), table.end(), nullptr);
  id_ = static_cast<uint32_t>(free - table.begin());
  if (free == table.end()) {
    table.push_back(this);
  } else {
    *free = this;
  }
  Prepare(readable_, PollOp::kReadable);
  Prepare(writable_, PollOp::kWritable);
  close_.handle = handle;
  close_.owner = this;
  close_.flags |= kUnref;
  close_.on_event = [](Op& op, Event&&) noexcept {
    auto* channel = static_cast<Channel*>(op.owner);
    std::erase(channel->env_.State<Channels>().closing, channel);
    delete channel;
  };
}

void Channel::Prepare(Waiter& waiter, int32_t interest) {
  waiter.channel = this;
  waiter.poll.handle = handle_;
  waiter.poll.owner = &waiter;
  waiter.poll.interest = interest;
  waiter.poll.on_event = [](Op& op, Event&& event) noexcept {
    auto* told = static_cast<Waiter*>(op.owner);
    told->channel->env_.mail.Post(MailKind::kRequest, told->request, event.result, {});
  };
}

int Channel::Descriptor() { return env_.world.sockets.Descriptor(handle_); }

void Channel::Wait(uint32_t request, bool writable, bool ref) {
  Waiter& waiter = writable ? writable_ : readable_;
  waiter.request = request;
  waiter.poll.flags = ref ? 0 : kUnref;
  env_.loop.Submit(waiter.poll);
}

void Channel::SetRef(bool ref) {
  if (readable_.poll.in_flight()) env_.loop.SetRef(readable_.poll, ref);
}

void Channel::Close() {
  auto& channels = env_.State<Channels>();
  channels.table[id_] = nullptr;
  channels.closing.push_back(this);
  env_.loop.Submit(close_);
}

Channels::~Channels() {
  for (Channel* channel : table) delete channel;
  for (Channel* channel : closing) delete channel;
}

namespace {

/// Descriptors that one message may bring.
constexpr size_t kMaxDescriptors = 16;
constexpr size_t kReceiveBytes = 65536;

Channel* Get(Environment& env, uint32_t id) { return env.State<Channels>().Get(id); }

int32_t Adopt(Environment& env, int32_t descriptor) {
  HandleId handle;
  const Result result = env.world.sockets.Adopt(descriptor, &handle);
  return result < 0 ? result : static_cast<int32_t>((new Channel(env, handle))->id());
}

int32_t Wait(Environment& env, uint32_t id, uint32_t request, bool writable, bool ref) {
  Channel* channel = Get(env, id);
  if (channel == nullptr) return kBadHandle;
  channel->Wait(request, writable, ref);
  return 0;
}

void Ref(Environment& env, uint32_t id, bool on) {
  if (Channel* channel = Get(env, id)) channel->SetRef(on);
}

void Close(Environment& env, uint32_t id) {
  if (Channel* channel = Get(env, id)) channel->Close();
}

double Send(Environment& env, uint32_t id, std::span<uint8_t> bytes, int32_t descriptor) {
  Channel* channel = Get(env, id);
  if (channel == nullptr) return kBadHandle;
  // What the program wrote to sockets before goes first, not with the driver's next submission: the
  // message may speak of it.
  env.State<Connections>().SendDirtyNow();
  iovec slice{bytes.data(), bytes.size()};
  msghdr message{};
  message.msg_iov = &slice;
  message.msg_iovlen = 1;
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
  if (descriptor >= 0) {
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &descriptor, sizeof(int));
  }
  const ssize_t sent = ::sendmsg(channel->Descriptor(), &message, MSG_DONTWAIT | MSG_NOSIGNAL);
  return sent < 0 ? -errno : static_cast<double>(sent);
}

void TakeDescriptors(Environment& env, msghdr& message, std::vector<js::Value>* out) {
  for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr;
       header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    const size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (size_t i = 0; i < count; ++i) {
      int descriptor;
      std::memcpy(&descriptor, CMSG_DATA(header) + i * sizeof(int), sizeof(int));
      out->push_back(env.engine.Number(descriptor));
    }
  }
}

js::Value Receive(Environment& env, uint32_t id) {
  Channel* channel = Get(env, id);
  if (channel == nullptr) return env.engine.Number(kBadHandle);
  std::vector<uint8_t> bytes(kReceiveBytes);
  alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int) * kMaxDescriptors)];
  iovec slice{bytes.data(), bytes.size()};
  msghdr message{};
  message.msg_iov = &slice;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  const ssize_t count = ::recvmsg(channel->Descriptor(), &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
  if (count < 0) return env.engine.Number(-errno);
  std::vector<js::Value> parts = {
      env.engine.CopyBytes({bytes.data(), static_cast<size_t>(count)})};
  TakeDescriptors(env, message, &parts);
  return env.engine.Array(parts);
}

}  // namespace

void BindChildChannel(Binder& binder) {
  binder.Functions<Fn<"adopt", Adopt>, Fn<"wait", Wait>, Fn<"ref", Ref>, Fn<"close", Close>,
                   Fn<"send", Send>, Fn<"receive", Receive>>();
}

}  // namespace orrery
