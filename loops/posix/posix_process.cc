// Child processes; see posix_process.h.
#include "loops/posix/posix_process.h"

#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "loops/posix/child_plan.h"

namespace orrery::posix {

namespace {

/// All signals are kept away from this thread while it lives.
class SignalsBlocked {
 public:
  SignalsBlocked() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_;
};

// vfork, since copying the page tables of a process with a JavaScript heap takes milliseconds. The
// parent's thread stands still until the child has its program or has ended, so the outcome can be
// read from the memory that they share: no pipe is needed to report it.
pid_t Start(ChildPlan& plan) {
  SignalsBlocked blocked;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
  const pid_t pid = vfork();
#pragma GCC diagnostic pop
  if (pid == 0) plan.Run();
  return pid;
}

void WaitFor(pid_t pid) {
  int status;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace

Result PosixProcesses::Spawn(const SpawnOptions& options, Spawned* out) {
  ChildPlan plan(options);
  const pid_t pid = Start(plan);
  if (pid < 0) return -errno;
  if (plan.error != 0) {
    WaitFor(pid);
    return -plan.error;
  }
  // Nobody else reaps the child, so the number cannot have changed hands. (Linux 5.3)
  const long descriptor = syscall(SYS_pidfd_open, pid, 0);
  if (descriptor < 0) {
    const Result error = -errno;
    kill(pid, SIGKILL);
    WaitFor(pid);
    return error;
  }
  out->pid = pid;
  out->descriptor = static_cast<int>(descriptor);
  return 0;
}

Result PosixProcesses::Reap(int pid, ChildExit* out) {
  int status;
  pid_t found;
  do {
    found = waitpid(pid, &status, WNOHANG);
  } while (found < 0 && errno == EINTR);
  if (found < 0) return -errno;
  if (found == 0) return -EAGAIN;
  *out = {};
  if (WIFEXITED(status)) out->code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) out->signal = WTERMSIG(status);
  return 0;
}

Result PosixProcesses::Kill(int pid, int signal) { return kill(pid, signal) == 0 ? 0 : -errno; }

Result PosixProcesses::OpenSignals(HandleId* out) {
  const Result read_end = signals_.Open();
  if (read_end < 0) return read_end;
  const Result result = sockets_.Adopt(read_end, out);
  if (result < 0) close(read_end);
  return result;
}

}  // namespace orrery::posix
