// Load of short connections: each connects, sends a byte (or an http request), gets the answer and
// closes; so many at a time.
//
//   churn_load PORT [--connections=16] [--http] [--path=/] [--reset] [--seconds=2] [--warmup=0]
//     [--timeout=5] [--unix=PATH] [--histogram=FILE]
//
// * An operation is a connection; its latency goes from connect() to the whole answer. All answers
//   have to be the same (http: of one length).
// * The http request says `Connection: close`; its answer ends by its length, not by the FIN.
// * Whoever closes first keeps the port for a minute. So every 20,000 connections come from another
//   address of 127.0.0.0/8, and each run begins at another. --reset closes with a RST instead
//   (SO_LINGER of 0): nothing stays, but the server sees an error, which is other work than an end.
// Prints one line of JSON (report.h). One thread.
#include <sys/epoll.h>

#include <vector>

#include "benchmarks/load/connection.h"
#include "benchmarks/load/http_protocol.h"
#include "benchmarks/load/measurement.h"

namespace orrery::load {
namespace {

class ChurnLoad {
 public:
  explicit ChurnLoad(Options& options)
      : measured_(options), timeout_(options.Number("timeout", 5)),
        endpoint_(options.Port(), options.Text("unix", ""), timeout_),
        http_(options.Flag("http")), reset_(options.Flag("reset")),
        request_(http_ ? "GET " + options.Text("path", "/") +
                             " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n" : "x"),
        protocol_(request_, 1, HttpProtocol::kLengthOfFirst),
        connections_(static_cast<size_t>(options.Number("connections", 16))),
        number_(static_cast<uint64_t>(::getpid()) * Endpoint::kPortsPerAddress) {
    options.Finish();
    if (connections_.empty()) Fail("connections have to be more than 0");
  }

  void Run() {
    epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
    last_answer_ = Now();
    measured_.Begin(last_answer_);
    for (Connection& connection : connections_) Open(connection);
    while (open_ > 0) {
      epoll_event events[kMaxEvents];
      const int count = ::epoll_wait(epoll_, events, kMaxEvents, 100);
      for (int i = 0; i < count; ++i) Receive(*static_cast<Connection*>(events[i].data.ptr));
      const int64_t now = Now();
      measured_.Turn(now);
      if (now - last_answer_ > Nanoseconds(timeout_)) Fail("no answer for %g s", timeout_);
    }
    Report report = measured_.ToReport("churn_load");
    report.Add("connections", static_cast<double>(connections_.size())).Print();
  }

 private:
  static constexpr int kMaxEvents = 256;

  struct Connection {
    int fd = -1;
    int64_t begun = 0;
    HttpProtocol::State state;
  };

  void Open(Connection& connection) {
    connection.begun = Now();
    connection.fd = endpoint_.Connect(SOCK_STREAM, number_++);
    connection.state = {};
    ++open_;
    if (::send(connection.fd, request_.data(), request_.size(), MSG_NOSIGNAL) < 0) {
      Fail("send: %s", std::strerror(errno));
    }
    measured_.Sent(static_cast<ssize_t>(request_.size()));
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = &connection;
    if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, connection.fd, &event) != 0) {
      Fail("epoll: %s", std::strerror(errno));
    }
  }

  void Receive(Connection& connection) {
    char bytes[64 * 1024];
    const ssize_t n = ::recv(connection.fd, bytes, sizeof bytes, MSG_DONTWAIT);
    if (n < 0 && errno == EAGAIN) return;
    if (n <= 0) {
      Fail("closed by the server before its answer (%s)", n == 0 ? "end" : std::strerror(errno));
    }
    measured_.Received(n);
    if (!Whole(connection, {bytes, static_cast<size_t>(n)})) return;
    Close(connection.fd);
    last_answer_ = Now();
    measured_.Answered(1);
    measured_.Latency(connection.begun, last_answer_);
    if (!measured_.Over()) Open(connection);
  }

  bool Whole(Connection& connection, std::string_view bytes) {
    if (http_) return protocol_.Take(connection.state, bytes) == 1;
    if (answer_.empty()) answer_ = bytes;
    if (bytes != answer_) Fail("other answers got other bytes");
    return true;
  }

  void Close(int fd) {
    const linger now{1, 0};
    if (reset_) ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(fd);
    --open_;
  }

  Measurement measured_;
  double timeout_;
  Endpoint endpoint_;
  bool http_, reset_;
  std::string request_, answer_;
  HttpProtocol protocol_;
  std::vector<Connection> connections_;
  uint64_t number_;
  int epoll_ = -1, open_ = 0;
  int64_t last_answer_ = 0;
};

void Main(int argc, char** argv) {
  Options options(argc, argv,
                  "PORT [--connections=16] [--http] [--path=/] [--reset] [--seconds=2] "
                  "[--warmup=0] [--timeout=5] [--unix=PATH] [--histogram=FILE]");
  ChurnLoad(options).Run();
}

}  // namespace
}  // namespace orrery::load

int main(int argc, char** argv) { orrery::load::Main(argc, argv); }
