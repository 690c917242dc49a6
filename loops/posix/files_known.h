// Names that were in the system's caches a moment ago; included by files_try.cc.
//
//  * IsKnown(path, flags), NoteKnown(path, flags, stat)
//
// Looking a name up in the caches only takes three system calls (openat2, statx, close), a plain
// stat one, which may wait for the disk if the name is not cached. One that was found there within
// the last second still is, but for a system that is out of memory; and only names on file systems
// that ask no server and no other process count. Nothing but the way of asking depends on it.
//
// Any thread; each has its own memory of names.
#pragma once

#include <string>

#include "kernel/file_op.h"

namespace orrery::posix::files {

/// `flags`: O_NOFOLLOW if it is the link itself that counts.
bool IsKnown(const std::string& path, int flags);
/// `fd` is what the name stands for: it tells of the file system.
void NoteKnown(const std::string& path, int flags, const FileStat& stat, int fd);
/// It has been used once more, without waiting.
void KeepKnown(const std::string& path, int flags);

}  // namespace orrery::posix::files
