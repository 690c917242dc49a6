/* The limit of the UDP benchmarks on epoll: what has come is read in one call, and goes back
 * in one.
 * Prints its port; ends at SIGTERM. One thread. */
#include "plain.h"

enum { BATCH = 64, DATAGRAM_BYTES = 2048 };

static char bytes[BATCH][DATAGRAM_BYTES];
static struct sockaddr_in senders[BATCH];
static struct iovec parts[BATCH];
static struct mmsghdr messages[BATCH];

static void prepare(void) {
  for (int i = 0; i < BATCH; ++i) {
    parts[i].iov_base = bytes[i];
    messages[i].msg_hdr = (struct msghdr){
        .msg_name = &senders[i], .msg_iov = &parts[i], .msg_iovlen = 1};
  }
}

static void echo(int fd) {
  for (int i = 0; i < BATCH; ++i) {
    parts[i].iov_len = DATAGRAM_BYTES;
    messages[i].msg_hdr.msg_namelen = sizeof senders[i];
  }
  const int count = recvmmsg(fd, messages, BATCH, MSG_DONTWAIT, NULL);
  for (int i = 0; i < count; ++i) parts[i].iov_len = messages[i].msg_len;
  if (count > 0) sendmmsg(fd, messages, (unsigned)count, MSG_DONTWAIT); /* or lost, as UDP is */
}

int main(void) {
  const int fd = plain_bind(SOCK_DGRAM), epoll = plain_epoll();
  plain_print_port(fd);
  plain_watch(epoll, fd, (uint64_t)fd);
  prepare();
  for (;;) {
    struct epoll_event ready[1];
    if (epoll_wait(epoll, ready, 1, -1) == 1) echo(fd);
  }
}
