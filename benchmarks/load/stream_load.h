// The engine of the generators that send requests over kept connections: closed and open loop.
//
//   StreamLoad<HttpProtocol>(StreamSettings(options), protocol).Run("http_load");
//
// A Protocol has
//   * `struct State`: what it keeps per connection;
//   * `std::string_view Requests(int n)`: the bytes of n requests, valid as long as it lives;
//   * `int Take(State&, std::string_view)`: how many answers these bytes complete; Fail() if wrong;
//   * `uint64_t Unread(const State&)`: how many bytes belong to a body that nobody looks at.
//
// Closed loop: each connection sends `pipeline` requests in one send, waits for all answers, sends
// again. Open loop (--rate): requests are due on one schedule; the connection that is free for the
// longest sends what is due, and latency counts from then (pacing.h). What was due in the measured
// time counts, also if it was answered after it; what nobody answered counts with its age.
//
// Bounded: whoever gets no answer for --timeout seconds fails. One thread.
#pragma once
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/timerfd.h>

#include <deque>
#include <string_view>
#include <vector>

#include "benchmarks/load/connection.h"
#include "benchmarks/load/measurement.h"

namespace orrery::load {

struct StreamSettings {
  explicit StreamSettings(Options& options)
      : measurement(options),
        endpoint(options.Port(), options.Text("unix", ""), options.Number("timeout", 5)),
        connections(static_cast<int>(options.Number("connections", 64))),
        pipeline(static_cast<int>(options.Number("pipeline", 1))),
        rate(options.Number("rate", 0)), timeout(options.Number("timeout", 5)),
        spin(options.Flag("spin")) {
    if (connections < 1 || pipeline < 1) Fail("connections and pipeline have to be more than 0");
  }
  Measurement measurement;
  Endpoint endpoint;
  int connections, pipeline;
  double rate, timeout;
  bool spin;
};

template <class Protocol>
class StreamLoad {
 public:
  StreamLoad(const StreamSettings& settings, Protocol& protocol)
      : settings_(settings), protocol_(protocol), measured_(settings.measurement),
        connections_(static_cast<size_t>(settings.connections)), into_(kMostDropped) {}

  void Run(const char* generator) {
    Prepare();
    now_ = last_answer_ = Now();
    measured_.Begin(now_);
    schedule_ = Schedule(settings_.rate, now_);
    for (Connection& connection : connections_) Next(connection);
    while (!Finished()) {
      Turn();
      measured_.Turn(now_);
      SendWhatIsDue();
    }
    CountUnanswered();
    Print(generator);
  }

 private:
  static constexpr size_t kReadBytes = 64 * 1024, kMostDropped = 1 << 20;
  static constexpr int kMaxEvents = 256;
  static constexpr int64_t kTickNs = 20'000'000;

  struct Connection {
    int fd = -1;
    int waiting = 0;          // requests without an answer
    bool watches_out = false;
    uint64_t first = 0;       // open loop: the number of the oldest of them
    int64_t since = 0;        // when the requests were sent, or when the connection became free
    std::string_view unsent;
    typename Protocol::State state;
  };

  void Prepare() {
    Endpoint::RaiseDescriptorLimit();
    ::prctl(PR_SET_TIMERSLACK, 1);
    epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
    for (size_t i = 0; i < connections_.size(); ++i) {
      connections_[i].fd = settings_.endpoint.Connect(SOCK_STREAM, i);
      Watch(EPOLL_CTL_ADD, connections_[i].fd, &connections_[i], EPOLLIN);
    }
    // One timer for everything that has to be looked at sometimes: cheaper than a timeout per wait.
    tick_ = ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    const itimerspec every{{0, kTickNs}, {0, kTickNs}};
    ::timerfd_settime(tick_, 0, &every, nullptr);
    Watch(EPOLL_CTL_ADD, tick_, nullptr, EPOLLIN);
  }

  void Watch(int operation, int fd, Connection* connection, uint32_t events) {
    epoll_event event{};
    event.events = events;
    event.data.ptr = connection;
    if (::epoll_ctl(epoll_, operation, fd, &event) != 0) Fail("epoll: %s", std::strerror(errno));
  }

  void Turn() {
    epoll_event events[kMaxEvents];
    const int count = Wait(events);
    const int64_t before = now_;
    now_ = Now();
    if (settings_.spin && count == 0) measured_.Idle(now_ - before);
    for (int i = 0; i < count; ++i) {
      auto* connection = static_cast<Connection*>(events[i].data.ptr);
      if (connection == nullptr) {
        Tick();
        continue;
      }
      if (events[i].events & EPOLLOUT) Send(*connection);
      if (events[i].events & ~EPOLLOUT) Receive(*connection);
    }
    if (outstanding_ > 0 && now_ - last_answer_ > Nanoseconds(settings_.timeout)) {
      Fail("no answer for %g s, with %llu requests outstanding", settings_.timeout,
           static_cast<unsigned long long>(outstanding_));
    }
  }

  void Tick() {
    uint64_t expirations;  // until it is read, the timer does not run again: timerfd_create(2)
    if (::read(tick_, &expirations, sizeof expirations) < 0 && errno != EAGAIN) Fail("the timer");
  }

  int Wait(epoll_event* events) {
    if (settings_.spin) return ::epoll_wait(epoll_, events, kMaxEvents, 0);
    const bool may_send = schedule_.IsOpen() && !free_.empty();
    if (!may_send) return ::epoll_wait(epoll_, events, kMaxEvents, -1);
    const int64_t left = std::max<int64_t>(schedule_.NextDue() - now_, 0);
    const timespec limit{left / 1'000'000'000, left % 1'000'000'000};
    return ::epoll_pwait2(epoll_, events, kMaxEvents, &limit, nullptr);
  }

