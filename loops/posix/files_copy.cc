// Copying a file: by reference where asked for and possible, else inside the kernel, else by hand;
// see files_internal.h.
#include <fcntl.h>
#include <sys/ioctl.h>

#include <memory>

#include "loops/posix/files_internal.h"

namespace orrery::posix::files {

namespace {

// Node's COPYFILE_* flags.
constexpr int32_t kExclusive = 1, kCloneIfPossible = 2, kCloneOrFail = 4;
// FICLONE, without <linux/fs.h>, whose macros clash with others.
constexpr unsigned long kCloneRequest = _IOW(0x94, 9, int);

/// A failure that only says: this way does not work for these two files.
bool IsUnsupported(Result result) {
  return result == -EXDEV || result == -EINVAL || result == -ENOSYS || result == -EOPNOTSUPP ||
         result == -EPERM || result == -ETXTBSY || result == -EBADF;
}

Result CopyByHand(int from, int to) {
  constexpr size_t kSize = 256 * 1024;
  auto bytes = std::make_unique<uint8_t[]>(kSize);
  for (;;) {
    const Result count = Retry([&] { return read(from, bytes.get(), kSize); });
    if (count <= 0) return count;
    for (Result done = 0; done < count;) {
      const Result step =
          Retry([&] { return write(to, bytes.get() + done, static_cast<size_t>(count - done)); });
      if (step < 0) return step;
      done += step;
    }
  }
}

Result CopyContents(int from, int to, const FileStat& source) {
  // A file without a size (/proc) has contents that copy_file_range does not see.
  for (bool first = true; source.size > 0; first = false) {
    const Result count =
        Retry([&] { return copy_file_range(from, nullptr, to, nullptr, size_t{1} << 30, 0); });
    if (count > 0) continue;
    if (first && (count == 0 || IsUnsupported(count))) break;
    return count;
  }
  return CopyByHand(from, to);
}

Result CopyInto(FileOp& op, int from, int to, const FileStat& source) {
  if (Result result = Retry([&] { return ftruncate(to, 0); }); result < 0) return result;
  // Some mounts (CIFS) refuse to change modes; the copy is good all the same.
  if (Result result = Outcome(fchmod(to, source.mode & 07777)); result < 0 && result != -EPERM) {
    return result;
  }
  if ((op.how & (kCloneIfPossible | kCloneOrFail)) != 0) {
    const Result result = Outcome(ioctl(to, kCloneRequest, from));
    if (result == 0 || (op.how & kCloneOrFail) != 0) return result;
  }
  return CopyContents(from, to, source);
}

}  // namespace

Result Copy(FileOp& op) {
  Descriptor from(open(op.path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!from.open()) return -errno;
  FileStat source, target;
  if (Result result = Stat(from.get(), "", AT_EMPTY_PATH, &source); result < 0) return result;
  if (S_ISDIR(source.mode)) return -EISDIR;
  const bool exclusive = (op.how & kExclusive) != 0;
  Descriptor to(open(op.path2.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | (exclusive ? O_EXCL : 0),
                     source.mode & 07777));
  if (!to.open()) return -errno;
  if (Result result = Stat(to.get(), "", AT_EMPTY_PATH, &target); result < 0) return result;
  if (source.dev == target.dev && source.ino == target.ino) return 0;  // onto itself: nothing
  const Result result = CopyInto(op, from.get(), to.get(), source);
  if (result < 0) unlink(op.path2.c_str());  // half a copy is none
  return result;
}

Result CopyRange(FileOp& op) {
  FileStat source, target;
  if (Result result = Stat(op.fd, "", AT_EMPTY_PATH, &source); result < 0) return result;
  if (Result result = Stat(op.fd2, "", AT_EMPTY_PATH, &target); result < 0) return result;
  if (!S_ISREG(source.mode) || !S_ISREG(target.mode)) return -EOPNOTSUPP;
  off_t from = op.offset, to = op.offset2;
  return Retry([&] {
    return copy_file_range(op.fd, op.offset < 0 ? nullptr : &from, op.fd2,
                           op.offset2 < 0 ? nullptr : &to, op.length, 0);
  });
}

}  // namespace orrery::posix::files
