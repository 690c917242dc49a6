// Load for UDP echo servers: keeps some datagrams in flight, and sends one for each that comes.
//
//   udp_load PORT [--bytes=64] [--in-flight=16] [--seconds=2] [--warmup=0] [--timeout=5]
//     [--histogram=FILE]
//
// * Every datagram has a number in its first eight bytes, and what comes back has to be one that is
//   in flight, with its bytes. What has not come back after a second counts as lost: `errors`.
// * As many as have come go out again in one call.
// Fails if nothing comes back for --timeout seconds. Prints one line of JSON (report.h).
#include <vector>

#include "benchmarks/load/connection.h"
#include "benchmarks/load/measurement.h"

namespace orrery::load {
namespace {

constexpr size_t kNumberBytes = sizeof(uint64_t), kMostBytes = 65'507;

class UdpLoad {
 public:
  explicit UdpLoad(Options& options)
      : measured_(options), timeout_(options.Number("timeout", 5)),
        bytes_(static_cast<size_t>(options.Number("bytes", 64))),
        in_flight_(static_cast<size_t>(options.Number("in-flight", 16))),
        socket_(Endpoint(options.Port(), "", timeout_).Connect(SOCK_DGRAM)),
        storage_(2 * in_flight_ * bytes_), messages_(2 * in_flight_), parts_(2 * in_flight_),
        sent_at_(in_flight_), number_(in_flight_), waiting_(in_flight_),
        place_of_(kPlaces) {
    options.Finish();
    if (bytes_ < kNumberBytes || bytes_ > kMostBytes || in_flight_ < 1 || in_flight_ > 1024) {
      Fail("bytes go from %zu to %zu, in-flight from 1 to 1024", kNumberBytes, kMostBytes);
    }
    for (size_t i = 0; i < 2 * in_flight_; ++i) {
      parts_[i] = {&storage_[i * bytes_], bytes_};
      messages_[i].msg_hdr.msg_iov = &parts_[i];
      messages_[i].msg_hdr.msg_iovlen = 1;
    }
    for (size_t i = 0; i < in_flight_ * bytes_; ++i) storage_[i] = Filling(i % bytes_);
    const timeval second{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &second, sizeof second);
  }

  void Run() {
    last_answer_ = Now();
    measured_.Begin(last_answer_);
    std::vector<size_t> free(in_flight_);
    for (size_t i = 0; i < in_flight_; ++i) free[i] = i;
    while (!measured_.Over()) {
      Send(free);
      free.clear();
      Receive(free);
      measured_.Turn(Now());
    }
    Report report = measured_.ToReport("udp_load");
    report.Add("in_flight", static_cast<double>(in_flight_)).Print();
  }

 private:
  static char Filling(size_t at) { return static_cast<char>('a' + at % 23); }

  /// Sends a datagram for each of these places; the first half of messages_ is for that.
  void Send(const std::vector<size_t>& places) {
    const int64_t now = Now();
    for (size_t i = 0; i < places.size(); ++i) {
      const uint64_t number = next_number_ += 1;
      const size_t place = places[i];
      std::memcpy(parts_[i].iov_base, &number, sizeof number);
      sent_at_[place] = now, number_[place] = number, waiting_[place] = true;
      place_of_[number % kPlaces] = place;
    }
    for (size_t sent = 0; sent < places.size();) {
      const int n = ::sendmmsg(socket_, &messages_[sent],
                               static_cast<unsigned>(places.size() - sent), 0);
      if (n < 0) Fail("send: %s", std::strerror(errno));
      sent += static_cast<size_t>(n);
      measured_.Sent(n * static_cast<ssize_t>(bytes_));
    }
  }

  /// At least one that comes back, or after a second in vain everything in flight, as lost.
  void Receive(std::vector<size_t>& free) {
    mmsghdr* const into = &messages_[in_flight_];
    const int n = ::recvmmsg(socket_, into, static_cast<unsigned>(in_flight_), MSG_WAITFORONE,
                             nullptr);
    const int64_t now = Now();
    if (n < 0 && errno != EAGAIN && errno != EINTR) Fail("recv: %s", std::strerror(errno));
    if (n < 0) return GiveUp(free, now);
    last_answer_ = now;
    for (int i = 0; i < n; ++i) {
      const size_t place = Verify(into[i]);
      if (place == kNowhere) continue;
      waiting_[place] = false;
      free.push_back(place);
      measured_.Answered(1);
      measured_.Received(static_cast<ssize_t>(bytes_));
      measured_.Latency(sent_at_[place], now);
    }
  }

  void GiveUp(std::vector<size_t>& free, int64_t now) {
    if (now - last_answer_ > Nanoseconds(timeout_)) Fail("no answer for %g s", timeout_);
    for (size_t i = 0; i < in_flight_; ++i) {
      if (waiting_[i]) free.push_back(i);
    }
    measured_.Error(free.size());
  }

  /// The place of a datagram; kNowhere if it had been given up.
  size_t Verify(const mmsghdr& message) const {
    const char* const data = static_cast<const char*>(message.msg_hdr.msg_iov->iov_base);
    if (message.msg_len != bytes_) Fail("%u bytes came back of %zu", message.msg_len, bytes_);
    uint64_t number;
    std::memcpy(&number, data, sizeof number);
    const char* const sent = &storage_[kNumberBytes];
    if (number > next_number_ ||
        std::memcmp(data + kNumberBytes, sent, bytes_ - kNumberBytes) != 0) {
      Fail("what came back is not what was sent");
    }
    const size_t place = place_of_[number % kPlaces];
    return number_[place] == number && waiting_[place] ? place : kNowhere;
  }

  static constexpr size_t kPlaces = 4096, kNowhere = SIZE_MAX;

  Measurement measured_;
  double timeout_;
  size_t bytes_, in_flight_;
  int socket_;
  std::vector<char> storage_;
  std::vector<mmsghdr> messages_;
  std::vector<iovec> parts_;
  std::vector<int64_t> sent_at_;
  std::vector<uint64_t> number_;
  std::vector<bool> waiting_;
  std::vector<size_t> place_of_;  // by a number's remainder
  uint64_t next_number_ = 0;
  int64_t last_answer_ = 0;
};

void Main(int argc, char** argv) {
  Options options(argc, argv,
                  "PORT [--bytes=64] [--in-flight=16] [--seconds=2] [--warmup=0] [--timeout=5] "
                  "[--histogram=FILE]");
  UdpLoad(options).Run();
}

}  // namespace
}  // namespace orrery::load

int main(int argc, char** argv) { orrery::load::Main(argc, argv); }
