// Set-up, submission and completion of one ring; see ring.h.
#include "loops/uring/ring.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>

namespace orrery::uring {

namespace {

uint32_t Load(const uint32_t* word) {
  return std::atomic_ref(*const_cast<uint32_t*>(word)).load(std::memory_order_acquire);
}
void Store(uint32_t* word, uint32_t value) {
  std::atomic_ref(*word).store(value, std::memory_order_release);
}

/// Sets of flags, best first. SINGLE_ISSUER (6.0) + DEFER_TASKRUN (6.1) runs completion work when
/// we ask for it and in batches: "should be considered the default mode" (io_uring_setup_flags.7).
/// COOP_TASKRUN (5.19) at least does not interrupt us. SUBMIT_ALL (5.18): a bad entry does not stop
/// those behind it. R_DISABLED (5.10): the thread that enables the ring becomes its issuer.
constexpr uint32_t kCommon = IORING_SETUP_CQSIZE | IORING_SETUP_CLAMP | IORING_SETUP_R_DISABLED;
constexpr uint32_t kDeferred = kCommon | IORING_SETUP_SUBMIT_ALL | IORING_SETUP_SINGLE_ISSUER |
                               IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_TASKRUN_FLAG;
constexpr uint32_t kSetups[] = {
    kDeferred | abi::kSetupNoSqArray,
    kDeferred,
    kCommon | IORING_SETUP_SUBMIT_ALL | IORING_SETUP_COOP_TASKRUN | IORING_SETUP_TASKRUN_FLAG,
    kCommon,
};

/// Completions per submission that fit before the kernel has to keep them in a list of its own.
constexpr uint32_t kCompletionsPerEntry = 8;

/// What the driver cannot do without, and when it came.
constexpr uint32_t kRequiredFeatures =
    IORING_FEAT_SINGLE_MMAP | IORING_FEAT_NODROP | IORING_FEAT_SUBMIT_STABLE |
    IORING_FEAT_RW_CUR_POS | IORING_FEAT_FAST_POLL | IORING_FEAT_EXT_ARG |
    IORING_FEAT_RSRC_TAGS;  // the last with 5.13, as multishot polls, which have no flag

std::string WhyRefused(int error) {
  if (error == ENOSYS) return "this kernel has no io_uring (ENOSYS)";
  if (error == ENOMEM) return "no memory for the ring (ENOMEM): RLIMIT_MEMLOCK is too low";
  if (error == EMFILE || error == ENFILE) return "no descriptor left for the ring (EMFILE)";
  if (error != EPERM && error != EACCES) {
    return std::string("io_uring_setup failed: ") + std::strerror(error);
  }
  // 6.6: 1 allows it to members of a group only, 2 to nobody (admin-guide/sysctl/kernel.rst).
  std::ifstream file("/proc/sys/kernel/io_uring_disabled");
  std::string value;
  if (file >> value && value != "0") {
    return "the administrator has switched io_uring off (kernel.io_uring_disabled = " + value + ")";
  }
  return "io_uring is not permitted here (EPERM): a seccomp filter, as containers have one";
}

}  // namespace

std::unique_ptr<Ring> Ring::Create(uint32_t entries, uint32_t without, std::string* reason) {
  for (uint32_t flags : kSetups) {
    if ((flags & without) != 0) continue;
    io_uring_params params{};
    params.flags = flags;
    params.cq_entries = entries * kCompletionsPerEntry;
    const int fd = io_uring_setup(entries, &params);
    if (fd == -EINVAL) continue;  // a flag that this kernel does not know
    if (fd < 0) {
      *reason = WhyRefused(-fd);
      return nullptr;
    }
    std::unique_ptr<Ring> ring(new Ring);
    ring->fd_ = ring->enter_fd_ = fd;
    ring->setup_flags_ = params.flags;
    ring->features_ = params.features;
    if ((params.features & kRequiredFeatures) != kRequiredFeatures) {
      *reason = "this kernel's io_uring is too old (5.13 brought what is missing)";
      return nullptr;
    }
    if (!ring->MayBeUsed(reason)) return nullptr;
    if (!ring->Map(params, reason)) return nullptr;
    return ring;
  }
  *reason = "this kernel's io_uring refuses every set of flags we know";
  return nullptr;
}

// A filter may let the set-up pass and forbid the other two calls. Allowed, they refuse what is
// asked of them here (a disabled ring cannot be entered, there are no files to unregister) in other
// words.
bool Ring::MayBeUsed(std::string* reason) {
  for (int result : {io_uring_enter2(static_cast<unsigned>(fd_), 0, 0, 0, nullptr, 0),
                     Register(IORING_UNREGISTER_FILES, nullptr, 0)}) {
    if (result != -EPERM && result != -EACCES && result != -ENOSYS) continue;
    *reason = WhyRefused(-result);
    return false;
  }
  return true;
}

bool Ring::Map(const io_uring_params& params, std::string* reason) {
  const size_t sq_bytes = params.sq_off.array + params.sq_entries * sizeof(uint32_t);
  const size_t cq_bytes = params.cq_off.cqes + params.cq_entries * sizeof(io_uring_cqe);
  rings_bytes_ = sq_bytes > cq_bytes ? sq_bytes : cq_bytes;
  sqes_bytes_ = params.sq_entries * sizeof(io_uring_sqe);
  auto map = [this](size_t bytes, uint64_t offset) {
    void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, fd_,
                        static_cast<off_t>(offset));
    if (memory == MAP_FAILED) return static_cast<void*>(nullptr);
    madvise(memory, bytes, MADV_DONTFORK);  // a child process must not write into our queues
    return memory;
  };
  rings_ = map(rings_bytes_, IORING_OFF_SQ_RING);
  sqes_ = static_cast<io_uring_sqe*>(map(sqes_bytes_, IORING_OFF_SQES));
  if (rings_ == nullptr || sqes_ == nullptr) {
    *reason = std::string("mapping the ring failed: ") + std::strerror(errno);
    return false;
  }
  auto* base = static_cast<uint8_t*>(rings_);
  auto word = [base](uint32_t offset) { return reinterpret_cast<uint32_t*>(base + offset); };
  sq_head_ = word(params.sq_off.head);
  sq_tail_ = word(params.sq_off.tail);
  sq_flags_ = word(params.sq_off.flags);
  sq_mask_ = *word(params.sq_off.ring_mask);
  sq_entries_ = params.sq_entries;
  cq_head_ = word(params.cq_off.head);
  cq_tail_ = word(params.cq_off.tail);
  cq_mask_ = *word(params.cq_off.ring_mask);
  cqes_ = reinterpret_cast<const io_uring_cqe*>(base + params.cq_off.cqes);
  if ((params.flags & abi::kSetupNoSqArray) == 0) {
    // We fill entries in order, so the indirection never changes.
    for (uint32_t i = 0; i < sq_entries_; ++i) word(params.sq_off.array)[i] = i;
  }
  return true;
}

