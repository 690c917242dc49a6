// Cancel storms: operations that wait are submitted and cancelled, all at once.
//
//   cancel_handles   one read on each of so many sockets
//   cancel_queue     so many reads on one socket, cancelled from the last to the first
//
// plain-uring cancels by user_data, as the driver does; epoll has nothing to cancel.
#include <algorithm>
#include <memory>
#include <vector>

#include "benchmarks/loops/peers.h"
#include "benchmarks/loops/plain.h"

namespace orrery::benchmarks {

namespace {

constexpr size_t kBytes = 64;

void Numbers(benchmark::internal::Benchmark* row) {
  row->ArgName("ops");
  for (int64_t ops : {1, 16, 64, 256, 1024, 4096}) row->Arg(ops);
  row->Complexity();
}

struct WaitingRead {
  RecvOp recv;
  uint8_t memory[kBytes];
};

void Cancel(benchmark::State& state, const std::string& loop, bool one_handle) {
  LoopWorld world(loop);
  const auto count = static_cast<size_t>(state.range(0));
  const std::vector<ConnectedPair> pairs =
      ConnectedPairs(Transport::kUnix, one_handle ? 1 : count);
  const Peers peers(pairs, kBytes);
  std::vector<HandleId> handles;
  for (const ConnectedPair& pair : pairs) handles.push_back(world.Adopt(pair.ours));
  uint64_t cancelled = 0;
  std::vector<std::unique_ptr<WaitingRead>> reads(count);
  for (size_t i = 0; i < count; ++i) {
    reads[i] = std::make_unique<WaitingRead>();
    RecvOp& recv = reads[i]->recv;
    recv.handle = handles[one_handle ? 0 : i];
    recv.into = reads[i]->memory;
    recv.owner = &cancelled;
    recv.on_event = [](Op& op, Event&& event) noexcept {
      KERNEL_CHECK(event.result == kCancelled);
      ++*static_cast<uint64_t*>(op.owner);
    };
  }
  const auto storm = [&] {
    for (auto& read : reads) world.events->Submit(read->recv);
    world.events->RunTurn(false);
    for (size_t i = count; i > 0; --i) world.events->Cancel(reads[i - 1]->recv);
    while (cancelled < count) world.events->RunTurn();
  };
  storm();
  Meter meter(state, Meter::Kind::kCpu, &world);
  for (auto _ : state) {
    cancelled = 0;
    meter.Time(storm);
    meter.EndIteration(count);
  }
  meter.Report();
  state.SetComplexityN(state.range(0));
}

void CancelPlain(benchmark::State& state, bool one_handle) {
  PlainRing ring;
  const auto count = static_cast<uint64_t>(state.range(0));
  const std::vector<ConnectedPair> pairs =
      ConnectedPairs(Transport::kUnix, one_handle ? 1 : count);
  const Peers peers(pairs, kBytes);
  uint8_t memory[kBytes];  // nothing ever comes
  const auto storm = [&] {
    for (uint64_t i = 0; i < count; ++i) {
      io_uring_sqe* sqe = ring.Sqe();
      io_uring_prep_recv(sqe, pairs[one_handle ? 0 : i].ours, memory, sizeof memory, 0);
      sqe->user_data = i + 1;
    }
    ++ring.counts.system_calls;
    KERNEL_CHECK(io_uring_submit(&ring.ring) >= 0);
    for (uint64_t i = count; i > 0; --i) {
      io_uring_sqe* sqe = ring.Sqe();
      io_uring_prep_cancel64(sqe, i, 0);
      sqe->flags |= IOSQE_CQE_SKIP_SUCCESS;
    }
    for (uint64_t cancelled = 0; cancelled < count;) {
      ring.Turn([&](const io_uring_cqe& cqe) {
        KERNEL_CHECK(cqe.res == -ECANCELED);
        ++cancelled;
      });
    }
  };
  storm();
  const Counts before = ring.counts;
  Meter meter(state, Meter::Kind::kCpu);
  for (auto _ : state) {
    meter.Time(storm);
    meter.EndIteration(count);
  }
  meter.Report(Since(before, ring.counts));
  for (const ConnectedPair& pair : pairs) close(pair.ours);
  state.SetComplexityN(state.range(0));
}

void Register(const std::string& group, bool one_handle) {
  AddLoops(group, [one_handle](benchmark::State& state, const std::string& loop) {
    Cancel(state, loop, one_handle);
  }, Numbers);
  if (!PlainUringWorks()) return;
  AddPlain(group, kPlainUring, [one_handle](benchmark::State& state) {
    CancelPlain(state, one_handle);
  }, Numbers);
}

}  // namespace

void RegisterCancel() {
  Register("cancel_handles", false);
  Register("cancel_queue", true);
}

}  // namespace orrery::benchmarks
