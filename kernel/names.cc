// Names and messages of the kernel's enums and error codes; see op.h, file_op.h and error.h.
#include "kernel/error.h"
#include "kernel/file_op.h"
#include "kernel/op.h"

namespace orrery {

namespace {
struct ErrorText {
  int code;
  const char* name;
  const char* message;
};

// Names as Linux has them, messages as libuv words them (Node prints those).
constexpr ErrorText kErrors[] = {
    {E2BIG, "E2BIG", "argument list too long"},
    {EACCES, "EACCES", "permission denied"},
    {EADDRINUSE, "EADDRINUSE", "address already in use"},
    {EADDRNOTAVAIL, "EADDRNOTAVAIL", "address not available"},
    {EAFNOSUPPORT, "EAFNOSUPPORT", "address family not supported"},
    {EAGAIN, "EAGAIN", "resource temporarily unavailable"},
    {EALREADY, "EALREADY", "connection already in progress"},
    {EBADF, "EBADF", "bad file descriptor"},
    {EBUSY, "EBUSY", "resource busy or locked"},
    {ECANCELED, "ECANCELED", "operation canceled"},
    {ECONNABORTED, "ECONNABORTED", "software caused connection abort"},
    {ECONNREFUSED, "ECONNREFUSED", "connection refused"},
    {ECONNRESET, "ECONNRESET", "connection reset by peer"},
    {EDESTADDRREQ, "EDESTADDRREQ", "destination address required"},
    {EEXIST, "EEXIST", "file already exists"},
    {EFAULT, "EFAULT", "bad address in system call argument"},
    {EFBIG, "EFBIG", "file too large"},
    {EHOSTUNREACH, "EHOSTUNREACH", "host is unreachable"},
    {EINTR, "EINTR", "interrupted system call"},
    {EINVAL, "EINVAL", "invalid argument"},
    {EIO, "EIO", "i/o error"},
    {EISCONN, "EISCONN", "socket is already connected"},
    {EISDIR, "EISDIR", "illegal operation on a directory"},
    {ELOOP, "ELOOP", "too many symbolic links encountered"},
    {EMFILE, "EMFILE", "too many open files"},
    {EMSGSIZE, "EMSGSIZE", "message too long"},
    {ENAMETOOLONG, "ENAMETOOLONG", "name too long"},
    {ENETDOWN, "ENETDOWN", "network is down"},
    {ENETUNREACH, "ENETUNREACH", "network is unreachable"},
    {ENFILE, "ENFILE", "file table overflow"},
    {ENOBUFS, "ENOBUFS", "no buffer space available"},
    {ENODEV, "ENODEV", "no such device"},
    {ENOENT, "ENOENT", "no such file or directory"},
    {ENOMEM, "ENOMEM", "not enough memory"},
    {ENOPROTOOPT, "ENOPROTOOPT", "protocol not available"},
    {ENOSPC, "ENOSPC", "no space left on device"},
    {ENOSYS, "ENOSYS", "function not implemented"},
    {ENOTCONN, "ENOTCONN", "socket is not connected"},
    {ENOTDIR, "ENOTDIR", "not a directory"},
    {ENOTEMPTY, "ENOTEMPTY", "directory not empty"},
    {ENOTSOCK, "ENOTSOCK", "socket operation on non-socket"},
    {ENOTSUP, "ENOTSUP", "operation not supported on socket"},
    {EOVERFLOW, "EOVERFLOW", "value too large for defined data type"},
    {EPERM, "EPERM", "operation not permitted"},
    {EPIPE, "EPIPE", "broken pipe"},
    {EPROTO, "EPROTO", "protocol error"},
    {EPROTONOSUPPORT, "EPROTONOSUPPORT", "protocol not supported"},
    {EPROTOTYPE, "EPROTOTYPE", "protocol wrong type for socket"},
    {ERANGE, "ERANGE", "result too large"},
    {EROFS, "EROFS", "read-only file system"},
    {ESPIPE, "ESPIPE", "invalid seek"},
    {ESRCH, "ESRCH", "no such process"},
    {ETIMEDOUT, "ETIMEDOUT", "connection timed out"},
    {ETXTBSY, "ETXTBSY", "text file is busy"},
    {EXDEV, "EXDEV", "cross-device link not permitted"},
    {ENXIO, "ENXIO", "no such device or address"},
    {EMLINK, "EMLINK", "too many links"},
    {ENOTTY, "ENOTTY", "inappropriate ioctl for device"},
    {EILSEQ, "EILSEQ", "illegal byte sequence"},
    {ENODATA, "ENODATA", "no data available"},
};

const ErrorText* FindError(Result code) {
  for (const ErrorText& error : kErrors) {
    if (error.code == -code) return &error;
  }
  return nullptr;
}
}  // namespace

const char* ErrorName(Result code) noexcept {
  const ErrorText* error = FindError(code);
  return error != nullptr ? error->name : "UNKNOWN";
}

const char* ErrorMessage(Result code) noexcept {
  const ErrorText* error = FindError(code);
  return error != nullptr ? error->message : "unknown error";
}

const char* OpKindName(OpKind kind) noexcept {
  static constexpr const char* kNames[] = {"recv",  "send", "accept", "connect", "shutdown",
                                           "close", "poll", "file"};
  static_assert(std::size(kNames) == static_cast<size_t>(OpKind::kCount));
  return kNames[static_cast<size_t>(kind)];
}

const char* FileActionName(FileAction action) noexcept {
  static constexpr const char* kNames[] = {
      "open",     "close",     "read",   "write",  "stat",   "lstat",    "fstat",
      "fsync",    "fdatasync", "open",   "ftruncate", "scandir", "mkdir", "mkdir",
      "rmdir",    "rm",        "unlink", "rename", "link",   "symlink",  "readlink",
      "realpath", "access",    "copyfile", "mkdtemp", "utime", "futime",  "lutime",
      "chmod",    "fchmod",    "chown",  "fchown", "lchown", "statfs",   "copy_file_range", "open"};
  static_assert(std::size(kNames) == static_cast<size_t>(FileAction::kCount));
  return kNames[static_cast<size_t>(action)];
}

}  // namespace orrery
