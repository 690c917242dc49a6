// Load for servers that take a stream of bytes, into a file for example: sends as fast as it goes,
// then ends its side, and waits until the server has ended its own.
//
//   sink_load PORT [--bytes-total=N] [--bytes=65536] [--seconds=2] [--timeout=5] [--unix=PATH]
//
// * With --bytes-total, sends so many bytes; without, for --seconds.
// * An operation is --bytes of them; the time goes until the server's end, when it has them all.
// * Several times the bytes 'a' to 'w': who keeps them can check them.
// Prints one line of JSON (report.h), without latencies. One thread.
#include <poll.h>

#include "benchmarks/load/connection.h"
#include "benchmarks/load/report.h"

namespace orrery::load {
namespace {

constexpr size_t kPattern = 23;

void WaitFor(int fd, short what, double timeout) {
  pollfd watched{fd, what, 0};
  if (::poll(&watched, 1, static_cast<int>(timeout * 1000)) == 0) {
    Fail("the server did not %s for %g s", what == POLLOUT ? "take bytes" : "end", timeout);
  }
}

/// Sends until `total` bytes are out or the time is; returns how many that were.
uint64_t SendAll(int fd, const std::string& chunk, uint64_t total, int64_t end, double timeout) {
  uint64_t sent = 0;
  while (total > 0 ? sent < total : Now() < end) {
    const size_t from = sent % kPattern;
    size_t size = chunk.size() - kPattern;
    if (total > 0) size = std::min<uint64_t>(size, total - sent);
    const ssize_t n = ::send(fd, chunk.data() + from, size, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n < 0 && errno == EAGAIN) {
      WaitFor(fd, POLLOUT, timeout);
      continue;
    }
    if (n < 0) Fail("send: %s, after %llu bytes", std::strerror(errno),
                    static_cast<unsigned long long>(sent));
    sent += static_cast<uint64_t>(n);
  }
  return sent;
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
                  "PORT [--bytes-total=N] [--bytes=65536] [--seconds=2] [--timeout=5] "
                  "[--unix=PATH]");
  const double timeout = options.Number("timeout", 5);
  const Endpoint endpoint(options.Port(), options.Text("unix", ""), timeout);
  const auto total = static_cast<uint64_t>(options.Number("bytes-total", 0));
  const double seconds = options.Number("seconds", 2);
  const auto each = static_cast<size_t>(options.Number("bytes", 65536));
  options.Finish();
  if (each == 0) Fail("an operation needs a byte");
  std::string chunk(each + kPattern, '\0');
  for (size_t i = 0; i < chunk.size(); ++i) chunk[i] = static_cast<char>('a' + i % kPattern);

  const int fd = endpoint.Connect(SOCK_STREAM);
  CpuMeter meter;
  const uint64_t sent = SendAll(fd, chunk, total, Now() + Nanoseconds(seconds), timeout);
  WaitForEnd(fd, timeout);
  meter.Stop();
  const auto operations = static_cast<double>(sent) / static_cast<double>(each);
  Report report("sink_load");
  report.Add("operations", operations, 2);
  report.Add("seconds", static_cast<double>(meter.elapsed_ns) / 1e9, 6);
  report.Add("bytes", static_cast<double>(sent)).Add("bytes_sent", static_cast<double>(sent));
  report.Add("errors", 0).Add("total_operations", operations, 2).Add(meter).Print();
}

}  // namespace
}  // namespace orrery::load

int main(int argc, char** argv) { orrery::load::Main(argc, argv); }
