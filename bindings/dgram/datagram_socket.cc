// A datagram socket between the loop and JavaScript; see datagram_socket.h.
#include "bindings/dgram/datagram_socket.h"

#include "bindings/net/slab_views.h"

namespace orrery {

DatagramSocket::DatagramSocket(Environment& env, HandleId handle, bool shared)
    : env_(env),
      handle_(handle),
      id_(env.State<DatagramSockets>().Add(this)),
      shared_(shared) {
  recv_.handle = close_.handle = handle;
  recv_.owner = close_.owner = this;
  recv_.flags = shared ? 0 : kMultishot;
  recv_.pool = &env.world.buffers;
  recv_.from = senders_.data();
  recv_.from_count = shared ? 1 : kSenders;
  recv_.on_event = [](Op& op, Event&& event) noexcept {
    static_cast<DatagramSocket*>(op.owner)->OnRecv(std::move(event));
  };
  close_.on_event = [](Op& op, Event&&) noexcept {
    auto* self = static_cast<DatagramSocket*>(op.owner);
    self->env_.closed.Post(MailKind::kDatagram, self->id_, 0);
    delete self;
  };
}

DatagramSocket::~DatagramSocket() { env_.State<DatagramSockets>().Remove(id_); }

// ---- receiving -----------------------------------------------------------------------------

void DatagramSocket::ReceiveStart() {
  receiving_ = true;
  SubmitRecv();
}

void DatagramSocket::ReceiveStop() {
  if (!receiving_) return;
  receiving_ = false;
  env_.loop.Cancel(recv_);
}

// A loop that shuts down cancels the reads that nobody waits for: they are not to begin again.
void DatagramSocket::SubmitRecv() {
  if (env_.loop.shutting_down()) return;
  if (receiving_ && !closing_ && !recv_.in_flight()) env_.loop.Submit(recv_);
}

void DatagramSocket::OnRecv(Event&& event) {
  bool told = false;
  if (receiving_ && !closing_) {
    told = event.result >= 0 || (event.result != kCancelled && event.result != kNoBuffers);
  }
  if (told && event.result >= 0) {
    Tell(event.lease, senders_[event.sender]);
  } else if (told) {
    env_.mail.Post(MailKind::kDatagram, id_, event.result);
  }
  if (!event.more() && !(shared_ && told)) SubmitRecv();
}

void DatagramSocket::Tell(const BufferLease& lease, const SocketAddress& from) {
  double slab = -1, offset = 0;
  if (lease) {
    slab = env_.State<SlabViews>().IdOf(lease.slab());
    offset = lease.offset();
  }
  const double family = from.family == Family::kIpv6 ? 6 : from.family == Family::kIpv4 ? 4 : 0;
  const double text = SenderText(from);
  env_.mail.Post(MailKind::kDatagram, id_, lease.size(),
                 {slab, offset, family, static_cast<double>(from.port), text});
}

/// Peers mostly send more than once: the text of their address is made for the first. -1 then.
double DatagramSocket::SenderText(const SocketAddress& from) {
  if (from.family == told_sender_.family && from.ip == told_sender_.ip &&
      from.scope_id == told_sender_.scope_id && from.path == told_sender_.path) {
    return -1;
  }
  told_sender_ = from;
  js::Scope scope(env_.engine);
  return env_.mail.Keep(env_.engine.String(from.IpText()));
}

// ---- sending -------------------------------------------------------------------------------

Result DatagramSocket::Send(std::unique_ptr<OutgoingDatagram> datagram, bool try_at_once) {
  SendOp& send = datagram->send;
  send.handle = handle_;
  send.owner = datagram.get();
  send.slices = datagram->bytes.slices();
  send.count = datagram->bytes.count();
  send.to = datagram->to.family == Family::kNone ? nullptr : &datagram->to;
  send.flags = try_at_once ? kMayInline : 0;
  send.on_event = [](Op& op, Event&& event) noexcept {
    auto& sent = *static_cast<OutgoingDatagram*>(op.owner);
    sent.socket->OnSent(sent, event.result);
  };
  datagram->socket = this;
  datagram->request = -1;
  const SubmitResult submitted = env_.loop.Submit(send);
  if (submitted.done) {
    env_.State<DatagramSockets>().Give(std::move(datagram));
    return submitted.result;
  }
  queued_bytes_ += datagram->bytes.bytes();
  ++queued_count_;
  last_queued_ = datagram.release();  // the driver's until OnSent
  return kQueued;
}

void DatagramSocket::NotifyWhenSent(uint32_t request) {
  if (last_queued_ != nullptr) last_queued_->request = request;
}

void DatagramSocket::OnSent(OutgoingDatagram& datagram, Result result) {
  std::unique_ptr<OutgoingDatagram> owned(&datagram);
  if (last_queued_ == &datagram) last_queued_ = nullptr;
  queued_bytes_ -= datagram.bytes.bytes();
  --queued_count_;
  if (datagram.request >= 0) env_.mail.Post(MailKind::kRequest, datagram.request, result);
  env_.State<DatagramSockets>().Give(std::move(owned));
}

void DatagramSocket::Close() {
  if (closing_) return;
  closing_ = true;
  env_.loop.Submit(close_);
}

void DatagramSocket::SetRef(bool ref) { env_.loop.SetRef(recv_, ref); }

// ---- the table -----------------------------------------------------------------------------

DatagramSockets::~DatagramSockets() {
  for (DatagramSocket* socket : table_) delete socket;
}

uint32_t DatagramSockets::Add(DatagramSocket* socket) {
  if (free_.empty()) {
    table_.push_back(socket);
    return static_cast<uint32_t>(table_.size() - 1);
  }
  const uint32_t id = free_.back();
  free_.pop_back();
  table_[id] = socket;
  return id;
}

void DatagramSockets::Remove(uint32_t id) {
  table_[id] = nullptr;
  free_.push_back(id);
}

DatagramSocket* DatagramSockets::Get(uint32_t id) {
  DatagramSocket* socket = id < table_.size() ? table_[id] : nullptr;
  return socket == nullptr || socket->closing() ? nullptr : socket;
}

std::unique_ptr<OutgoingDatagram> DatagramSockets::Take() {
  if (idle_.empty()) return std::make_unique<OutgoingDatagram>();
  std::unique_ptr<OutgoingDatagram> datagram = std::move(idle_.back());
  idle_.pop_back();
  return datagram;
}

void DatagramSockets::Give(std::unique_ptr<OutgoingDatagram> datagram) {
  constexpr size_t kIdle = 16;
  datagram->bytes.Clear();
  if (idle_.size() < kIdle) idle_.push_back(std::move(datagram));
}

}  // namespace orrery
