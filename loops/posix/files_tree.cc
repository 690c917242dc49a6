// Directories: listing, making with parents, removing with contents; see files_internal.h.
#include <dirent.h>
#include <fcntl.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "loops/posix/files_internal.h"

namespace orrery::posix::files {

namespace {

struct CloseDirectory {
  void operator()(DIR* directory) const { closedir(directory); }
};
using Directory = std::unique_ptr<DIR, CloseDirectory>;

/// libuv's numbers, which Node's Dirent shows.
uint8_t EntryType(unsigned char type) {
  switch (type) {
    case DT_REG: return 1;
    case DT_DIR: return 2;
    case DT_LNK: return 3;
    case DT_FIFO: return 4;
    case DT_SOCK: return 5;
    case DT_CHR: return 6;
    case DT_BLK: return 7;
    default: return 0;
  }
}

bool IsDots(const char* name) {
  return name[0] == '.' && (name[1] == '\0' || (name[1] == '.' && name[2] == '\0'));
}

Result List(DIR* directory, std::vector<DirectoryEntry>* out) {
  for (;;) {
    errno = 0;
    const dirent* entry = readdir(directory);
    if (entry == nullptr) return -errno;
    if (!IsDots(entry->d_name)) out->push_back({entry->d_name, EntryType(entry->d_type)});
  }
}

/// A directory that is being removed: its descriptor, and what is left of its entries.
struct Level {
  Directory directory;
  std::string name;  ///< in its parent
  std::vector<DirectoryEntry> left;
  int fd() const { return dirfd(directory.get()); }
};

/// Opens a directory that must not be a symbolic link, so that what a link points to is safe even
/// from somebody who swaps the two while this runs.
Result OpenLevel(int parent, const std::string& name, std::vector<Level>* levels) {
  const int fd = openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0) return -errno;
  Level level{Directory(fdopendir(fd)), name, {}};
  if (level.directory == nullptr) {
    close(fd);
    return -ENOMEM;
  }
  if (Result result = List(level.directory.get(), &level.left); result < 0) return result;
  levels->push_back(std::move(level));
  return 0;
}

/// Somebody else may remove the same tree: what is gone already is no failure.
Result RemoveName(int parent, const std::string& name, int flags) {
  return unlinkat(parent, name.c_str(), flags) == 0 || errno == ENOENT ? 0 : -errno;
}

Result RemoveOne(std::vector<Level>* levels, const DirectoryEntry& entry) {
  const int parent = levels->back().fd();
  if (entry.type != 2) {
    const Result result = RemoveName(parent, entry.name, 0);
    if (result != -EISDIR && result != -EPERM) return result;  // else of unknown type, or swapped
  }
  const Result result = OpenLevel(parent, entry.name, levels);
  if (result == -ENOENT) return 0;
  if (result == -ENOTDIR || result == -ELOOP) return RemoveName(parent, entry.name, 0);
  return result;
}

/// The length of the path's parent, without the slashes between the two; 0 when there is none.
size_t ParentLength(const std::string& path, size_t length) {
  while (length > 1 && path[length - 1] == '/') --length;
  while (length > 0 && path[length - 1] != '/') --length;
  while (length > 1 && path[length - 1] == '/') --length;
  return length;
}

bool IsDirectory(const std::string& path) {
  FileStat stat;
  return Stat(AT_FDCWD, path.c_str(), 0, &stat) == 0 && S_ISDIR(stat.mode);
}

}  // namespace

Result ReadDirectory(FileOp& op) {
  Directory directory(opendir(op.path.c_str()));
  if (directory == nullptr) return -errno;
  std::vector<DirectoryEntry> entries;
  if (Result result = List(directory.get(), &entries); result < 0) return result;
  std::sort(entries.begin(), entries.end(),
            [](const DirectoryEntry& a, const DirectoryEntry& b) { return a.name < b.name; });
  op.entries = std::move(entries);
  return 0;
}

// From the whole path up until a parent exists, then down again; each step is a prefix of the path
// as it was given, and the first directory made is what is told.
Result MakeDirectories(FileOp& op) {
  std::vector<size_t> todo{op.path.size()};
  bool parent_is_there = false;
  op.text.clear();
  while (!todo.empty()) {
    const std::string path = op.path.substr(0, todo.back());
    if (mkdir(path.c_str(), op.mode) == 0) {
      if (op.text.empty()) op.text = path;
      parent_is_there = true;
      todo.pop_back();
      continue;
    }
    const int error = errno;
    if (error == ENOENT) {
      const size_t parent = ParentLength(op.path, todo.back());
      // A parent that was just made, or is there all the same (/proc), cannot be what is missing.
      if (parent == 0 || parent == todo.back() || parent_is_there) return -ENOENT;
      todo.push_back(parent);
      continue;
    }
    if (error != EEXIST && error != EISDIR) {
      // Read-only parents and the root say other things than EEXIST of what is there.
      if (error == ENOTDIR || !IsDirectory(path)) return -error;
    } else if (!IsDirectory(path)) {
      return todo.size() > 1 ? -ENOTDIR : -EEXIST;
    }
    parent_is_there = true;
    todo.pop_back();
  }
  return 0;
}

Result RemoveTree(FileOp& op) {
  constexpr int32_t kForce = 1;
  op.failed_call = "rm";
  std::vector<Level> levels;
  Result result = Outcome(unlink(op.path.c_str()));
  if (result == 0) return 0;
  if (result == -ENOENT) return (op.how & kForce) != 0 ? 0 : result;
  if (result != -EISDIR && result != -EPERM) return result;
  const Result refused = result;
  result = OpenLevel(AT_FDCWD, op.path, &levels);
  if (result == -ENOTDIR) return refused;
  while (result == 0 && !levels.empty()) {
    if (!levels.back().left.empty()) {
      const DirectoryEntry entry = std::move(levels.back().left.back());
      levels.back().left.pop_back();
      result = RemoveOne(&levels, entry);
      continue;
    }
    const std::string name = std::move(levels.back().name);
    levels.pop_back();
    result = RemoveName(levels.empty() ? AT_FDCWD : levels.back().fd(), name, AT_REMOVEDIR);
  }
  return result;
}

}  // namespace orrery::posix::files
