// The limit of the echo benchmarks: the same server in plain C++ on epoll, without a kernel, an
// engine or a buffer of its own per connection. Prints its port; ends with its process group.
//
// One thread.
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace {

constexpr int kMaxEvents = 256;

void Check(bool good, const char* what) {
  if (good) return;
  std::perror(what);
  std::exit(1);
}

int Listen() {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  Check(bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0, "bind");
  Check(listen(listener, 4096) == 0, "listen");
  getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  std::printf("%d\n", ntohs(address.sin_port));
  std::fflush(stdout);
  return listener;
}

void Watch(int epoll, int fd) {
  epoll_event interest{};
  interest.events = EPOLLIN;
  interest.data.fd = fd;
  Check(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &interest) == 0, "epoll_ctl");
}

void Accept(int epoll, int listener) {
  const int fd = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (fd < 0) return;
  const int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  Watch(epoll, fd);
}

// A message of the load fits into the socket's buffers: what is not taken at once is an error.
void Echo(int fd) {
  static char bytes[64 * 1024];
  const ssize_t received = recv(fd, bytes, sizeof bytes, 0);
  if (received <= 0 || send(fd, bytes, static_cast<size_t>(received), MSG_NOSIGNAL) != received) {
    close(fd);
  }
}

}  // namespace

int main() {
  const int listener = Listen();
  const int epoll = epoll_create1(EPOLL_CLOEXEC);
  Check(epoll >= 0, "epoll_create1");
  Watch(epoll, listener);
  for (;;) {
    epoll_event ready[kMaxEvents];
    const int count = epoll_wait(epoll, ready, kMaxEvents, -1);
    for (int i = 0; i < count; ++i) {
      if (ready[i].data.fd == listener) {
        Accept(epoll, listener);
      } else {
        Echo(ready[i].data.fd);
      }
    }
  }
}
