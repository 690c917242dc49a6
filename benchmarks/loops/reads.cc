// Reading alone: one read after the other or one that goes on, into the caller's memory or into
// leases of the pool. All peers write, the loop takes all (this part is timed).
//
//   read_oneshot_caller   a read into the caller's span, submitted again each time
//   read_oneshot_pool     the same, with memory taken when the data is there
//   read_multishot_pool   submitted once
#include <sys/socket.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "benchmarks/loops/peers.h"
#include "benchmarks/loops/plain.h"

namespace orrery::benchmarks {

namespace {

enum class Form { kOneshotCaller, kOneshotPool, kMultishotPool };

void Sizes(benchmark::internal::Benchmark* row) {
  row->ArgNames({"connections", "bytes"});
  for (int64_t connections : {1, 64, 1024}) row->Args({connections, 64});
  row->Args({64, 16384});
}

class DriverReader {
 public:
  DriverReader(const std::string& loop, Form form, size_t bytes)
      : form_(form), bytes_(bytes), world_(loop) {}
  ~DriverReader() { world_.events->Shutdown(); }

  void Add(int fd) {
    auto reader = std::make_unique<Reader>();
    reader->owner = this;
    RecvOp& recv = reader->recv;
    recv.handle = world_.Adopt(fd);
    if (form_ == Form::kOneshotCaller) {
      reader->memory.resize(bytes_);
      recv.into = reader->memory;
    } else {
      recv.pool = &world_.buffers;
      if (form_ == Form::kMultishotPool) recv.flags = kMultishot;
    }
    recv.owner = reader.get();
    recv.on_event = [](Op& op, Event&& event) noexcept {
      auto* self = static_cast<Reader*>(op.owner);
      if (event.result <= 0) return;
      self->owner->received_ += static_cast<uint64_t>(event.result);
      if (!event.more()) self->owner->world_.events->Submit(self->recv);
    };
    readers_.push_back(std::move(reader));
    world_.events->Submit(recv);
  }
  void Take(uint64_t bytes) {
    for (received_ = 0; received_ < bytes;) world_.events->RunTurn();
  }
  LoopWorld* world() { return &world_; }
  Counts counts() const { return {}; }

 private:
  struct Reader {
    RecvOp recv;
    std::vector<uint8_t> memory;
    DriverReader* owner;
  };
  const Form form_;
  const size_t bytes_;
  LoopWorld world_;
  std::vector<std::unique_ptr<Reader>> readers_;
  uint64_t received_ = 0;
};

class EpollReader {
 public:
  ~EpollReader() {
    for (int fd : fds_) close(fd);
  }
  void Add(int fd) {
    fds_.push_back(fd);
    epoll_.Watch(fd, static_cast<uint64_t>(fd));
  }
  void Take(uint64_t bytes) {
    for (uint64_t received = 0; received < bytes;) {
      const int count = epoll_.Wait();
      for (int i = 0; i < count; ++i) {
        const int fd = static_cast<int>(epoll_.ready[i].data.u64);
        const ssize_t got = recv(fd, memory_.data(), memory_.size(), 0);
        KERNEL_CHECK(got > 0);
        received += static_cast<uint64_t>(got);
      }
      epoll_.counts.system_calls += static_cast<uint64_t>(count);
    }
  }
  LoopWorld* world() { return nullptr; }
  const Counts& counts() const { return epoll_.counts; }

 private:
  PlainEpoll epoll_;
  std::vector<int> fds_;
  std::vector<uint8_t> memory_ = std::vector<uint8_t>(128 * 1024);
};

class UringReader {
 public:
  UringReader(Form form, size_t bytes) : form_(form), bytes_(bytes), buffers_(ring_, 1024, 16384) {}
  ~UringReader() {
    for (int fd : fds_) close(fd);
  }
  void Add(int fd) {
    fds_.push_back(fd);
    memory_.emplace_back(form_ == Form::kOneshotCaller ? bytes_ : 0);
    Read(fds_.size() - 1);
  }
  void Take(uint64_t bytes) {
    for (uint64_t received = 0; received < bytes;) {
      ring_.Turn([&](const io_uring_cqe& cqe) {
        KERNEL_CHECK(cqe.res > 0 || cqe.res == -ENOBUFS);
        if (cqe.res > 0) received += static_cast<uint64_t>(cqe.res);
        if ((cqe.flags & IORING_CQE_F_BUFFER) != 0) {
          buffers_.GiveBack(cqe.flags >> IORING_CQE_BUFFER_SHIFT);
        }
        if ((cqe.flags & IORING_CQE_F_MORE) == 0) Read(cqe.user_data);
      });
    }
  }
  LoopWorld* world() { return nullptr; }
  const Counts& counts() const { return ring_.counts; }

 private:
  void Read(size_t connection) {
    io_uring_sqe* sqe = ring_.Sqe();
    std::vector<uint8_t>& memory = memory_[connection];
    io_uring_prep_recv(sqe, fds_[connection], memory.data(), memory.size(), 0);
    sqe->user_data = connection;
    if (form_ == Form::kOneshotCaller) return;
    sqe->flags |= IOSQE_BUFFER_SELECT;
    if (form_ == Form::kMultishotPool) sqe->ioprio |= IORING_RECV_MULTISHOT;
  }
  const Form form_;
  const size_t bytes_;
  PlainRing ring_;
  PlainBuffers buffers_;
  std::vector<int> fds_;
  std::vector<std::vector<uint8_t>> memory_;
};

template <typename Reader>
void Read(benchmark::State& state, Reader& reader) {
  const auto connections = static_cast<size_t>(state.range(0));
  const auto bytes = static_cast<size_t>(state.range(1));
  const std::vector<ConnectedPair> pairs = ConnectedPairs(Transport::kTcp, connections);
  Peers peers(pairs, bytes);
  for (const ConnectedPair& pair : pairs) reader.Add(pair.ours);
  const uint64_t round = connections * bytes;
  for (int i = 0; i < 2; ++i) {  // the second with everything armed
    peers.WriteAll();
    reader.Take(round);
  }
  const Counts before = reader.counts();
  Meter meter(state, Meter::Kind::kCpu, reader.world());
  for (auto _ : state) {
    peers.WriteAll();
    meter.Time([&] { reader.Take(round); });
    meter.EndIteration(connections);
  }
  meter.Report(Since(before, reader.counts()));
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(round));
}

void Register(const std::string& group, Form form) {
  AddLoops(group, [form](benchmark::State& state, const std::string& loop) {
    DriverReader reader(loop, form, static_cast<size_t>(state.range(1)));
    Read(state, reader);
  }, Sizes);
  AddPlain(group, kPlainEpoll, [](benchmark::State& state) {
    EpollReader reader;
    Read(state, reader);
  }, Sizes);
  if (!PlainUringWorks()) return;
  AddPlain(group, kPlainUring, [form](benchmark::State& state) {
    UringReader reader(form, static_cast<size_t>(state.range(1)));
    Read(state, reader);
  }, Sizes);
}

}  // namespace

void RegisterReads() {
  Register("read_oneshot_caller", Form::kOneshotCaller);
  Register("read_oneshot_pool", Form::kOneshotPool);
  Register("read_multishot_pool", Form::kMultishotPool);
}

}  // namespace orrery::benchmarks