  /// A connection without requests in flight: what it does now.
  void Next(Connection& connection) {
    if (schedule_.IsOpen()) {
      connection.since = now_;
      free_.push_back(&connection);
    } else if (!measured_.Over()) {
      Request(connection, settings_.pipeline);
    }
  }

  void SendWhatIsDue() {
    const int64_t last = measured_.End() - 1;  // what is due later is nobody's
    while (!free_.empty() && schedule_.IsOpen() && schedule_.NextDue() <= std::min(now_, last)) {
      Connection& connection = *free_.front();
      free_.pop_front();
      connection.first = schedule_.Next();
      const int64_t due = schedule_.NextDue();
      const int count = schedule_.Take(std::min(now_, last), settings_.pipeline);
      if (due >= connection.since) late_.Record(now_ - due);
      if (due < connection.since) queued_ += static_cast<uint64_t>(count);
      Request(connection, count);
      now_ = Now();
    }
  }

  void Request(Connection& connection, int count) {
    if (outstanding_ == 0) last_answer_ = now_;
    connection.since = now_;
    connection.waiting = count;
    outstanding_ += static_cast<uint64_t>(count);
    connection.unsent = protocol_.Requests(count);
    Send(connection);
  }

  void Send(Connection& connection) {
    while (!connection.unsent.empty()) {
      const ssize_t n = ::send(connection.fd, connection.unsent.data(), connection.unsent.size(),
                               MSG_DONTWAIT | MSG_NOSIGNAL);
      if (n < 0 && errno == EAGAIN) break;
      if (n < 0) Fail("send: %s", std::strerror(errno));
      measured_.Sent(n);
      connection.unsent.remove_prefix(static_cast<size_t>(n));
    }
    if (connection.watches_out == connection.unsent.empty()) {
      connection.watches_out = !connection.unsent.empty();
      Watch(EPOLL_CTL_MOD, connection.fd, &connection,
            connection.watches_out ? EPOLLIN | EPOLLOUT : EPOLLIN);
    }
  }

  void Receive(Connection& connection) {
    // tcp(7): MSG_TRUNC drops bytes without copying them; for large bodies that nobody looks at.
    const uint64_t unread = protocol_.Unread(connection.state);
    const bool drop = unread > kReadBytes && !settings_.endpoint.IsUnix();
    const size_t most = drop ? std::min<uint64_t>(unread, into_.size()) : kReadBytes;
    const ssize_t n = ::recv(connection.fd, into_.data(), most,
                             drop ? MSG_DONTWAIT | MSG_TRUNC : MSG_DONTWAIT);
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (n <= 0) {
      Fail("closed by the server (%s), with %d answers outstanding",
           n == 0 ? "end" : std::strerror(errno), connection.waiting);
    }
    now_ = Now();
    measured_.Received(n);
    const auto size = static_cast<size_t>(n);
    const int answers = drop ? protocol_.Drop(connection.state, size)
                             : protocol_.Take(connection.state, {into_.data(), size});
    if (answers > connection.waiting) Fail("an answer that nobody asked for");
    if (answers > 0) Answered(connection, answers);
  }

  void Answered(Connection& connection, int answers) {
    last_answer_ = now_;
    outstanding_ -= static_cast<uint64_t>(answers);
    connection.waiting -= answers;
    measured_.Answered(answers);
    for (; answers > 0; --answers) measured_.Latency(BegunAt(connection), now_);
    if (connection.waiting == 0) Next(connection);
  }

  int64_t BegunAt(Connection& connection) {
    return schedule_.IsOpen() ? schedule_.DueOf(connection.first++) : connection.since;
  }

  bool Finished() const {
    if (!measured_.Over()) return false;
    const bool backlog = schedule_.IsOpen() && schedule_.NextDue() < measured_.End();
    if (outstanding_ == 0 && !backlog) return true;
    return schedule_.IsOpen() && now_ > measured_.End() + Nanoseconds(settings_.timeout);
  }

  void CountUnanswered() {
    if (!schedule_.IsOpen()) return;
    const auto count = [this](int64_t due) {
      measured_.Latency(due, now_);
      ++unanswered_;
    };
    for (Connection& connection : connections_) {
      for (int i = 0; i < connection.waiting; ++i) count(BegunAt(connection));
    }
    uint64_t next = schedule_.Next();
    while (schedule_.DueOf(next) < measured_.End()) count(schedule_.DueOf(next++));
  }

  void Print(const char* generator) {
    Report report = measured_.ToReport(generator);
    report.Add("connections", settings_.connections).Add("pipeline", settings_.pipeline);
    if (schedule_.IsOpen()) {
      Report open("");
      open.Add("offered", settings_.rate, 1).Add("achieved", measured_.Rate(), 1);
      open.Add("late", late_).Add("queued", static_cast<double>(queued_));
      open.Add("unanswered", static_cast<double>(unanswered_));
      report.Add("open_loop", open);
    }
    report.Print();
  }

  const StreamSettings settings_;
  Protocol& protocol_;
  Measurement measured_;
  std::vector<Connection> connections_;
  std::vector<char> into_;
  std::deque<Connection*> free_;
  Schedule schedule_{0, 0};
  int epoll_ = -1, tick_ = -1;
  int64_t now_ = 0, last_answer_ = 0;
  uint64_t outstanding_ = 0, queued_ = 0, unanswered_ = 0;
  Histogram late_;
};

}  // namespace orrery::load
