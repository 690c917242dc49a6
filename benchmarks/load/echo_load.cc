// Load for echo servers: each connection sends a message, waits until it has come back whole, and
// sends the next; with --rate, messages are due on a schedule instead.
//
//   echo_load PORT [--connections=64] [--bytes=64] [--seconds=2] [--warmup=0] [--pipeline=1]
//     [--rate=R] [--timeout=5] [--spin] [--unix=PATH] [--histogram=FILE]
//
// Fails if a byte that comes back is not the one that was sent. Prints one line of JSON (report.h).
#include "benchmarks/load/stream_load.h"

namespace orrery::load {
namespace {

class EchoProtocol {
 public:
  struct State {
    size_t at = 0;  // in the message that is coming back
  };

  EchoProtocol(size_t bytes, int pipeline) : bytes_(bytes) {
    for (int i = 0; i < pipeline; ++i) {
      for (size_t at = 0; at < bytes; ++at) messages_ += static_cast<char>('a' + at % 23);
    }
  }

  std::string_view Requests(int n) const {
    return std::string_view(messages_).substr(0, bytes_ * static_cast<size_t>(n));
  }
  uint64_t Unread(const State&) const { return 0; }
  int Drop(State&, uint64_t) { return 0; }

  int Take(State& state, std::string_view bytes) {
    int whole = 0;
    while (!bytes.empty()) {
      const size_t size = std::min(bytes.size(), bytes_ - state.at);
      if (std::memcmp(bytes.data(), messages_.data() + state.at, size) != 0) {
        Fail("what came back is not what was sent");
      }
      bytes.remove_prefix(size);
      state.at = (state.at + size) % bytes_;
      whole += state.at == 0;
    }
    return whole;
  }

 private:
  size_t bytes_;
  std::string messages_;
};

void Main(int argc, char** argv) {
  Options options(argc, argv,
                  "PORT [--connections=64] [--bytes=64] [--seconds=2] [--warmup=0] [--pipeline=1] "
                  "[--rate=R] [--timeout=5] [--spin] [--unix=PATH] [--histogram=FILE]");
  const StreamSettings settings(options);
  const auto bytes = static_cast<size_t>(options.Number("bytes", 64));
  options.Finish();
  if (bytes == 0) Fail("a message needs a byte");
  EchoProtocol protocol(bytes, settings.pipeline);
  StreamLoad<EchoProtocol>(settings, protocol).Run("echo_load");
}

}  // namespace
}  // namespace orrery::load

int main(int argc, char** argv) { orrery::load::Main(argc, argv); }
