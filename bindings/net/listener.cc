// A listening socket; see listener.h.
#include "bindings/net/listener.h"

#include "bindings/net/connection.h"

namespace orrery {

namespace {
/// How long to wait when no descriptor is free: they come back when connections close.
constexpr uint64_t kRetryNs = 50'000'000;
}  // namespace

Listener::Listener(Environment& env, HandleId handle)
    : env_(env), handle_(handle), id_(env.State<Listeners>().Add(this)) {
  accept_.handle = close_.handle = handle;
  accept_.owner = close_.owner = this;
  accept_.flags = kMultishot;
  accept_.on_event = [](Op& op, Event&& event) noexcept {
    static_cast<Listener*>(op.owner)->OnAccept(std::move(event));
  };
  close_.on_event = [](Op& op, Event&&) noexcept {
    auto* self = static_cast<Listener*>(op.owner);
    self->env_.closed.Post(MailKind::kAccept, self->id_, 0);
    delete self;
  };
  retry_.owner = this;
  retry_.ref = false;
  retry_.on_fire = [](Timer& timer) noexcept { static_cast<Listener*>(timer.owner)->Submit(); };
}

Listener::~Listener() {
  env_.loop.Disarm(retry_);
  env_.State<Listeners>().Remove(id_);
}

Result Listener::Listen(int backlog) {
  const Result result = env_.world.sockets.Listen(handle_, backlog);
  if (result < 0) return result;
  if (!listening_) {
    listening_ = true;
    Submit();
  }
  return 0;
}

void Listener::Submit() {
  if (!accept_.in_flight() && !closing_) env_.loop.Submit(accept_);
}

void Listener::OnAccept(Event&& event) {
  if (event.accepted) {
    if (closing_) {
      (new Connection(env_, event.accepted))->Close();
    } else {
      auto* connection = new Connection(env_, event.accepted);
      env_.mail.Post(MailKind::kAccept, id_, connection->id());
    }
  }
  if (event.more() || accept_.in_flight() || closing_ || event.result == kCancelled) return;
  if (event.result < 0) {
    env_.loop.Arm(retry_, env_.loop.now_ns() + kRetryNs);
  } else {
    Submit();
  }
}

void Listener::Close() {
  if (closing_) return;
  closing_ = true;
  env_.loop.Disarm(retry_);
  env_.loop.Submit(close_);
}

void Listener::SetRef(bool ref) { env_.loop.SetRef(accept_, ref); }

uint32_t Listeners::Add(Listener* listener) {
  if (free_.empty()) {
    table_.push_back(listener);
    return static_cast<uint32_t>(table_.size() - 1);
  }
  uint32_t id = free_.back();
  free_.pop_back();
  table_[id] = listener;
  return id;
}

void Listeners::Remove(uint32_t id) {
  table_[id] = nullptr;
  free_.push_back(id);
}

}  // namespace orrery
