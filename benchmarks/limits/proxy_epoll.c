/* The limit of the proxy benchmarks on epoll: what one side sends goes to the other in one send.
 *   proxy_epoll --upstream=PORT     the server behind it, on loopback
 * Prints its port; ends at SIGTERM. One thread. */
#include "plain.h"

static int peers[PLAIN_FILES]; /* 0 for none */

static void pair(int epoll, int listener, int upstream_port) {
  const int client = plain_accept(listener);
  if (client < 0) return;
  const int upstream = plain_connect(upstream_port);
  peers[client] = upstream;
  peers[upstream] = client;
  plain_watch(epoll, client, (uint64_t)client);
  plain_watch(epoll, upstream, (uint64_t)upstream);
}

static void end(int fd) {
  const int peer = peers[fd];
  peers[fd] = peers[peer] = 0;
  close(fd);
  close(peer);
}

static void forward(int fd) {
  static char bytes[PLAIN_BYTES];
  if (peers[fd] == 0) return; /* its peer has ended it in this batch */
  const ssize_t received = recv(fd, bytes, sizeof bytes, MSG_DONTWAIT);
  if (received < 0 && errno == EAGAIN) return;
  const int flags = MSG_NOSIGNAL | MSG_DONTWAIT;
  if (received <= 0 || send(peers[fd], bytes, (size_t)received, flags) != received) end(fd);
}

int main(int argc, char** argv) {
  const int upstream_port = plain_upstream(argc, argv);
  const int listener = plain_listen(), epoll = plain_epoll();
  plain_watch(epoll, listener, (uint64_t)listener);
  for (;;) {
    struct epoll_event ready[PLAIN_EVENTS];
    const int count = epoll_wait(epoll, ready, PLAIN_EVENTS, -1);
    for (int i = 0; i < count; ++i) {
      if (ready[i].data.fd == listener) {
        pair(epoll, listener, upstream_port);
      } else {
        forward(ready[i].data.fd);
      }
    }
  }
}
