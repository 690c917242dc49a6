/* The limit of the echo benchmarks on io_uring: what one read brought goes back in one send, out of
 * the buffer that it came in. Prints its port; ends at SIGTERM. One thread. */
#include "uring.h"

static void handle(struct ring* ring, const struct io_uring_cqe* cqe) {
  if (ring_what(cqe) != RING_RECV) return ring_housekeeping(ring, cqe);
  const size_t size = ring_received(ring, cqe);
  if (size == 0) return;
  ring_send(ring, ring_slot(cqe), ring_bytes(ring, ring_buffer(cqe)), size);
  ring_give_back(ring, ring_buffer(cqe));
}

int main(void) {
  struct ring ring;
  const int listener = plain_listen();
  ring_open(&ring);
  ring_accept(&ring, listener);
  for (;;) ring_turn(&ring, handle);
}
