// The three echo servers; see echo_servers.h.
#include "benchmarks/loops/echo_servers.h"

#include <sys/socket.h>

#include <algorithm>

namespace orrery::benchmarks {

// ---- on a driver ---------------------------------------------------------------------------

struct DriverEcho::Connection {
  RecvOp recv;
};

struct DriverEcho::Answer {
  DriverEcho* server;
  SendOp send;
  BufferLease lease;
  IoSlice slice;
  Answer* next = nullptr;
};

DriverEcho::DriverEcho(const std::string& loop) : world_(loop) {}
DriverEcho::~DriverEcho() { world_.events->Shutdown(); }

void DriverEcho::Add(int fd) {
  auto connection = std::make_unique<Connection>();
  RecvOp& recv = connection->recv;
  recv.handle = world_.Adopt(fd);
  recv.pool = &world_.buffers;
  recv.flags = kMultishot;
  recv.owner = this;
  recv.on_event = [](Op& op, Event&& event) noexcept {
    static_cast<DriverEcho*>(op.owner)->Received(op.handle, std::move(event));
  };
  connections_.push_back(std::move(connection));
  world_.events->Submit(recv);
}

void DriverEcho::Received(HandleId handle, Event&& event) {
  if (event.result <= 0) return;  // the end of the row
  if (free_answers_ == nullptr) {
    answers_.push_back(std::make_unique<Answer>());
    free_answers_ = answers_.back().get();
    free_answers_->server = this;
  }
  Answer& answer = *free_answers_;
  free_answers_ = answer.next;
  answer.lease = std::move(event.lease);
  answer.slice = {answer.lease.data(), answer.lease.size()};
  SendOp& send = answer.send;
  send.handle = handle;
  send.slices = &answer.slice;
  send.count = 1;
  send.flags = kMayInline;
  send.owner = &answer;
  send.on_event = [](Op& op, Event&& sent) noexcept {
    auto* answer = static_cast<Answer*>(op.owner);
    answer->server->Sent(*answer, sent.result);
  };
  const SubmitResult result = world_.events->Submit(send);
  if (result.done) Sent(answer, result.result);
}

void DriverEcho::Sent(Answer& answer, Result result) {
  KERNEL_CHECK(result == static_cast<Result>(answer.slice.size) || result == kCancelled);
  answered_ += answer.slice.size;
  answer.lease.Reset();
  answer.next = free_answers_;
  free_answers_ = &answer;
}

void DriverEcho::Serve(uint64_t bytes) {
  answered_ = 0;
  while (answered_ < bytes) world_.events->RunTurn();
}

// ---- plain epoll ---------------------------------------------------------------------------

EpollEcho::~EpollEcho() {
  for (int fd : fds_) close(fd);
}

void EpollEcho::Add(int fd) {
  fds_.push_back(fd);
  epoll_.Watch(fd, static_cast<uint64_t>(fd));
}

void EpollEcho::Serve(uint64_t bytes) {
  for (uint64_t answered = 0; answered < bytes;) {
    const int count = epoll_.Wait();
    for (int i = 0; i < count; ++i) {
      const int fd = static_cast<int>(epoll_.ready[i].data.u64);
      const ssize_t got = recv(fd, bytes_.data(), bytes_.size(), 0);
      KERNEL_CHECK(got > 0);
      KERNEL_CHECK(send(fd, bytes_.data(), static_cast<size_t>(got), MSG_NOSIGNAL) == got);
      answered += static_cast<uint64_t>(got);
    }
    epoll_.counts.system_calls += 2 * static_cast<uint64_t>(count);
  }
}

// ---- plain io_uring ------------------------------------------------------------------------

namespace {

constexpr uint64_t kSendTag = uint64_t{1} << 63;

unsigned PowerOfTwo(size_t least) {
  unsigned power = 64;
  while (power < least) power *= 2;
  return power;
}

}  // namespace

UringEcho::UringEcho(Transport transport, size_t connections, size_t bytes)
    : multishot_(transport == Transport::kTcp),
      buffers_(ring_, PowerOfTwo(std::min<size_t>(connections * 2, 1024)),
               bytes <= 4096 ? 4096 : 16384) {}

UringEcho::~UringEcho() {
  for (int fd : fds_) close(fd);
}

void UringEcho::Add(int fd) {
  fds_.push_back(fd);
  Read(static_cast<uint32_t>(fds_.size() - 1));
}

void UringEcho::Read(uint32_t connection) {
  io_uring_sqe* sqe = ring_.Sqe();
  io_uring_prep_recv(sqe, fds_[connection], nullptr, 0, 0);
  if (multishot_) sqe->ioprio |= IORING_RECV_MULTISHOT;
  sqe->flags |= IOSQE_BUFFER_SELECT;
  sqe->buf_group = 0;
  sqe->user_data = connection;
}

void UringEcho::OnRead(const io_uring_cqe& cqe, uint32_t connection) {
  if (cqe.res > 0) {
    const unsigned id = cqe.flags >> IORING_CQE_BUFFER_SHIFT;
    io_uring_sqe* sqe = ring_.Sqe();
    io_uring_prep_send(sqe, fds_[connection], buffers_.At(id), static_cast<size_t>(cqe.res),
                       MSG_NOSIGNAL);
    sqe->user_data = kSendTag | uint64_t{id} << 32 | static_cast<uint32_t>(cqe.res);
  } else {
    KERNEL_CHECK(cqe.res == -ENOBUFS);
  }
  if ((cqe.flags & IORING_CQE_F_MORE) == 0) Read(connection);
}

void UringEcho::Serve(uint64_t bytes) {
  answered_ = 0;
  while (answered_ < bytes) {
    ring_.Turn([this](const io_uring_cqe& cqe) {
      if ((cqe.user_data & kSendTag) == 0) {
        return OnRead(cqe, static_cast<uint32_t>(cqe.user_data));
      }
      KERNEL_CHECK(cqe.res == static_cast<int>(static_cast<uint32_t>(cqe.user_data)));
      answered_ += static_cast<uint32_t>(cqe.res);
      buffers_.GiveBack(static_cast<unsigned>((cqe.user_data & ~kSendTag) >> 32));
    });
  }
}

bool PlainUringWorks() {
  io_uring ring;
  if (io_uring_queue_init(4, &ring, 0) != 0) return false;
  io_uring_queue_exit(&ring);
  return true;
}

}  // namespace orrery::benchmarks
