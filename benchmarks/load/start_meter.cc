// Starts a program again and again, one at a time, and prints what each start took.
//
//   start_meter COUNT PROGRAM [ARGUMENT]...
//
// One line of JSON per start: {"wall_ms", "user_us", "system_us", "peak_kib", "switches"}. Output
// of the program goes to /dev/null, its errors to stderr. Exit code 1 with a line on stderr if it
// fails.
//
// It is small on purpose: what a process had resident before exec() counts into the peak that
// wait4() tells of it, so a big parent would hide what small programs need.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace {

double Milliseconds() {
  timespec now;
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double Microseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
}

[[noreturn]] void Become(char** command) {
  const int null = ::open("/dev/null", O_RDWR);
  ::dup2(null, 0);
  ::dup2(null, 1);
  ::execvp(command[0], command);
  std::perror(command[0]);
  ::_exit(127);
}

bool Once(char** command) {
  const double begin = Milliseconds();
  const pid_t child = ::fork();
  if (child == 0) Become(command);
  int status = 0;
  rusage use{};
  if (child < 0 || ::wait4(child, &status, 0, &use) != child) {
    std::perror("start_meter");
    return false;
  }
  const double wall = Milliseconds() - begin;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    std::fprintf(stderr, "%s: exit %d, signal %d\n", command[0], WEXITSTATUS(status),
                 WIFSIGNALED(status) ? WTERMSIG(status) : 0);
    return false;
  }
  std::printf(
      "{\"wall_ms\":%.4f,\"user_us\":%.0f,\"system_us\":%.0f,\"peak_kib\":%ld,"
      "\"switches\":%ld}\n",
      wall, Microseconds(use.ru_utime), Microseconds(use.ru_stime), use.ru_maxrss,
      use.ru_nvcsw + use.ru_nivcsw);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const int count = argc > 2 ? std::atoi(argv[1]) : 0;
  if (count < 1) {
    std::fprintf(stderr, "start_meter COUNT PROGRAM [ARGUMENT]...\n");
    return 2;
  }
  for (int i = 0; i < count; ++i) {
    if (!Once(argv + 2)) return 1;
  }
  return 0;
}
