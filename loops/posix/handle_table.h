// Handles of the POSIX drivers: index + generation -> descriptor, and what is in flight on it.
//
//  * HandleTable: Add a descriptor, Get by id (null when stale), Release an id.
//  * PosixHandle: the descriptor and a driver's own data beside it.
//
// Shared by PosixSockets (which opens handles) and one driver (which performs operations on them and
// closes them). A PosixHandle's address stays the same while it is open. Loop thread only.
#pragma once

#include <vector>

#include "kernel/op.h"
#include "kernel/stable_array.h"

namespace orrery::posix {

struct PosixHandle {
  int fd = -1;
  uint32_t generation = 1;
  uint32_t ops_in_flight = 0;  ///< the driver's count
  bool datagram = false;
  bool closing = false;        ///< a CloseOp has been submitted: no new operation is taken
  void* driver_state = nullptr;///< the driver's; it frees it before Release
};

class HandleTable {
 public:
  /// Takes the descriptor over; it is non-blocking and close-on-exec already.
  HandleId Add(int fd, bool datagram) {
    uint32_t index;
    if (free_.empty()) {
      index = static_cast<uint32_t>(handles_.size());
      handles_.Grow();
    } else {
      index = free_.back();
      free_.pop_back();
    }
    PosixHandle& handle = handles_[index];
    handle.fd = fd;
    handle.datagram = datagram;
    ++open_;
    return {index, handle.generation};
  }
  PosixHandle* Get(HandleId id) {
    if (id.index >= handles_.size()) return nullptr;
    PosixHandle& handle = handles_[id.index];
    return handle.generation == id.generation && handle.fd >= 0 ? &handle : nullptr;
  }
  /// Ends the id; the descriptor is the caller's to close.
  void Release(HandleId id) {
    PosixHandle* handle = Get(id);
    KERNEL_CHECK(handle != nullptr && handle->ops_in_flight == 0 && !handle->driver_state);
    uint32_t generation = handle->generation + 1;
    *handle = PosixHandle{};
    handle->generation = generation == 0 ? 1 : generation;
    free_.push_back(id.index);
    --open_;
  }
  size_t open() const { return open_; }
  template <typename Visit>
  void ForEachOpen(Visit visit) {
    for (uint32_t i = 0; i < handles_.size(); ++i) {
      if (handles_[i].fd >= 0) visit(HandleId{i, handles_[i].generation}, handles_[i]);
    }
  }

 private:
  StableArray<PosixHandle> handles_;
  std::vector<uint32_t> free_;
  size_t open_ = 0;
};

}  // namespace orrery::posix
