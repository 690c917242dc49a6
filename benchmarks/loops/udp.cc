// UDP echo on loopback, 64 bytes, by how many datagrams have arrived when the loop looks.
//
// The peer is one connected socket: it sends a burst, the loop answers all (this part is timed).
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstring>
#include <memory>
#include <vector>

#include "benchmarks/loops/plain.h"

namespace orrery::benchmarks {

namespace {

constexpr size_t kBytes = 64;

void Bursts(benchmark::internal::Benchmark* row) {
  row->ArgNames({"burst", "bytes"});
  for (int64_t burst : {1, 16, 64}) row->Args({burst, kBytes});
}

int BoundSocket(int type, sockaddr_in* address) {
  const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | type, 0);
  *address = {};
  address->sin_family = AF_INET;
  address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof *address;
  KERNEL_CHECK(fd >= 0 && bind(fd, reinterpret_cast<sockaddr*>(address), size) == 0);
  KERNEL_CHECK(getsockname(fd, reinterpret_cast<sockaddr*>(address), &size) == 0);
  return fd;
}

class DatagramPeer {
 public:
  DatagramPeer() {
    sockaddr_in ours, theirs;
    fd = BoundSocket(SOCK_NONBLOCK, &ours);
    peer_ = BoundSocket(0, &theirs);
    KERNEL_CHECK(connect(peer_, reinterpret_cast<sockaddr*>(&ours), sizeof ours) == 0);
  }
  ~DatagramPeer() { close(peer_); }
  void Send(size_t burst) {
    for (size_t i = 0; i < burst; ++i) {
      KERNEL_CHECK(send(peer_, message_, sizeof message_, 0) == sizeof message_);
    }
  }
  void Receive(size_t burst) {
    char answer[kBytes + 1];
    for (size_t i = 0; i < burst; ++i) {
      KERNEL_CHECK(recv(peer_, answer, sizeof answer, 0) == sizeof message_);
      KERNEL_CHECK(std::memcmp(answer, message_, sizeof message_) == 0);
    }
  }
  int fd;  ///< the loop's socket, which it closes

 private:
  int peer_;
  char message_[kBytes] = "round and round it goes";
};

class DriverDatagrams {
 public:
  DriverDatagrams(const std::string& loop, int fd) : world_(loop) {
    recv_.handle = send_.handle = world_.Adopt(fd);
    recv_.pool = &world_.buffers;
    recv_.flags = kMultishot;
    recv_.from = from_.data();
    recv_.from_count = static_cast<uint16_t>(from_.size());
    recv_.owner = send_.owner = this;
    recv_.on_event = [](Op& op, Event&& event) noexcept {
      if (event.result > 0) static_cast<DriverDatagrams*>(op.owner)->Answer(std::move(event));
    };
    send_.on_event = [](Op&, Event&&) noexcept { KERNEL_CHECK(false && "it goes at once"); };
    world_.events->Submit(recv_);
  }
  ~DriverDatagrams() { world_.events->Shutdown(); }
  void Serve(size_t burst) {
    for (answered_ = 0; answered_ < burst;) world_.events->RunTurn();
  }
  LoopWorld* world() { return &world_; }
  Counts counts() const { return {}; }

 private:
  void Answer(Event&& event) {
    const IoSlice slice{event.lease.data(), event.lease.size()};
    send_.slices = &slice;
    send_.count = 1;
    send_.to = &from_[event.sender];
    send_.flags = kMayInline;
    const SubmitResult result = world_.events->Submit(send_);
    KERNEL_CHECK(result.done && result.result == static_cast<Result>(kBytes));
    ++answered_;
  }
  LoopWorld world_;
  std::array<SocketAddress, 64> from_;
  RecvOp recv_;
  SendOp send_;
  size_t answered_ = 0;
};

class EpollDatagrams {
 public:
  explicit EpollDatagrams(int fd) : fd_(fd) { epoll_.Watch(fd, 0); }
  ~EpollDatagrams() { close(fd_); }
  void Serve(size_t burst) {
    for (size_t answered = 0; answered < burst;) {
      epoll_.Wait();
      // Until EAGAIN, as one does who does not want a wait per datagram.
      for (;; ++answered) {
        sockaddr_storage from;
        socklen_t size = sizeof from;
        auto* address = reinterpret_cast<sockaddr*>(&from);
        ++epoll_.counts.system_calls;
        const ssize_t got = recvfrom(fd_, bytes_, sizeof bytes_, 0, address, &size);
        if (got < 0) break;
        ++epoll_.counts.system_calls;
        KERNEL_CHECK(sendto(fd_, bytes_, static_cast<size_t>(got), 0, address, size) == got);
      }
    }
  }
  LoopWorld* world() { return nullptr; }
  const Counts& counts() const { return epoll_.counts; }

