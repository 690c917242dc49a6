/* What the io_uring servers share: a ring for one thread, receive buffers, and connections without
 * descriptors. They use what is fastest on recent kernels, and say so where one lacks it:
 *
 *   * DEFER_TASKRUN with SINGLE_ISSUER: completions are worked through in the one call that also
 *     submits and waits (io_uring_setup(2));
 *   * multishot accept into registered file slots, multishot recv out of a ring of buffers: one
 *     submission for as many as come;
 *   * sends are not waited for: only a failed one has a completion. MSG_DONTWAIT makes what the
 *     peer does not take at once a failure, so that a buffer is free as soon as its send is
 *     submitted.
 *
 *   struct ring r; ring_open(&r); ring_accept(&r, listener);
 *   for (;;) { ring_turn(&r, handle); }     handle(ring, cqe), for every completion
 *
 * A completion's user_data is ring_tag(what, slot). */
#ifndef BENCHMARKS_LIMITS_URING_H_
#define BENCHMARKS_LIMITS_URING_H_
#include <liburing.h>

#include "plain.h"

enum { RING_ENTRIES = 4096, RING_SLOTS = 16384, RING_BUFFERS = 128, RING_BUFFER_BYTES = 16384 };
/* Few enough to stay in the cache, many enough for a turn: docs/performance/load.md.
 * Further apart than they are long, or all their beginnings share a few lines of the cache. */
enum { RING_BUFFER_STRIDE = RING_BUFFER_BYTES + 64, RING_GROUP = 0 };
enum ring_what { RING_ACCEPT, RING_RECV, RING_SEND, RING_CLOSE, RING_OTHER };

struct ring {
  struct io_uring io;
  struct io_uring_buf_ring* free;
  char* buffers;
  int returned;   /* buffers that go back once what reads them has been submitted */
  int listener;
};

static inline uint64_t ring_tag(enum ring_what what, unsigned slot) {
  return (uint64_t)what << 32 | slot;
}
static inline enum ring_what ring_what(const struct io_uring_cqe* cqe) {
  return (enum ring_what)(cqe->user_data >> 32);
}
static inline unsigned ring_slot(const struct io_uring_cqe* cqe) {
  return (unsigned)cqe->user_data;
}

/* For a call that returns -errno. */
static inline int ring_check(int result, const char* what) {
  if (result >= 0) return result;
  errno = -result;
  perror(what);
  exit(1);
}

static inline char* ring_bytes(struct ring* ring, unsigned id) {
  return ring->buffers + (size_t)id * RING_BUFFER_STRIDE;
}
static inline unsigned ring_buffer(const struct io_uring_cqe* cqe) {
  return cqe->flags >> IORING_CQE_BUFFER_SHIFT;
}
/* The buffer of a completion may be received into after the next submission. */
static inline void ring_give_back(struct ring* ring, unsigned id) {
  io_uring_buf_ring_add(ring->free, ring_bytes(ring, id), RING_BUFFER_BYTES, (unsigned short)id,
                        io_uring_buf_ring_mask(RING_BUFFERS), ring->returned++);
}

static inline void ring_open(struct ring* ring) {
  struct io_uring_params params = {.cq_entries = 4 * RING_ENTRIES};
  params.flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_CQSIZE;
  ring_check(io_uring_queue_init_params(RING_ENTRIES, &ring->io, &params), "io_uring_setup");
  ring_check(io_uring_register_ring_fd(&ring->io), "register_ring_fd");
  ring_check(io_uring_register_files_sparse(&ring->io, RING_SLOTS), "register_files_sparse");
  ring->returned = 0;
  ring->buffers = aligned_alloc(4096, (size_t)RING_BUFFERS * RING_BUFFER_STRIDE);
  ring->free = aligned_alloc(4096, RING_BUFFERS * sizeof(struct io_uring_buf));
  struct io_uring_buf_reg group = {.ring_addr = (uintptr_t)ring->free,
                                   .ring_entries = RING_BUFFERS, .bgid = RING_GROUP};
  ring_check(io_uring_register_buf_ring(&ring->io, &group, 0), "register_buf_ring");
  io_uring_buf_ring_init(ring->free);
  for (unsigned id = 0; id < RING_BUFFERS; ++id) ring_give_back(ring, id);
  io_uring_buf_ring_advance(ring->free, ring->returned);
  ring->returned = 0;
}

