// Between c-ares and the kernel's operations; see query_socket.h.
#include "bindings/dns/query_socket.h"

#include <netinet/in.h>
#include <sys/uio.h>

#include <algorithm>
#include <cstring>

#include "bindings/dns/socket_address.h"

namespace orrery {

namespace {
int Fail(Result result) {
  errno = -result;
  return -1;
}
}  // namespace

QuerySocket::QuerySocket(Environment& env, HandleId handle, bool stream, int number, Owner owner)
    : env_(env), handle_(handle), stream_(stream), number_(number), owner_(owner) {
  for (Op* op : {static_cast<Op*>(&connect_), static_cast<Op*>(&recv_), static_cast<Op*>(&send_),
                 static_cast<Op*>(&close_)}) {
    op->handle = handle;
    op->owner = this;
  }
  connect_.on_event = [](Op& op, Event&& event) noexcept {
    static_cast<QuerySocket*>(op.owner)->OnConnected(event.result);
  };
  recv_.on_event = [](Op& op, Event&& event) noexcept {
    static_cast<QuerySocket*>(op.owner)->OnReceived(event);
  };
  recv_.into = buffer_;
  if (!stream) recv_.from = &sender_;
  send_.on_event = [](Op& op, Event&& event) noexcept {
    static_cast<QuerySocket*>(op.owner)->OnSent(event.result);
  };
  send_.flags = kMayInline;
  close_.on_event = [](Op& op, Event&&) noexcept { delete static_cast<QuerySocket*>(op.owner); };
}

int QuerySocket::Connect(const sockaddr* native, socklen_t size) {
  SocketAddress address;
  if (!ReadSocketAddress(native, size, &address)) return Fail(-EAFNOSUPPORT);
  if (stream_) {
    connect_.address = address;
    env_.loop.Submit(connect_);
    return Fail(-EINPROGRESS);
  }
  const Result result = env_.world.sockets.ConnectDatagram(handle_, address);
  if (result < 0) return Fail(result);
  connected_ = true;
  SubmitRecv();
  return 0;
}

void QuerySocket::OnConnected(Result result) {
  if (closing_) return;
  connected_ = result >= 0;
  if (connected_) {
    SubmitRecv();
  } else {
    error_ = result;
  }
  Changed();
}

void QuerySocket::Changed() {
  if (!closing_) owner_.changed(owner_.owner);
}

// ---- sending -------------------------------------------------------------------------------

ssize_t QuerySocket::Send(const iovec* slices, int count) {
  if (error_ < 0) return Fail(error_);
  if (!connected_) return Fail(-EAGAIN);
  std::vector<uint8_t> bytes;
  for (int i = 0; i < count; ++i) {
    const auto* base = static_cast<const uint8_t*>(slices[i].iov_base);
    bytes.insert(bytes.end(), base, base + slices[i].iov_len);
  }
  const auto size = static_cast<ssize_t>(bytes.size());
  outbox_.push_back(std::move(bytes));
  told_writable_ = false;
  SubmitSend();
  return size;
}

void QuerySocket::SubmitSend() {
  while (!outbox_.empty() && !send_.in_flight() && !closing_) {
    slice_ = {outbox_.front().data() + sent_, outbox_.front().size() - sent_};
    send_.slices = &slice_;
    send_.count = 1;
    const SubmitResult submitted = env_.loop.Submit(send_);
    if (!submitted.done || !TakeSent(submitted.result)) return;
  }
}

/// Counts what was sent; false after an error, which c-ares learns with its next read.
bool QuerySocket::TakeSent(Result result) {
  if (result < 0) {
    outbox_.clear();
    sent_ = 0;
    error_ = result;
    return false;
  }
  sent_ += static_cast<size_t>(result);
  if (!stream_ || sent_ >= outbox_.front().size()) {
    outbox_.pop_front();
    sent_ = 0;
  }
  return true;
}

void QuerySocket::OnSent(Result result) {
  if (closing_) return;
  if (TakeSent(result)) SubmitSend();
  Changed();
}

// ---- receiving -----------------------------------------------------------------------------

bool QuerySocket::Readable() const { return error_ < 0 || ended_ || taken_ < received_; }

void QuerySocket::SubmitRecv() {
  if (recv_.in_flight() || closing_ || ended_ || env_.loop.shutting_down()) return;
  received_ = taken_ = 0;
  env_.loop.Submit(recv_);
}

void QuerySocket::OnReceived(const Event& event) {
  if (closing_ || event.result == kCancelled) return;
  if (event.result < 0) {
    error_ = event.result;
  } else if ((event.flags & kEof) != 0) {
    ended_ = true;
  } else if (event.result == 0) {
    return SubmitRecv();  // an empty datagram is no answer, and c-ares would take it for an end
  } else {
    received_ = static_cast<size_t>(event.result);
  }
  Changed();
}

ssize_t QuerySocket::Receive(void* into, size_t size, sockaddr* from, socklen_t* from_size) {
  if (error_ < 0) {
    const Result error = error_;
    error_ = 0;
    if (connected_) SubmitRecv();
    return Fail(error);
  }
  if (taken_ == received_) return ended_ ? 0 : Fail(-EAGAIN);
  const size_t count = std::min(size, received_ - taken_);
  std::memcpy(into, buffer_.data() + taken_, count);
  taken_ = stream_ ? taken_ + count : received_;
  if (from != nullptr && from_size != nullptr) WriteSocketAddress(sender_, from, from_size);
  if (taken_ == received_) SubmitRecv();
  return static_cast<ssize_t>(count);
}

void QuerySocket::Close() {
  closing_ = true;
  // Beyond the loop's end nothing would tell of the close; its handles end with it.
  if (env_.loop.shutting_down()) {
    delete this;
  } else {
    env_.loop.Submit(close_);
  }
}

}  // namespace orrery
