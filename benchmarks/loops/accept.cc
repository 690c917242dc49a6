// Accepting and closing TCP connections, by how many wait when the loop looks.
//
// Both are timed, the connecting is not. Clients cut their end before the loop closes its own, so
// that no port is left in TIME_WAIT.
#include <netinet/in.h>
#include <sys/socket.h>

#include <memory>
#include <vector>

#include "benchmarks/loops/plain.h"

namespace orrery::benchmarks {

namespace {

void Backlogs(benchmark::internal::Benchmark* row) {
  row->ArgName("backlog");
  for (int64_t backlog : {1, 16, 64}) row->Arg(backlog);
}

class Clients {
 public:
  Clients() : listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
    address_.sin_family = AF_INET;
    address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address_;
    auto* address = reinterpret_cast<sockaddr*>(&address_);
    KERNEL_CHECK(listener >= 0 && bind(listener, address, size) == 0);
    KERNEL_CHECK(listen(listener, 512) == 0 && getsockname(listener, address, &size) == 0);
  }
  void Connect(size_t count) {
    for (size_t i = 0; i < count; ++i) {
      const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
      const linger cut{1, 0};
      setsockopt(fd, SOL_SOCKET, SO_LINGER, &cut, sizeof cut);
      const auto* address = reinterpret_cast<const sockaddr*>(&address_);
      KERNEL_CHECK(fd >= 0 && connect(fd, address, sizeof address_) == 0);
      fds_.push_back(fd);
    }
  }
  void Cut() {
    for (int fd : fds_) close(fd);
    fds_.clear();
  }
  const int listener;  ///< the loop's, which it closes

 private:
  sockaddr_in address_{};
  std::vector<int> fds_;
};

class DriverListener {
 public:
  DriverListener(const std::string& loop, int listener) : world_(loop) {
    accept_.handle = world_.Adopt(listener);
    accept_.flags = kMultishot;
    accept_.owner = this;
    accept_.on_event = [](Op& op, Event&& event) noexcept {
      auto* self = static_cast<DriverListener*>(op.owner);
      if (event.accepted) self->accepted_.push_back(event.accepted);
    };
    world_.events->Submit(accept_);
  }
  ~DriverListener() { world_.events->Shutdown(); }
  void Accept(size_t count) {
    while (accepted_.size() < count) world_.events->RunTurn();
  }
  void CloseAll() {
    while (closes_.size() < accepted_.size()) closes_.push_back(std::make_unique<CloseOp>());
    closing_ = accepted_.size();
    for (size_t i = 0; i < accepted_.size(); ++i) {
      CloseOp& close = *closes_[i];
      close.handle = accepted_[i];
      close.owner = this;
      close.on_event = [](Op& op, Event&&) noexcept {
        --static_cast<DriverListener*>(op.owner)->closing_;
      };
      world_.events->Submit(close);
    }
    while (closing_ > 0) world_.events->RunTurn();
    accepted_.clear();
  }
  LoopWorld* world() { return &world_; }
  Counts counts() const { return {}; }

 private:
  LoopWorld world_;
  AcceptOp accept_;
  std::vector<HandleId> accepted_;
  std::vector<std::unique_ptr<CloseOp>> closes_;
  size_t closing_ = 0;
};

class EpollListener {
 public:
  explicit EpollListener(int listener) : listener_(listener) { epoll_.Watch(listener, 0); }
  ~EpollListener() { close(listener_); }
  void Accept(size_t count) {
    while (accepted_.size() < count) {
      epoll_.Wait();
      for (;;) {
        ++epoll_.counts.system_calls;
        const int fd = accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0) break;
        accepted_.push_back(fd);
      }
    }
  }
  void CloseAll() {
    for (int fd : accepted_) close(fd);
    epoll_.counts.system_calls += accepted_.size();
    accepted_.clear();
  }
  LoopWorld* world() { return nullptr; }
  const Counts& counts() const { return epoll_.counts; }

 private:
  const int listener_;
  PlainEpoll epoll_;
  std::vector<int> accepted_;
};

/// Multishot ACCEPT; close(2), which the ring would hand to a worker thread.
class UringListener {
 public:
  explicit UringListener(int listener) : listener_(listener) { Arm(); }
  ~UringListener() { close(listener_); }
  void Accept(size_t count) {
    while (accepted_.size() < count) {
      ring_.Turn([this](const io_uring_cqe& cqe) {
        KERNEL_CHECK(cqe.res >= 0);
        accepted_.push_back(cqe.res);
        if ((cqe.flags & IORING_CQE_F_MORE) == 0) Arm();
      });
    }
  }
  void CloseAll() {
    for (int fd : accepted_) close(fd);
    ring_.counts.system_calls += accepted_.size();
    accepted_.clear();
  }
  LoopWorld* world() { return nullptr; }
  const Counts& counts() const { return ring_.counts; }

 private:
  void Arm() {
    io_uring_prep_multishot_accept(ring_.Sqe(), listener_, nullptr, nullptr,
                                   SOCK_NONBLOCK | SOCK_CLOEXEC);
  }
  const int listener_;
  PlainRing ring_;
  std::vector<int> accepted_;
};

template <typename Listener>
void Churn(benchmark::State& state, Clients& clients, Listener& listener) {
  const auto backlog = static_cast<size_t>(state.range(0));
  const auto round = [&](auto&& timed) {
    clients.Connect(backlog);
    timed([&] { listener.Accept(backlog); });
    clients.Cut();
    timed([&] { listener.CloseAll(); });
  };
  for (int i = 0; i < 2; ++i) round([](auto&& work) { work(); });
  const Counts before = listener.counts();
  Meter meter(state, Meter::Kind::kCpu, listener.world());
  for (auto _ : state) {
    round([&meter](auto&& work) { meter.Time(work); });
    meter.EndIteration(backlog);
  }
  meter.Report(Since(before, listener.counts()));
}

template <typename Listener>
void ChurnPlain(benchmark::State& state) {
  Clients clients;
  Listener listener(clients.listener);
  Churn(state, clients, listener);
}

}  // namespace

void RegisterAccept() {
  AddLoops("accept", [](benchmark::State& state, const std::string& loop) {
    Clients clients;
    DriverListener listener(loop, clients.listener);
    Churn(state, clients, listener);
  }, Backlogs);
  AddPlain("accept", kPlainEpoll, ChurnPlain<EpollListener>, Backlogs);
  if (PlainUringWorks()) AddPlain("accept", kPlainUring, ChurnPlain<UringListener>, Backlogs);
}

}  // namespace orrery::benchmarks
