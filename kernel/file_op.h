// File operations as data, and the interface that performs them.
//
//  * FileOp: one request of the file system; the arguments, and where its outcome lands.
//  * Files: performs a FileOp, blocking (Execute) or only if that needs no waiting (TryExecute).
//
// Files are named by the operating system's descriptor numbers, not by HandleId: JavaScript sees
// and passes on the very number (fs.open, stdio of a child process).
//
// Thread rule: a FileOp belongs to the loop's thread until submitted, and to the driver (which may
// hand it to the blocking pool) until its final event. Files' methods may run on any thread.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "kernel/blocking_pool.h"
#include "kernel/op.h"

namespace orrery {

class EventLoop;

enum class FileAction : uint8_t {
  kOpen, kClose, kRead, kWrite, kStat, kLstat, kFstat, kFsync, kFdatasync, kTruncate, kFtruncate,
  kReadDirectory, kMakeDirectory, kMakeDirectories, kRemoveDirectory, kRemoveTree, kUnlink, kRename,
  kLink, kSymlink, kReadLink, kRealPath, kAccess, kCopy, kMakeTemporary, kUtimes, kFutimes,
  kLutimes, kChmod, kFchmod, kChown, kFchown, kLchown, kStatfs,
  kCopyRange,  ///< `length` bytes at most from one open file to another, without passing through
               ///< memory of ours: the count; an error, with nothing done, where the two files
               ///< cannot do that
  kReadWhole,  ///< open (or `fd` when >= 0), stat, read to the end, close: fs.readFile in one
  kCount
};
/// The system call's name as Node reports it in an error ("open", "scandir", "mkdir"…).
const char* FileActionName(FileAction action) noexcept;

/// Nanosecond times are split, since a double cannot hold them.
struct FileTime {
  int64_t seconds = 0;
  uint32_t nanoseconds = 0;
};

struct FileStat {
  uint64_t dev = 0, mode = 0, nlink = 0, uid = 0, gid = 0, rdev = 0, blksize = 0, ino = 0, size = 0,
           blocks = 0;
  FileTime atime, mtime, ctime, birthtime;
};

struct DirectoryEntry {
  std::string name;
  uint8_t type;  ///< libuv's numbering, which is Node's: 0 unknown 1 file 2 dir 3 link 4 fifo
                 ///< 5 socket 6 char 7 block
};

struct FileOp : Op {
  FileOp() : Op(OpKind::kFile) {}

  FileAction action = FileAction::kStat;
  // In.
  int32_t fd = -1;
  bool owns_fd = false;         ///< Files' own: `fd` was opened for this op, and ends with it
  int32_t how = 0;              ///< open: O_*; access: R_OK…; copy: Node's COPYFILE_* (1 = EXCL);
                                ///< remove tree: 1 = force
  uint32_t mode = 0;            ///< open, mkdir, chmod
  int64_t offset = -1;          ///< read, write: -1 for the file's own position; truncate: length
  int32_t fd2 = -1;             ///< copy range: where the bytes go,
  int64_t offset2 = -1;         ///< to which place (-1 for the file's own position),
  size_t length = 0;            ///< and how many
  uint32_t uid = 0, gid = 0;
  std::string path, path2;      ///< bytes as given, without NUL
  std::span<uint8_t> into;      ///< read
  const IoSlice* slices = nullptr;  ///< read (vectored, when `into` is empty), write
  uint32_t count = 0;
  FileTime atime, mtime;        ///< utimes
  /// Read whole, without waiting: gives the memory once the size is known, or null; without it the
  /// bytes land in `bytes`.
  uint8_t* (*place)(FileOp& op, size_t size) = nullptr;
  // Out. The result is 0, the descriptor (open), or the count of bytes (read, write).
  FileStat stat;
  std::string text;             ///< readlink, realpath, mkdtemp, mkdirs (the first one made, or "")
  std::vector<DirectoryEntry> entries;
  uint8_t* bytes = nullptr;     ///< read whole: malloc'ed; the receiver frees it (or takes it over)
  size_t bytes_size = 0;
  uint64_t statfs[7] = {};      ///< type, bsize, blocks, bfree, bavail, files, ffree
  const char* failed_call = nullptr;  ///< composite actions: the call that failed ("open", "read")

  /// The kernel's, while the blocking pool performs the operation.
  struct PoolWork : BlockingWork {
    EventLoop* loop = nullptr;
    Result result = 0;
  } work;

  /// SecondHand's, from an offer until it is taken.
  struct Offer {
    enum State : uint8_t { kOpen, kAwaited, kDone, kLeft };
    std::atomic<State> state{kOpen};
    uint32_t number = 0;
    Result result = 0;
  } offer;
};

class Files {
 public:
  virtual ~Files() = default;
  /// Performs the operation, waiting for the disk where it must.
  virtual Result Execute(FileOp& op) = 0;
  /// Performs it only if the answer needs no waiting (page cache, dentry cache, pure metadata);
  /// false leaves the op untouched.
  virtual bool TryExecute(FileOp& op, Result* result) = 0;
};

}  // namespace orrery
