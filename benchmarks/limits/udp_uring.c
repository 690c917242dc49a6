/* The limit of the UDP benchmarks on io_uring: one multishot receive, a send for each datagram out
 * of the buffer that it came in. Prints its port; ends at SIGTERM. One thread. */
#include "uring.h"

enum { SOCKET_SLOT = 0 };

static struct msghdr shape = {.msg_namelen = sizeof(struct sockaddr_in)};
static struct msghdr answers[RING_BUFFERS];
static struct iovec parts[RING_BUFFERS];

static void receive(struct ring* ring) {
  struct io_uring_sqe* entry = ring_entry(ring);
  io_uring_prep_recvmsg_multishot(entry, SOCKET_SLOT, &shape, 0);
  entry->flags |= IOSQE_FIXED_FILE | IOSQE_BUFFER_SELECT;
  entry->buf_group = RING_GROUP;
  entry->user_data = ring_tag(RING_RECV, SOCKET_SLOT);
}

static void echo(struct ring* ring, const struct io_uring_cqe* cqe) {
  const unsigned id = ring_buffer(cqe);
  struct io_uring_recvmsg_out* const message =
      io_uring_recvmsg_validate(ring_bytes(ring, id), cqe->res, &shape);
  if (message == NULL) return ring_give_back(ring, id);
  parts[id] = (struct iovec){io_uring_recvmsg_payload(message, &shape),
                             io_uring_recvmsg_payload_length(message, cqe->res, &shape)};
  answers[id] = (struct msghdr){.msg_name = io_uring_recvmsg_name(message),
                                .msg_namelen = message->namelen,
                                .msg_iov = &parts[id], .msg_iovlen = 1};
  struct io_uring_sqe* entry = ring_entry(ring);
  io_uring_prep_sendmsg(entry, SOCKET_SLOT, &answers[id], MSG_DONTWAIT);
  entry->flags |= IOSQE_FIXED_FILE | IOSQE_CQE_SKIP_SUCCESS;
  entry->user_data = ring_tag(RING_SEND, SOCKET_SLOT); /* that fails: lost, as UDP is */
  ring_give_back(ring, id);
}

static void handle(struct ring* ring, const struct io_uring_cqe* cqe) {
  if (ring_what(cqe) != RING_RECV) return;
  if (cqe->res > 0) echo(ring, cqe);
  if (!(cqe->flags & IORING_CQE_F_MORE)) receive(ring);
}

int main(void) {
  struct ring ring;
  int fd = plain_bind(SOCK_DGRAM);
  plain_print_port(fd);
  ring_open(&ring);
  ring_check(io_uring_register_files_update(&ring.io, SOCKET_SLOT, &fd, 1), "files_update");
  receive(&ring);
  for (;;) ring_turn(&ring, handle);
}
