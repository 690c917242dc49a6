// Holds many connections open, for the memory that each costs the server.
//
//   idle_load PORT [--connections=8000] [--http] [--bytes=64] [--hold=600] [--timeout=5]
//     [--unix=PATH]
//
// Opens them, has one answer on each (a message that comes back, or with --http a request; none
// with --bytes=0), prints one line of JSON, and holds them until its stdin ends or --hold seconds
// are over. Fails if the server has closed some.
#include <poll.h>

#include <vector>

#include "benchmarks/load/connection.h"
#include "benchmarks/load/http_protocol.h"
#include "benchmarks/load/report.h"

namespace orrery::load {
namespace {

constexpr size_t kAtATime = 128;  // waiting for each alone would take a wake-up for each

void Ask(int fd, std::string_view request) {
  if (::send(fd, request.data(), request.size(), MSG_NOSIGNAL) < 0) {
    Fail("send: %s", std::strerror(errno));
  }
}

/// The answer to a request: http's, or as many bytes as were sent.
void TakeAnswer(int fd, std::string_view request, HttpProtocol* protocol, double timeout) {
  HttpProtocol::State state;
  char bytes[16 * 1024];
  for (size_t received = 0; received < request.size();) {
    pollfd watched{fd, POLLIN, 0};
    if (::poll(&watched, 1, static_cast<int>(timeout * 1000)) == 0) {
      Fail("no answer for %g s", timeout);
    }
    const ssize_t n = ::recv(fd, bytes, sizeof bytes, MSG_DONTWAIT);
    if (n <= 0) Fail("closed by the server before its answer");
    received += protocol == nullptr ? static_cast<size_t>(n) : 0;
    if (protocol != nullptr && protocol->Take(state, {bytes, static_cast<size_t>(n)}) > 0) return;
  }
}

/// Opens connections, and has an answer on each unless the request is empty.
void Open(std::vector<int>& connections, const Endpoint& endpoint, std::string_view request,
          HttpProtocol* protocol, double timeout) {
  for (size_t begin = 0; begin < connections.size(); begin += kAtATime) {
    const size_t end = std::min(begin + kAtATime, connections.size());
    for (size_t i = begin; i < end; ++i) {
      connections[i] = endpoint.Connect(SOCK_STREAM, i);
      if (!request.empty()) Ask(connections[i], request);
    }
    for (size_t i = begin; i < end && !request.empty(); ++i) {
      TakeAnswer(connections[i], request, protocol, timeout);
    }
  }
}

void HoldUntilStdinEnds(double seconds) {
  const int64_t end = Now() + Nanoseconds(seconds);
  char bytes[256];
  for (int64_t left; (left = end - Now()) > 0;) {
    pollfd watched{STDIN_FILENO, POLLIN, 0};
    if (::poll(&watched, 1, static_cast<int>(left / 1'000'000) + 1) <= 0) continue;
    if (::read(STDIN_FILENO, bytes, sizeof bytes) <= 0) return;
  }
}

size_t CountClosed(const std::vector<int>& connections) {
  size_t closed = 0;
  for (const int fd : connections) {
    char byte;
    const ssize_t n = ::recv(fd, &byte, 1, MSG_DONTWAIT | MSG_PEEK);
    closed += n == 0 || (n < 0 && errno != EAGAIN);
  }
  return closed;
}

void Main(int argc, char** argv) {
  Options options(argc, argv,
                  "PORT [--connections=8000] [--http] [--bytes=64] [--hold=600] [--timeout=5] "
                  "[--unix=PATH]");
  const double timeout = options.Number("timeout", 5), hold = options.Number("hold", 600);
  const Endpoint endpoint(options.Port(), options.Text("unix", ""), timeout);
  const auto count = static_cast<size_t>(options.Number("connections", 8000));
  const bool http = options.Flag("http");
  const auto bytes = static_cast<size_t>(options.Number("bytes", 64));
  options.Finish();
  const std::string request = http ? "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                                   : std::string(bytes, 'x');
  HttpProtocol protocol(request, 1, HttpProtocol::kAnyLength);
  Endpoint::RaiseDescriptorLimit();

  std::vector<int> connections(count);
  CpuMeter opened;
  const std::string_view asked = bytes > 0 ? std::string_view(request) : "";
  Open(connections, endpoint, asked, http ? &protocol : nullptr, timeout);
  opened.Stop();
  Report report("idle_load");
  report.Add("connections", static_cast<double>(count));
  report.Add("seconds", static_cast<double>(opened.elapsed_ns) / 1e9, 6).Add(opened).Print();
  std::fflush(stdout);
  HoldUntilStdinEnds(hold);
  const size_t closed = CountClosed(connections);
  if (closed > 0) Fail("the server has closed %zu of %zu connections", closed, count);
}

}  // namespace
}  // namespace orrery::load

int main(int argc, char** argv) { orrery::load::Main(argc, argv); }
