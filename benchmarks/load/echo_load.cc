// The load for an echo server: each connection sends a message, waits until it has come back whole,
// and sends the next. Prints messages, messages per second, and latencies in microseconds.
//
//   echo_load <port> <connections> <bytes> <seconds>
//
// One thread over epoll; it fails if a byte that comes back is not the one that was sent.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void Fail(const char* what) {
  std::perror(what);
  std::exit(1);
}

struct Connection {
  int fd = -1;
  size_t sent = 0, received = 0;
  Clock::time_point began;
};

class Load {
 public:
  Load(int port, int connections, size_t bytes) : message_(bytes), into_(bytes) {
    for (size_t i = 0; i < bytes; ++i) message_[i] = static_cast<char>('a' + i % 23);
    epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
    connections_.resize(static_cast<size_t>(connections));
    for (Connection& connection : connections_) Connect(connection, port);
  }

  void Run(double seconds) {
    const auto begin = Clock::now();
    const auto end = begin + std::chrono::duration_cast<Clock::duration>(
                                 std::chrono::duration<double>(seconds));
    for (Connection& connection : connections_) Begin(connection);
    epoll_event events[256];
    while (Clock::now() < end) {
      const int count = ::epoll_wait(epoll_, events, 256, 100);
      for (int i = 0; i < count; ++i) Step(*static_cast<Connection*>(events[i].data.ptr));
    }
    Report(std::chrono::duration<double>(Clock::now() - begin).count());
  }

 private:
  void Connect(Connection& connection, int port) {
    connection.fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(connection.fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
      Fail("connect");
    }
    const int on = 1;
    ::setsockopt(connection.fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT | EPOLLET;
    event.data.ptr = &connection;
    if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, connection.fd, &event) != 0) Fail("epoll_ctl");
  }

  void Begin(Connection& connection) {
    connection.sent = connection.received = 0;
    connection.began = Clock::now();
    Send(connection);
  }

  void Send(Connection& connection) {
    while (connection.sent < message_.size()) {
      const ssize_t n = ::send(connection.fd, message_.data() + connection.sent,
                               message_.size() - connection.sent, MSG_DONTWAIT | MSG_NOSIGNAL);
      if (n < 0 && errno == EAGAIN) return;
      if (n < 0) Fail("send");
      connection.sent += static_cast<size_t>(n);
    }
  }

  void Step(Connection& connection) {
    Send(connection);
    for (;;) {
      const size_t left = message_.size() - connection.received;
      const ssize_t n = ::recv(connection.fd, into_.data(), left, MSG_DONTWAIT);
      if (n < 0 && errno == EAGAIN) return;
      if (n <= 0) Fail("recv");
      if (std::memcmp(into_.data(), message_.data() + connection.received,
                      static_cast<size_t>(n)) != 0) {
        std::fprintf(stderr, "echo_load: not what was sent\n");
        std::exit(1);
      }
      connection.received += static_cast<size_t>(n);
      if (connection.received < message_.size()) continue;
      latencies_us_.push_back(
          std::chrono::duration<float, std::micro>(Clock::now() - connection.began).count());
      Begin(connection);
    }
  }

  void Report(double seconds) {
    if (latencies_us_.empty()) Fail("no message came back");
    std::sort(latencies_us_.begin(), latencies_us_.end());
    const size_t count = latencies_us_.size();
    std::printf("%zu %.0f %.1f %.1f\n", count, static_cast<double>(count) / seconds,
                latencies_us_[count / 2], latencies_us_[count * 99 / 100]);
  }

  int epoll_ = -1;
  std::vector<char> message_, into_;
  std::vector<Connection> connections_;
  std::vector<float> latencies_us_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "usage: echo_load <port> <connections> <bytes> <seconds>\n");
    return 2;
  }
  Load load(std::atoi(argv[1]), std::atoi(argv[2]), static_cast<size_t>(std::atoi(argv[3])));
  load.Run(std::atof(argv[4]));
}
