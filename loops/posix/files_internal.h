// What the files of PosixFiles share; private to loops/posix.
//
//  * One function per composite action; FillStat; Descriptor, which closes what it holds.
//
// Any thread.
#pragma once

#include <sys/stat.h>
#include <unistd.h>

#include "kernel/file_op.h"

struct statx;

namespace orrery::posix::files {

/// Node refuses to read more into one buffer (kIoMaxLength), and so do the system's reads.
inline constexpr uint64_t kMaxWhole = (uint64_t{1} << 31) - 1;

/// The outcome of a system call that tells errors by -1.
inline Result Outcome(int64_t value) { return value < 0 ? -errno : static_cast<Result>(value); }

/// Repeats a call that a signal interrupted.
template <typename Call>
Result Retry(Call call) {
  int64_t value;
  do {
    value = call();
  } while (value < 0 && errno == EINTR);
  return Outcome(value);
}

/// Closes the descriptor it holds, if any.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { Reset(); }
  int get() const { return fd_; }
  bool open() const { return fd_ >= 0; }
  void Reset(int fd = -1) {
    if (fd_ >= 0) close(fd_);
    fd_ = fd;
  }

 private:
  int fd_;
};

void FillStat(const struct statx& from, FileStat* to);
/// statx by descriptor or path, with the time of birth where the file system has one.
Result Stat(int directory, const char* path, int flags, FileStat* out);

Result ReadDirectory(FileOp& op);
Result MakeDirectories(FileOp& op);
Result RemoveTree(FileOp& op);
Result Copy(FileOp& op);
Result CopyRange(FileOp& op);
Result ReadWhole(FileOp& op);

/// Reads an open file to its end into malloc'ed memory that lands in `op`; `size_hint` is what
/// stat said (0 where it does not know, as in /proc). `read(into, size, offset)` answers like
/// pread, and -EAGAIN ends the attempt with nothing left behind.
template <typename Read>
Result ReadToEnd(FileOp& op, uint64_t size_hint, Read read);

}  // namespace orrery::posix::files

#include "loops/posix/files_whole.h"
