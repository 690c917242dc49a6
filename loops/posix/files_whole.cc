// A file in one go: open, stat, read to the end, close; see files_internal.h.
#include <fcntl.h>
#include <poll.h>

#include "loops/posix/files_internal.h"

namespace orrery::posix::files {

namespace {

/// A FIFO that was opened without waiting: the reading side of open(2) waits for a writer, and so
/// does a poll on it, since no hang-up is told before there was one.
void AwaitWriter(int fd) {
  fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK);
  pollfd entry{fd, POLLIN, 0};
  Retry([&] { return poll(&entry, 1, -1); });
}

}  // namespace

Result ReadWhole(FileOp& op) {
  Descriptor own;
  int fd = op.fd;
  if (op.owns_fd) {
    own.Reset(fd);
    op.fd = -1;
    op.owns_fd = false;
    AwaitWriter(fd);
  } else if (fd < 0) {
    op.failed_call = "open";
    const int flags = op.how | O_CLOEXEC;
    fd = Retry([&] { return open(op.path.c_str(), flags, op.mode); });
    if (fd < 0) return fd;
    own.Reset(fd);
  }
  op.failed_call = "fstat";
  FileStat stat;
  if (Result result = Stat(fd, "", AT_EMPTY_PATH, &stat); result < 0) return result;
  op.failed_call = "read";
  // A descriptor that was passed in is read from where it stands; its position moves.
  const uint64_t size = S_ISREG(stat.mode) && own.open() ? stat.size : 0;
  return ReadToEnd(op, size, [fd](uint8_t* into, size_t capacity, size_t) {
    return Retry([&] { return read(fd, into, std::min<size_t>(capacity, kMaxWhole)); });
  });
}

}  // namespace orrery::posix::files
