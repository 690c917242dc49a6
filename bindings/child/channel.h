// The channel of messages between a parent and its child: a unix socket that also carries
// descriptors.
//
//  * Channel: sends and receives at once, and tells when it can go on.
//  * Channels: the table by the number that JavaScript knows.
//
// A Channel deletes itself once its close is complete. Loop thread only.
#pragma once

#include <vector>

#include "bindings/core/environment.h"

namespace orrery {

/// Among the descriptors that spawn takes: a channel.
inline constexpr int kChannel = -4;

class Channel {
 public:
  Channel(Environment& env, HandleId handle);

  uint32_t id() const { return id_; }
  int Descriptor();
  /// Tells `request` once the channel is readable (or writable). One of each at a time.
  void Wait(uint32_t request, bool writable, bool ref);
  void SetRef(bool ref);
  void Close();

 private:
  struct Waiter {
    PollOp poll;
    uint32_t request = 0;
    Channel* channel = nullptr;
  };
  void Prepare(Waiter& waiter, int32_t interest);

  Environment& env_;
  uint32_t id_;
  HandleId handle_;
  Waiter readable_, writable_;
  CloseOp close_;
};

struct Channels {
  explicit Channels(Environment&) {}
  ~Channels();
  Channel* Get(uint32_t id) { return id < table.size() ? table[id] : nullptr; }
  std::vector<Channel*> table;
  std::vector<Channel*> closing;
};

}  // namespace orrery
