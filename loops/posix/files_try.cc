// File actions that are answered without waiting, or left alone; see posix_files.h.
//
// preadv2(RWF_NOWAIT) reads only what is in the page cache (Linux 4.14), openat2(RESOLVE_CACHED)
// walks only through cached names (5.12); both say EAGAIN otherwise. Waking a pool's thread costs
// some 30 µs, a cached read 0.4.
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <sys/uio.h>

#include <algorithm>
#include <atomic>
#include <optional>

#include "loops/posix/files_internal.h"
#include "loops/posix/files_known.h"
#include "loops/posix/posix_files.h"

#ifndef RESOLVE_CACHED
#define RESOLVE_CACHED 0x20
#endif

namespace orrery::posix {

namespace {

using files::Descriptor;
using files::Outcome;
using files::Retry;

/// More than this is copied by a thread that nobody waits for: it takes some 100 µs.
constexpr size_t kMostAtOnce = size_t{1} << 20;

/// An answer; none when the operation would have to wait.
using Answer = std::optional<Result>;

// What this system does not have at all is asked for once per process.
std::atomic<bool> no_cached_open{false}, no_nowait_read{false}, no_nowait_write{false};

bool NeedsWaiting(Result result) {
  return result == -EAGAIN || result == -EOPNOTSUPP || result == -ENOSYS || result == -EINTR;
}

/// Opens only if every name on the way is cached; an errno that needed no disk is an answer too.
Result OpenCached(const std::string& path, int flags) {
  if (no_cached_open.load(std::memory_order_relaxed)) return -EAGAIN;
  open_how how{};
  how.flags = static_cast<uint64_t>(flags | O_CLOEXEC);
  how.resolve = RESOLVE_CACHED;
  const Result fd = Outcome(syscall(SYS_openat2, AT_FDCWD, path.c_str(), &how, sizeof how));
  // EINVAL: a kernel that has openat2 but not RESOLVE_CACHED (or flags that it dislikes, which open
  // will tell in its own words). EPERM: some sandboxes' word for ENOSYS.
  if (fd == -ENOSYS || fd == -EINVAL || fd == -EPERM) {
    const bool absent = fd == -ENOSYS || (fd == -EINVAL && (flags & O_PATH) != 0);
    if (absent) no_cached_open.store(true, std::memory_order_relaxed);
    return -EAGAIN;
  }
  // Out of descriptors: the blocking way needs fewer of them.
  return fd == -EMFILE || fd == -ENFILE ? -EAGAIN : fd;
}

/// `flags`: O_NOFOLLOW or none.
Answer StatCached(const std::string& path, int flags, FileStat* out) {
  if (files::IsKnown(path, flags)) {
    const int nofollow = (flags & O_NOFOLLOW) != 0 ? AT_SYMLINK_NOFOLLOW : 0;
    const Result result = files::Stat(AT_FDCWD, path.c_str(), nofollow, out);
    if (result == 0) files::KeepKnown(path, flags);
    return result;
  }
  const Result fd = OpenCached(path, O_PATH | flags);
  if (fd == -EAGAIN) return {};
  if (fd < 0) return fd;
  Descriptor own(fd);
  const Result result = files::Stat(fd, "", AT_EMPTY_PATH, out);
  if (result == 0) files::NoteKnown(path, flags, *out, fd);
  return result;
}

Answer AccessCached(FileOp& op) {
  if (files::IsKnown(op.path, 0)) return Outcome(access(op.path.c_str(), op.how));
  const Result fd = OpenCached(op.path, O_PATH);
  if (fd == -EAGAIN) return {};
  if (fd < 0 || op.how == F_OK) return Descriptor(fd).open() ? 0 : fd;
  Descriptor own(fd);
  const Result result = Outcome(syscall(SYS_faccessat2, fd, "", op.how, AT_EMPTY_PATH));
  if (result == -ENOSYS || result == -EPERM) return {};
  return result;
}

/// Opens what is cached and cannot make the opener wait: opening a FIFO waits for its other end,
/// opening a device may wait for anything, so these two are looked at before they are touched.
Result OpenPlain(const std::string& path, int flags, FileStat* stat) {
  if ((flags & (O_CREAT | O_TRUNC | O_PATH | O_TMPFILE)) != 0) return -EAGAIN;
  const Answer found = StatCached(path, flags & O_NOFOLLOW, stat);
  if (!found.has_value()) return -EAGAIN;
  if (*found < 0) return *found;
  if (!S_ISREG(stat->mode) && !S_ISDIR(stat->mode)) return -EAGAIN;
  return OpenCached(path, flags);
}

Answer OpenNow(FileOp& op) {
  FileStat stat;
  const Result fd = OpenPlain(op.path, op.how, &stat);
  if (fd == -EAGAIN) return {};
  return fd;
}

Result ReadNowait(int fd, const iovec* slices, int count, int64_t offset) {
  if (no_nowait_read.load(std::memory_order_relaxed)) return -EAGAIN;
  const Result result = Retry([&] { return preadv2(fd, slices, count, offset, RWF_NOWAIT); });
  if (result == -ENOSYS) no_nowait_read.store(true, std::memory_order_relaxed);
  return NeedsWaiting(result) ? -EAGAIN : result;
}

size_t TotalSize(const iovec* slices, int count) {
  size_t total = 0;
  for (int i = 0; i < count; ++i) total += slices[i].iov_len;
  return total;
}

/// Whether a read that came out short had reached the end of the file, rather than of the cache.
bool AtEnd(int fd, int64_t offset) {
  uint8_t byte;
  const iovec slice{&byte, 1};
  return ReadNowait(fd, &slice, 1, offset) == 0;
}

Answer ReadNow(FileOp& op) {
  iovec one{op.into.data(), std::min<size_t>(op.into.size(), files::kMaxWhole)};
  const bool vectored = op.into.empty() && op.count > 0;
  const auto* slices = vectored ? reinterpret_cast<const iovec*>(op.slices) : &one;
  const int count = vectored ? static_cast<int>(std::min<uint32_t>(op.count, IOV_MAX)) : 1;
  if (TotalSize(slices, count) > kMostAtOnce) return {};
  const Result result = ReadNowait(op.fd, slices, count, op.offset);
  if (result == -EAGAIN) return {};
  if (result <= 0 || static_cast<size_t>(result) == TotalSize(slices, count)) return result;
  if (op.offset >= 0) {
    if (AtEnd(op.fd, op.offset + result)) return result;
    return {};
  }
  // The file's position has moved: take the step back before somebody else reads it all again. A
  // pipe has no position, and what it gave is the answer.
  const off_t position = lseek(op.fd, 0, SEEK_CUR);
  if (position < 0 || AtEnd(op.fd, position)) return result;
  if (lseek(op.fd, -static_cast<off_t>(result), SEEK_CUR) < 0) return result;
  return {};
}

Answer WriteNow(FileOp& op) {
  constexpr size_t kSmall = 64 * 1024;
  if (op.count == 0 || op.count > IOV_MAX || no_nowait_write.load(std::memory_order_relaxed)) {
    return {};
  }
  const auto* slices = reinterpret_cast<const iovec*>(op.slices);
  const int count = static_cast<int>(op.count);
  if (TotalSize(slices, count) > kSmall) return {};
  const Result result =
      Retry([&] { return pwritev2(op.fd, slices, count, op.offset, RWF_NOWAIT); });
  // Whether buffered writes can do this is the file system's affair (XFS and Btrfs can, ext4 not);
  // a process mostly writes to one, so the first refusal counts for all.
  if (result == -ENOSYS || result == -EOPNOTSUPP) {
    no_nowait_write.store(true, std::memory_order_relaxed);
  }
  if (NeedsWaiting(result)) return {};
  return result;
}

/// A file whose size is known, into memory of that very size; none if it is another one by now.
Answer ReadPlaced(FileOp& op, int fd, size_t size) {
  uint8_t* memory = op.place(op, size);
  if (memory == nullptr) return {};
  const iovec slice{memory, size};
  const Result result = ReadNowait(fd, &slice, 1, 0);
  if (result == -EAGAIN || (result >= 0 && static_cast<size_t>(result) != size)) return {};
  op.failed_call = "read";
  return result < 0 ? result : 0;
}

// Here the look before the open would cost as much as all the rest, so the file is opened without
// waiting and looked at then. A FIFO that is open now stays open: closing it again would break
// whoever waited to write into it.
Answer ReadWholeNow(FileOp& op) {
  if (op.fd >= 0) return {};  // read from its position on, which could not be put back
  if ((op.how & (O_CREAT | O_TRUNC | O_PATH | O_TMPFILE | O_ACCMODE)) != 0) return {};
  const Result fd = OpenCached(op.path, op.how | O_NONBLOCK);
  if (fd == -EAGAIN || fd == -ENXIO) return {};
  if (fd < 0) {
    op.failed_call = "open";
    return fd;
  }
  // Where the end is tells the size of a regular file for less than half of what a stat takes.
  // Directories have an end, too, and refuse the read; nothing else that is small has one.
  const off_t end = op.place == nullptr ? -1 : lseek(fd, 0, SEEK_END);
  if (end > 0 && static_cast<size_t>(end) <= kMostAtOnce) {
    const Answer answer = ReadPlaced(op, fd, static_cast<size_t>(end));
    if (answer.has_value()) {
      close(fd);
      return answer;
    }
  }
  FileStat stat;
  if (files::Stat(fd, "", AT_EMPTY_PATH, &stat) == 0 && S_ISFIFO(stat.mode)) {
    op.fd = fd;
    op.owns_fd = true;
    return {};
  }
  Descriptor own(fd);
  if (!S_ISREG(stat.mode) && !S_ISDIR(stat.mode)) return {};
  if (S_ISREG(stat.mode) && stat.size > kMostAtOnce) return {};
  const Result result =
      files::ReadToEnd(op, stat.size, [fd](uint8_t* into, size_t capacity, size_t offset) {
        const iovec slice{into, capacity};
        return ReadNowait(fd, &slice, 1, static_cast<int64_t>(offset));
      });
  if (result == -EAGAIN) return {};
  op.failed_call = "read";
  return result;
}

Answer Try(FileOp& op) {
  switch (op.action) {
    case FileAction::kRead: return ReadNow(op);
    case FileAction::kWrite: return WriteNow(op);
    case FileAction::kOpen: return OpenNow(op);
    case FileAction::kReadWhole: return ReadWholeNow(op);
    case FileAction::kStat: return StatCached(op.path, 0, &op.stat);
    case FileAction::kLstat: return StatCached(op.path, O_NOFOLLOW, &op.stat);
    case FileAction::kAccess: return AccessCached(op);
    case FileAction::kFstat: return files::Stat(op.fd, "", AT_EMPTY_PATH, &op.stat);
    case FileAction::kClose: return close(op.fd) == 0 || errno == EINTR ? 0 : -errno;
    default: return {};
  }
}

}  // namespace

bool PosixFiles::TryExecute(FileOp& op, Result* result) {
  const Answer answer = Try(op);
  if (!answer.has_value()) return false;
  *result = *answer;
  return true;
}

}  // namespace orrery::posix
