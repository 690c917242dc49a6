// The child's way to its program; see child_plan.h.
#include "loops/posix/child_plan.h"

#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstring>

namespace orrery::posix {

namespace {

constexpr const char* kDefaultPath = "/bin:/usr/bin";  // as execvp's where PATH is not set
constexpr size_t kShellSlots = 1;  // for "/bin/sh", which takes the path in place of argv[0]

std::string PathOf(const SpawnOptions& options) {
  if (options.inherit_environment) {
    const char* path = getenv("PATH");
    return path != nullptr ? path : kDefaultPath;
  }
  for (const std::string& variable : options.environment) {
    if (variable.starts_with("PATH=")) return variable.substr(5);
  }
  return kDefaultPath;
}

char* Mutable(const std::string& text) { return const_cast<char*>(text.c_str()); }

/// Handlers must not run in the child while it borrows the parent's memory.
void ResetSignals() {
  struct sigaction standard {};
  standard.sa_handler = SIG_DFL;
  for (int signal = 1; signal < _NSIG; ++signal) sigaction(signal, &standard, nullptr);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// What a child gets as stdin, stdout or stderr is blocking, as every program expects.
void MakeBlocking(int fd) {
  const int flags = fcntl(fd, F_GETFL);
  if (flags >= 0 && (flags & O_NONBLOCK) != 0) fcntl(fd, F_SETFL, flags & ~O_NONBLOCK);
}

int OpenNull(int at) {
  const int fd = open("/dev/null", at == 0 ? O_RDONLY : O_RDWR);
  if (fd < 0 || fd == at) return fd;
  const int placed = dup2(fd, at);
  close(fd);
  return placed;
}

}  // namespace

ChildPlan::ChildPlan(const SpawnOptions& options) : options_(options) {
  FindCandidates(options);
  arguments_.assign(kShellSlots, nullptr);
  for (const std::string& argument : options.arguments) arguments_.push_back(Mutable(argument));
  if (options.arguments.empty()) arguments_.push_back(Mutable(options.file));
  arguments_.push_back(nullptr);
  if (!options.inherit_environment) {
    for (const std::string& variable : options.environment) {
      environment_.push_back(Mutable(variable));
    }
    environment_.push_back(nullptr);
  }
  moved_.resize(options.descriptors.size());
}

void ChildPlan::FindCandidates(const SpawnOptions& options) {
  if (options.file.find('/') != std::string::npos) {
    candidates_.push_back(options.file);
    return;
  }
  if (options.file.empty()) return;
  const std::string path = PathOf(options);
  for (size_t begin = 0; begin <= path.size();) {
    const size_t end = std::min(path.find(':', begin), path.size());
    std::string directory = path.substr(begin, end - begin);
    candidates_.push_back((directory.empty() ? "." : directory) + "/" + options.file);
    begin = end + 1;
  }
}

void ChildPlan::Run() {
  int failed = SetUp();
  if (failed == 0) failed = Execute();
  error = failed;
  _exit(127);
}

int ChildPlan::SetUp() {
  if (options_.detached) setsid();
  if (PlaceDescriptors() != 0) return errno;
  if (!options_.directory.empty() && chdir(options_.directory.c_str()) != 0) return errno;
  // Whoever may change its ids also gives up the groups of the old ones; others cannot, and fail
  // at the ids themselves.
  if (options_.set_uid || options_.set_gid) syscall(SYS_setgroups, 0, nullptr);
  // By number: glibc's own calls change the ids of all threads, the parent's too.
  if (options_.set_gid && syscall(SYS_setgid, options_.gid) != 0) return errno;
  if (options_.set_uid && syscall(SYS_setuid, options_.uid) != 0) return errno;
  ResetSignals();
  return 0;
}

// In two steps, since a descriptor may be wanted at a number that another one still occupies.
int ChildPlan::PlaceDescriptors() {
  const std::vector<int>& wanted = options_.descriptors;
  const int count = static_cast<int>(wanted.size());
  for (int i = 0; i < count; ++i) {
    moved_[i] = wanted[i];
    if (wanted[i] < 0 || wanted[i] == i) continue;
    if ((moved_[i] = fcntl(wanted[i], F_DUPFD_CLOEXEC, count)) < 0) return -1;
  }
  for (int i = 0; i < count; ++i) {
    if (moved_[i] == SpawnOptions::kClosed) {
      close(i);
    } else if (moved_[i] == SpawnOptions::kNull) {
      if (OpenNull(i) < 0) return -1;
    } else if (moved_[i] == i) {
      if (fcntl(i, F_SETFD, 0) < 0) return -1;
    } else if (dup2(moved_[i], i) < 0) {
      return -1;
    }
    if (i <= STDERR_FILENO && moved_[i] >= 0) MakeBlocking(i);
  }
  return 0;
}

// As execvp: the first candidate that can be executed; one without a header is a shell script; and
// a permission that was missing on the way is worth more than that the last one did not exist.
int ChildPlan::Execute() {
  char** arguments = arguments_.data() + kShellSlots;
  char** environment = options_.inherit_environment ? environ : environment_.data();
  int failed = ENOENT;
  for (const std::string& candidate : candidates_) {
    execve(candidate.c_str(), arguments, environment);
    if (errno == ENOEXEC) {
      arguments_[0] = const_cast<char*>("/bin/sh");
      arguments_[1] = const_cast<char*>(candidate.c_str());
      execve("/bin/sh", arguments_.data(), environment);
      return errno;
    }
    if (errno == EACCES) {
      failed = EACCES;
    } else if (errno != ENOENT && errno != ENOTDIR) {
      return errno;
    }
  }
  return failed;
}

}  // namespace orrery::posix
