/* What the plain servers share: listening on loopback, epoll, and finding requests in bytes.
 *
 *   int listener = plain_listen(); int epoll = plain_epoll(); plain_watch(epoll, fd, pointer);
 *   unsigned n = plain_requests(&scan, bytes, size);
 *
 * They are the limit that runtimes are held against: what the system takes for the same work, with
 * nothing above it. So they do what the load asks for and no more; what the load never does (an
 * answer that the peer does not take, a head of 10 KiB) closes the connection. Each prints its port
 * as its first line, and ends at SIGTERM. */
#ifndef BENCHMARKS_LIMITS_PLAIN_H_
#define BENCHMARKS_LIMITS_PLAIN_H_
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { PLAIN_BYTES = 64 * 1024, PLAIN_EVENTS = 256, PLAIN_BACKLOG = 4096 };
enum { PLAIN_FILES = 128 * 1024 }; /* descriptors are below it */

static inline void plain_check(bool good, const char* what) {
  if (good) return;
  perror(what);
  exit(1);
}

static inline void plain_print_port(int fd) {
  struct sockaddr_in address;
  socklen_t size = sizeof address;
  getsockname(fd, (struct sockaddr*)&address, &size);
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
}

/* A socket of this type bound to a free port of loopback. */
static inline int plain_bind(int type) {
  const int fd = socket(AF_INET, type | SOCK_CLOEXEC, 0);
  struct sockaddr_in address = {.sin_family = AF_INET};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  plain_check(bind(fd, (struct sockaddr*)&address, sizeof address) == 0, "bind");
  return fd;
}

static inline int plain_listen(void) {
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max < PLAIN_FILES ? limit.rlim_max : PLAIN_FILES;
  setrlimit(RLIMIT_NOFILE, &limit);
  const int fd = plain_bind(SOCK_STREAM | SOCK_NONBLOCK);
  const int on = 1; /* accepted sockets inherit it */
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  plain_check(listen(fd, PLAIN_BACKLOG) == 0, "listen");
  plain_print_port(fd);
  return fd;
}

/* The port of --upstream=PORT, and a connection to it. */
static inline int plain_upstream(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    if (strncmp(argv[i], "--upstream=", 11) == 0) return atoi(argv[i] + 11);
  }
  fprintf(stderr, "usage: %s --upstream=PORT\n", argv[0]);
  exit(2);
}
static inline int plain_connect(int port) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  plain_check(connect(fd, (struct sockaddr*)&address, sizeof address) == 0, "connect");
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

static inline int plain_epoll(void) {
  const int epoll = epoll_create1(EPOLL_CLOEXEC);
  plain_check(epoll >= 0, "epoll_create1");
  return epoll;
}

static inline void plain_watch(int epoll, int fd, uint64_t data) {
  struct epoll_event interest = {.events = EPOLLIN, .data.u64 = data};
  plain_check(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &interest) == 0, "epoll_ctl");
}

static inline int plain_accept(int listener) {
  return accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

/* How many requests end in these bytes. `scan` is how much of an end the bytes before them had:
 * 0 at first, and one per connection. */
static inline unsigned plain_requests(unsigned char* scan, const char* at, size_t size) {
  static const char end_of_head[] = "\r\n\r\n";
  const char* const end = at + size;
  unsigned matched = *scan, count = 0;
  while (at < end) {
    if (matched == 0) { /* the next line end, wherever it is */
      at = memchr(at, '\r', (size_t)(end - at));
      if (at == NULL) break;
    }
    matched = *at == end_of_head[matched] ? matched + 1 : *at == '\r';
    at++;
    if (matched == 4) count++, matched = 0;
  }
  *scan = (unsigned char)matched;
  return count;
}

/* The answer of the hello servers, with the headers that Node's http sends, and as many of them in
 * a row as one send takes. */
#define PLAIN_HELLO                                                                   \
  "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nDate: Mon, 01 Jan 2024 00:00:00 GMT\r\n" \
  "Connection: keep-alive\r\nKeep-Alive: timeout=5\r\nContent-Length: 13\r\n\r\nHello, World!"
enum { PLAIN_HELLO_BYTES = sizeof PLAIN_HELLO - 1, PLAIN_HELLOS = 256 };
static inline const char* plain_hellos(void) {
  static char answers[PLAIN_HELLOS * PLAIN_HELLO_BYTES];
  for (int i = 0; i < PLAIN_HELLOS; ++i) {
    memcpy(answers + i * PLAIN_HELLO_BYTES, PLAIN_HELLO, PLAIN_HELLO_BYTES);
  }
  return answers;
}

#endif
