/* The limit of short connections on io_uring: multishot accept, one receive, the answer and the
 * close as one chain. With --http the answer is that of http_uring.
 * Prints its port; ends at SIGTERM. One thread. */
#include "uring.h"

static const char* answer = "ok\n";
static size_t answer_bytes = 3;

static void receive(struct ring* ring, unsigned slot) {
  struct io_uring_sqe* entry = ring_entry(ring);
  io_uring_prep_recv(entry, (int)slot, NULL, RING_BUFFER_BYTES, 0);
  entry->flags |= IOSQE_FIXED_FILE | IOSQE_BUFFER_SELECT;
  entry->buf_group = RING_GROUP;
  entry->user_data = ring_tag(RING_RECV, slot);
}

static void serve(struct ring* ring, const struct io_uring_cqe* cqe) {
  const unsigned slot = ring_slot(cqe);
  if (cqe->res == -ENOBUFS) return receive(ring, slot);
  if (cqe->flags & IORING_CQE_F_BUFFER) ring_give_back(ring, ring_buffer(cqe));
  if (cqe->res > 0) {
    /* A chain may not be cut by a submission in its middle. */
    if (io_uring_sq_space_left(&ring->io) < 2) io_uring_submit(&ring->io);
    ring_send(ring, slot, answer, answer_bytes)->flags |= IOSQE_IO_HARDLINK;
  }
  ring_close(ring, slot);
}

static void handle(struct ring* ring, const struct io_uring_cqe* cqe) {
  if (ring_what(cqe) == RING_RECV) serve(ring, cqe);
  if (ring_what(cqe) != RING_ACCEPT) return;
  if (cqe->res >= 0) receive(ring, (unsigned)cqe->res);
  if (!(cqe->flags & IORING_CQE_F_MORE)) ring_accept(ring, ring->listener);
}

int main(int argc, char** argv) {
  struct ring ring;
  const int listener = plain_listen();
  if (argc > 1 && strcmp(argv[1], "--http") == 0) {
    answer = plain_hellos();
    answer_bytes = PLAIN_HELLO_BYTES;
  }
  ring_open(&ring);
  ring_accept(&ring, listener);
  for (;;) ring_turn(&ring, handle);
}
