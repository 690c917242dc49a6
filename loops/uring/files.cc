// File operations that the ring performs: open, read, write, fsync, fdatasync.
//
// The page cache has been asked already (Files::TryExecute), so these wait for the disk: reads
// without any thread where the file system can (FMODE_BUF_RASYNC), the others on the kernel's own
// workers. Metadata calls are not here: the ring hands all of them to a worker, which takes
// a statx 2.6 to 6 µs.
#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

#include <algorithm>

#include "loops/uring/uring_driver.h"

namespace orrery::uring {

namespace {

constexpr size_t kMaxBytes = 0x7ffff000;  // read(2), NOTES

void FillRead(io_uring_sqe* sqe, const FileOp& op) {
  const auto offset = static_cast<uint64_t>(op.offset);  // -1: the file's own position (5.6)
  if (op.slices == nullptr || !op.into.empty()) {
    io_uring_prep_read(sqe, op.fd, op.into.data(),
                       static_cast<unsigned>(std::min(op.into.size(), kMaxBytes)), offset);
  } else {
    io_uring_prep_readv(sqe, op.fd, reinterpret_cast<const iovec*>(op.slices),
                        std::min(op.count, uint32_t{IOV_MAX}), offset);
  }
}

void FillWrite(io_uring_sqe* sqe, const FileOp& op) {
  const auto offset = static_cast<uint64_t>(op.offset);
  if (op.count <= 1) {
    const IoSlice slice = op.count == 0 ? IoSlice{} : op.slices[0];
    io_uring_prep_write(sqe, op.fd, slice.data,
                        static_cast<unsigned>(std::min(slice.size, kMaxBytes)), offset);
  } else {
    io_uring_prep_writev(sqe, op.fd, reinterpret_cast<const iovec*>(op.slices),
                         std::min(op.count, uint32_t{IOV_MAX}), offset);
  }
}

}  // namespace

void UringDriver::StartFile(Flight& flight) {
  const auto& op = static_cast<const FileOp&>(*flight.op);
  io_uring_sqe* sqe = Arm(flight, Stage::kNative);
  switch (op.action) {
    case FileAction::kOpen:
      // Straight to a worker: the ring's own first attempt opens with O_NONBLOCK, with which a FIFO
      // does not wait for its other end but opens half, or fails (ENXIO). (io_openat2 in the
      // kernel)
      io_uring_prep_openat(sqe, AT_FDCWD, op.path.c_str(), op.how | O_CLOEXEC, op.mode);
      sqe->flags |= IOSQE_ASYNC;
      return;
    case FileAction::kRead: return FillRead(sqe, op);
    case FileAction::kWrite: return FillWrite(sqe, op);
    case FileAction::kFsync: return io_uring_prep_fsync(sqe, op.fd, 0);
    case FileAction::kFdatasync: return io_uring_prep_fsync(sqe, op.fd, IORING_FSYNC_DATASYNC);
    default: KERNEL_CHECK(false);  // not in capabilities().native_file_actions
  }
}

void UringDriver::OnFile(Flight& flight, const Completion& completion) {
  Result result = completion.result;
  if (abi::Interrupted(result) && !flight.cancelled) return StartFile(flight);
  if (abi::Interrupted(result)) result = kCancelled;
  const bool opened = static_cast<FileOp&>(*flight.op).action == FileAction::kOpen && result >= 0;
  if (opened && draining_) {
    close(result);  // shutdown: nobody will own it (rule 9)
    result = kCancelled;
  }
  End(flight, result);
}

}  // namespace orrery::uring
