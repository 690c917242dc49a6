// Epoll and io_uring as one uses them in plain C: what the rows of plain code are made of.
//
//  * PlainEpoll: an epoll descriptor and its ready list. PlainRing: a ring with the best flags.
//  * PlainBuffers: a provided buffer ring of liburing's.
//
// Each counts its system calls by hand. One thread.
#pragma once

#include <liburing.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <vector>

#include "benchmarks/loops/suite.h"

namespace orrery::benchmarks {

struct PlainEpoll {
  static constexpr int kMaxEvents = 1024;
  PlainEpoll() : fd(epoll_create1(EPOLL_CLOEXEC)) { KERNEL_CHECK(fd >= 0); }
  ~PlainEpoll() { close(fd); }
  PlainEpoll(const PlainEpoll&) = delete;
  PlainEpoll& operator=(const PlainEpoll&) = delete;

  void Watch(int descriptor, uint64_t data, uint32_t interest = EPOLLIN) {
    epoll_event event{};
    event.events = interest;
    event.data.u64 = data;
    ++counts.system_calls;
    KERNEL_CHECK(epoll_ctl(fd, EPOLL_CTL_ADD, descriptor, &event) == 0);
  }
  int Wait(int timeout_ms = -1) {
    const int count = epoll_wait(fd, ready, kMaxEvents, timeout_ms);
    KERNEL_CHECK(count >= 0);
    ++counts.system_calls;
    ++counts.turns;
    counts.events += static_cast<uint64_t>(count);
    return count;
  }

  const int fd;
  epoll_event ready[kMaxEvents];
  Counts counts;
};

struct PlainRing {
  explicit PlainRing(unsigned entries = 512) {
    io_uring_params params{};
    params.flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_CQSIZE |
                   IORING_SETUP_SUBMIT_ALL;
    params.cq_entries = entries * 16;
    if (io_uring_queue_init_params(entries, &ring, &params) != 0) {
      params.flags = IORING_SETUP_CQSIZE;  // a kernel before 6.1
      KERNEL_CHECK(io_uring_queue_init_params(entries, &ring, &params) == 0);
    }
    io_uring_register_ring_fd(&ring);
  }
  ~PlainRing() { io_uring_queue_exit(&ring); }
  PlainRing(const PlainRing&) = delete;
  PlainRing& operator=(const PlainRing&) = delete;

  io_uring_sqe* Sqe() {
    io_uring_sqe* sqe = io_uring_get_sqe(&ring);
    if (sqe == nullptr) {
      ++counts.system_calls;
      KERNEL_CHECK(io_uring_submit(&ring) >= 0);
      sqe = io_uring_get_sqe(&ring);
      KERNEL_CHECK(sqe != nullptr);
    }
    ++counts.submissions;
    return sqe;
  }
  /// Submits, waits for one completion, and visits what is there.
  template <typename Visit>
  void Turn(Visit visit) {
    ++counts.system_calls;
    ++counts.turns;
    KERNEL_CHECK(io_uring_submit_and_wait(&ring, 1) >= 0);
    io_uring_cqe* cqe;
    unsigned head, seen = 0;
    io_uring_for_each_cqe(&ring, head, cqe) {
      visit(*cqe);
      ++seen;
    }
    io_uring_cq_advance(&ring, seen);
    counts.events += seen;
  }

  io_uring ring;
  Counts counts;
};

/// `count` (a power of two) buffers of `bytes` each.
struct PlainBuffers {
  PlainBuffers(PlainRing& owner, unsigned buffer_count, unsigned buffer_bytes)
      : ring(owner), count(buffer_count), bytes(buffer_bytes),
        memory(size_t{buffer_count} * buffer_bytes) {
    const size_t size = count * sizeof(io_uring_buf);
    KERNEL_CHECK(posix_memalign(reinterpret_cast<void**>(&buffers), 4096, size) == 0);
    io_uring_buf_reg registration{};
    registration.ring_addr = reinterpret_cast<uint64_t>(buffers);
    registration.ring_entries = count;
    KERNEL_CHECK(io_uring_register_buf_ring(&ring.ring, &registration, 0) == 0);
    io_uring_buf_ring_init(buffers);
    for (unsigned id = 0; id < count; ++id) Add(id, id);
    io_uring_buf_ring_advance(buffers, static_cast<int>(count));
  }
  ~PlainBuffers() {
    io_uring_unregister_buf_ring(&ring.ring, 0);
    free(buffers);
  }
  PlainBuffers(const PlainBuffers&) = delete;
  PlainBuffers& operator=(const PlainBuffers&) = delete;

  uint8_t* At(unsigned id) { return memory.data() + size_t{id} * bytes; }
  void GiveBack(unsigned id) {
    Add(id, 0);
    io_uring_buf_ring_advance(buffers, 1);
  }

  PlainRing& ring;
  const unsigned count, bytes;
  std::vector<uint8_t> memory;
  io_uring_buf_ring* buffers = nullptr;

 private:
  void Add(unsigned id, unsigned at) {
    io_uring_buf_ring_add(buffers, At(id), bytes, static_cast<uint16_t>(id),
                          io_uring_buf_ring_mask(count), static_cast<int>(at));
  }
};

/// Whether rows on io_uring make sense here.
bool PlainUringWorks();

}  // namespace orrery::benchmarks
