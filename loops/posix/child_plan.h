// All that a child needs between its birth and its program, made ready by the parent.
//
//  * ChildPlan: built from SpawnOptions; Run is the child's side.
//
// Run is called in the child of a vfork, which borrows the parent's memory and stack: it allocates
// nothing, takes no lock and makes system calls only. Thread rule: built and run on one thread.
#pragma once

#include "kernel/processes.h"

namespace orrery::posix {

class ChildPlan {
 public:
  explicit ChildPlan(const SpawnOptions& options);

  /// Becomes the program. If that fails, `error` is set in the parent's memory and the child ends.
  [[noreturn]] void Run();

  volatile int error = 0;  ///< an errno; 0: the program runs

 private:
  void FindCandidates(const SpawnOptions& options);
  int SetUp();
  int PlaceDescriptors();
  int Execute();

  const SpawnOptions& options_;
  std::vector<std::string> candidates_;  ///< the paths that may be the program
  std::vector<char*> arguments_;         ///< argv; with a place in front for a shell
  std::vector<char*> environment_;
  std::vector<int> moved_;  ///< descriptors on their way
};

}  // namespace orrery::posix
