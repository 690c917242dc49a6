// Reads of stream sockets: RECV into the caller's span, or from a buffer ring (multishot, or once).
//
// A multishot request may end by itself (a full completion queue, an empty buffer ring) while the
// operation goes on: it is armed again here, and the caller never sees it (io_uring_multishot.7).
// What is no stream socket is read when it is ready: readiness.cc.
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>

#include "loops/uring/uring_driver.h"

namespace orrery::uring {

namespace {
constexpr size_t kMaxBytes = 0x7ffff000;  // read(2), NOTES: and a length has 32 bits here
RecvOp& OpOf(const Flight& flight) { return static_cast<RecvOp&>(*flight.op); }
bool Multishot(const Flight& flight) { return (flight.op->flags & kMultishot) != 0; }
bool ConnectionIsGone(int fd) {
  tcp_info info{};
  socklen_t size = sizeof info;
  return getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 && info.tcpi_state == TCP_CLOSE;
}
/// A multishot request can sleep through the end of a unix socket's stream. The kernel (seen on
/// 6.18) drops a wake-up that comes while it reads, if 128 others had gathered before: the writer
/// wrote in small pieces, and this thread was busy. TCP says at each read whether its end has come.
bool MultishotIsSound(int domain) { return domain != AF_UNIX; }
/// A terminal has two wait queues. Woken for nothing (its mode changed), the kernel (seen on 6.18)
/// arms the poll again itself, takes its second entry of before for a third, and gives up with
/// EINVAL. A request that is made anew has no such entry.
bool IsLostPoll(const Flight& flight, Result result) {
  return flight.stage == Stage::kAwaitReady && result == -EINVAL && !flight.handle->datagram;
}
/// Results after which the same request is simply made again.
bool Transient(Result result) { return abi::Interrupted(result) || result == -EAGAIN; }
}  // namespace

SubmitResult UringDriver::SubmitRecv(Flight& flight) {
  const RecvOp& op = OpOf(flight);
  KERNEL_CHECK(op.pool != nullptr || !Multishot(flight));
  if (op.pool == nullptr && op.into.empty()) return EndNow(flight, Event{});
  return Enqueue(flight, StateOf(*flight.handle).reads);
}

void UringDriver::StartRecv(Flight& flight) {
  const RecvOp& op = OpOf(flight);
  const int fd = flight.handle->fd;
  if (!StateOf(*flight.handle).is_socket() || flight.handle->datagram) {
    return AwaitReady(flight, POLLIN, Stage::kAwaitReady);
  }
  if (op.pool == nullptr) {
    io_uring_prep_recv(Arm(flight, Stage::kNative), fd, op.into.data(),
                       std::min(op.into.size(), kMaxBytes), 0);
    return;
  }
  if (flight.buffers == nullptr) {
    flight.buffers = BuffersFor(*op.pool);
    if (flight.buffers == nullptr) return AwaitReady(flight, POLLIN, Stage::kAwaitReady);
    ++flight.buffers->users;
  }
  // RECV on an empty ring fails at once, data or no data; but an empty pool ends a read only when
  // there is something to read.
  if (!flight.buffers->Refill()) return AwaitReady(flight, POLLIN, Stage::kAwaitMemory);
  io_uring_sqe* sqe = Arm(flight, Stage::kNative);
  io_uring_prep_recv(sqe, fd, nullptr, 0, 0);
  if (Multishot(flight) && !flight.one_shot && MultishotIsSound(StateOf(*flight.handle).domain)) {
    sqe->ioprio |= IORING_RECV_MULTISHOT;
  }
  sqe->flags |= IOSQE_BUFFER_SELECT;
  sqe->buf_group = flight.buffers->group();
}

void UringDriver::OnRecv(Flight& flight, const Completion& completion) {
  const Result result = completion.result;
  if (flight.stage == Stage::kAwaitReady && result >= 0) return ReadDirectly(flight);
  if (flight.stage == Stage::kAwaitMemory && result >= 0) {
    if (flight.cancelled) return End(flight, kCancelled);
    if (!flight.buffers->Refill()) return End(flight, kNoBuffers);
    return StartRecv(flight);
  }
  if (Transient(result) || IsLostPoll(flight, result)) {
    return flight.cancelled ? End(flight, kCancelled) : StartRecv(flight);
  }
  if (flight.stage == Stage::kNative && OpOf(flight).pool != nullptr) {
    return RecvFromPool(flight, completion);
  }
  EndRead(flight, result);
}

void UringDriver::RecvFromPool(Flight& flight, const Completion& completion) {
  const Result result = completion.result;
  Event event;
  event.result = result;
  if (completion.has_buffer()) {
    event.lease =
        flight.buffers->Take(completion.buffer_id(), result > 0 ? static_cast<uint32_t>(result) : 0,
                             completion.buffer_more());
  }
  if (result > 0) {
    KERNEL_CHECK(event.lease.size() == static_cast<uint32_t>(result));
    event.flags = kBuffer;
    poll_bytes_ += event.lease.size();
    if (!Multishot(flight) || (flight.cancelled && !completion.more())) {
      return End(flight, std::move(event));
    }
    Tell(flight, std::move(event));
    if (!completion.more()) StartRecv(flight);
    return;
  }
  if (result == -ENOBUFS) return OutOfBuffers(flight);
  if (result == -EINVAL && Multishot(flight) && !flight.one_shot) {
    flight.one_shot = true;  // a kernel before 6.0
    return StartRecv(flight);
  }
  EndRead(flight, result);
}

// A long send that the peer's reset breaks off reports its bytes, and the socket's error went with
// it: to a read the loss then looks like an orderly end of the stream.
void UringDriver::EndRead(Flight& flight, Result result) {
  if (result == 0 && StateOf(*flight.handle).send_broken && ConnectionIsGone(flight.handle->fd)) {
    result = -ECONNRESET;
  }
  End(flight, result, result == 0 ? kEof : 0);
}

void UringDriver::OutOfBuffers(Flight& flight) {
  if (flight.cancelled) return End(flight, kCancelled);
  flight.buffers->Grow();
  StartRecv(flight);
}

BufferRing* UringDriver::BuffersFor(BufferPool& pool) {
  auto found = buffers_.find(&pool);
  if (found != buffers_.end()) return found->second.get();
  const uint16_t group = free_groups_.empty() ? next_group_ : free_groups_.back();
  std::unique_ptr<BufferRing> made = BufferRing::Create(*ring_, group, pool, features_.buffers);
  if (made == nullptr) return nullptr;
  if (free_groups_.empty()) {
    ++next_group_;
  } else {
    free_groups_.pop_back();
  }
  return (buffers_[&pool] = std::move(made)).get();
}

// The loop's own pool outlives the driver, so its ring stays; any other pool may die once nobody
// reads from it, and then its slabs must have been given back.
void UringDriver::ReleaseBuffers(Flight& flight) {
  BufferRing& buffers = *flight.buffers;
  flight.buffers = nullptr;
  if (--buffers.users > 0 || &buffers.pool() == &default_pool_) return;
  free_groups_.push_back(buffers.group());
  buffers_.erase(&buffers.pool());
}

}  // namespace orrery::uring
