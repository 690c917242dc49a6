/* The limit of the http benchmarks on epoll: the same answer to each request, without parsing more
 * than the end of its head; all answers to what one read brought go out in one send.
 * Prints its port; ends at SIGTERM. One thread. */
#include "plain.h"

static unsigned char scans[PLAIN_FILES];

static void serve(int fd, const char* answers) {
  static char bytes[PLAIN_BYTES];
  const ssize_t received = recv(fd, bytes, sizeof bytes, 0);
  if (received < 0 && errno == EAGAIN) return;
  unsigned count = received <= 0 ? 0 : plain_requests(&scans[fd], bytes, (size_t)received);
  bool open = received > 0;
  while (open && count > 0) {
    const unsigned now = count < PLAIN_HELLOS ? count : PLAIN_HELLOS;
    const size_t size = (size_t)now * PLAIN_HELLO_BYTES;
    open = send(fd, answers, size, MSG_NOSIGNAL) == (ssize_t)size;
    count -= now;
  }
  if (!open) close(fd);
}

static void admit(int epoll, int listener) {
  const int fd = plain_accept(listener);
  if (fd < 0) return;
  scans[fd] = 0;
  plain_watch(epoll, fd, (uint64_t)fd);
}

int main(void) {
  const int listener = plain_listen(), epoll = plain_epoll();
  const char* const answers = plain_hellos();
  plain_watch(epoll, listener, (uint64_t)listener);
  for (;;) {
    struct epoll_event ready[PLAIN_EVENTS];
    const int count = epoll_wait(epoll, ready, PLAIN_EVENTS, -1);
    for (int i = 0; i < count; ++i) {
      if (ready[i].data.fd == listener) {
        admit(epoll, listener);
      } else {
        serve(ready[i].data.fd, answers);
      }
    }
  }
}
