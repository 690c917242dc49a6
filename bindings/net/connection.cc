// A stream connection between the loop and JavaScript; see connection.h.
#include "bindings/net/connection.h"

#include <algorithm>

#include "bindings/net/slab_views.h"

namespace orrery {

namespace {
constexpr size_t kLittle = 16 * 1024;
}  // namespace

/// What only some moments of a connection's life need.
struct Connection::Waiting {
  std::unique_ptr<ConnectOp> connect;
  ShutdownOp shutdown;
  CloseOp close;
  double connect_request = -1, shutdown_request = -1;
  bool shutdown_wanted = false;
  std::vector<uint32_t> sent_requests;  // told when everything is sent
};

Connection::Connection(Environment& env, HandleId handle)
    : env_(env), all_(env.State<Connections>()), handle_(handle), id_(all_.Add(this)) {
  recv_.handle = handle;
  recv_.owner = this;
  recv_.flags = kMultishot;
  recv_.pool = &env.world.buffers;
  recv_.on_event = [](Op& op, Event&& event) noexcept {
    static_cast<Connection*>(op.owner)->OnRecv(std::move(event));
  };
}

Connection::~Connection() {
  if (consumer_ != nullptr) consumer_->OnDetached(*this);
  if (dirty_) all_.Forget(this);
  if (out_ != nullptr) all_.buffers.Give(std::move(out_));
  if (in_send_ != nullptr) all_.buffers.Give(std::move(in_send_));
  all_.Remove(id_);
}

Connection::Waiting& Connection::waiting() {
  if (waiting_ == nullptr) waiting_ = std::make_unique<Waiting>();
  return *waiting_;
}

// ---- reading -------------------------------------------------------------------------------

void Connection::ReadStart() {
  if (reading_ || closing_ || ended_) return;
  reading_ = true;
  SubmitRecv();
}

void Connection::ReadStop() {
  if (!reading_) return;
  reading_ = false;
  env_.loop.Cancel(recv_);
}

void Connection::SetPaused(bool paused) {
  if (paused_ == paused) return;
  paused_ = paused;
  if (paused) {
    env_.loop.Cancel(recv_);
  } else {
    SubmitRecv();
  }
}

// A read that is being cancelled comes back here when its end comes. A loop that shuts down cancels
// the reads that nobody waits for: they are not to begin again.
void Connection::SubmitRecv() {
  if (env_.loop.shutting_down()) return;
  if (reading_ && !paused_ && !closing_ && !recv_.in_flight()) env_.loop.Submit(recv_);
}

void Connection::TellBytes(const BufferLease& lease) {
  const double slab = env_.State<SlabViews>().IdOf(lease.slab());
  env_.mail.Post(MailKind::kStream, id_, lease.size(),
                 {slab, static_cast<double>(lease.offset())});
}

void Connection::OnRecv(Event&& event) {
  if ((event.flags & kBuffer) != 0 && event.result > 0) {
    bytes_read += static_cast<uint64_t>(event.result);
    if (consumer_ != nullptr) {
      consumer_->OnBytes(*this, std::move(event.lease));
    } else {
      TellBytes(event.lease);
    }
  }
  if (event.more() || recv_.in_flight()) return;
  if ((event.flags & kEof) != 0) return OnRecvEnd(0);
  if (event.result < 0 && event.result != kCancelled && event.result != kNoBuffers) {
    return OnRecvEnd(event.result);
  }
  SubmitRecv();
}

void Connection::OnRecvEnd(Result result) {
  if (ended_ || closing_) return;
  ended_ = true;
  reading_ = false;
  if (consumer_ != nullptr) {
    consumer_->OnEnd(*this, result);
  } else {
    TellEnd(result);
  }
}

void Connection::TellEnd(Result result) {
  env_.mail.Post(MailKind::kStream, id_, result, {-1, 0});
}

// ---- writing -------------------------------------------------------------------------------

Outgoing& Connection::Out() {
  if (out_ == nullptr) out_ = all_.buffers.Take();
  if (!dirty_) {
    dirty_ = true;
    all_.MarkDirty(this);
  }
  return *out_;
}

size_t Connection::pending_bytes() const {
  return (out_ == nullptr ? 0 : out_->bytes()) + (in_send_ == nullptr ? 0 : in_send_->bytes());
}

void Connection::NotifyWhenSent(uint32_t request) { waiting().sent_requests.push_back(request); }

void Connection::Flush(Sending how) {
  dirty_ = false;
  if (sending_ || out_ == nullptr || closing_) return;
  sending_ = true;
  in_send_ = std::move(out_);
  SendOp& send = in_send_->op;
  send.handle = handle_;
  send.owner = this;
  send.flags = kMayInline;
  if (how == Sending::kAtOnce) send.flags |= kAtOnce;
  // The last bytes go with the end. What fills several segments gains nothing by that.
  if (how == Sending::kWithTheEnd && in_send_->bytes() <= kLittle) send.flags |= kEndFollows;
  send.on_event = [](Op& op, Event&& event) noexcept {
    static_cast<Connection*>(op.owner)->OnSent(event.result);
  };
  for (;;) {
    if (in_send_->empty()) return FinishSend();
    send.slices = in_send_->slices();
    send.count = in_send_->count();
    const SubmitResult result = env_.loop.Submit(send);
    if (!result.done) return;
    if (result.result < 0) return OnSent(result.result);
    bytes_sent += static_cast<uint64_t>(result.result);
    in_send_->Advance(static_cast<size_t>(result.result));
  }
}

void Connection::SendNow() {
  if (sending_ || out_ == nullptr || closing_ || write_error != 0 || out_->empty()) return;
  const Result sent = env_.world.sockets.TrySend(handle_, out_->slices(), out_->count());
  if (sent <= 0) return;
  bytes_sent += static_cast<uint64_t>(sent);
  out_->Advance(static_cast<size_t>(sent));
  if (out_->empty()) out_->Clear();  // more may be written before the flush
}

void Connection::OnSent(Result result) {
  if (result >= 0) {
    bytes_sent += static_cast<uint64_t>(result);
    in_send_->Advance(static_cast<size_t>(result));
    if (in_send_->empty() || closing_) return FinishSend();
    SendOp& send = in_send_->op;
    send.slices = in_send_->slices();
    send.count = in_send_->count();
    const SubmitResult again = env_.loop.Submit(send);
    if (again.done) OnSent(again.result);
    return;
  }
  if (write_error == 0 && !closing_) {
    write_error = result;
    env_.mail.Post(MailKind::kStream, id_, result, {-2, 0});
  }
  in_send_->Clear();
  if (out_ != nullptr) out_->Clear();
  FinishSend();
}

void Connection::FinishSend() {
  sending_ = false;
  all_.buffers.Give(std::move(in_send_));
  if (closing_) return;
  if (out_ != nullptr && write_error == 0) return Flush();
  if (waiting_ != nullptr) {
    for (uint32_t request : waiting_->sent_requests) {
      env_.mail.Post(MailKind::kRequest, request, write_error);
    }
    waiting_->sent_requests.clear();
    if (waiting_->shutdown_wanted && SubmitShutdown()) {
      env_.mail.Post(MailKind::kRequest, waiting_->shutdown_request, 0);
    }
  }
  if (consumer_ != nullptr) consumer_->OnDrained(*this);
}

// ---- connecting, ending --------------------------------------------------------------------

void Connection::Connect(uint32_t request, const SocketAddress& address) {
  waiting().connect_request = request;
  if (waiting_->connect == nullptr) waiting_->connect = std::make_unique<ConnectOp>();
  ConnectOp& connect = *waiting_->connect;
  connect.handle = handle_;
  connect.owner = this;
  connect.address = address;
  connect.on_event = [](Op& op, Event&& event) noexcept {
    auto* self = static_cast<Connection*>(op.owner);
    self->env_.mail.Post(MailKind::kRequest, self->waiting_->connect_request, event.result);
  };
  env_.loop.Submit(connect);
}

bool Connection::Shutdown(uint32_t request) {
  waiting().shutdown_request = request;
  if (out_ != nullptr) Flush(Sending::kWithTheEnd);
  waiting_->shutdown_wanted = sending_;
  return !sending_ && SubmitShutdown();
}

bool Connection::SubmitShutdown() {
  waiting_->shutdown_wanted = false;
  ShutdownOp& op = waiting_->shutdown;
  if (op.in_flight()) return false;
  op.handle = handle_;
  op.owner = this;
  op.on_event = [](Op& ended, Event&& event) noexcept {
    auto* self = static_cast<Connection*>(ended.owner);
    self->env_.mail.Post(MailKind::kRequest, self->waiting_->shutdown_request, event.result);
  };
  op.flags = kMayInline;  // it hardly ever waits
  const SubmitResult now = env_.loop.Submit(op);
  if (now.done && now.result < 0) {
    env_.mail.Post(MailKind::kRequest, waiting_->shutdown_request, now.result);
  }
  return now.done && now.result >= 0;
}

void Connection::Close() {
  if (closing_) return;
  if (out_ != nullptr && !sending_ && write_error == 0) {
    const Result sent = env_.world.sockets.TrySend(handle_, out_->slices(), out_->count());
    if (sent > 0) bytes_sent += static_cast<uint64_t>(sent);
  }
  closing_ = true;
  reading_ = false;
  if (waiting_ != nullptr) {
    for (uint32_t request : waiting_->sent_requests) {
      env_.mail.Post(MailKind::kRequest, request, kCancelled);
    }
    waiting_->sent_requests.clear();
    if (waiting_->shutdown_wanted) {
      env_.mail.Post(MailKind::kRequest, waiting_->shutdown_request, kCancelled);
    }
  }
  CloseOp& close = waiting().close;
  close.handle = handle_;
  close.owner = this;
  close.on_event = [](Op& op, Event&&) noexcept {
    auto* self = static_cast<Connection*>(op.owner);
    self->env_.closed.Post(MailKind::kStream, self->id_, 0);
    delete self;
  };
  env_.loop.Submit(close);
}

void Connection::Reset() {
  env_.world.sockets.SetOption(handle_, SocketOption::kLingerReset, 1);
  if (out_ != nullptr) out_->Clear();
  Close();
}

void Connection::SetRef(bool ref) {
  ref_ = ref;
  env_.loop.SetRef(recv_, ref);
}

void Connection::SetConsumer(std::unique_ptr<Consumer> consumer) {
  consumer_ = std::move(consumer);
}

// ---- the table -----------------------------------------------------------------------------

Connections::~Connections() {
  for (Connection* connection : table_) delete connection;
}

uint32_t Connections::Add(Connection* connection) {
  if (free_.empty()) {
    table_.push_back(connection);
    return static_cast<uint32_t>(table_.size() - 1);
  }
  uint32_t id = free_.back();
  free_.pop_back();
  table_[id] = connection;
  return id;
}

void Connections::Remove(uint32_t id) {
  table_[id] = nullptr;
  free_.push_back(id);
}

void Connections::Forget(Connection* connection) {
  std::replace(dirty_.begin(), dirty_.end(), connection, static_cast<Connection*>(nullptr));
  std::replace(flushing_.begin(), flushing_.end(), connection, static_cast<Connection*>(nullptr));
}

void Connections::FlushDirty() {
  if (dirty_.empty()) return;
  flushing_.swap(dirty_);
  for (size_t i = 0; i < flushing_.size(); ++i) {
    if (flushing_[i] != nullptr) flushing_[i]->Flush();
  }
  flushing_.clear();
}

void Connections::SendDirtyNow() {
  for (Connection* connection : dirty_) {
    if (connection != nullptr) connection->SendNow();
  }
}

void Connections::FlushForExit() {
  for (Connection* connection : dirty_) {
    if (connection == nullptr || connection->closing()) continue;
    Outgoing& out = connection->Out();
    env_.world.sockets.TrySend(connection->handle(), out.slices(), out.count());
  }
}

}  // namespace orrery
