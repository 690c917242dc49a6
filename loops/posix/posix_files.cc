// File actions that are one system call each; see posix_files.h.
#include "loops/posix/posix_files.h"

#include <fcntl.h>
#include <limits.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "loops/posix/files_internal.h"

namespace orrery::posix {

namespace files {

namespace {
FileTime Time(const statx_timestamp& time) { return {time.tv_sec, time.tv_nsec}; }
}  // namespace

void FillStat(const struct statx& from, FileStat* to) {
  to->dev = makedev(from.stx_dev_major, from.stx_dev_minor);
  to->rdev = makedev(from.stx_rdev_major, from.stx_rdev_minor);
  to->mode = from.stx_mode;
  to->nlink = from.stx_nlink;
  to->uid = from.stx_uid;
  to->gid = from.stx_gid;
  to->blksize = from.stx_blksize;
  to->ino = from.stx_ino;
  to->size = from.stx_size;
  to->blocks = from.stx_blocks;
  to->atime = Time(from.stx_atime);
  to->mtime = Time(from.stx_mtime);
  to->ctime = Time(from.stx_ctime);
  // A file system without a time of birth: the epoch, as libuv reports it.
  to->birthtime = (from.stx_mask & STATX_BTIME) != 0 ? Time(from.stx_btime) : FileTime{};
}

Result Stat(int directory, const char* path, int flags, FileStat* out) {
  struct statx status;
  const Result result = Retry(
      [&] { return statx(directory, path, flags, STATX_BASIC_STATS | STATX_BTIME, &status); });
  if (result == 0) FillStat(status, out);
  return result;
}

}  // namespace files

namespace {

using files::Outcome;
using files::Retry;

static_assert(sizeof(IoSlice) == sizeof(iovec) &&
              offsetof(IoSlice, size) == offsetof(iovec, iov_len));

struct Slices {
  const iovec* data;
  int count;
};

/// The memory of a read or write; more slices than the system takes make it a short one.
Slices SlicesOf(const FileOp& op) {
  return {reinterpret_cast<const iovec*>(op.slices),
          static_cast<int>(std::min<uint32_t>(op.count, IOV_MAX))};
}

Result Read(FileOp& op) {
  if (!op.into.empty() || op.count == 0) {
    const size_t size = std::min<size_t>(op.into.size(), files::kMaxWhole);
    return Retry([&] {
      return op.offset < 0 ? read(op.fd, op.into.data(), size)
                           : pread(op.fd, op.into.data(), size, op.offset);
    });
  }
  const Slices slices = SlicesOf(op);
  return Retry([&] {
    return op.offset < 0 ? readv(op.fd, slices.data, slices.count)
                         : preadv(op.fd, slices.data, slices.count, op.offset);
  });
}

Result Write(FileOp& op) {
  const Slices slices = SlicesOf(op);
  return Retry([&] {
    return op.offset < 0 ? writev(op.fd, slices.data, slices.count)
                         : pwritev(op.fd, slices.data, slices.count, op.offset);
  });
}

/// fs.truncate is open, ftruncate and close, and reports the one that failed.
Result Truncate(FileOp& op) {
  op.failed_call = "open";
  files::Descriptor file(open(op.path.c_str(), O_RDWR | O_CLOEXEC));
  if (!file.open()) return -errno;
  op.failed_call = "ftruncate";
  return Retry([&] { return ftruncate(file.get(), std::max<int64_t>(op.offset, 0)); });
}

Result ReadLink(FileOp& op) {
  std::string text(256, '\0');
  for (;;) {
    const ssize_t size = readlink(op.path.c_str(), text.data(), text.size());
    if (size < 0) return -errno;
    if (static_cast<size_t>(size) < text.size()) {  // else it may have been cut off
      text.resize(static_cast<size_t>(size));
      op.text = std::move(text);
      return 0;
    }
    text.resize(text.size() * 2);
  }
}

Result RealPath(FileOp& op) {
  char* path = realpath(op.path.c_str(), nullptr);
  if (path == nullptr) return -errno;
  op.text = path;
  std::free(path);
  return 0;
}

Result MakeTemporary(FileOp& op) {
  std::string path = op.path + "XXXXXX";  // the op has the prefix only
  if (mkdtemp(path.data()) == nullptr) return -errno;
  op.text = std::move(path);
  return 0;
}

Result SetTimes(FileOp& op) {
  const timespec times[2] = {{op.atime.seconds, static_cast<long>(op.atime.nanoseconds)},
                             {op.mtime.seconds, static_cast<long>(op.mtime.nanoseconds)}};
  if (op.action == FileAction::kFutimes) return Outcome(futimens(op.fd, times));
  const int flags = op.action == FileAction::kLutimes ? AT_SYMLINK_NOFOLLOW : 0;
  return Outcome(utimensat(AT_FDCWD, op.path.c_str(), times, flags));
}

Result StatFileSystem(FileOp& op) {
  struct statfs found;
  const Result result = Retry([&] { return statfs(op.path.c_str(), &found); });
  if (result < 0) return result;
  const uint64_t values[] = {static_cast<uint64_t>(found.f_type),
                             static_cast<uint64_t>(found.f_bsize),
                             found.f_blocks,
                             found.f_bfree,
                             found.f_bavail,
                             found.f_files,
                             found.f_ffree};
  std::copy(std::begin(values), std::end(values), op.statfs);
  return 0;
}

/// Linux has given the number free even when close reports EINTR, so that it is no failure.
Result Close(int fd) { return close(fd) == 0 || errno == EINTR ? 0 : -errno; }

Result ExecuteByPath(FileOp& op) {
  const char* path = op.path.c_str();
  const char* path2 = op.path2.c_str();
  switch (op.action) {
    case FileAction::kOpen: return Retry([&] { return open(path, op.how | O_CLOEXEC, op.mode); });
    case FileAction::kStat: return files::Stat(AT_FDCWD, path, 0, &op.stat);
    case FileAction::kLstat: return files::Stat(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, &op.stat);
    case FileAction::kTruncate: return Truncate(op);
    case FileAction::kReadDirectory: return files::ReadDirectory(op);
    case FileAction::kMakeDirectory: return Outcome(mkdir(path, op.mode));
    case FileAction::kMakeDirectories: return files::MakeDirectories(op);
    case FileAction::kRemoveDirectory: return Outcome(rmdir(path));
    case FileAction::kRemoveTree: return files::RemoveTree(op);
    case FileAction::kUnlink: return Outcome(unlink(path));
    case FileAction::kRename: return Outcome(rename(path, path2));
    case FileAction::kLink: return Outcome(link(path, path2));
    case FileAction::kSymlink: return Outcome(symlink(path, path2));
    case FileAction::kReadLink: return ReadLink(op);
    case FileAction::kRealPath: return RealPath(op);
    case FileAction::kAccess: return Outcome(access(path, op.how));
    case FileAction::kCopy: return files::Copy(op);
    case FileAction::kMakeTemporary: return MakeTemporary(op);
    case FileAction::kUtimes:
    case FileAction::kLutimes: return SetTimes(op);
    case FileAction::kChmod: return Outcome(chmod(path, op.mode));
    case FileAction::kChown: return Outcome(chown(path, op.uid, op.gid));
    case FileAction::kLchown: return Outcome(lchown(path, op.uid, op.gid));
    case FileAction::kStatfs: return StatFileSystem(op);
    case FileAction::kReadWhole: return files::ReadWhole(op);
    default: return -ENOSYS;
  }
}

}  // namespace

Result PosixFiles::Execute(FileOp& op) {
  const int fd = op.fd;
  switch (op.action) {
    case FileAction::kClose: return Close(fd);
    case FileAction::kRead: return Read(op);
    case FileAction::kWrite: return Write(op);
    case FileAction::kCopyRange: return files::CopyRange(op);
    case FileAction::kFstat: return files::Stat(fd, "", AT_EMPTY_PATH, &op.stat);
    case FileAction::kFsync: return Retry([&] { return fsync(fd); });
    case FileAction::kFdatasync: return Retry([&] { return fdatasync(fd); });
    case FileAction::kFtruncate:
      return Retry([&] { return ftruncate(fd, std::max<int64_t>(op.offset, 0)); });
    case FileAction::kFutimes: return SetTimes(op);
    case FileAction::kFchmod: return Outcome(fchmod(fd, op.mode));
    case FileAction::kFchown: return Outcome(fchown(fd, op.uid, op.gid));
    default: return ExecuteByPath(op);
  }
}

}  // namespace orrery::posix
