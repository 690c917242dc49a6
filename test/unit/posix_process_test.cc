// Children: their program, descriptors, environment and end; and signals as bytes.
#include "loops/posix/posix_process.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "loops/posix/posix_sockets.h"
#include "test/support/sanitizer_facts.h"

namespace orrery::posix {
namespace {

using test::kVforkIsFork;

struct Outcome {
  Result spawned = 0;
  ChildExit exit;
  std::string output;
};

class PosixProcessTest : public testing::Test {
 protected:
  /// Runs a program to its end with stdout in a pipe.
  Outcome Run(SpawnOptions options) {
    int out[2];
    EXPECT_EQ(pipe2(out, O_CLOEXEC), 0);
    if (options.descriptors.empty()) options.descriptors = {SpawnOptions::kNull, out[1], 2};
    for (int& fd : options.descriptors) {
      if (fd == kPipe) fd = out[1];
    }
    Outcome outcome;
    Spawned child;
    outcome.spawned = processes_.Spawn(options, &child);
    close(out[1]);
    char bytes[4096];
    for (ssize_t size; (size = read(out[0], bytes, sizeof bytes)) > 0;) {
      outcome.output.append(bytes, static_cast<size_t>(size));
    }
    close(out[0]);
    if (outcome.spawned == 0) Await(child, &outcome.exit);
    return outcome;
  }
  void Await(const Spawned& child, ChildExit* exit) {
    pollfd entry{child.descriptor, POLLIN, 0};
    EXPECT_EQ(poll(&entry, 1, -1), 1);
    EXPECT_EQ(processes_.Reap(child.pid, exit), 0);
    close(child.descriptor);
  }
  static SpawnOptions Shell(const std::string& script) {
    SpawnOptions options;
    options.file = "sh";
    options.arguments = {"sh", "-c", script};
    return options;
  }
  static constexpr int kPipe = -100;