Ring::~Ring() {
  // A registered descriptor keeps the ring alive until its thread ends. It stands in that thread's
  // table, so another thread must not touch it: there the index means a ring of its own.
  if ((enter_flags_ & IORING_ENTER_REGISTERED_RING) != 0 && issuer_ == std::this_thread::get_id()) {
    io_uring_rsrc_update update{};
    update.offset = static_cast<uint32_t>(enter_fd_);
    Register(IORING_UNREGISTER_RING_FDS, &update, 1);
  }
  if (sqes_ != nullptr) munmap(sqes_, sqes_bytes_);
  if (rings_ != nullptr) munmap(rings_, rings_bytes_);
  if (fd_ >= 0) close(fd_);
}

int Ring::Register(uint32_t opcode, void* argument, uint32_t count) {
  return io_uring_register(static_cast<unsigned>(fd_), opcode, argument, count);
}

// From here on this thread is the ring's issuer. A registered ring descriptor (5.18) saves the look
// at the descriptor table in each enter; without it all works the same.
void Ring::Enable() {
  enabled_ = true;
  issuer_ = std::this_thread::get_id();
  KERNEL_CHECK(Register(IORING_REGISTER_ENABLE_RINGS, nullptr, 0) >= 0);
  io_uring_rsrc_update update{};
  update.offset = ~0u;
  update.data = static_cast<uint64_t>(fd_);
  if (Register(IORING_REGISTER_RING_FDS, &update, 1) == 1) {
    enter_fd_ = static_cast<int>(update.offset);
    enter_flags_ |= IORING_ENTER_REGISTERED_RING;
  }
  if (Has(abi::kFeatureNoIowait)) enter_flags_ |= abi::kEnterNoIowait;
}

