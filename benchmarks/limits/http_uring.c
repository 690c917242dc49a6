/* The limit of the http benchmarks on io_uring: the same answer to each request, without parsing
 * more than the end of its head; all answers to what one read brought go out in one send.
 * Prints its port; ends at SIGTERM. One thread. */
#include "uring.h"

static const char* answers;
static unsigned char scans[RING_SLOTS];

static void serve(struct ring* ring, const struct io_uring_cqe* cqe) {
  const size_t size = ring_received(ring, cqe);
  if (size == 0) return;
  const unsigned slot = ring_slot(cqe), buffer = ring_buffer(cqe);
  unsigned count = plain_requests(&scans[slot], ring_bytes(ring, buffer), size);
  ring_give_back(ring, buffer);
  while (count > 0) {
    const unsigned now = count < PLAIN_HELLOS ? count : PLAIN_HELLOS;
    ring_send(ring, slot, answers, (size_t)now * PLAIN_HELLO_BYTES);
    count -= now;
  }
}

static void handle(struct ring* ring, const struct io_uring_cqe* cqe) {
  if (ring_what(cqe) == RING_RECV) return serve(ring, cqe);
  if (ring_what(cqe) == RING_ACCEPT && cqe->res >= 0) scans[cqe->res] = 0;
  ring_housekeeping(ring, cqe);
}

int main(void) {
  struct ring ring;
  const int listener = plain_listen();
  answers = plain_hellos();
  ring_open(&ring);
  ring_accept(&ring, listener);
  for (;;) ring_turn(&ring, handle);
}
