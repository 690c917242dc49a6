// One io_uring: set-up, the two rings in shared memory, and the one system call.
//
//  * Ring::Create: tries the best set of flags first and falls back; says why when none works.
//  * Sqe: the next submission to fill (a full queue is handed over first). Enter: submits what was
//    filled and waits. Reap: visits completions. NeedsEnter: the kernel has more that only an enter
//    brings out. Register: io_uring_register.
//
// The memory is mapped here rather than by liburing, whose version 2.3 knows neither NO_SQARRAY nor
// a ring that is made on one thread and used on another; its headers and its wrappers of the system
// calls serve all the same. No SQPOLL: the polling thread takes one of the CPUs from those who
// work.
//
// Thread rule: the thread of the first Enter, alone (SINGLE_ISSUER); Create may run on another.
#pragma once

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "kernel/check.h"
#include "loops/uring/abi.h"

namespace orrery::uring {

/// A completion, copied out of the ring.
struct Completion {
  uint64_t user_data;
  int32_t result;
  uint32_t flags;

  bool more() const { return (flags & IORING_CQE_F_MORE) != 0; }
  bool has_buffer() const { return (flags & IORING_CQE_F_BUFFER) != 0; }
  bool buffer_more() const { return (flags & abi::kCqeBufferMore) != 0; }
  bool notification() const { return (flags & IORING_CQE_F_NOTIF) != 0; }
  uint16_t buffer_id() const { return static_cast<uint16_t>(flags >> IORING_CQE_BUFFER_SHIFT); }
};

class Ring {
 public:
  /// Null on failure; then `reason` tells why in one line. Sets of flags that contain one of
  /// `without` are passed over.
  static std::unique_ptr<Ring> Create(uint32_t entries, uint32_t without, std::string* reason);
  ~Ring();
  Ring(const Ring&) = delete;
  Ring& operator=(const Ring&) = delete;

  /// A zeroed submission entry; it is handed over by the next Enter. Never fails: a full queue is
  /// submitted first.
  io_uring_sqe* Sqe();
  /// Entries filled and not handed over yet.
  uint32_t pending() const;
  /// True when completions exist that only an Enter brings into the ring: deferred work of ours
  /// (TASKRUN_FLAG) or an overflown completion queue.
  bool NeedsEnter() const;

  enum class Wait { kNo, kOne };
  static constexpr uint32_t kGathered = 32;
  /// Submits everything and, with kOne, waits for a completion, at most `timeout_ns` (UINT64_MAX:
  /// without end). False when the time was up; an interruption by a signal counts as a wake-up.
  /// With `gather_us`, and if CanGather, the wait goes on so long for kGathered further ones.
  bool Enter(Wait wait, uint64_t timeout_ns, uint32_t gather_us = 0);
  bool CanGather() const { return Has(abi::kFeatureMinTimeout); }

  /// Calls visit(const Completion&) for everything that is in the ring now.
  template <typename Visit>
  void Reap(Visit visit) {
    Completion completion;
    for (size_t taken = 0;;) {
      // A visit may fill entries, which may stash completions: those are older than the ring's.
      if (taken < stashed_.size()) {
        completion = stashed_[taken++];
      } else if (!stashed_.empty()) {
        stashed_.clear();
        taken = 0;
        continue;
      } else if (!Next(&completion)) {
        return;
      }
      visit(completion);
    }
  }
  /// True while Reap would find something.
  bool HasCompletions() const;

  /// io_uring_register; 0 or more on success, else -errno.
  int Register(uint32_t opcode, void* argument, uint32_t count);

  uint32_t setup_flags() const { return setup_flags_; }
  uint32_t features() const { return features_; }
  bool Has(uint32_t feature) const { return (features_ & feature) != 0; }
  uint64_t enters() const { return enters_; }

 private:
  Ring() = default;
  bool MayBeUsed(std::string* reason);
  bool Map(const io_uring_params& params, std::string* reason);
  void Enable();
  void Publish();
  int EnterRaw(uint32_t submit, uint32_t min_complete, uint32_t flags, void* argument, size_t size);
  void MakeRoom();
  bool Next(Completion* out);

  int fd_ = -1;
  int enter_fd_ = -1;  // fd_, or its index among the registered ones
  uint32_t enter_flags_ = 0;
  uint32_t setup_flags_ = 0, features_ = 0;
  bool enabled_ = false;
  std::thread::id issuer_;  // who enabled it
  uint64_t enters_ = 0;

  void* rings_ = nullptr;  // SQ and CQ ring share one mapping (FEAT_SINGLE_MMAP, 5.4)
  size_t rings_bytes_ = 0;
  io_uring_sqe* sqes_ = nullptr;
  size_t sqes_bytes_ = 0;

  uint32_t *sq_head_ = nullptr, *sq_tail_ = nullptr, *sq_flags_ = nullptr;
  uint32_t sq_mask_ = 0, sq_entries_ = 0;
  uint32_t sq_filled_ = 0;  // our tail; the kernel sees it when Enter publishes it
  uint32_t *cq_head_ = nullptr, *cq_tail_ = nullptr;
  uint32_t cq_mask_ = 0;
  const io_uring_cqe* cqes_ = nullptr;
  std::vector<Completion> stashed_;  // taken out of a full ring in the middle of a submission
};

}  // namespace orrery::uring
