// Files in the page cache: reads and writes by size and by how many are under way, and stat.
//
//   file_read, file_write, file_stat   answered without waiting where that can be done (kMayInline)
//   file_read_queued                   as if they had to wait: the ring, or the blocking pool
//
// plain-epoll is what one does beside an epoll: preadv2(RWF_NOWAIT), pwrite and statx, directly.
// plain-uring has all of them as requests of a ring. All but file_read tell wall time: what is not
// answered at once goes to other threads, be they a pool's or the ring's.
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>

#include <cstring>
#include <memory>
#include <vector>

#include "benchmarks/loops/plain.h"

namespace orrery::benchmarks {

namespace {

constexpr size_t kFileBytes = 1 << 20;

void Sizes(benchmark::internal::Benchmark* row) {
  row->ArgNames({"bytes", "depth"});
  for (int64_t depth : {1, 32, 128}) row->Args({4096, depth});
  row->Args({65536, 1})->Args({65536, 32});
}
void Depths(benchmark::internal::Benchmark* row) {
  row->ArgName("depth");
  for (int64_t depth : {1, 64}) row->Arg(depth);
}

struct TestFile {
  TestFile() {
    fd = mkstemp(path);
    KERNEL_CHECK(fd >= 0);
    std::vector<uint8_t> bytes(kFileBytes, uint8_t{'o'});
    KERNEL_CHECK(write(fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  }
  ~TestFile() {
    close(fd);
    unlink(path);
  }
  char path[64] = P_tmpdir "/loops_benchmark.XXXXXX";
  int fd;
};

enum class Work { kRead, kWrite, kStat };

/// What is done `depth` times at once.
struct Job {
  Work work;
  size_t bytes, depth;
  int64_t OffsetOf(size_t i) const { return static_cast<int64_t>(i * bytes % kFileBytes); }
  int Expected() const { return work == Work::kStat ? 0 : static_cast<int>(bytes); }
};
Job JobOf(const benchmark::State& state, Work work) {
  if (work == Work::kStat) return {work, 0, static_cast<size_t>(state.range(0))};
  return {work, static_cast<size_t>(state.range(0)), static_cast<size_t>(state.range(1))};
}

using Memory = std::vector<std::vector<uint8_t>>;
Memory MemoryFor(const Job& job) { return Memory(job.depth, std::vector<uint8_t>(job.bytes, 'o')); }
void CheckRead(const Job& job, const Memory& memory) {
  if (job.work != Work::kRead) return;
  for (const auto& bytes : memory) KERNEL_CHECK(bytes == std::vector<uint8_t>(job.bytes, 'o'));
}

class DriverFiles {
 public:
  DriverFiles(const std::string& loop, const Job& job, const TestFile& file, bool may_inline)
      : world_(loop), job_(job), memory_(MemoryFor(job)), slices_(job.depth) {
    for (size_t i = 0; i < job.depth; ++i) {
      auto op = std::make_unique<FileOp>();
      slices_[i] = {memory_[i].data(), job.bytes};
      op->fd = file.fd;
      op->offset = job.OffsetOf(i);
      op->flags = may_inline ? kMayInline : 0;
      op->owner = this;
      op->on_event = [](Op& self, Event&& event) noexcept {
        static_cast<DriverFiles*>(self.owner)->Ended(event.result);
      };
      Describe(*op, i, file);
      ops_.push_back(std::move(op));
    }
  }
  ~DriverFiles() { world_.events->Shutdown(); }
  void Run() {
    ended_ = 0;
    for (auto& op : ops_) {
      const SubmitResult result = world_.events->Submit(*op);
      if (result.done) Ended(result.result);
    }
    while (ended_ < ops_.size()) world_.events->RunTurn();
  }
  void Check() { CheckRead(job_, memory_); }
  LoopWorld* world() { return &world_; }
  Counts counts() const { return {}; }

 private:
  void Describe(FileOp& op, size_t i, const TestFile& file) {
    if (job_.work == Work::kRead) {
      op.action = FileAction::kRead;
      std::memset(memory_[i].data(), 0, job_.bytes);
      op.into = memory_[i];
    } else if (job_.work == Work::kWrite) {
      op.action = FileAction::kWrite;
      op.slices = &slices_[i];
      op.count = 1;
    } else {
      op.action = FileAction::kStat;
      op.path = file.path;
    }
  }
  void Ended(Result result) {
    KERNEL_CHECK(result == job_.Expected());
    ++ended_;
  }
  LoopWorld world_;
  const Job job_;
  Memory memory_;
  std::vector<IoSlice> slices_;
  std::vector<std::unique_ptr<FileOp>> ops_;
  size_t ended_ = 0;
};

class DirectFiles {
 public:
  DirectFiles(const Job& job, const TestFile& file)
      : job_(job), file_(file), memory_(MemoryFor(job)) {}
  void Run() {
    for (size_t i = 0; i < job_.depth; ++i) KERNEL_CHECK(One(i) == job_.Expected());
    counts_.system_calls += job_.depth;
  }
  void Check() { CheckRead(job_, memory_); }
  LoopWorld* world() { return nullptr; }
  const Counts& counts() const { return counts_; }

 private:
  ssize_t One(size_t i) {
    const iovec slice{memory_[i].data(), job_.bytes};
    if (job_.work == Work::kRead) {
      return preadv2(file_.fd, &slice, 1, job_.OffsetOf(i), RWF_NOWAIT);
    }
    if (job_.work == Work::kWrite) return pwritev(file_.fd, &slice, 1, job_.OffsetOf(i));
    struct statx stat;
    return statx(AT_FDCWD, file_.path, 0, STATX_BASIC_STATS | STATX_BTIME, &stat);
  }
  const Job job_;
  const TestFile& file_;
  Memory memory_;
  Counts counts_;
};

class UringFiles {
 public:
  UringFiles(const Job& job, const TestFile& file)
      : job_(job), file_(file), memory_(MemoryFor(job)), stats_(job.depth) {}
  void Run() {
    for (size_t i = 0; i < job_.depth; ++i) Request(i);
    for (size_t ended = 0; ended < job_.depth;) {
      ring_.Turn([&](const io_uring_cqe& cqe) {
        KERNEL_CHECK(cqe.res == job_.Expected());
        ++ended;
      });
    }
  }
  void Check() { CheckRead(job_, memory_); }
  LoopWorld* world() { return nullptr; }
  const Counts& counts() const { return ring_.counts; }

 private:
  void Request(size_t i) {
    io_uring_sqe* sqe = ring_.Sqe();
    const auto offset = static_cast<uint64_t>(job_.OffsetOf(i));
    const auto bytes = static_cast<unsigned>(job_.bytes);
    switch (job_.work) {
      case Work::kRead: return io_uring_prep_read(sqe, file_.fd, memory_[i].data(), bytes, offset);
      case Work::kWrite:
        return io_uring_prep_write(sqe, file_.fd, memory_[i].data(), bytes, offset);
      case Work::kStat:
        return io_uring_prep_statx(sqe, AT_FDCWD, file_.path, 0, STATX_BASIC_STATS | STATX_BTIME,
                                   &stats_[i]);
    }
  }
  const Job job_;
  const TestFile& file_;
  PlainRing ring_;
  Memory memory_;
  std::vector<struct statx> stats_;
};

template <typename Files>
void RunFiles(benchmark::State& state, const Job& job, Files& files, Meter::Kind kind) {
  files.Run();
  files.Check();
  const Counts before = files.counts();
  Meter meter(state, kind, files.world());
  for (auto _ : state) {
    meter.Time([&] { files.Run(); });
    meter.EndIteration(job.depth);
  }
  meter.Report(Since(before, files.counts()));
}

void Register(const std::string& group, Work work, bool may_inline, const Sweep& sweep) {
  const bool one_thread = may_inline && work == Work::kRead;
  const auto kind = one_thread ? Meter::Kind::kCpu : Meter::Kind::kWall;
  AddLoops(group, [=](benchmark::State& state, const std::string& loop) {
    const TestFile file;
    const Job job = JobOf(state, work);
    DriverFiles files(loop, job, file, may_inline);
    RunFiles(state, job, files, kind);
  }, sweep);
  AddPlain(group, kPlainEpoll, [=](benchmark::State& state) {
    const TestFile file;
    const Job job = JobOf(state, work);
    DirectFiles files(job, file);
    RunFiles(state, job, files, kind);
  }, sweep);
  if (!PlainUringWorks()) return;
  AddPlain(group, kPlainUring, [=](benchmark::State& state) {
    const TestFile file;
    const Job job = JobOf(state, work);
    UringFiles files(job, file);
    RunFiles(state, job, files, kind);
  }, sweep);
}

}  // namespace

void RegisterFiles() {
  Register("file_read", Work::kRead, true, Sizes);
  Register("file_read_queued", Work::kRead, false, Sizes);
  Register("file_write", Work::kWrite, true, Sizes);
  Register("file_stat", Work::kStat, true, Depths);
}

}  // namespace orrery::benchmarks