  HandleTable handles_;
  PosixSockets sockets_{handles_};
  PosixProcesses processes_{sockets_};
};

TEST_F(PosixProcessTest, OutputAndExitCode) {
  const Outcome outcome = Run(Shell("echo hello; exit 3"));
  EXPECT_EQ(outcome.spawned, 0);
  EXPECT_EQ(outcome.output, "hello\n");
  EXPECT_EQ(outcome.exit.code, 3);
  EXPECT_EQ(outcome.exit.signal, 0);
}

TEST_F(PosixProcessTest, EndedByASignal) {
  EXPECT_EQ(Run(Shell("kill -TERM $$")).exit.signal, SIGTERM);
}

TEST_F(PosixProcessTest, ErrorsOfTheProgramAreErrnos) {
  if (kVforkIsFork) GTEST_SKIP() << "ThreadSanitizer makes vfork a fork, which reports no error";
  SpawnOptions options;
  options.file = "no-such-program-anywhere";
  EXPECT_EQ(Run(options).spawned, -ENOENT);
  options.file = "/etc/passwd";
  EXPECT_EQ(Run(options).spawned, -EACCES);
  SpawnOptions elsewhere = Shell("true");
  elsewhere.directory = "/no/such/directory";
  EXPECT_EQ(Run(elsewhere).spawned, -ENOENT);
  ChildExit exit;
  EXPECT_EQ(processes_.Reap(-1, &exit), -ECHILD) << "a failed spawn left a child behind";
}

TEST_F(PosixProcessTest, EnvironmentAndDirectory) {
  SpawnOptions options = Shell("echo $GREETING:$HOME; pwd");
  options.inherit_environment = false;
  options.environment = {"GREETING=hi", "PATH=/usr/bin:/bin"};
  options.directory = "/usr";
  EXPECT_EQ(Run(options).output, "hi:\n/usr\n");
}

TEST_F(PosixProcessTest, TheProgramIsLookedUpInTheChildsPath) {
  if (kVforkIsFork) GTEST_SKIP() << "ThreadSanitizer makes vfork a fork, which reports no error";
  SpawnOptions options = Shell("true");
  options.inherit_environment = false;
  options.environment = {"PATH=/no/such/directory"};
  EXPECT_EQ(Run(options).spawned, -ENOENT);
}

TEST_F(PosixProcessTest, DescriptorsMayTradePlaces) {
  // Our 1 and 2 arrive as the child's 2 and 1, and the pipe as 0 and 3.
  SpawnOptions options = Shell("echo through3 >&3");
  options.descriptors = {kPipe, 2, 1, kPipe};
  EXPECT_EQ(Run(options).output, "through3\n");
}

TEST_F(PosixProcessTest, CloseOnExecDescriptorsAreNotInherited) {
  const int ours = open("/dev/null", O_RDONLY | O_CLOEXEC);
  const std::string path = "/proc/self/fd/" + std::to_string(ours);
  EXPECT_EQ(Run(Shell("test -e " + path + " && echo inherited || echo closed")).output, "closed\n");
  close(ours);
}

TEST_F(PosixProcessTest, AScriptWithoutAHeaderIsTheShells) {
  std::string path = (std::filesystem::temp_directory_path() / "orrery-script-XXXXXX").string();
  close(mkstemp(path.data()));
  std::ofstream(path) << "echo script $1\n";
  chmod(path.c_str(), 0700);
  SpawnOptions options;
  options.file = path;
  options.arguments = {path, "argument"};
  EXPECT_EQ(Run(options).output, "script argument\n");
  unlink(path.c_str());
}

TEST_F(PosixProcessTest, IgnoredSignalsAreNotInherited) {
  signal(SIGPIPE, SIG_IGN);
  EXPECT_EQ(Run(Shell("kill -PIPE $$; echo survived")).exit.signal, SIGPIPE);
}

TEST_F(PosixProcessTest, ReapBeforeTheEndAndKill) {
  if (kVforkIsFork) GTEST_SKIP() << "ThreadSanitizer makes vfork a fork, which reports no error";
  SpawnOptions options = Shell("exec sleep 1000");
  options.descriptors = {SpawnOptions::kNull, 1, 2};
  options.detached = true;
  Spawned child;
  ASSERT_EQ(processes_.Spawn(options, &child), 0);
  ChildExit exit;
  EXPECT_EQ(processes_.Reap(child.pid, &exit), -EAGAIN);
  EXPECT_EQ(getsid(child.pid), child.pid);
  EXPECT_EQ(processes_.Kill(child.pid, SIGKILL), 0);
  Await(child, &exit);
  EXPECT_EQ(exit.signal, SIGKILL);
  EXPECT_EQ(processes_.Reap(child.pid, &exit), -ECHILD);
  EXPECT_EQ(processes_.Kill(child.pid, 0), -ESRCH);
}

TEST_F(PosixProcessTest, SignalsArriveAsBytes) {
  HandleId handle;
  ASSERT_EQ(processes_.OpenSignals(&handle), 0);
  HandleId again;
  EXPECT_EQ(processes_.OpenSignals(&again), -EALREADY);
  EXPECT_EQ(processes_.WatchSignal(SIGKILL), -EINVAL);
  ASSERT_EQ(processes_.WatchSignal(SIGUSR2), 0);
  raise(SIGUSR2);
  uint8_t bytes[8];
  const int fd = sockets_.Descriptor(handle);
  EXPECT_EQ(read(fd, bytes, sizeof bytes), 1);
  EXPECT_EQ(bytes[0], SIGUSR2);

  PosixProcesses other(sockets_);
  ASSERT_EQ(other.OpenSignals(&again), 0);
  EXPECT_EQ(other.WatchSignal(SIGUSR2), -EBUSY);
  ASSERT_EQ(processes_.UnwatchSignal(SIGUSR2), 0);
  EXPECT_EQ(other.WatchSignal(SIGUSR2), 0);
  raise(SIGUSR2);
  EXPECT_EQ(read(fd, bytes, sizeof bytes), -1);
  EXPECT_EQ(read(sockets_.Descriptor(again), bytes, sizeof bytes), 1);
  close(fd);
  close(sockets_.Descriptor(again));
}

}  // namespace
}  // namespace orrery::posix
