/* The limit of the proxy benchmarks on io_uring: a multishot receive on both sides of a pair; what
 * comes goes to the other side out of the buffer that it came in.
 *   proxy_uring --upstream=PORT     the server behind it, on loopback
 * Prints its port; ends at SIGTERM. One thread. */
#include "uring.h"

enum { PAIRS = RING_SLOTS / 2 }; /* clients have the slots below, their upstreams those above */

static int upstream_port;
static unsigned char ended[PAIRS];

static unsigned peer_of(unsigned slot) { return slot < PAIRS ? slot + PAIRS : slot - PAIRS; }

static void pair(struct ring* ring, unsigned client) {
  int fd = plain_connect(upstream_port);
  const int result =
      io_uring_register_files_update(&ring->io, peer_of(client), &fd, 1);
  ring_check(result, "files_update");
  close(fd); /* the slot keeps it */
  ended[client] = 0;
  ring_recv(ring, client);
  ring_recv(ring, peer_of(client));
}

/* A side ends: so does the other, and when both have, their slots are free. */
static void end(struct ring* ring, unsigned slot) {
  if (++ended[slot % PAIRS] == 1) return ring_shut(ring, peer_of(slot));
  ring_close(ring, peer_of(slot));
  ring_close(ring, slot);
}

static void forward(struct ring* ring, const struct io_uring_cqe* cqe) {
  const unsigned slot = ring_slot(cqe);
  if (cqe->res <= 0 && cqe->res != -ENOBUFS) return end(ring, slot);
  if (cqe->res > 0) {
    const unsigned buffer = ring_buffer(cqe);
    ring_send(ring, peer_of(slot), ring_bytes(ring, buffer), (size_t)cqe->res);
    ring_give_back(ring, buffer);
  }
  if (!(cqe->flags & IORING_CQE_F_MORE)) ring_recv(ring, slot);
}

static void handle(struct ring* ring, const struct io_uring_cqe* cqe) {
  if (ring_what(cqe) == RING_RECV) return forward(ring, cqe);
  if (ring_what(cqe) == RING_SEND) return ring_shut(ring, ring_slot(cqe));
  if (ring_what(cqe) != RING_ACCEPT) return;
  if (cqe->res >= 0) pair(ring, (unsigned)cqe->res);
  if (!(cqe->flags & IORING_CQE_F_MORE)) ring_accept(ring, ring->listener);
}

int main(int argc, char** argv) {
  struct ring ring;
  upstream_port = plain_upstream(argc, argv);
  const int listener = plain_listen();
  ring_open(&ring);
  ring_check(io_uring_register_file_alloc_range(&ring.io, 0, PAIRS), "file_alloc_range");
  ring_accept(&ring, listener);
  for (;;) ring_turn(&ring, handle);
}