 private:
  const int fd_;
  PlainEpoll epoll_;
  char bytes_[65536];
};

/// Multishot RECVMSG from a buffer ring, and a SENDMSG for each answer.
class UringDatagrams {
 public:
  explicit UringDatagrams(int fd) : fd_(fd), buffers_(ring_, 256, 2048), answers_(256) {
    receive_.msg_namelen = sizeof(sockaddr_storage);
    Read();
  }
  ~UringDatagrams() { close(fd_); }
  void Serve(size_t burst) {
    for (size_t answered = 0; answered < burst;) {
      ring_.Turn([&](const io_uring_cqe& cqe) {
        if (cqe.user_data == kRead) return OnRead(cqe);
        KERNEL_CHECK(cqe.res == static_cast<int>(kBytes));
        buffers_.GiveBack(static_cast<unsigned>(cqe.user_data));
        ++answered;
      });
    }
  }
  LoopWorld* world() { return nullptr; }
  const Counts& counts() const { return ring_.counts; }

 private:
  static constexpr uint64_t kRead = UINT64_MAX;
  struct Answer {
    msghdr header{};
    iovec slice;
  };
  void Read() {
    io_uring_sqe* sqe = ring_.Sqe();
    io_uring_prep_recvmsg_multishot(sqe, fd_, &receive_, 0);
    sqe->flags |= IOSQE_BUFFER_SELECT;
    sqe->user_data = kRead;
  }
  void OnRead(const io_uring_cqe& cqe) {
    KERNEL_CHECK(cqe.res > 0 || cqe.res == -ENOBUFS);
    if (cqe.res > 0) {
      const unsigned id = cqe.flags >> IORING_CQE_BUFFER_SHIFT;
      io_uring_recvmsg_out* out = io_uring_recvmsg_validate(buffers_.At(id), cqe.res, &receive_);
      KERNEL_CHECK(out != nullptr && out->payloadlen == kBytes);
      Answer& answer = answers_[id];
      answer.slice = {io_uring_recvmsg_payload(out, &receive_), kBytes};
      answer.header.msg_name = io_uring_recvmsg_name(out);
      answer.header.msg_namelen = out->namelen;
      answer.header.msg_iov = &answer.slice;
      answer.header.msg_iovlen = 1;
      io_uring_sqe* sqe = ring_.Sqe();
      io_uring_prep_sendmsg(sqe, fd_, &answer.header, 0);
      sqe->user_data = id;
    }
    if ((cqe.flags & IORING_CQE_F_MORE) == 0) Read();
  }
  const int fd_;
  PlainRing ring_;
  PlainBuffers buffers_;
  std::vector<Answer> answers_;
  msghdr receive_{};
};

template <typename Server>
void Echo(benchmark::State& state, DatagramPeer& peer, Server& server) {
  const auto burst = static_cast<size_t>(state.range(0));
  for (int i = 0; i < 2; ++i) {
    peer.Send(burst);
    server.Serve(burst);
    peer.Receive(burst);
  }
  const Counts before = server.counts();
  Meter meter(state, Meter::Kind::kCpu, server.world());
  for (auto _ : state) {
    peer.Send(burst);
    meter.Time([&] { server.Serve(burst); });
    peer.Receive(burst);
    meter.EndIteration(burst);
  }
  meter.Report(Since(before, server.counts()));
}

template <typename Server>
void EchoPlain(benchmark::State& state) {
  DatagramPeer peer;
  Server server(peer.fd);
  Echo(state, peer, server);
}

}  // namespace

void RegisterUdp() {
  AddLoops("udp", [](benchmark::State& state, const std::string& loop) {
    DatagramPeer peer;
    DriverDatagrams server(loop, peer.fd);
    Echo(state, peer, server);
  }, Bursts);
  AddPlain("udp", kPlainEpoll, EchoPlain<EpollDatagrams>, Bursts);
  if (PlainUringWorks()) AddPlain("udp", kPlainUring, EchoPlain<UringDatagrams>, Bursts);
}

}  // namespace orrery::benchmarks
