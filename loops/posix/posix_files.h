// The file system over POSIX and Linux system calls; every POSIX driver shares it.
//
//  * PosixFiles: Files. Execute blocks where the disk does; TryExecute answers from the page and
//    dentry caches or not at all.
//
// By topic: posix_files.cc (one system call each), files_try.cc (TryExecute), files_tree.cc
// (directories), files_copy.cc, files_whole.cc (a file in one go).
// Thread rule: any thread; the object has no state.
#pragma once

#include "kernel/file_op.h"

namespace orrery::posix {

class PosixFiles final : public Files {
 public:
  Result Execute(FileOp& op) override;
  bool TryExecute(FileOp& op, Result* result) override;
};

}  // namespace orrery::posix
