// Names that were in the system's caches a moment ago; see files_known.h.
#include "loops/posix/files_known.h"

#include <fcntl.h>
#include <sys/vfs.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>

namespace orrery::posix::files {

namespace {

/// A name is known by its hash: two with the same one cost a wait in the worst case.
struct Name {
  uint64_t hash;
  int64_t until_ms;
};

struct Memory {
  std::array<Name, 4096> names;
  uint64_t local_device, other_device;  ///< those asked for last; 0: none
};

thread_local Memory memory{};

uint64_t HashOf(const std::string& path, int flags) {
  const uint64_t hash = std::hash<std::string>()(path);
  return (flags & O_NOFOLLOW) != 0 ? ~hash : hash;
}

Name& PlaceOf(uint64_t hash) { return memory.names[hash % memory.names.size()]; }

int64_t NowMs() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
  return int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

void Remember(const std::string& path, int flags) {
  constexpr int64_t kSecond = 1000;
  const uint64_t hash = HashOf(path, flags);
  PlaceOf(hash) = {hash, NowMs() + kSecond};
}

/// File systems whose cached names and attributes are answered from memory.
bool IsLocalKind(int64_t kind) {
  static constexpr int64_t kLocal[] = {
      0xef53,      // ext2 to ext4
      0x58465342,  // xfs
      0x9123683e,  // btrfs
      0x01021994,  // tmpfs
      0x794c7630,  // overlayfs
      0xf2f52010,  // f2fs
      0x2fc12fc1,  // zfs
      0xca451a4e,  // bcachefs
  };
  return std::find(std::begin(kLocal), std::end(kLocal), kind) != std::end(kLocal);
}

bool IsLocal(uint64_t device, int fd) {
  if (device == memory.local_device) return true;
  if (device == memory.other_device) return false;
  struct statfs found;
  const bool local = fstatfs(fd, &found) == 0 && IsLocalKind(static_cast<int64_t>(found.f_type));
  (local ? memory.local_device : memory.other_device) = device;
  return local;
}

}  // namespace

bool IsKnown(const std::string& path, int flags) {
  const uint64_t hash = HashOf(path, flags);
  const Name& name = PlaceOf(hash);
  return name.hash == hash && name.until_ms > NowMs();
}

void NoteKnown(const std::string& path, int flags, const FileStat& stat, int fd) {
  if (IsLocal(stat.dev, fd)) Remember(path, flags);
}

void KeepKnown(const std::string& path, int flags) { Remember(path, flags); }

}  // namespace orrery::posix::files
