/* The limit of short connections on epoll: accept, read, answer, close. With --http the answer is
 * that of http_epoll. What a connection asks has mostly come when it is accepted: it is read then.
 * Prints its port; ends at SIGTERM. One thread. */
#include "plain.h"

static const char* answer = "ok\n";
static size_t answer_bytes = 3;

/* False where nothing has come yet. */
static bool serve(int fd) {
  char bytes[4096];
  const ssize_t received = recv(fd, bytes, sizeof bytes, MSG_DONTWAIT);
  if (received < 0 && errno == EAGAIN) return false;
  if (received > 0) send(fd, answer, answer_bytes, MSG_NOSIGNAL | MSG_DONTWAIT);
  close(fd);
  return true;
}

static void admit(int epoll, int listener) {
  for (int i = 0; i < PLAIN_EVENTS; ++i) {
    const int fd = plain_accept(listener);
    if (fd < 0) return;
    if (!serve(fd)) plain_watch(epoll, fd, (uint64_t)fd);
  }
}

int main(int argc, char** argv) {
  const int listener = plain_listen(), epoll = plain_epoll();
  if (argc > 1 && strcmp(argv[1], "--http") == 0) {
    answer = plain_hellos();
    answer_bytes = PLAIN_HELLO_BYTES;
  }
  plain_watch(epoll, listener, (uint64_t)listener);
  for (;;) {
    struct epoll_event ready[PLAIN_EVENTS];
    const int count = epoll_wait(epoll, ready, PLAIN_EVENTS, -1);
    for (int i = 0; i < count; ++i) {
      if (ready[i].data.fd == listener) {
        admit(epoll, listener);
      } else {
        serve(ready[i].data.fd);
      }
    }
  }
}
