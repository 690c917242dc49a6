// internalBinding('fs'): files. Every function takes a request number first; a negative one means
// at once, and the outcome is returned: a number >= 0 or a value, -errno, or [-errno, call]. So it
// is for a request that needs no waiting; any other returns undefined, and its outcome is mail.
//
//  * perform(request, action, path, path2, fd, how, mode, offset, uid, gid): all that has no bytes
//  * open, close, stat, readDirectory, readWhole: the same for what programs do most; read, readv,
//    write, writev, writeString; copyRange; setTimes
//  * stats(): the array that a stat at once fills; actions: their numbers
//
// Paths are strings, or bytes. Loop thread only.
#include <cstdlib>

#include "bindings/core/function.h"
#include "bindings/fs/request.h"

namespace orrery {

namespace {

bool ReadPath(Environment& env, js::Value value, std::string* out) {
  switch (env.engine.TypeOf(value)) {
    case js::Type::kString:
      env.engine.ToUtf8(value, out);
      return true;
    case js::Type::kBytes: {
      std::span<uint8_t> bytes;
      if (!env.engine.BytesOf(value, &bytes)) return false;
      out->assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
      return true;
    }
    default:
      return false;
  }
}

FsRequest& Take(Environment& env, int32_t request, FileAction action) {
  return env.State<FsRequests>().Take(request, action);
}
js::Value Run(FsRequest& request) { return request.env.State<FsRequests>().Run(request); }

js::Value Perform(Environment& env, int32_t number, int32_t action, js::Value path,
                  js::Value path2, int32_t fd, int32_t how, uint32_t mode, int64_t offset,
                  uint32_t uid, uint32_t gid) {
  if (action < 0 || action >= static_cast<int32_t>(FileAction::kCount)) {
    return env.engine.Number(-EINVAL);
  }
  FsRequest& request = Take(env, number, static_cast<FileAction>(action));
  ReadPath(env, path, &request.path);
  ReadPath(env, path2, &request.path2);
  request.fd = fd;
  request.how = how;
  request.mode = mode;
  request.offset = offset;
  request.uid = uid;
  request.gid = gid;
  return Run(request);
}

js::Value Open(Environment& env, int32_t number, js::Value path, int32_t how, uint32_t mode) {
  FsRequest& request = Take(env, number, FileAction::kOpen);
  ReadPath(env, path, &request.path);
  request.how = how;
  request.mode = mode;
  return Run(request);
}
js::Value Close(Environment& env, int32_t number, int32_t fd) {
  FsRequest& request = Take(env, number, FileAction::kClose);
  request.fd = fd;
  return Run(request);
}
js::Value Stat(Environment& env, int32_t number, js::Value path, bool follow) {
  FsRequest& request = Take(env, number, follow ? FileAction::kStat : FileAction::kLstat);
  ReadPath(env, path, &request.path);
  return Run(request);
}
js::Value Fstat(Environment& env, int32_t number, int32_t fd) {
  FsRequest& request = Take(env, number, FileAction::kFstat);
  request.fd = fd;
  return Run(request);
}
/// The outcome is an array of names, or of names and types: see kListTypes.
js::Value ReadDirectory(Environment& env, int32_t number, js::Value path, int32_t how) {
  FsRequest& request = Take(env, number, FileAction::kReadDirectory);
  ReadPath(env, path, &request.path);
  request.how = how;
  return Run(request);
}
/// `fd` >= 0 reads from there to the end; otherwise opens `path`. With `as_text` a string of what
/// is UTF-8 may come instead of bytes.
js::Value ReadWhole(Environment& env, int32_t number, js::Value path, int32_t fd, int32_t how,
                    bool as_text) {
  FsRequest& request = Take(env, number, FileAction::kReadWhole);
  ReadPath(env, path, &request.path);
  request.fd = fd;
  request.how = how;
  request.as_text = as_text;
  return Run(request);
}

/// See FsRequests::TakeOffered.
js::Value TakeOffered(Environment& env, uint32_t offer, int32_t number) {
  return env.State<FsRequests>().TakeOffered(offer, number);
}

/// Takes a part of a buffer into the request; false if it lies outside.
bool AddPart(Environment& env, FsRequest& request, js::Value buffer, size_t offset, size_t length) {
  std::span<uint8_t> bytes;
  if (!env.engine.BytesOf(buffer, &bytes)) return false;
  if (offset > bytes.size() || length > bytes.size() - offset) return false;
  request.io.push_back({bytes.data() + offset, length});
  return true;
}

/// A request that has to wait keeps the memory that it works on.
bool Hold(Environment& env, FsRequest& request, js::Value buffer) {
  request.held.emplace_back();
  return env.engine.Hold(buffer, &request.held.back());
}

js::Value Transfer(Environment& env, FileAction action, int32_t number, int32_t fd,
                   js::Value buffer, uint32_t offset, uint32_t length, int64_t position) {
  FsRequest& request = Take(env, number, action);
  request.fd = fd;
  request.offset = position;
  if (!AddPart(env, request, buffer, offset, length)) request.io.clear();
  request.slices = request.io.data();
  request.count = static_cast<uint32_t>(request.io.size());
  if (action == FileAction::kRead && request.count == 1) {
    request.into = {const_cast<uint8_t*>(request.io[0].data), request.io[0].size};
  }
  auto& requests = env.State<FsRequests>();
  Result result;
  if (number < 0 || requests.Try(request, &result)) {
    if (number < 0) result = env.loop.ExecuteFile(request);
    requests.Give(request);
    return env.engine.Number(result);
  }
  if (request.count > 0) Hold(env, request, buffer);
  requests.Start(request);
  return {};
}
js::Value Read(Environment& env, int32_t number, int32_t fd, js::Value buffer, uint32_t offset,
               uint32_t length, int64_t position) {
  return Transfer(env, FileAction::kRead, number, fd, buffer, offset, length, position);
}
js::Value Write(Environment& env, int32_t number, int32_t fd, js::Value buffer, uint32_t offset,
                uint32_t length, int64_t position) {
  return Transfer(env, FileAction::kWrite, number, fd, buffer, offset, length, position);
}

js::Value TransferAll(Environment& env, FileAction action, int32_t number, int32_t fd,
                      js::Value buffers, int64_t position) {
  FsRequest& request = Take(env, number, action);
  request.fd = fd;
  request.offset = position;
  const uint32_t count = env.engine.ArrayLength(buffers);
  for (uint32_t i = 0; i < count; ++i) {
    js::Value buffer;
    std::span<uint8_t> bytes;
    if (!env.engine.GetIndex(buffers, i, &buffer) || !env.engine.BytesOf(buffer, &bytes)) continue;
    AddPart(env, request, buffer, 0, bytes.size());
    if (number >= 0) Hold(env, request, buffer);
  }
  request.slices = request.io.data();
  request.count = static_cast<uint32_t>(request.io.size());
  return Run(request);
}
js::Value Readv(Environment& env, int32_t number, int32_t fd, js::Value buffers, int64_t position) {
  return TransferAll(env, FileAction::kRead, number, fd, buffers, position);
}
js::Value Writev(Environment& env, int32_t number, int32_t fd, js::Value buffers,
                 int64_t position) {
  return TransferAll(env, FileAction::kWrite, number, fd, buffers, position);
}
js::Value WriteString(Environment& env, int32_t number, int32_t fd, std::string text,
                      int64_t position) {
  FsRequest& request = Take(env, number, FileAction::kWrite);
  request.fd = fd;
  request.offset = position;
  request.text_in = std::move(text);
  request.io.push_back(
      {reinterpret_cast<const uint8_t*>(request.text_in.data()), request.text_in.size()});
  request.slices = request.io.data();
  request.count = 1;
  return Run(request);
}

/// The outcome is the number of bytes; an error says that nothing was done. A position of -1 is the
/// file's own.
js::Value CopyRange(Environment& env, int32_t number, int32_t from, int64_t from_position,
                    int32_t to, int64_t to_position, uint32_t length) {
  FsRequest& request = Take(env, number, FileAction::kCopyRange);
  request.fd = from;
  request.offset = from_position;
  request.fd2 = to;
  request.offset2 = to_position;
  request.length = length;
  return Run(request);
}

FileTime TimeOf(double seconds) {
  constexpr double kLargest = 9e15;
  constexpr uint32_t kInvalid = 2'000'000'000;  // more than a second: the system says EINVAL
  if (!(std::abs(seconds) < kLargest)) return {0, kInvalid};
  const double whole = std::floor(seconds);
  // Microseconds are what Node's doubles carry; rounding avoids 1 ns short of a millisecond.
  const double nanoseconds = std::round((seconds - whole) * 1e6) * 1e3;
  if (nanoseconds >= 1e9) return {static_cast<int64_t>(whole) + 1, 0};
  return {static_cast<int64_t>(whole), static_cast<uint32_t>(nanoseconds)};
}
js::Value SetTimes(Environment& env, int32_t number, int32_t action, js::Value path, int32_t fd,
                   double atime, double mtime) {
  FsRequest& request = Take(env, number, static_cast<FileAction>(action));
  ReadPath(env, path, &request.path);
  request.fd = fd;
  request.atime = TimeOf(atime);
  request.mtime = TimeOf(mtime);
  return Run(request);
}

js::Value Stats(Environment& env) {
  return env.engine.Float64Array(env.State<FsRequests>().stats, 18);
}

}  // namespace

void BindFs(Binder& binder) {
  binder.Functions<Fn<"perform", Perform>, Fn<"open", Open>, Fn<"close", Close>, Fn<"stat", Stat>,
                   Fn<"fstat", Fstat>, Fn<"readDirectory", ReadDirectory>,
                   Fn<"readWhole", ReadWhole>, Fn<"takeOffered", TakeOffered>, Fn<"read", Read>,
                   Fn<"write", Write>,
                   Fn<"readv", Readv>, Fn<"writev", Writev>, Fn<"writeString", WriteString>,
                   Fn<"copyRange", CopyRange>, Fn<"setTimes", SetTimes>, Fn<"stats", Stats>>();
  // In the order of enum FileAction.
  static constexpr const char* kActions[] = {
      "open", "close", "read", "write", "stat", "lstat", "fstat", "fsync", "fdatasync", "truncate",
      "ftruncate", "readDirectory", "makeDirectory", "makeDirectories", "removeDirectory",
      "removeTree", "unlink", "rename", "link", "symlink", "readLink", "realPath", "access", "copy",
      "makeTemporary", "utimes", "futimes", "lutimes", "chmod", "fchmod", "chown", "fchown",
      "lchown", "statfs", "copyRange", "readWhole"};
  static_assert(std::size(kActions) == static_cast<size_t>(FileAction::kCount));
  js::Value actions = binder.env.engine.Object();
  for (size_t i = 0; i < std::size(kActions); ++i) {
    binder.env.engine.Set(actions, kActions[i], binder.env.engine.Number(static_cast<double>(i)));
  }
  binder.Set("actions", actions);
}

}  // namespace orrery
