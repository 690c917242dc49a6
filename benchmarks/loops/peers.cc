// Plain sockets on the other side; see peers.h.
#include "benchmarks/loops/peers.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>

#include "kernel/check.h"

namespace orrery::benchmarks {

namespace {

constexpr int kSocketBuffer = 1 << 20;  // the system grants what it allows

int StreamSocket() {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  KERNEL_CHECK(fd >= 0);
  setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &kSocketBuffer, sizeof kSocketBuffer);
  setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &kSocketBuffer, sizeof kSocketBuffer);
  const int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

int Listener(sockaddr_in* address) {
  const int listener = StreamSocket();
  *address = {};
  address->sin_family = AF_INET;
  address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof *address;
  KERNEL_CHECK(bind(listener, reinterpret_cast<sockaddr*>(address), size) == 0);
  KERNEL_CHECK(listen(listener, 64) == 0);
  KERNEL_CHECK(getsockname(listener, reinterpret_cast<sockaddr*>(address), &size) == 0);
  return listener;
}

// A port in TIME_WAIT is a port that later rows lack: the peer's end is cut, not said.
void CutAtClose(int fd) {
  const linger cut{1, 0};
  setsockopt(fd, SOL_SOCKET, SO_LINGER, &cut, sizeof cut);
}

ConnectedPair TcpPair(int listener, const sockaddr_in& address) {
  ConnectedPair pair;
  pair.peer = StreamSocket();
  KERNEL_CHECK(
      connect(pair.peer, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  pair.ours = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
  KERNEL_CHECK(pair.ours >= 0);
  const int on = 1;
  setsockopt(pair.ours, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  CutAtClose(pair.peer);
  return pair;
}

ConnectedPair UnixPair() {
  int fds[2];
  KERNEL_CHECK(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) == 0);
  for (int fd : fds) {
    setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &kSocketBuffer, sizeof kSocketBuffer);
  }
  return {fds[0], fds[1]};
}

}  // namespace

std::vector<ConnectedPair> ConnectedPairs(Transport transport, size_t count) {
  std::vector<ConnectedPair> pairs(count);
  sockaddr_in address;
  const int listener = transport == Transport::kTcp ? Listener(&address) : -1;
  for (ConnectedPair& pair : pairs) {
    pair = listener >= 0 ? TcpPair(listener, address) : UnixPair();
    fcntl(pair.ours, F_SETFL, fcntl(pair.ours, F_GETFL) | O_NONBLOCK);
  }
  if (listener >= 0) close(listener);
  return pairs;
}

Peers::Peers(const std::vector<ConnectedPair>& pairs, size_t bytes)
    : message_(bytes), answer_(bytes) {
  for (const ConnectedPair& pair : pairs) fds_.push_back(pair.peer);
  Fill(0);
}

Peers::~Peers() { Close(); }

void Peers::Close() {
  for (int fd : fds_) close(fd);
  fds_.clear();
}

void Peers::WriteAll() {
  for (int fd : fds_) {
    const ssize_t sent = send(fd, message_.data(), message_.size(), MSG_NOSIGNAL);
    KERNEL_CHECK(sent == static_cast<ssize_t>(message_.size()));
  }
}

void Peers::ReadAll() {
  for (int fd : fds_) {
    const ssize_t got = recv(fd, answer_.data(), answer_.size(), MSG_WAITALL);
    KERNEL_CHECK(got == static_cast<ssize_t>(answer_.size()));
  }
}

void Peers::Fill(size_t peer) {
  for (size_t i = 0; i < message_.size(); ++i) {
    message_[i] = static_cast<uint8_t>(i * 31 + peer * 7 + (i >> 8));
  }
}

void Peers::WriteDistinct() {
  for (size_t i = 0; i < fds_.size(); ++i) {
    Fill(i);
    const ssize_t sent = send(fds_[i], message_.data(), message_.size(), MSG_NOSIGNAL);
    KERNEL_CHECK(sent == static_cast<ssize_t>(message_.size()));
  }
}

void Peers::ReadDistinct() {
  for (size_t i = 0; i < fds_.size(); ++i) {
    Fill(i);
    const ssize_t got = recv(fds_[i], answer_.data(), answer_.size(), MSG_WAITALL);
    KERNEL_CHECK(got == static_cast<ssize_t>(answer_.size()));
    KERNEL_CHECK(std::memcmp(message_.data(), answer_.data(), answer_.size()) == 0);
  }
}

}  // namespace orrery::benchmarks