// ---- submission ----------------------------------------------------------------------------

uint32_t Ring::pending() const { return sq_filled_ - Load(sq_head_); }

io_uring_sqe* Ring::Sqe() {
  if (pending() == sq_entries_) MakeRoom();
  io_uring_sqe* sqe = &sqes_[sq_filled_++ & sq_mask_];
  std::memset(sqe, 0, sizeof *sqe);
  return sqe;
}

// A full submission queue is handed over without looking at completions. Kernels that refuse that
// while completions wait (EBUSY), or lack memory for the moment (EAGAIN), get the ring emptied into
// stashed_ and another try.
void Ring::MakeRoom() {
  for (int attempt = 0;; ++attempt) {
    Publish();
    const int result = EnterRaw(pending(), 0, 0, nullptr, 0);
    if (pending() < sq_entries_) return;
    KERNEL_CHECK(result == -EBUSY || result == -EAGAIN || result == -EINTR);
    KERNEL_CHECK(attempt < 10000);
    EnterRaw(0, 0, IORING_ENTER_GETEVENTS, nullptr, 0);
    Completion completion;
    while (Next(&completion)) stashed_.push_back(completion);
    sched_yield();
  }
}

void Ring::Publish() { Store(sq_tail_, sq_filled_); }

int Ring::EnterRaw(uint32_t submit, uint32_t min_complete, uint32_t flags, void* argument,
                   size_t size) {
  if (!enabled_) Enable();
  ++enters_;
  return io_uring_enter2(static_cast<unsigned>(enter_fd_), submit, min_complete,
                         flags | enter_flags_, static_cast<sigset_t*>(argument), size);
}

bool Ring::NeedsEnter() const {
  return (Load(sq_flags_) & (IORING_SQ_TASKRUN | IORING_SQ_CQ_OVERFLOW)) != 0;
}

bool Ring::Enter(Wait wait, uint64_t timeout_ns, uint32_t gather_us) {
  Publish();
  if (wait == Wait::kNo) {
    const int result = EnterRaw(pending(), 0, IORING_ENTER_GETEVENTS, nullptr, 0);
    KERNEL_CHECK(result >= 0 || result == -EINTR || result == -EAGAIN || result == -EBUSY);
    return true;
  }
  __kernel_timespec timeout{static_cast<int64_t>(timeout_ns / 1'000'000'000),
                            static_cast<long long>(timeout_ns % 1'000'000'000)};
  io_uring_getevents_arg argument{};
  argument.sigmask_sz = _NSIG / 8;
  if (timeout_ns != UINT64_MAX) argument.ts = reinterpret_cast<uint64_t>(&timeout);
  uint32_t wanted = 1;
  if (gather_us > 0 && CanGather()) {
    abi::SetMinWait(&argument, gather_us);
    wanted = pending() + kGathered;  // most of what is submitted here completes at once
  }
  const int result = EnterRaw(pending(), wanted, IORING_ENTER_GETEVENTS | IORING_ENTER_EXT_ARG,
                              &argument, sizeof argument);
  if (result == -ETIME) return false;
  KERNEL_CHECK(result >= 0 || result == -EINTR || result == -EAGAIN || result == -EBUSY);
  return true;
}

// ---- completion ----------------------------------------------------------------------------

bool Ring::HasCompletions() const { return !stashed_.empty() || *cq_head_ != Load(cq_tail_); }

bool Ring::Next(Completion* out) {
  const uint32_t head = *cq_head_;  // ours to write, so a plain read
  if (head == Load(cq_tail_)) return false;
  const io_uring_cqe& cqe = cqes_[head & cq_mask_];
  *out = {cqe.user_data, cqe.res, cqe.flags};
  Store(cq_head_, head + 1);
  return true;
}

}  // namespace orrery::uring
