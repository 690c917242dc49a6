/* The limit of the echo benchmarks on epoll: what one read brought goes back in one send.
 * Prints its port; ends at SIGTERM. One thread. */
#include "plain.h"

static void echo(int fd) {
  static char bytes[PLAIN_BYTES];
  const ssize_t received = recv(fd, bytes, sizeof bytes, 0);
  if (received < 0 && errno == EAGAIN) return;
  if (received <= 0 || send(fd, bytes, (size_t)received, MSG_NOSIGNAL) != received) close(fd);
}

int main(void) {
  const int listener = plain_listen(), epoll = plain_epoll();
  plain_watch(epoll, listener, (uint64_t)listener);
  for (;;) {
    struct epoll_event ready[PLAIN_EVENTS];
    const int count = epoll_wait(epoll, ready, PLAIN_EVENTS, -1);
    for (int i = 0; i < count; ++i) {
      if (ready[i].data.fd != listener) {
        echo(ready[i].data.fd);
        continue;
      }
      const int fd = plain_accept(listener);
      if (fd >= 0) plain_watch(epoll, fd, (uint64_t)fd);
    }
  }
}
