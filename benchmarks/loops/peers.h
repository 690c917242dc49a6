// The other side of the benchmarks' connections: plain blocking sockets, the same for every row.
//
//  * ConnectedPairs: pairs over TCP on loopback, or unix sockets. Peers: writes to all, reads from
//    all, and looks at what came back.
//
// A message fits into the sockets' buffers, so that one thread can play both sides. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace orrery::benchmarks {

enum class Transport { kTcp, kUnix };

struct ConnectedPair {
  int ours;   ///< the loop's end; non-blocking
  int peer;
};
std::vector<ConnectedPair> ConnectedPairs(Transport transport, size_t count);

/// Owns the peers' descriptors.
class Peers {
 public:
  /// The peers of `pairs`, which exchange messages of `bytes`.
  Peers(const std::vector<ConnectedPair>& pairs, size_t bytes);
  ~Peers();
  Peers(const Peers&) = delete;
  Peers& operator=(const Peers&) = delete;

  void WriteAll();
  /// Waits for a whole answer each.
  void ReadAll();
  /// Has different bytes sent by each, checks that they come back, and lets `serve` answer them.
  template <typename Serve>
  void Verify(Serve serve) {
    WriteDistinct();
    serve();
    ReadDistinct();
  }
  size_t size() const { return fds_.size(); }
  void Close();

 private:
  void WriteDistinct();
  void ReadDistinct();
  void Fill(size_t peer);

  std::vector<int> fds_;
  std::vector<uint8_t> message_, answer_;
};

}  // namespace orrery::benchmarks