static inline struct io_uring_sqe* ring_entry(struct ring* ring) {
  struct io_uring_sqe* entry = io_uring_get_sqe(&ring->io);
  if (entry != NULL) return entry;
  io_uring_submit(&ring->io);
  return io_uring_get_sqe(&ring->io);
}

static inline void ring_accept(struct ring* ring, int listener) {
  struct io_uring_sqe* entry = ring_entry(ring);
  ring->listener = listener;
  io_uring_prep_multishot_accept_direct(entry, listener, NULL, NULL, 0);
  entry->user_data = ring_tag(RING_ACCEPT, 0);
}

static inline void ring_recv(struct ring* ring, unsigned slot) {
  struct io_uring_sqe* entry = ring_entry(ring);
  io_uring_prep_recv_multishot(entry, (int)slot, NULL, 0, 0);
  entry->flags |= IOSQE_FIXED_FILE | IOSQE_BUFFER_SELECT;
  entry->buf_group = RING_GROUP;
  entry->user_data = ring_tag(RING_RECV, slot);
}

static inline struct io_uring_sqe* ring_send(struct ring* ring, unsigned slot, const void* bytes,
                                             size_t size) {
  struct io_uring_sqe* entry = ring_entry(ring);
  io_uring_prep_send(entry, (int)slot, bytes, size, MSG_NOSIGNAL | MSG_DONTWAIT | MSG_WAITALL);
  entry->flags |= IOSQE_FIXED_FILE | IOSQE_CQE_SKIP_SUCCESS;
  entry->user_data = ring_tag(RING_SEND, slot);
  return entry;
}

static inline void ring_close(struct ring* ring, unsigned slot) {
  struct io_uring_sqe* entry = ring_entry(ring);
  io_uring_prep_close_direct(entry, slot);
  entry->flags |= IOSQE_CQE_SKIP_SUCCESS;
  entry->user_data = ring_tag(RING_CLOSE, slot);
}

/* Ends both directions: the receive that is armed then tells the end, and the slot is closed. */
static inline void ring_shut(struct ring* ring, unsigned slot) {
  struct io_uring_sqe* entry = ring_entry(ring);
  io_uring_prep_shutdown(entry, (int)slot, SHUT_RDWR);
  entry->flags |= IOSQE_FIXED_FILE | IOSQE_CQE_SKIP_SUCCESS;
  entry->user_data = ring_tag(RING_OTHER, slot);
}

/* The bytes of a receive, or 0 where there are none: then the connection has been closed, or is
 * received from again (the buffers had run out, or the kernel wants to be asked again). */
static inline size_t ring_received(struct ring* ring, const struct io_uring_cqe* cqe) {
  if (cqe->res <= 0 && cqe->res != -ENOBUFS) {
    ring_close(ring, ring_slot(cqe));
    return 0;
  }
  if (!(cqe->flags & IORING_CQE_F_MORE)) ring_recv(ring, ring_slot(cqe));
  return cqe->res > 0 ? (size_t)cqe->res : 0;
}

static inline void ring_turn(struct ring* ring,
                             void (*handle)(struct ring*, const struct io_uring_cqe*)) {
  const int result = io_uring_submit_and_wait(&ring->io, 1);
  if (result < 0 && result != -EINTR && result != -EBUSY) ring_check(result, "io_uring_enter");
  io_uring_buf_ring_advance(ring->free, ring->returned);
  ring->returned = 0;
  struct io_uring_cqe* cqe;
  unsigned head, count = 0;
  io_uring_for_each_cqe(&ring->io, head, cqe) {
    handle(ring, cqe);
    ++count;
  }
  io_uring_cq_advance(&ring->io, count);
}

/* What every server does with what is not a receive. */
static inline void ring_housekeeping(struct ring* ring, const struct io_uring_cqe* cqe) {
  if (ring_what(cqe) == RING_ACCEPT) {
    if (cqe->res >= 0) ring_recv(ring, (unsigned)cqe->res);
    if (!(cqe->flags & IORING_CQE_F_MORE)) ring_accept(ring, ring->listener);
  }
  if (ring_what(cqe) == RING_SEND) ring_shut(ring, ring_slot(cqe));
}

#endif
