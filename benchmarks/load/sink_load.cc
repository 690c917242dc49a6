// Load for servers that take a stream of bytes, into a file for example: uploads, one after the
// other, each over a connection of its own. It sends as fast as it goes, ends its side, and waits
// until the server has ended its own.
//
//   sink_load PORT [--bytes=67108864] [--seconds=2] [--warmup=0] [--timeout=5] [--unix=PATH]
//     [--marks] [--histogram=FILE]
//
// * An operation is an upload of --bytes, until the server's end; the measured time ends with one.
// * Several times the bytes 'a' to 'w': who keeps them can check them.
// Prints one line of JSON (report.h). One thread.
#include <poll.h>

#include "benchmarks/load/connection.h"
#include "benchmarks/load/measurement.h"

namespace orrery::load {
namespace {

constexpr size_t kPattern = 23;
constexpr size_t kChunk = 64 * 1024;

void WaitFor(int fd, short what, double timeout) {
  pollfd watched{fd, what, 0};
  if (::poll(&watched, 1, static_cast<int>(timeout * 1000)) == 0) {
    Fail("the server did not %s for %g s", what == POLLOUT ? "take bytes" : "end", timeout);
  }
}

void SendAll(int fd, uint64_t total, double timeout) {
  static const std::string chunk = [] {
    std::string bytes(kChunk + kPattern, '\0');
    for (size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>('a' + i % kPattern);
    return bytes;
  }();
  for (uint64_t sent = 0; sent < total;) {
    const size_t size = std::min<uint64_t>(kChunk, total - sent);
    const ssize_t n =
        ::send(fd, chunk.data() + sent % kPattern, size, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n < 0 && errno == EAGAIN) {
      WaitFor(fd, POLLOUT, timeout);
      continue;
    }
    if (n < 0) Fail("send: %s, after %llu bytes", std::strerror(errno),
                    static_cast<unsigned long long>(sent));
    sent += static_cast<uint64_t>(n);
  }
}

void WaitForEnd(int fd, double timeout) {
  char byte;
  ::shutdown(fd, SHUT_WR);
  WaitFor(fd, POLLIN, timeout);
  const ssize_t n = ::recv(fd, &byte, 1, MSG_DONTWAIT);
  if (n > 0) Fail("the server sent something");
  if (n < 0) Fail("recv: %s", std::strerror(errno));
}

void Main(int argc, char** argv) {
  Options options(argc, argv,
                  "PORT [--bytes=67108864] [--seconds=2] [--warmup=0] [--timeout=5] [--unix=PATH]");
  Measurement measured(options);
  const double timeout = options.Number("timeout", 5);
  const Endpoint endpoint(options.Port(), options.Text("unix", ""), timeout);
  const auto bytes = static_cast<uint64_t>(options.Number("bytes", 64 << 20));
  options.Finish();
  if (bytes == 0) Fail("an upload needs a byte");
  measured.Begin(Now());
  while (!measured.Over()) {
    const int64_t begun = Now();
    const int fd = endpoint.Connect(SOCK_STREAM);
    SendAll(fd, bytes, timeout);
    WaitForEnd(fd, timeout);
    ::close(fd);
    const int64_t now = Now();
    measured.Latency(begun, now);
    measured.Sent(static_cast<ssize_t>(bytes));
    measured.Answered(1);
    measured.Turn(now);
  }
  measured.ToReport("sink_load").Print();
}

}  // namespace
}  // namespace orrery::load

int main(int argc, char** argv) { orrery::load::Main(argc, argv); }
