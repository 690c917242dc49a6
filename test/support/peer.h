// The other end of what a test drives: plain blocking POSIX sockets, with time limits.
//
//  * Fd: owns a descriptor.
//  * Transport, MakePair, ListenOn, ConnectTo: raw stream sockets over TCP/IPv4, IPv6 and unix.
//  * SendBytes, ReceiveBytes, Reset, FillSocket, AddressOf: what a peer does.
//  * OpenDescriptors, RaiseDescriptorLimit, Pattern.
//
// Everything is bounded: a blocking call gives up after some seconds. Any thread.
#pragma once

#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <utility>

#include "kernel/address.h"

namespace orrery::test {

class Fd {
 public:
  Fd() = default;
  explicit Fd(int fd) : fd_(fd) {}
  Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Fd& operator=(Fd&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Fd() { Close(); }
  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  int Release() { return std::exchange(fd_, -1); }
  void Close() {
    if (fd_ >= 0) close(std::exchange(fd_, -1));
  }

 private:
  int fd_ = -1;
};

enum class Transport { kTcp4, kTcp6, kUnix };
inline constexpr Transport kTransports[] = {Transport::kTcp4, Transport::kTcp6, Transport::kUnix};
const char* TransportName(Transport transport);
Family FamilyOf(Transport transport);
/// Where a server of this transport may listen: a port of the system's choice on the loopback, or a
/// fresh name in the abstract space.
SocketAddress AnyAddress(Transport transport);

/// A listening raw socket; its address in `bound`.
Fd ListenOn(const SocketAddress& address, SocketAddress* bound, int backlog = 128);
Fd StreamSocket(Family family);
bool ConnectSocket(const Fd& socket, const SocketAddress& address);
/// A connected raw socket, or none.
Fd ConnectTo(const SocketAddress& address);
Fd AcceptOne(const Fd& listener);
/// Two connected raw sockets.
std::pair<Fd, Fd> MakePair(Transport transport);
/// A raw datagram socket bound to the loopback.
Fd DatagramSocket(Family family, SocketAddress* bound);
SocketAddress AddressOf(const Fd& socket);

/// Sends all of it; false when the other end refuses.
bool SendBytes(const Fd& socket, const std::string& bytes);
/// Receives `count` bytes, or fewer when the stream ends or the time is up.
std::string ReceiveBytes(const Fd& socket, size_t count);
/// True when the stream ends now, with nothing more to read.
bool AtEnd(const Fd& socket);
/// Closes so that the other end sees a reset (TCP).
void Reset(Fd socket);
/// Makes the buffers of the descriptor as small as the system lets them be.
void ShrinkBuffers(int fd);

size_t OpenDescriptors();
/// Lifts the soft limit to the hard one; returns it.
size_t RaiseDescriptorLimit();
/// `count` bytes that differ from place to place, so that a lost or doubled piece is seen.
std::string Pattern(size_t count, unsigned seed = 1);

}  // namespace orrery::test
